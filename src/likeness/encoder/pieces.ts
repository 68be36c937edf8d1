// A text in pieces of words, as the encoder has learnt them: the likeliest way to put it together (SentencePiece).
import { isStopWord, plain, wordsOf } from '#briefings/ask/words.ts';
import type { Part, Passage } from '#briefings/ask/passage.ts';
import { keeping } from '#src/keeping.ts';

/** A piece of a word and the logarithm of how frequent it is; its place in the list is its number. */
export type Piece = readonly [text: string, score: number];

/** The list in a file: on each line a piece, a space, and its score. */
export const piecesIn = (file: string): readonly Piece[] =>
  file
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [text = '', score] = line.split(' ');
      return [text, Number(score)];
    });

/** Before these, the list has marks that stand for nothing in a text. */
const RESERVED = 6;

const UNKNOWN = 0;

/** Stands for the space before a word. */
const SPACE = '\u2581';

/** A text cut into pieces, each beside its word. */
export interface Cut {
  /** What no piece covers is one unknown. */
  readonly numbers: readonly number[];
  /** In lower case; empty for signs and for words that are everywhere. */
  readonly words: readonly string[];
}

/** @returns a function from a text to its pieces */
export function cutterOf(pieces: readonly Piece[]): (text: string) => Cut {
  const known = new Map(pieces.slice(RESERVED).map(([text], at) => [text, at + RESERVED]));
  const longest = Math.max(...pieces.map(([text]) => text.length));
  return (text) => {
    const symbols = Array.from(`${SPACE}${text.normalize('NFKC').replaceAll(' ', SPACE)}`);
    const numbers = piecesOn(bestWay(symbols), symbols.length);
    const written = numbers.map((number) => (number === UNKNOWN ? '' : (pieces[number]?.[0] ?? '')));
    return { numbers, words: wordsOfPieces(written) };
  };

  /** For each place the piece that ends there, and where it begins, on the likeliest way to it. */
  function bestWay(symbols: readonly string[]): readonly Step[] {
    const steps: Step[] = [{ piece: UNKNOWN, from: 0, score: 0 }];
    for (let to = 1; to <= symbols.length; to++) {
      let best: Step = { piece: UNKNOWN, from: to - 1, score: UNLIKELY + (steps[to - 1]?.score ?? 0) };
      let part = '';
      for (let from = to - 1; from >= Math.max(0, to - longest); from--) {
        part = (symbols[from] ?? '') + part;
        const piece = known.get(part);
        if (piece === undefined) continue;
        const score = (pieces[piece]?.[1] ?? 0) + (steps[from]?.score ?? 0);
        if (score > best.score) best = { piece, from, score };
      }
      steps.push(best);
    }
    return steps;
  }
}

/** The pieces of a passage, each with what part it is of. */
export interface Parted extends Cut {
  readonly parts: readonly Part[];
}

const PARTS: readonly Part[] = ['own', 'beside', 'before'];

/** The rows that the weights have for parts. */
export const placesOf = (parts: readonly Part[]): readonly number[] =>
  parts.map((part) => PARTS.indexOf(part));

/** Of each part, so many pieces are read; of what came before, the last. */
const MOST: Readonly<Record<Part, number>> = { own: 96, beside: 40, before: 32 };

/** @param cut as `cutterOf` makes it */
export function partedBy(cut: (text: string) => Cut, passage: Passage): Parted {
  const each = passage.map(({ part, text }) => {
    const { numbers, words } = cut(text);
    const [from, to] = part === 'before' ? [-MOST.before, undefined] : [0, MOST[part]];
    return { part, numbers: numbers.slice(from, to), words: words.slice(from, to) };
  });
  return {
    numbers: each.flatMap(({ numbers }) => numbers),
    words: each.flatMap(({ words }) => words),
    parts: each.flatMap(({ part, numbers }) => numbers.map(() => part)),
  };
}

interface Step {
  readonly piece: number;
  readonly from: number;
  readonly score: number;
}

/** Less likely than any piece: only what none covers is unknown. */
const UNLIKELY = -100;

function piecesOn(steps: readonly Step[], end: number): readonly number[] {
  const found: number[] = [];
  for (let at = end; at > 0; at = steps[at]?.from ?? 0) {
    const piece = steps[at]?.piece ?? UNKNOWN;
    if (piece !== UNKNOWN || found.at(-1) !== UNKNOWN) found.push(piece);
  }
  return found.reverse();
}

/** For each piece the word that stands between the same two spaces. */
function wordsOfPieces(written: readonly string[]): readonly string[] {
  const starts = written.flatMap((text, at) => (at === 0 || text.startsWith(SPACE) ? [at] : []));
  return starts.flatMap((start, at) => {
    const parts = written.slice(start, starts[at + 1]);
    const word = wordIn(parts.join('').replaceAll(SPACE, ''));
    return parts.map(() => word);
  });
}

/** Words that are kept as they were read. */
const KEPT = 20_000;

/** The longest word with content: what else stands between two spaces are signs. */
const wordIn = keeping(KEPT, (written: string): string =>
  wordsOf(plain(written))
    .filter((word) => !isStopWord(word))
    .reduce((longest, { text }) => (text.length > longest.length ? text : longest), ''),
);
