// What the rules of attribution look at: the words, the noun phrases, and which words lie in a quotation.
import type { Quotation } from '../quotation/quotation.ts';
import type { Analysis, Sentence, Span2, Token } from '../text/analysis.ts';
import { chunksOf } from './chunk.ts';
import type { Chunk } from './chunk.ts';

export interface Scene {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Span2[];
  readonly quotations: readonly Quotation[];
  /** For each token the chunk that holds it. */
  readonly chunkAt: readonly (Chunk | undefined)[];
  /** For each token the index of the quotation that holds it, else -1. */
  readonly quoteAt: Int32Array;
}

export function sceneOf(
  { text, tokens, sentences, paragraphs }: Analysis,
  quotations: readonly Quotation[],
): Scene {
  const chunkAt: (Chunk | undefined)[] = Array.from({ length: tokens.length });
  for (const { first, last } of sentences)
    for (const chunk of chunksOf(tokens, first, last))
      for (let i = chunk.first; i < chunk.last; i += 1) chunkAt[i] = chunk;
  return { text, tokens, sentences, paragraphs, quotations, chunkAt, quoteAt: quotesOf(tokens, quotations) };
}

function quotesOf(tokens: readonly Token[], quotations: readonly Quotation[]): Int32Array {
  const quoteAt = new Int32Array(tokens.length).fill(-1);
  let q = 0;
  tokens.forEach((token, i) => {
    while ((quotations[q]?.end ?? Infinity) <= token.start) q += 1;
    if ((quotations[q]?.start ?? Infinity) <= token.start) quoteAt[i] = q;
  });
  return quoteAt;
}

/** The text's stretch of these tokens, half open. */
export function spanOf({ tokens }: Scene, first: number, last: number): Span2 {
  return { start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
}

export const inSpeech = ({ quoteAt, quotations }: Scene, i: number): boolean =>
  quotations[quoteAt[i] ?? -1]?.kind === 'speech';
