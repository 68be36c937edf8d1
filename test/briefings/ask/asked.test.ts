// What a question asks for is in the claim that answers: its unit, its name, its act, its place, its reason.
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { likeness } from '#src/likeness/words.ts';

const TEXT = `The night ferry to Sarnholm ran aground on Tuesday because its radar had failed, the harbour office said.

The vessel was travelling at 22 knots, the office said. A fisherman pulled two passengers from the water. Nine people were injured, a hospital said.

Sen. Orla Tamsin urged the line to publish its maintenance log. The line’s director, Ruben Ostrander, declined to say how often the radar was checked.

A regulator had requested documents about the radar. Survivors were treated in the school gym. The inquiry hopes to publish its findings by spring.

Passengers were held on a sandbank for nine hours, a rescue worker said. The line’s insurer paid $4 million in 2019 after a collision.

The boatmen’s guild demanded a second radar on every ship. The harbour master, Ilse Brannock, said the rocks were well marked.

The radar has given trouble since 1998. It failed on Tuesday because salt water had reached its wiring, engineers said.

The line expects to resume service within days. The crew must renew their licences every six months, the office said.`;

const report = (title: string, text: string) =>
  readLocally({ text, kind: 'whole', title, outlet: 'Sarnholm Post' }, '2024-10-09T08:00:00Z');
const story = report('Ferry runs aground near Sarnholm', TEXT);
const answer = (question: string) => ask(question, [story]);
const first = (question: string): string => answer(question).lines[0]?.text ?? '';

describe('somebody described in other words', () => {
  it('who leads a body is known by the role', () => {
    expect(answer('Who runs the line?').answered).toBe(true);
    expect(answer('Who runs the line?').lead).toContain('Ostrander');
    expect(answer('Who runs the hospital?').answered).toBe(false);
  });

  it('who speaks for somebody is known by the role', () => {
    const trial = report(
      'Two on trial in Sarnholm',
      `Ilse Brannock and her husband Odd Brannock were charged with fraud on Monday. Brannock denies it. “The books are in order,” said Tova Renn, a lawyer for Brannock.

News outlets had asked to film the trial, and the court refused them. A spokesman for the news outlets, Per Munk, said they would appeal.`,
    );
    for (const question of ['Who speaks for the media?', 'So who represents the media?'])
      expect(ask(question, [trial], undefined, likeness).lead).toBe(
        'Per Munk: spokesman for the news outlets.',
      );
    expect(ask('Who represents the court?', [trial], undefined, likeness).lead).not.toContain('Munk');
  });

  it('who speaks for somebody is not who speaks for another with a word of the name', () => {
    const strike = report(
      'Strike in Sarnholm',
      `The dockers' union began a strike on Monday. A spokeswoman for the council, Ruth Ole, called it a mistake. The dockers' union wants to be heard. Ada Brandt was hurt on the quay. Ada Quell was arrested. Quell's attorney Gil Orr said she would appeal.`,
    );
    const lead = (question: string) => ask(question, [strike], undefined, likeness).lead ?? '';
    expect(lead("Who speaks for the dockers' union?")).not.toContain('Ole');
    expect(lead('Who speaks for the council?')).toContain('Ruth Ole');
    expect(lead('Who represents Ada Brandt?')).not.toContain('Orr');
    expect(lead('Who represents Ada Quell?')).toContain('Gil Orr');
  });

  it('whose lawyer speaks is not told by a surname that goes to another', () => {
    const divorce = report(
      'Mayor sued',
      `Oren Tarn, the mayor of Sarnholm, was sued on Monday by Mira Tarn. Tarn owes her a house. “We are pleased with it,” said Tarn lawyer Jo Venn.`,
    );
    expect(ask('What did Oren Tarn say?', [divorce]).lines[0]?.text).toContain('pleased');
    expect(ask('What did Mira Tarn say?', [divorce]).answered).toBe(false);
  });

  it('an assessment is the assessor’s own', () => {
    expect(first('How sure is Brannock that the rocks were marked?')).toContain('well marked');
  });
});

describe('what follows if something comes about', () => {
  const bill = report(
    'Toll bill goes to a vote',
    `The vote on the toll is on Friday. Senator Ada Tamsin opposes it. If Ada Brandt is elected, the toll will be abolished. If her rival Tom Quill wins, the ferry could be sold. Unless the dyke is repaired, the road will be shut in May. The outcome of the election could be decisive for the port.`,
  );
  const told = (question: string) => ask(question, [bill], undefined, likeness);

  it('is told under that condition', () => {
    for (const [question, words] of [
      ['What if Brandt wins?', 'abolished'],
      ['what happens if Quill is elected?', 'sold'],
      ['What happens if the dyke is not repaired?', 'shut'],
    ] as const)
      expect(told(question).lines[0]?.text).toContain(words);
  });

  it('is not told under another', () => {
    for (const question of ['What if Brandt loses?', 'What if Quill withdraws?', 'What if Ada Tamsin wins?'])
      expect(told(question).answered, question).toBe(false);
  });
});

describe('an answer holds what is asked for', () => {
  it.each([
    ['How fast was the ferry going?', '22 knots'],
    ['How often do crews renew their licences?', 'every six months'],
    ['Who pulled the passengers out?', 'fisherman'],
    ['What did the senator urge?', 'maintenance log'],
    ['Where were the survivors treated?', 'school gym'],
    ['When will the findings be published?', 'by spring'],
    // "In 2019" and "since 1998" name no day.
    ['On which day did the radar fail?', 'Tuesday'],
    ['Since when has the radar given trouble?', '1998'],
    ['For how long were the passengers held?', 'nine hours'],
    ['How much money did the insurer pay?', '$4 million'],
    ['What did the sailors’ guild demand?', 'second radar'],
    ['How many people were hurt?', 'Nine people'],
    ['What will the line do about its service?', 'resume service'],
    ['Why did the ferry run aground?', 'radar had failed'],
    ['Did Tamsin urge the line to publish its log?', 'maintenance log'],
  ])('%s', (question, words) => {
    expect(answer(question).answered).toBe(true);
    expect(first(question)).toContain(words);
  });

  it.each([
    ['the thing has no name', 'Which regulator requested the documents?'],
    ['somebody would not say', 'How did Ostrander check the radar?'],
    ['nobody is named', 'What is the name of the fisherman?'],
    ['the act is not told', 'When did Tamsin sue the line?'],
    ['another has done it', 'Did Ostrander urge the line to publish its maintenance log?'],
    ['it tells of another point of the scale', 'How many people died in the accident?'],
  ])('and is refused where %s: %s', (_, question) => {
    expect(answer(question).answered).toBe(false);
  });
});

it('knows that what one does with another is done by both', () => {
  const meeting = report(
    'Tamsin meets ferry line',
    'Sen. Orla Tamsin met the line’s director, Ruben Ostrander, on Friday. Ostrander left the meeting early.',
  );
  expect(ask('Did Ostrander meet Tamsin?', [meeting])).toMatchObject({ answered: true });
  expect(ask('Did Tamsin leave the meeting early?', [meeting])).toMatchObject({ answered: false });
});

it('takes the year in the name of an event for no time', () => {
  const league = report(
    'League to punish two clubs',
    'The league will punish two clubs over bribes in the 2019 final. The punishment of the clubs will be made public on Friday, the league said.',
  );
  expect(ask('When will the league punish the clubs?', [league]).lines[0]?.text).toContain('Friday');
});
