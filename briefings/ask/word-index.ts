// Texts found by their words: which of them has which word how often, scored by BM25+ (Lv & Zhai 2011), and exact while
// texts come and go.

/** What a part of a text has: its words in the form in which they are looked for, and its length. */
export interface Field {
  readonly words: readonly string[];
  readonly length: number;
}

export interface Found {
  readonly text: number;
  readonly score: number;
}

export interface WordIndex {
  /** @returns the number of the text, which one that was removed may have had before */
  add(fields: readonly Field[]): number;
  /** @param fields those with which it was added */
  remove(text: number, fields: readonly Field[]): void;
  /** The best first, those that are as good in the order of their numbers. @param most how many at most */
  find(words: readonly string[], most: number): readonly Found[];
}

/** By field, the numbers of the texts that have a word, each followed by how often. */
type Postings = readonly number[][];

/** How soon a word more often counts no more, what a long text takes away, what is counted for being there at all. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** @param weights what a word counts in each field */
export function newWordIndex(weights: readonly number[]): WordIndex {
  const postings = new Map<string, Postings>();
  /** By field, the length of each text, and of all together. */
  const lengths = weights.map((): number[] => []);
  const totals = weights.map(() => 0);
  const free: number[] = [];
  let count = 0;
  const tally = newTally();

  const measure = (text: number, fields: readonly Field[], sign: 1 | -1): void => {
    count += sign;
    for (const [at, { length }] of fields.entries()) {
      totals[at] = (totals[at] ?? 0) + sign * length;
      (lengths[at] ?? [])[text] = length;
    }
  };

  const scoreWord = (each: Postings, number: number, times: number): void => {
    for (const [field, texts] of each.entries()) {
      const having = texts.length / 2;
      const rare = Math.log(1 + (count - having + 0.5) / (having + 0.5));
      const weight = (weights[field] ?? 1) * times * rare;
      const own = lengths[field] ?? [];
      const mean = (totals[field] ?? 0) / count;
      for (let at = 0; at < texts.length; at += 2) {
        const text = texts[at] ?? 0;
        const often = texts[at + 1] ?? 0;
        const long = 1 - B + (B * (own[text] ?? 0)) / mean;
        tally.add(text, number, weight * (D + (often * (K + 1)) / (often + K * long)));
      }
    }
  };

  return {
    add: (fields) => {
      const text = free.pop() ?? count;
      measure(text, fields, 1);
      for (const [field, { words }] of fields.entries())
        for (const [word, often] of countsOf(words)) {
          let each = postings.get(word);
          if (!each) postings.set(word, (each = weights.map((): number[] => [])));
          each[field]?.push(text, often);
        }
      return text;
    },
    remove: (text, fields) => {
      measure(text, fields, -1);
      free.push(text);
      for (const [field, { words }] of fields.entries())
        for (const word of new Set(words)) {
          const each = postings.get(word);
          takeOut(each?.[field] ?? [], text);
          if (each?.every((texts) => texts.length === 0) === true) postings.delete(word);
        }
    },
    find: (words, most) => {
      tally.clear(count + free.length);
      let number = 0;
      for (const [word, times] of countsOf(words)) scoreWord(postings.get(word) ?? [], ++number, times);
      return tally.best(most);
    },
  };
}

/** What texts score in one search, in memory that each search uses again. */
function newTally() {
  let size = 0;
  let scores = new Float64Array(0);
  /** Of each text, how many of the words it has, and the last of them. */
  let matched = new Uint16Array(0);
  let last = new Uint16Array(0);
  return {
    /** @param texts how many there may be */
    clear: (texts: number): void => {
      size = texts;
      if (scores.length < size) {
        scores = new Float64Array(2 * size);
        matched = new Uint16Array(2 * size);
        last = new Uint16Array(2 * size);
      } else for (const values of [scores, matched, last]) values.fill(0, 0, size);
    },
    /** @param word its number in the search, from 1 */
    add: (text: number, word: number, score: number): void => {
      scores[text] = (scores[text] ?? 0) + score;
      if (last[text] === word) return;
      last[text] = word;
      matched[text] = (matched[text] ?? 0) + 1;
    },
    /** A text counts more the more of the words it has. */
    best: (most: number): readonly Found[] => {
      const best: Found[] = [];
      let least = 0;
      for (let text = 0; text < size; text++) {
        const score = (scores[text] ?? 0) * (matched[text] ?? 0);
        if (score <= least) continue;
        const place = best.findIndex((each) => score > each.score);
        best.splice(place < 0 ? best.length : place, 0, { text, score });
        if (best.length > most) best.pop();
        if (best.length === most) least = best[most - 1]?.score ?? 0;
      }
      return best;
    },
  };
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function takeOut(texts: number[], text: number): void {
  for (let at = 0; at < texts.length; at += 2)
    if (texts[at] === text) {
      texts.splice(at, 2);
      return;
    }
}
