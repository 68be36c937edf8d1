// How rare a word is: in what was read so far, and, while that is little, in English.
import { stemmer } from 'stemmer';
import { wordsByFrequency } from '#src/likeness/vectors.ts';

/** Words of an article that are looked at, about. */
const WORDS = 150;

/** The most frequent word is so much of any text; the one at rank n about an nth of that (Zipf's law). */
const MOST_FREQUENT = 0.08;

/** What is no word of the list is as rare as one of this rank: names, as a rule. */
const RANK_OF_OTHERS = 80_000;

/** English counts as much as so many articles that were read. */
const ENGLISH = 500;

let frequencies: ReadonlyMap<string, number> | undefined;

function readFrequencies(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  wordsByFrequency().forEach((word, at) => {
    for (const key of new Set([word, stemmer(word)]))
      found.set(key, (found.get(key) ?? 0) + MOST_FREQUENT / (at + 1));
  });
  return found;
}

/** The share of articles in which one expects a term: a stem, or a name in small letters. */
function expected(term: string): number {
  frequencies ??= readFrequencies();
  return 1 - Math.exp(-WORDS * (frequencies.get(term) ?? MOST_FREQUENT / RANK_OF_OTHERS));
}

/**
 * @param having how many of the articles have it
 * @returns about 8 for a name that nobody knows, 0 for what every article has
 */
export const rarity = (term: string, having: number, articles: number): number =>
  Math.max(0, Math.log((articles + 1 + ENGLISH) / (having + 1 + ENGLISH * expected(term))));
