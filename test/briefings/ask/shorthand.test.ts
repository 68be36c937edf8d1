// What is asked in a word or two: spelled out, and answered as the question in full would be.
import { describe, expect, it, test } from 'vitest';
import { spelledOut } from '#briefings/ask/shorthand.ts';
import { firstStory } from '../sample.ts';
import { last, readAs } from './reader.ts';

describe('spelledOut', () => {
  it.each([
    ['really', 'is it true'],
    ['the numbers', 'what are the figures'],
    ['sanctions date', 'when are the sanctions'],
    ['date of the next hearing', 'when are the next hearing'],
    ['reasons for the strike', 'why the strike'],
    ['reaction from the union', 'how did the union react'],
    ['number of victims', 'how many victims'],
    ['us position', 'what is the position of us'],
    ['harbour ban confirmed', 'is harbour ban confirmed'],
  ])('of “%s” is “%s”', (said, asked) => {
    expect(spelledOut(said)).toBe(asked);
  });

  it.each(['when is the date', 'who gave a statement', 'tarnland', 'what is the reason for the strike', ''])(
    'leaves “%s” as it is',
    (said) => {
      expect(spelledOut(said)).toBe(said);
    },
  );
});

test.each([
  [['Sanctions date?'], 'announcement'],
  [['Russia sanctions when'], 'announcement'],
  [['When are the Russia sanctions?'], 'announcement'],
  [['Sanctions?'], 'announcement'],
  [['Number of entities'], 'entities'],
  [['Numbers?'], 'entities'],
  [['Kremlin reaction'], 'reciprocity'],
  [['Denied?'], 'denial'],
  [['Reason for the sanctions?'], 'grounds'],
  [['Why are there sanctions?'], 'grounds'],
  [['Summit?'], 'summit'],
  [['First reported by?'], 'first-report'],
  [['Context?'], 'tension'],
  [['How sure are the sanctions?'], 'announcement'],
] as const)('of the first story, %s is answered by %s', (questions, claim) => {
  const { answered, lines } = last(questions);
  expect([answered, lines[0]?.claim]).toEqual([true, claim]);
});

test('“no” is said to who asks whether it is confirmed, and not to who asks how sure it is or whether it is a rumour', () => {
  expect(last(['Confirmed?']).lead).toMatch(/^No: it is expected, not confirmed\./u);
  expect(last(['So are they in force?']).lead).toMatch(/^No: it is expected/u);
  for (const asked of ['How sure is it?', 'Really?', 'Is this just a rumour?', 'Any evidence?'])
    expect(last([asked]).lead).toMatch(/^It is expected, not confirmed\./u);
});

test('who is in it is told with what they are', () => {
  const { answered, lead } = last(['Who is involved?']);
  expect([answered, lead]).toEqual([true, expect.stringContaining('Joe Biden (U.S. President)')]);
});

test('“more” is what was not told, until there is nothing more', () => {
  const questions = ['When?'];
  const told: string[] = [];
  const { claims } = firstStory();
  for (let round = 0; round <= claims.length; round++) {
    const { answered, lines } = last(questions);
    if (!answered) break;
    expect(lines.filter(({ claim }) => told.includes(claim))).toEqual([]);
    told.push(...lines.map(({ claim }) => claim));
    questions.push('More?');
  }
  expect(told.length).toBe(claims.length);
});

test('what a thing means is not told by what somebody said', () => {
  expect(last(['What does it mean?']).answered).toBe(false);
});

const course =
  readAs(`The harbour of Ostrel was closed on Monday after a crane fell into the basin, the port said.

On 3 May an inspector warned that the crane's footing was loose, according to a letter. The port replied on 7 May that it would be mended. Two tugs will lift the crane on Friday.`);

test('a timeline goes from the earliest to the latest', () => {
  const { answered, lines } = last(['Timeline?'], course);
  const places = ['3 May', '7 May', 'Monday', 'Friday'].map((day) =>
    lines.findIndex(({ text }) => text.includes(day)),
  );
  expect([answered, places]).toEqual([true, places.toSorted((a, b) => a - b)]);
  expect(places).not.toContain(-1);
});
