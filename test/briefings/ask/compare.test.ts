// Two sides, side by side: the claims that answer each other first, a side that says nothing named as such.
import { describe, expect, test } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { firstStory } from '../sample.ts';
import { court, flood } from './stories.ts';

const first = firstStory();
const told = (answer: ReturnType<typeof ask>): readonly string[] => answer.lines.map(({ claim }) => claim);

describe('a comparison', () => {
  test.each([
    'compare what Russia and Washington say',
    'How does Moscow’s account differ from Washington’s?',
    'what is the difference between what Washington says and what Russia says?',
    'what do Russia and the United States disagree on?',
    'compare Washington with Moscow',
  ])('has both sides of what is denied: %s', (question) => {
    const answer = ask(question, [first]);
    expect(answer.answered).toBe(true);
    expect(answer.lead).toContain('one denies what the other says');
    expect(told(answer)).toEqual(expect.arrayContaining(['blamed', 'denial']));
  });

  test('keeps each side’s own words, with their speakers first', () => {
    const answer = ask('compare what the prosecutor and the lawyer say', [court]);
    const [one, other] = answer.lines;
    expect(one?.text).toMatch(/^State prosecutor Tobias Hark/);
    expect(other?.text).toMatch(/^Vane's lawyer Mirel Lund/);
  });

  test.each([
    ['a person who says nothing', 'what do Biden and Putin disagree on?', 'do not say what Putin says'],
    ['somebody unknown', 'compare the EU with NASA', 'do not tell of both'],
  ])('is refused with %s', (_, question, lead) => {
    const answer = ask(question, [first]);
    expect(answer.answered).toBe(false);
    expect(answer.lead).toContain(lead);
  });

  test('of nobody in particular is what is disputed', () => {
    expect(told(ask('how do the accounts differ?', [first]))).toEqual(
      told(ask('what is disputed?', [first])),
    );
    expect(ask('how do they differ?', [flood]).lines.length).toBeGreaterThan(0);
  });
});
