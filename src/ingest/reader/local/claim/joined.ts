// A piece of a sentence with the words that it shares with what stands before it → one clause, with a text and tokens of its own.
import type { Analysis, Token } from '../text/analysis.ts';
import type { Range } from './predicate.ts';
import { tokensIn, type Piece } from './segment.ts';

/** A stretch of tokens and the text that their places are in. */
export interface Joined extends Range {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** “cut two lines”, with “The city plans to” before it. */
export function joined(analysis: Analysis, piece: Piece): Joined {
  if (piece.lead.length === 0)
    return { text: analysis.text, tokens: analysis.tokens, ...tokensIn(analysis, piece) };
  const tokens: Token[] = [];
  let text = '';
  for (const part of [...piece.lead, piece]) {
    const moved = text.length - part.start;
    const { first, last } = tokensIn(analysis, part);
    for (const token of analysis.tokens.slice(first, last))
      tokens.push({ ...token, start: token.start + moved, end: token.end + moved });
    text += `${analysis.text.slice(part.start, part.end)} `;
  }
  return { text, tokens, first: 0, last: tokens.length };
}
