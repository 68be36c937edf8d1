// Numbers as news writes them, in digits or words → values.

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, 10 * (at + 2)] as const),
  ...TENS.flatMap((ten, at) =>
    SMALL.slice(1, 10).map((one, unit) => [`${ten}-${one}`, 10 * (at + 2) + unit + 1] as const),
  ),
  ['a', 1],
  ['an', 1],
]);

export const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** For regular expressions: a number in digits (`1,200`, `3.5`) or in one word (`seven`, `twenty-one`). */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|${[...WORDS.keys()]
  .filter((word) => word.length > 2)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

/** `1,200` → 1200, `twenty-one` → 21, `a` → 1; null where it is no number. */
export function numberOf(word: string): number | null {
  const known = WORDS.get(word.toLowerCase());
  if (known !== undefined) return known;
  return /^\d[\d,]*(?:\.\d+)?$/.test(word) ? Number(word.replaceAll(',', '')) : null;
}
