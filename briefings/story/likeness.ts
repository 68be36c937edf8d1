// Whether two claims say the same: by their words, their numbers and their speaker's own yes or no.
import { OPPOSITES } from '../ask/lexicon.ts';
import { conceptsOf, isStopWord, plain, stemOf, wordsOf } from '../ask/words.ts';
import type { Attribution, Claim } from './story.ts';

/** The words of a claim that tell something, with its numbers apart. */
export interface Wording {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Those of the words that begin with a capital. */
  readonly names: ReadonlySet<string>;
}

const wordings = new WeakMap<Claim, Wording>();

export function wordingOf(claim: Claim): Wording {
  const known = wordings.get(claim);
  if (known !== undefined) return known;
  const words = wordsOf(plain(claim.text)).filter((word) => !isStopWord(word));
  const isNumber = (stem: string): boolean => /^\d/.test(stem);
  const wording = {
    words: new Set(words.map(({ stem }) => stem).filter((stem) => !isNumber(stem))),
    numbers: new Set(words.map(({ stem }) => stem.replaceAll(',', '')).filter(isNumber)),
    names: new Set(
      // The first word has its capital in any case.
      Array.from(claim.text.slice(1).matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*/gu), ([name]) =>
        stemOf(plain(name)),
      ),
    ),
  };
  wordings.set(claim, wording);
  return wording;
}

function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared;
}

/** The share of the words of both that both have: 0–1. */
export function likeness(a: Claim, b: Claim): number {
  const [one, other] = [wordingOf(a).words, wordingOf(b).words];
  const shared = sharedCount(one, other);
  const whole = one.size + other.size - shared;
  return whole === 0 ? 0 : shared / whole;
}

/** The share of the shorter one's words that the longer has, where they are enough to tell anything: 0–1. */
export function overlap(a: Claim, b: Claim, least: number): number {
  const [one, other] = [wordingOf(a).words, wordingOf(b).words];
  const shared = sharedCount(one, other);
  return shared < least ? 0 : shared / Math.min(one.size, other.size);
}

export function sameNumbers(a: Claim, b: Claim): boolean {
  const [one, other] = [wordingOf(a).numbers, wordingOf(b).numbers];
  return one.size === other.size && sharedCount(one, other) === one.size;
}

/** So many of the words of both must be shared, or of the shorter one's, where it is long enough to tell. */
const SAME = 0.75;
const SAME_SHORTER = 0.85;
const LONG_ENOUGH = 4;

/** Whether two claims tell the same, whoever says so. Numbers are not looked at. */
export function sameWords(a: Claim, b: Claim): boolean {
  if (a.polarity !== b.polarity || (a.kind === 'denial') !== (b.kind === 'denial')) return false;
  if (likeness(a, b) < SAME && overlap(a, b, LONG_ENOUGH) < SAME_SHORTER) return false;
  const [one, other] = [wordingOf(a), wordingOf(b)];
  return !differ(one.names, other.names) && !areOpposite(one.words, other.words);
}

/** Both have what the other lacks: “the eastern dam” and “the western dam”. */
const differ = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((each) => !b.has(each)) && [...b].some((each) => !a.has(each));

function areOpposite(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [ones, others] = [groupsOf(a), groupsOf(b)];
  return OPPOSITES.some(
    ([one, other]) => isOneSided(one, other, ones, others) || isOneSided(other, one, ones, others),
  );
}

const groupsOf = (stems: ReadonlySet<string>): ReadonlySet<string> => new Set([...stems].flatMap(conceptsOf));

const isOneSided = (
  one: string,
  other: string,
  ones: ReadonlySet<string>,
  others: ReadonlySet<string>,
): boolean =>
  ones.has(`#${one}`) && others.has(`#${other}`) && !ones.has(`#${other}`) && !others.has(`#${one}`);

/**
 * Whether two voices are one speaker: by their actor, or by their name, since a speaker who is only described (“the
 * river authority”) may have been read as two.
 */
export const isSameVoice = (a: Attribution, b: Attribution): boolean =>
  (a.speaker !== null && a.speaker === b.speaker) || nameOf(a) === nameOf(b);

const nameOf = ({ name }: Attribution): string => name.toLowerCase().replace(/^the /, '');

export const shareSpeaker = (a: Claim, b: Claim): boolean =>
  a.attribution.some((one) => b.attribution.some((other) => isSameVoice(one, other)));
