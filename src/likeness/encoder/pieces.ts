// A text in pieces of words, as the encoder has learnt them: the likeliest way to put it together (SentencePiece).
import type { Piece } from './weights.ts';

/** Before these, the list has marks that stand for nothing in a text. */
const RESERVED = 6;

const UNKNOWN = 0;

/** Stands for the space before a word. */
const SPACE = '\u2581';

/** @returns a function from a text to the numbers of its pieces; what no piece covers is one unknown */
export function cutterOf(pieces: readonly Piece[]): (text: string) => readonly number[] {
  const known = new Map(pieces.slice(RESERVED).map(([text], at) => [text, at + RESERVED]));
  const longest = Math.max(...pieces.map(([text]) => text.length));
  return (text) => {
    const symbols = Array.from(`${SPACE}${text.normalize('NFKC').replaceAll(' ', SPACE)}`);
    return piecesOn(bestWay(symbols), symbols.length);
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
