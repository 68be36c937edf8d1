// Where what somebody says begins and ends, and what of the sentence behind it is told of whom.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/** Every claim with those who say it: “Ilse Tarn: the bridge is shut”, “-: …” for the outlet. */
function toldBy(text: string): readonly string[] {
  const story = readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');
  return story.claims.map(
    ({ text: words, attribution }) => `${attribution.map(({ name }) => name).join(' & ') || '-'}: ${words}`,
  );
}

describe('a verb behind “and” or “but”', () => {
  test.each([
    [
      'goes on with whoever is sorry',
      'The lawyer said that her client was sorry about the strike and would make no further statement.',
      [
        'the lawyer: Her client was sorry about the strike',
        'the lawyer: Her client would make no further statement',
      ],
    ],
    [
      'belongs to the condition',
      'Ilse Tarn said that the embassy could reopen if Ostra paid for the damage and put the culprits on trial.',
      ['Ilse Tarn: The embassy could reopen if Ostra paid for the damage and put the culprits on trial'],
    ],
    [
      'is done to him as well',
      'Ilse Tarn demanded that he be handed over and recalled to Ostra.',
      ['Ilse Tarn: Ilse Tarn demanded that he be handed over and recalled to Ostra'],
    ],
    [
      'tells of a promise that is past',
      'Ilse Tarn promised to mend the bridge and has since left the town.',
      ['Ilse Tarn: Ilse Tarn promised to mend the bridge', '-: Ilse Tarn has since left the town'],
    ],
    [
      'keeps silent',
      'The police confirmed that a van had been seized but would not say where.',
      ['the police: A van had been seized', '-: The police would not say where'],
    ],
    [
      'is said by the same',
      'Petra Ohm denied that there was a search and called the hiring routine.',
      [
        'Petra Ohm: Petra Ohm denied that there was a search',
        'Petra Ohm: Petra Ohm called the hiring routine',
      ],
    ],
    [
      'is a part of what is said',
      'Ilse Tarn said the bridge was old and would be closed.',
      ['Ilse Tarn: The bridge was old', 'Ilse Tarn: The bridge would be closed'],
    ],
    [
      'is a part of what is not said',
      'The abbot says that he does not know and is not asking.',
      ['the abbot: He does not know and is not asking'],
    ],
    [
      'is denied',
      'Ilse Tarn could not read the letter and never learned to write it.',
      ['-: Ilse Tarn could not read the letter and never learned to write it'],
    ],
  ])('%s', (_, text, told) => {
    expect(toldBy(text)).toEqual(told);
  });
});

describe('what is said ends', () => {
  test.each([
    [
      'before what the speaker does',
      'Ilse Tarn demanded that he be handed over and recalled her envoy when Ostra refused.',
      'Ilse Tarn: Ilse Tarn demanded that he be handed over',
    ],
    [
      'before what has not come of it',
      'The guild has asked the town for help, and has so far heard nothing.',
      'the guild: The guild has asked the town for help',
    ],
    [
      'before a clause whose subject is told apart',
      'The traders complained of losses, and the mayor, Ilse Tarn, has offered them another site.',
      'the traders: The traders complained of losses',
    ],
    [
      'before a second “that”',
      'Ilse Tarn points out that the two armies still share a radio, and that it was used in May.',
      'Ilse Tarn: The two armies still share a radio',
    ],
    [
      'behind the day for which it is planned',
      'Ilse Tarn announced a vote for next Tuesday, and left.',
      'Ilse Tarn: Ilse Tarn announced a vote for next Tuesday',
    ],
    [
      'behind a nation that has friends and is rich',
      'Ilse Tarn praised the charm of a nation that has many friends and is rich.',
      'Ilse Tarn: Ilse Tarn praised the charm of a nation that has many friends and is rich',
    ],
    [
      'behind things that look like verbs',
      'Ilse Tarn wanted to hide her shady dealings and favors to the firm.',
      'Ilse Tarn: Ilse Tarn wanted to hide her shady dealings and favors to the firm',
    ],
    [
      'behind what somebody should do instead',
      'You should not stop taking it but see your doctor, Ilse Tarn said.',
      'Ilse Tarn: You should not stop taking it',
      'Ilse Tarn: You should see your doctor',
    ],
  ])('%s', (_, text, ...told) => {
    expect(toldBy(text).slice(0, told.length)).toEqual(told);
  });
});

describe('to whom it is told', () => {
  test.each([
    [
      'Ilse Tarn told a court in Ostra on Tuesday that her brother had fled.',
      'Ilse Tarn: Her brother had fled',
    ],
    ['Ilse Tarn told the head of the port in Ostra that the dam was safe.', 'Ilse Tarn: The dam was safe'],
    [
      'Ilse Tarn told the story in a book that was printed in May.',
      'Ilse Tarn: Ilse Tarn told the story in a book that was printed in May',
    ],
  ])('%s', (text, told) => {
    expect(toldBy(text)).toEqual([told]);
  });
});
