// Asks the questions on the corpus and prints how well they are answered: `npm run questions`, `-- --misses [group]`.
import { measureQuestions, type Verdict } from './measure.ts';

export interface Rate {
  readonly right: number;
  readonly of: number;
}

/** By group, of how many how many are right. */
export function ratesOf(verdicts: readonly Verdict[]): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { group, right } of verdicts) {
    const { right: before, of } = rates.get(group) ?? { right: 0, of: 0 };
    rates.set(group, { right: before + Number(right), of: of + 1 });
  }
  return rates;
}

function main([option, group]: readonly string[]): void {
  const verdicts = measureQuestions();
  if (option === '--misses') {
    for (const verdict of verdicts)
      if (!verdict.right && (group === undefined || verdict.group === group)) printMiss(verdict);
    return;
  }
  for (const [name, { right, of }] of ratesOf(verdicts))
    console.log(`${name.padEnd(38)} ${((100 * right) / of).toFixed(1).padStart(5)}  of ${of}`);
}

function printMiss({ group, article, asked, answer, place }: Verdict): void {
  const state = answer.answered ? 'answered' : 'refused';
  console.log(
    `${group} · ${article} · ${asked.question}\n  ${state} ${answer.confidence}, right at ${place + 1}`,
  );
  for (const line of answer.lines) console.log(`  - ${line.text}`);
}

if (import.meta.main) main(process.argv.slice(2));
