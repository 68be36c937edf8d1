// The words in which claims are told: whole where the speaker says nothing of it, and of the one who is meant.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import type { Claim, Story } from '#briefings/story/story.ts';

const read = (text: string): Story =>
  readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');

const wordsOf = (text: string): readonly string[] => read(text).claims.map((claim) => claim.text);

/** The claims behind the first sentence of a text. */
const later = (text: string): readonly Claim[] => read(text).claims.slice(1);

describe('what somebody does not say', () => {
  test.each([
    'Ferris neither confirmed nor denied that the captain had been drinking',
    'The ministry could neither confirm nor deny the report',
  ])('neither confirmed nor denied: “%s” is told whole, and denies nothing', (words) => {
    expect(later(`The harbour is shut. ${words}.`)).toMatchObject([
      { text: words, kind: 'event', status: 'established', certainty: 'certain', polarity: 'denied' },
    ]);
  });

  test.each([
    'Councillor Petra Holm declined to say how she had voted',
    'Holm refused to explain why she left the room',
  ])('“%s” is one claim, and no claim of what was asked', (words) => {
    expect(wordsOf(`The harbour is shut. ${words}.`)).toEqual(['The harbour is shut', words]);
  });

  test.each([
    'Not every member of the guild agrees on the route',
    'No official has confirmed that the dam burst',
    'Nobody has told them when they may go back',
    'Neither of the two brothers would say that the dam was safe',
    'Ilse Tarn no longer believes that the dam is safe',
    'The ministry left without asking the families',
    'The panel stopped short of speaking of fraud',
    'A second storm is no longer considered likely',
  ])('“%s” is told by the outlet, in all its words', (words) => {
    expect(later(`The harbour is shut. ${words}.`)).toMatchObject([{ text: words, attribution: [] }]);
  });

  test.each([
    ['No fewer than ten experts said that the dam was safe.', 'The dam was safe'],
    ['Ilse Tarn spoke without notes, saying that the dam was safe.', 'The dam was safe'],
  ])('“%s” says it', (text, words) => {
    expect(wordsOf(text)).toContain(words);
  });

  test('what is no longer so is denied', () => {
    expect(later('The harbour is shut. The bank no longer pays.')).toMatchObject([{ polarity: 'denied' }]);
  });
});

describe('what is expected', () => {
  test.each([
    'If the bill is passed, the losing side in the vote could be expected to appeal',
    'Unless it rains, the dam is expected to hold',
    'The bridge over the river is believed to be unsafe',
  ])('“%s” has its condition, and all of its subject', (words) => {
    expect(wordsOf(`${words}.`)).toEqual([words]);
  });
});

describe('who is meant', () => {
  test('the name that stands behind a description is the subject', () => {
    expect(wordsOf('The contractor, Groupe Alvaro, disputes that its pipes were to blame.')).toEqual([
      'Groupe Alvaro disputes that its pipes were to blame',
    ]);
    expect(wordsOf('The contractor, which owns the pipes, disputes that they were to blame.')[0]).toMatch(
      /^The contractor, which owns the pipes, disputes/,
    );
  });

  test.each([
    [
      'His wife, the nurse Lena Holt, who wept, calls the report a lie.',
      'Lena Holt, who wept, calls the report a lie',
    ],
    ['Its rival, the Blue Party, calls the report a lie.', 'The Blue Party calls the report a lie'],
    [
      'Two guards, Ada Holt and Jim Tarn, called the report a lie.',
      'Ada Holt and Jim Tarn called the report a lie',
    ],
    ['Lena Holt, the head of the harbour, calls the report a lie.', 'Lena Holt calls the report a lie'],
  ])('“%s” is told of those who are named', (text, words) => {
    expect(wordsOf(text)).toEqual([words]);
  });

  test('whose landlady says it', () => {
    const names = (text: string) =>
      later(text).flatMap(({ attribution }) => attribution.map(({ name }) => name));
    expect(names('Lena Holt fled. Her landlady said that it rained.')).toEqual(['Lena Holt’s landlady']);
    expect(names('A woman fled. Her landlady said that it rained.')).toEqual(['her landlady']);
  });

  test('what a relative pronoun stands for', () => {
    const told = (text: string) =>
      read(text).claims.map(({ text: words, attribution: [voice] }) => [words, voice?.name]);
    expect(told('They sent a letter that calls for rain.')).toContainEqual([
      'A letter calls for rain',
      'a letter',
    ]);
  });

  test('“he” in the words of somebody without a name is not put down as another with one', () => {
    const text =
      'Sheriff Tom Arden said the driver of the tanker fled. The driver later said he was afraid. Arden said he would wait.';
    expect(wordsOf(text)).toEqual([
      'The driver of the tanker fled',
      'The driver later said he was afraid',
      'Tom Arden would wait',
    ]);
  });

  test('a mark in a title has no space before it', () => {
    const title = 'Sheriff : Driver fled , then slept';
    const story = readLocally({ text: 'The harbour is shut.', kind: 'whole', title }, '2031-05-15');
    expect(story.headline).toBe('Sheriff: Driver fled, then slept');
  });
});

describe('what is no part of a claim', () => {
  test('the dateline, of which nothing is told and nobody is known', () => {
    const { claims, actors } = read(
      'PORT ARDEN, May 14 (Coastwire) - Two ferries sank, the coastguard said.\n\nThe port is shut.',
    );
    expect(claims.map((claim) => claim.text)).toEqual(['Two ferries sank', 'The port is shut']);
    expect(actors.map(({ name }) => name)).not.toContain('Coastwire');
  });
});

/** Every claim with those who say it: “Ilse Tarn: the bridge is shut”. */
const toldBy = (text: string): readonly string[] =>
  read(text).claims.map(
    ({ text: words, attribution }) => `${attribution.map(({ name }) => name).join(' & ') || '-'}: ${words}`,
  );

describe('whose claim it is', () => {
  test('what happens while somebody answers is not what is answered', () => {
    expect(toldBy('Ilse Tarn wept as the captain answered “no” for the sixth time.')[0]).toMatch(
      /^-: Ilse Tarn wept as/,
    );
  });

  test('who reports only the last of several things', () => {
    const text =
      'Ilse Tarn won the race on Sunday, taking a minute off the mark, then lay down in the port and, a guide reported, asked for lunch.';
    expect(toldBy(text)).toEqual([
      '-: Ilse Tarn won the race on Sunday, taking a minute off the mark, then lay down in the port',
      'a guide: Ilse Tarn asked for lunch',
    ]);
  });

  test('a charge is rejected by those who are charged', () => {
    const text =
      'The Ostra foreign ministry accused Kerra of moving troops, a charge the Kerran government rejected as “theatre for cameras.”';
    expect(toldBy(text)).toEqual([
      'the Ostra foreign ministry: The Ostra foreign ministry accused Kerra of moving troops',
      'the Kerran government: The Kerran government rejected a charge as “theatre for cameras”',
    ]);
  });

  test.each([
    ['according to findings released by the agency today', 'findings released by the agency today'],
    ['according to a survey published on Thursday', 'a survey'],
    ['according to letters seen by the Herald', 'letters seen by the Herald'],
  ])('%s: what a paper is belongs to it', (source, name) => {
    expect(toldBy(`The dam was old, ${source}.`)).toEqual([`${name}: The dam was old`]);
  });

  test('a semicolon ends what is according to somebody', () => {
    const text = 'The dam was old, according to letters; the mayor maintained that it was safe.';
    expect(toldBy(text)).toEqual(['letters: The dam was old', 'the mayor: It was safe']);
    expect(toldBy('Tom Arden won and, according to a guide, left at once.')).toContain(
      'a guide: Tom Arden left at once',
    );
  });

  test('what is put somewhere at an hour is no estimate', () => {
    expect(toldBy('Ilse Tarn put her bins out at 7.20am on Monday.')[0]).toMatch(/^-: /);
    expect(toldBy('Ilse Tarn put the toll at 40.')[0]).toMatch(/^Ilse Tarn: /);
  });

  test('what is confirmed behind it', () => {
    expect(toldBy('Rovers will appeal, manager Tom Arden confirmed after the game.')).toEqual([
      'Tom Arden: Rovers will appeal',
    ]);
  });

  test('those who are called by a learned trade', () => {
    expect(toldBy('Hydrologists warned of a drought. They said that the lake is low.')).toContain(
      'hydrologists: The lake is low',
    );
  });

  test.each([
    'Whether either side wants a bridge is another matter',
    'Ilse Tarn hid what she thinks of Ostra',
  ])('of what is left open nothing is told: “%s”', (words) => {
    expect(toldBy(`The port is shut. ${words}.`).slice(1)).toEqual([`-: ${words}`]);
  });

  test('“they” stands for one organisation only where the verb fits one', () => {
    const text = (verb: string): string => `The Pilots’ Guild met. “They ${verb} the port,” Ilse Tarn said.`;
    expect(wordsOf(text('closed'))).toContain('“They closed the port”');
    expect(wordsOf(text('use').replaceAll(/[“”]/g, ''))).toContain('They use the port');
  });
});

describe('what is told whole', () => {
  test.each([
    [
      'a subject before its speaker and an adverb behind',
      'A draft, Ilse Tarn disclosed, now contains the word “dam”.',
      'A draft now contains the word “dam”',
    ],
    [
      'a quoted predicate',
      'Its pumps, the firm said, “worked exactly as planned.”',
      'Its pumps “worked exactly as planned”',
    ],
    [
      'a quoted subject',
      '“Dams,” Ilse Tarn reminded reporters, “are where hope lives.”',
      '“Dams are where hope lives”',
    ],
    [
      'an auxiliary and its verb',
      'The town had, the mayor reported, asked for a ban.',
      'The town had asked for a ban',
    ],
    [
      'a subject behind a colon',
      'Ilse Tarn scoffed at the notion: the dams, she whispered, had been there for years.',
      'The dams had been there for years',
    ],
    [
      'one who is told it',
      'The money, Ilse Tarn told the Herald by telephone, had been carried north.',
      'The money had been carried north',
    ],
    [
      'a report',
      'The bridge will cost two billion marks, the tribunal estimated in a report made public on Monday.',
      'The bridge will cost two billion marks',
    ],
    [
      'a participle between the subject and its verb',
      'Tom Arden warned that the number of dead, put at 118 by nightfall, would rise.',
      'Tom Arden warned that the number of dead, put at 118 by nightfall, would rise',
    ],
    [
      'a preposition before what somebody else alleges',
      'Magistrates opened an inquiry into allegations that the school was unsafe.',
      'Magistrates opened an inquiry',
    ],
    [
      'a memo with its date',
      'An internal memo dated May 2018 instructs supervisors to round down.',
      'An internal memo instructs supervisors to round down',
    ],
    ['what somebody fired back', 'Ilse Tarn fired back that the firm had paid.', 'The firm had paid'],
  ])('%s', (_name, text, words) => {
    expect(wordsOf(text)).toContain(words);
  });

  test('a second verb of the outlet’s, with the subject of the first', () => {
    expect(
      wordsOf('The inspectorate found raised levels of dust downwind but judged the risk to be low.'),
    ).toEqual([
      'The inspectorate found raised levels of dust downwind',
      'The inspectorate judged the risk to be low',
    ]);
    expect(
      wordsOf('The police initially followed a lorry but have since abandoned that theory.'),
    ).toHaveLength(1);
  });

  test('what somebody was asked', () => {
    const story = read('The port is shut. Asked whether the dam would hold, Tarn shrugged: “Watch.”');
    expect(story.claims.map(({ text }) => text)).toContain('Tarn was asked whether the dam would hold');
    expect(story.claims.find(({ text }) => text === '“Watch”')?.attribution[0]?.name).toBe('Tarn');
  });

  test('a relative clause behind, which is nobody’s word', () => {
    expect(toldBy('The board hired a lawyer, which showed nothing.')).toEqual([
      '-: The board hired a lawyer, which showed nothing',
    ]);
  });
});

describe('where and when somebody asked or promised', () => {
  test('stands before it, and is its time', () => {
    const [, claim] = read(
      'The port is shut. In a meeting with the dockers on Tuesday, Ilse Tarn proposed a truce of a week.',
    ).claims;
    expect(claim?.text).toBe(
      'In a meeting with the dockers on Tuesday, Ilse Tarn proposed a truce of a week',
    );
    expect(claim?.when ?? claim?.attribution[0]?.saidAt).toBeDefined();
  });

  test('is no part of what is said', () => {
    const [, claim] = read(
      'The port is shut. In a statement on Tuesday, Ilse Tarn said that the dam was safe.',
    ).claims;
    expect(claim).toMatchObject({ text: 'The dam was safe', attribution: [{ saidAt: 'm1' }] });
  });
});

describe('what a name is of', () => {
  const kindIn = (text: string, name: string): string | undefined =>
    read(text).actors.find((actor) => actor.name === name)?.kind;

  test.each([
    [
      'Kelmar',
      'place',
      'A ferry ran aground off Kelmar. The coastguard said that Kelmar had no other ferry.',
    ],
    ['Vireo Lines', 'organization', 'The port is shut. Vireo Lines rejected the criticism.'],
    [
      'Tarnbank',
      'organization',
      'Tarnbank, the second-largest lender, will cut jobs. Tarnbank kept its dividend.',
    ],
  ])('%s is a %s', (name, kind, text) => {
    expect(kindIn(text, name)).toBe(kind);
  });
});

describe('times and links that a claim has not', () => {
  test('what is expected is not of a time that is over, and lasts for no time after', () => {
    const [claim] = read(
      'The bank will cut 1,200 jobs over two years after its profit fell in the first quarter.',
    ).claims;
    expect([claim?.status, claim?.when]).toEqual(['expected', undefined]);
  });

  test('nobody denies what their own lawyer says', () => {
    const { claims } = read(
      'The port is shut. Olin Vey denied all charges and his lawyer said that he would appeal.',
    );
    expect(claims.map(({ text }) => text)).toContain('Olin Vey denied all charges');
    expect(claims.flatMap(({ links }) => links)).toEqual([]);
  });
});
