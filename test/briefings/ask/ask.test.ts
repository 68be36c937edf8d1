// Questions and answers: the right claim first, its speaker and certainty kept, and a refusal where a story is silent.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import type { Answer } from '#briefings/ask/answer.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { court, flood, merger } from './stories.ts';
import { ROWS } from './table.ts';

const words = (answer: Answer): string =>
  [answer.lead ?? '', ...answer.lines.map((line) => line.text)].join('\n');
const claims = (answer: Answer): readonly string[] => answer.lines.map((line) => line.claim);

describe('a question about one story', () => {
  for (const { story, question, first, says } of ROWS)
    it(`${story.id}: ${question}`, () => {
      const answer = ask(question, [story]);
      expect({ answered: answer.answered, answer: words(answer) }).toMatchObject({
        answered: first !== null,
      });
      if (first !== null) expect(first).toContain(answer.lines[0]?.claim);
      if (says !== undefined) expect(words(answer)).toContain(says);
      if (first === null) expect(answer.lines.length).toBeLessThanOrEqual(2);
    });

  it('is surer of what it answers than of what it refuses', () => {
    const sure = ROWS.filter((row) => row.first !== null).map(
      (row) => ask(row.question, [row.story]).confidence,
    );
    const unsure = ROWS.filter((row) => row.first === null).map(
      (row) => ask(row.question, [row.story]).confidence,
    );
    expect(Math.min(...sure)).toBeGreaterThan(Math.max(...unsure));
  });
});

describe('what a question asks for', () => {
  const said = (question: string, story: Story): string => words(ask(question, [story]));

  it('is not what somebody of the same surname says', () => {
    expect(ask('What did Ottilie Vane do with the money?', [court]).answered).toBe(true);
    expect(ask('What did Marta Vane say?', [court]).answered).toBe(false);
  });

  it('has its unit: money, years, a length of time', () => {
    for (const question of [
      'How old is Vane?',
      'How much do the dockers earn?',
      'What salary does Vane get?',
    ])
      expect(ask(question, [court]).answered).toBe(false);
    expect(said('How much money is missing?', court)).toContain('2.4 million crowns');
  });

  it('is not the next point of the same scale', () => {
    for (const question of ['When was Vane convicted?', 'When was Vane arrested?', 'Was Vane acquitted?'])
      expect(ask(question, [court]).answered).toBe(false);
  });

  it('is not two things that the story tells apart', () => {
    for (const question of ['When did the dam break?', 'Has the dam been repaired?'])
      expect(ask(question, [flood]).answered).toBe(false);
  });
});

describe('what an answer must not lose', () => {
  it('tells both sides of a dispute', () => {
    expect(claims(ask('Were the gates opened without warning?', [flood]))).toEqual(['late', 'on-time']);
    expect(claims(ask('What did Vane take?', [court]))).toEqual(expect.arrayContaining(['took', 'denial']));
  });

  it('tells both sides wherever a disputed claim is told', () => {
    for (const { story, question } of ROWS) {
      const told = claims(ask(question, [story]));
      const disputed = told.filter((id) =>
        story.claims.some((claim) => claim.id === id && claim.status === 'disputed'),
      );
      for (const id of disputed)
        expect(
          story.claims.some(
            (claim) =>
              told.includes(claim.id) &&
              claim.links.some(
                (link) =>
                  link.type === 'denies' && (claim.id === id ? told.includes(link.claim) : link.claim === id),
              ),
          ),
        ).toBe(true);
    }
  });

  it('tells an expected thing as expected', () => {
    const answer = ask('Who is buying Lumeris?', [merger]);
    expect(answer.lines[0]?.text).toContain('[expected]');
    expect(words(answer)).not.toMatch(/\bYes\b/u);
  });

  it('names the accuser of an allegation and the outlet through which a denial is known', () => {
    expect(words(ask('What is Vane accused of?', [court]))).toContain('Tobias Hark');
    expect(words(ask('Who denies it?', [court]))).toContain('via Tarn Post');
  });

  it('never answers with a figure that another has replaced', () => {
    for (const question of ['How many died?', 'did four people die?', 'What about the dead?'])
      expect(claims(ask(question, [flood]))).not.toContain('dead-4');
  });

  it('offers only questions that are answered, and not the one just asked', () => {
    for (const { story, question } of ROWS)
      for (const related of ask(question, [story]).related) {
        expect(ask(related, [story]).answered).toBe(true);
        expect(related).not.toBe(question);
      }
  });
});

describe('several stories', () => {
  const all = [court, flood, merger];
  const storyOf = (answer: Answer): string | undefined => answer.lines[0]?.story;

  it('finds the story that the question is about', () => {
    for (const { story, question } of [
      { story: court, question: 'What did Brook say?' },
      { story: flood, question: 'How many people died?' },
      { story: merger, question: 'What is the price of the takeover?' },
    ])
      expect(storyOf(ask(question, all))).toBe(story.id);
  });

  it('stays with the story of the thread, and leaves it for a question that is plainly of another', () => {
    const conversation = { stories: [court.id], turns: [] };
    expect(storyOf(ask('Who denies it?', all, conversation))).toBe(court.id);
    expect(storyOf(ask('How many were evacuated from Lower Tansy?', all, conversation))).toBe(flood.id);
  });

  it('takes the newest where nothing is named', () => {
    expect(storyOf(ask('What happens next?', all))).toBe(merger.id);
  });

  it('says so when there is none', () => {
    expect(ask('Who?', [])).toMatchObject({ answered: false, lines: [] });
  });
});

describe('the first story', () => {
  const path = new URL('../../../src/store/first-story.json', import.meta.url);
  const seed: Story = parseStory(JSON.parse(readFileSync(path, 'utf8')));
  const asked = (question: string): Answer => ask(question, [seed]);

  it('tells of the measures, not of what was said of them, whether they are in force', () => {
    const said = asked('what did Peskov say exactly?');
    const turns = [{ question: 'what did Peskov say exactly?', claims: said.lines }];
    const answer = ask('so are they in force?', [seed], { stories: [seed.id], turns });
    expect(answer.lead).toMatch(/^No: it is expected/u);
    expect(claims(answer)).toContain('announcement');
  });

  it('gives no day that has been for what is due', () => {
    const answer = asked('what day is the announcement due?');
    expect(answer.lead).toContain('15 April 2021');
    expect(claims(answer)[0]).toBe('announcement');
  });

  it('says who is to be sanctioned, as expected and with its sources', () => {
    const answer = asked('who is being sanctioned?');
    expect(answer.answered).toBe(true);
    expect(claims(answer)).toEqual(['entities', 'diplomats']);
    expect(words(answer)).toMatch(/expected/u);
    expect(words(answer)).toContain('one U.S. official');
  });

  it('says who had it first', () => {
    expect(words(asked('who broke it?'))).toContain('Bloomberg');
  });

  it('gives the answer of the Kremlin, and the outlet that it is known through', () => {
    expect(asked('did russia respond?').lead).toBe('Yes.');
    expect(words(asked('did russia respond?'))).toMatch(/Peskov.*via Reuters/u);
  });

  it('does not call it confirmed', () => {
    const answer = asked('is it confirmed?');
    expect(answer.lead).toMatch(/^No: it is expected, not confirmed\. It rests on one U\.S\. official/u);
  });

  it('describes its unnamed sources, and says that nobody names them', () => {
    for (const question of ['who are the two sources?', 'Who says so?'])
      expect(asked(question).lead).toBe(
        'One U.S. official and a second source familiar with the matter. The reports do not name them.',
      );
    expect(asked('who says that Russia was behind SolarWinds?').lead).not.toContain('One U.S. official');
  });

  it('does not take the name of an act for an answer to who did it', () => {
    for (const question of ['did Russia poison Navalny?', 'was Navalny poisoned by Russia?'])
      expect(asked(question)).toMatchObject({ answered: false, lines: [{ claim: 'navalny-sanctions' }, {}] });
    expect(asked('was Navalny poisoned?')).toMatchObject({ answered: true });
  });

  it('says what has happened and what is only expected, where a question fits both', () => {
    const answer = asked('did the US sanction Russia?');
    expect(answer.lead).toBe('Some of this has happened; some is only expected.');
    expect(claims(answer)).toEqual(expect.arrayContaining(['announcement', 'navalny-sanctions']));
  });

  it('gives the reasons before what they are given for', () => {
    expect(claims(asked('why is the US sanctioning Russia?'))).toEqual(['grounds', 'announcement']);
  });

  it('tells both views of the analysts', () => {
    expect(claims(asked('will Russia invade Ukraine?'))).toEqual(['offensive', 'intimidation']);
  });

  it('says when something was said', () => {
    expect(asked('when did Peskov say that?')).toMatchObject({
      answered: true,
      lead: '15 April 2021 (“Thursday”).',
    });
  });

  it('takes “now what?” for a question about what comes next', () => {
    expect(claims(asked('now what?'))).toEqual(claims(asked('what happens next?')));
  });

  it('knows which president is meant, and has no words of one who says nothing', () => {
    expect(claims(asked('what name did the president use for Putin?'))[0]).toBe('killer');
    expect(asked('what did the Russian president say?')).toMatchObject({
      answered: false,
      lead: 'The reports I have give no words of Vladimir Putin.',
    });
  });

  it('offers what is nearest: the words of who is asked for, else what is told of them', () => {
    expect(claims(asked('what did Peskov tell Axios?'))).toEqual(['reciprocity', 'answer-in-kind']);
    expect(claims(asked('what did Trump say?'))[0]).toBe('influence');
  });

  it('refuses what the reports do not say', () => {
    for (const question of [
      'who told Bloomberg?',
      'when were the sanctions lifted?',
      'which companies are on the list?',
      'why did Putin refuse the summit?',
    ])
      expect(asked(question)).toMatchObject({ answered: false });
    expect(claims(asked('which companies are on the list?'))[0]).toBe('entities');
  });
});
