// What share of the questions of each group is answered or refused rightly at the least.
import { expect } from 'vitest';
import { measureQuestions } from './measure.ts';
import type { SheetFile } from './questions.ts';
import { ratesOf } from './score.ts';

/** Hundreds of questions, on a machine that does something else as well, in ms. */
export const PATIENCE = 180_000;

/** @param floors by group, in per cent */
export function expectAtLeast(files: readonly SheetFile[], floors: Readonly<Record<string, number>>): void {
  const rates = ratesOf(measureQuestions(files));
  for (const [group, least] of Object.entries(floors)) {
    const { right, of } = rates.get(group) ?? { right: 0, of: 1 };
    expect((100 * right) / of, group).toBeGreaterThanOrEqual(least);
  }
}
