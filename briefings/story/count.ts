// What a claim counts (“at least five people were injured”), and which claims count the same.
import { conceptsOf, isStopWord, LOOSELY, plain, wordsOf } from '../ask/words.ts';
import type { Claim, Figure, Story } from './story.ts';

/** A claim as a count. */
export interface Count {
  readonly figure: Figure;
  /** The stem of what is counted: of “injured people”, people. */
  readonly unit: string;
  /** What became of it, or where it is: the other words that tell something. */
  readonly told: ReadonlySet<string>;
}

/** Words that say how exact a number is, and none of what it counts. */
const EXACT =
  /^(?:least|most|fewer|less|more|over|around|about|some|nearly|almost|roughly|approximately|exactly|total|number|count|toll|so|far)$/;

const counts = new WeakMap<Claim, { readonly count: Count | null }>();

/** @returns null where the claim counts nothing */
export function countOf(claim: Claim): Count | null {
  const known = counts.get(claim);
  if (known !== undefined) return known.count;
  const count = readCount(claim);
  counts.set(claim, { count });
  return count;
}

function readCount({ figures, text }: Claim): Count | null {
  const [figure] = figures;
  const counted = figure === undefined ? [] : wordsOf(plain(figure.of));
  const unit = counted.at(-1)?.stem;
  if (figure === undefined || unit === undefined) return null;
  const aside = new Set(counted.map(({ stem }) => stem));
  const told = wordsOf(plain(text)).filter(
    (word) => !isStopWord(word) && !EXACT.test(word.text) && !aside.has(word.stem) && !/^\d/.test(word.stem),
  );
  return { figure, unit, told: new Set(told.map(({ stem }) => stem)) };
}

/**
 * Whether two claims count the same: so many of one thing, of which both say the same, in as few words as the shorter
 * has. “Twelve people were injured in the flood” counts what “five people were hurt” counts.
 */
export function countsSame(a: Claim, b: Claim): boolean {
  const [one, other] = [countOf(a), countOf(b)];
  if (one === null || other === null || one.unit !== other.unit) return false;
  if (a.polarity !== b.polarity || (a.status === 'expected') !== (b.status === 'expected')) return false;
  const [short, long] = one.told.size <= other.told.size ? [one.told, other.told] : [other.told, one.told];
  return short.size > 0 && [...short].every((stem) => isSaid(stem, long));
}

const isSaid = (stem: string, by: ReadonlySet<string>): boolean =>
  by.has(stem) ||
  conceptsOf(stem).some(
    (group) => !group.startsWith(LOOSELY) && [...by].some((each) => conceptsOf(each).includes(group)),
  );

/** What no longer stands is counted by nobody. */
const GONE: readonly Claim['status'][] = ['superseded', 'corrected', 'withdrawn'];

/** The claims that count what this one counts, and stand beside it: each speaker has one number. */
export function countsBeside({ claims }: Story, claim: Claim): readonly Claim[] {
  if (GONE.includes(claim.status) || countOf(claim) === null) return [];
  return claims.filter(
    (other) =>
      other.id !== claim.id &&
      !GONE.includes(other.status) &&
      countsSame(claim, other) &&
      isOther(claim, other),
  );
}

const isOther = (a: Claim, b: Claim): boolean => {
  const [one, other] = [countOf(a)?.figure, countOf(b)?.figure];
  return one?.value !== other?.value || one?.min !== other?.min || one?.max !== other?.max;
};

/** “at least 5”, “up to 8”, “5 to 8”, “12”. */
export function figureText({ value, min, max }: Figure): string {
  const words = (number: number): string => number.toLocaleString('en');
  if (value !== undefined) return words(value);
  if (min !== undefined && max !== undefined) return `${words(min)} to ${words(max)}`;
  return min !== undefined ? `at least ${words(min)}` : max === undefined ? '' : `up to ${words(max)}`;
}
