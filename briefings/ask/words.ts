// Text → words that can be compared: folded, stemmed, with the groups of meaning that they belong to.
import { stemmer } from 'stemmer';
import { CONCEPTS, FAMILIES, IRREGULAR, STOP_WORDS } from './lexicon.ts';
import { RELATED } from './word-groups.ts';

export interface Word {
  readonly text: string;
  readonly stem: string;
  /** Where it starts in the plain text. */
  readonly start: number;
}

/**
 * Folds text for comparison: lower case, no accents, straight apostrophes, abbreviations without their full stops
 * ("U.S." and "US" both become `usa`, so that the pronoun "us" stays apart).
 */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/\b(?:\p{L}\.){2,}/gu, (letters) => `${letters.replaceAll('.', '')} `)
    .replace(/\bUSA?\b/gu, 'usa')
    .toLowerCase()
    .replace(/\bthe us\b/gu, 'the usa');
}

/** The words of a plain text; a possessive loses its ending. */
export function wordsOf(plainText: string): readonly Word[] {
  return Array.from(plainText.matchAll(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*(?:'\p{L}+)*/gu), (match) => {
    const text = match[0].replace(/'s$/u, '').replaceAll("'", '');
    return { text, stem: stemOf(text), start: match.index };
  });
}

/** Small numbers are the same in letters and in digits. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, String(value)]),
);

const stems = new Map<string, string>();

/** The stem of a lower-case word. Remembered, since a story says the same words again and again. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = word.length > 40 ? word : (NUMBERS.get(word) ?? stemmer(IRREGULAR.get(word) ?? word));
  if (stems.size < 50_000) stems.set(word, stem);
  return stem;
}

/** What the names of groups begin with whose words only hint at each other. */
export const LOOSELY = '~';

const conceptsByStem: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>();
  const add = (group: readonly string[], name: string): void => {
    for (const stem of new Set(group.map(stemOf))) map.set(stem, [...(map.get(stem) ?? []), name]);
  };
  for (const group of [...CONCEPTS, ...FAMILIES]) add(group, `#${group[0] ?? ''}`);
  for (const group of RELATED) add(group, `${LOOSELY}${group.join(' ')}`);
  return map;
})();

/** The groups of meaning of a stem, each as `#name`; a loose one, as `~name`. */
export const conceptsOf = (stem: string): readonly string[] => conceptsByStem.get(stem) ?? [];

/** What makes another verb of a verb: "turn down". */
export const PARTICLE =
  /^(?:down|up|out|off|away|back|over|on|in|through|along|forward|aside|apart|around|about|by)$/u;

export const isStopWord = (word: Word): boolean => STOP_WORDS.has(word.text);

/** Whether two words differ by one slip of the typing hand: a letter left out, doubled, added or swapped. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length + right.length <= 1) return true;
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0];
  return left.length === 1 && right.length === 1 && a.length >= 7;
}
