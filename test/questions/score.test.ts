// The questions on the corpus are answered and refused as well as they were, or better.
import { expect, it } from 'vitest';
import { measureQuestions } from './measure.ts';
import { ratesOf } from './score.ts';

it('answers and refuses the questions on the corpus as before', () => {
  const rates = ratesOf(measureQuestions());
  const share = (group: string): number => {
    const { right, of } = rates.get(group) ?? { right: 0, of: 1 };
    return (100 * right) / of;
  };
  for (const [group, least] of [
    ['answerable', 41],
    ['near miss', 58],
    ['false presupposition', 70],
    ['off topic', 92],
    ['opening', 75],
    ['follow-up', 58],
  ] as const)
    expect(share(group), group).toBeGreaterThanOrEqual(least);
});
