// Two texts laid beside each other, piece by piece: what each piece shows there, before the model weighs it.

/** What of a text is laid beside another. */
export interface Read {
  /** A vector of `SIZE` for each piece, one after the other. */
  readonly pieces: Float32Array;
  /** How long each of these vectors is. */
  readonly lengths: Float32Array;
  /** The word that each piece is of, in lower case; empty for words that are everywhere. */
  readonly words: readonly string[];
  /** The first piece of what is not only what came before. */
  readonly told: number;
  /** What is meant itself as a whole, a unit vector of `WHOLE`. */
  readonly whole: Float32Array;
}

/** Values of a piece, and of a whole text. */
export const SIZE = 128;
export const WHOLE = 512;

/**
 * What a piece shows beside the other text: itself, what is likest to it there, their product and difference, and how
 * alike the likest is as a piece, and the likest and the unlikest word as words.
 */
export const SHOWN = 4 * SIZE + 3;

/** How much a word of a text may stand for one that is asked for, both in lower case: -1 for opposites, to 1. */
export type Alike = (asked: string, found: string) => number;

/** What the model has learnt of one of the two texts, the question or the other. */
export interface Lean {
  /** How much a piece counts among the others. */
  readonly heed: Float32Array;
  /** What a piece is like that has nothing like it in the other text, and how soon that is chosen. */
  readonly nothing: Float32Array;
  readonly threshold: number;
}

/** How much it counts that pieces are alike, and that their words are. */
export interface Sharpness {
  readonly ofPieces: number;
  readonly ofWords: number;
}

/** Two texts, and how alike each piece of the one is to each of the other: as a piece, and as a word. */
export interface Pair {
  readonly one: Read;
  /** The first of its pieces that is shown beside the other: what came before a claim is only what others are laid beside. */
  readonly first: number;
  readonly other: Read;
  readonly pieces: Table;
  readonly words: Table;
}

type Table = readonly (readonly number[])[];

const turned = (table: Table): Table =>
  (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));

/** The other text beside the one. */
export const turnedPair = ({ one, other, pieces, words }: Pair): Pair => ({
  one: other,
  first: other.told,
  other: one,
  pieces: turned(pieces),
  words: turned(words),
});

/** How alike each piece of a question is to each of a text, as a piece and as a word. */
export function pairOf(question: Read, text: Read, alike: Alike): Pair {
  const byWord = new Map<string, number>();
  const wordsAlike = (asked: string, found: string): number => {
    if (asked === '' || found === '') return 0;
    const key = `${asked} ${found}`;
    const known = byWord.get(key) ?? Math.max(-1, Math.min(1, alike(asked, found)));
    byWord.set(key, known);
    return known;
  };
  return {
    one: question,
    first: 0,
    other: text,
    pieces: question.words.map((_, piece) =>
      text.words.map(
        (_other, other) =>
          dot(question.pieces, piece * SIZE, text.pieces, other * SIZE, SIZE) /
          ((question.lengths[piece] ?? 1) * (text.lengths[other] ?? 1)),
      ),
    ),
    words: question.words.map((asked) => text.words.map((found) => wordsAlike(asked, found))),
  };
}

export interface Shown {
  /** `SHOWN` for each piece. */
  readonly rows: Float32Array;
  /** By piece, how alike the likest is as a piece and as a word, and the unlikest as a word. */
  readonly best: readonly (readonly [number, number, number])[];
}

/** What each piece of a text that is shown shows beside another text. */
export function beside(
  { nothing, threshold }: Lean,
  { one, first, other, pieces, words }: Pair,
  { ofPieces, ofWords }: Sharpness,
): Shown {
  const scored = pieces.slice(first);
  const rows = new Float32Array(scored.length * SHOWN);
  const likest = new Float32Array(SIZE);
  const best = scored.map((row, shownAs): Shown['best'][number] => {
    const piece = first + shownAs;
    const asWords = words[piece] ?? [];
    blend(row.map((each, at) => ofPieces * each + ofWords * (asWords[at] ?? 0)));
    const [from, own] = [shownAs * SHOWN, piece * SIZE];
    for (let at = 0; at < SIZE; at++) {
      const [a, b] = [one.pieces[own + at] ?? 0, likest[at] ?? 0];
      rows[from + at] = a;
      rows[from + SIZE + at] = b;
      rows[from + 2 * SIZE + at] = a * b;
      rows[from + 3 * SIZE + at] = Math.abs(a - b);
    }
    const shown = [Math.max(...row), Math.max(...asWords), Math.min(...asWords)] as const;
    rows.set(shown, from + 4 * SIZE);
    return shown;
  });
  return { rows, best };

  /** The mean of the other's pieces and of nothing, the likest weighing most: a softmax. */
  function blend(scores: readonly number[]): void {
    const top = Math.max(threshold, ...scores);
    const shares = scores.map((score) => Math.exp(score - top));
    const none = Math.exp(threshold - top);
    const sum = shares.reduce((all, each) => all + each, none);
    for (let at = 0; at < SIZE; at++) likest[at] = (none / sum) * (nothing[at] ?? 0);
    for (const [each, share] of shares.entries())
      for (let at = 0; at < SIZE; at++)
        likest[at] = (likest[at] ?? 0) + (share / sum) * (other.pieces[each * SIZE + at] ?? 0);
  }
}

export interface Pooled {
  /** The mean over the pieces and the most of any, each of `SIZE`. */
  readonly pooled: Float32Array;
  /** The means of how alike the best are. */
  readonly alike: readonly number[];
}

/** Draws together what came of each piece that is shown, as much of each as it counts. */
export function pool(
  { heed }: Lean,
  { one, first }: Pair,
  values: Float32Array,
  best: Shown['best'],
): Pooled {
  const shares = best.map((_, piece) => Math.exp(dot(one.pieces, (first + piece) * SIZE, heed, 0, SIZE)));
  const sum = shares.reduce((all, each) => all + each, 0);
  const pooled = new Float32Array(2 * SIZE);
  const alike = [0, 0, 0];
  for (const [piece, share] of shares.entries()) {
    for (const [at, each] of (best[piece] ?? []).entries())
      alike[at] = (alike[at] ?? 0) + (share / sum) * each;
    for (let at = 0; at < SIZE; at++) {
      const value = values[piece * SIZE + at] ?? 0;
      pooled[at] = (pooled[at] ?? 0) + (share / sum) * value;
      pooled[SIZE + at] = Math.max(pooled[SIZE + at] ?? 0, value);
    }
  }
  return { pooled, alike };
}

/** The products and differences of two whole texts, drawn up to the size of the rest. */
export function comparedWhole({ whole: a }: Read, { whole: b }: Read): Float32Array {
  const compared = new Float32Array(2 * a.length);
  for (const [at, own] of a.entries()) {
    const other = b[at] ?? 0;
    compared[at] = 20 * own * other;
    compared[a.length + at] = 10 * Math.abs(own - other);
  }
  return compared;
}

export function dot(a: Float32Array, from: number, b: Float32Array, other: number, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += (a[from + at] ?? 0) * (b[other + at] ?? 0);
  return sum;
}
