// A text as the reader sees it: paragraphs, sentences and tokens, every one with its place in the text.

import { findParagraphs } from './paragraph.ts';
import { findSentences } from './sentence.ts';
import { tokenize } from './token.ts';
import type { Token } from './token.ts';

export type { Tag, Token } from './token.ts';

/** UTF-16 code units of the text, half open. */
export interface Span2 {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Span2 {
  /** Tokens, half open. */
  readonly first: number;
  readonly last: number;
  /** Index of its paragraph. */
  readonly paragraph: number;
}

export interface Analysis {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Span2[];
}

/** Two single marks that stand for a double one become one, with a space for the other: every place stays where it was. */
export const withDoubleMarks = (text: string): string =>
  text.replace(/(^|[\s([—–-])(?:''|``)(?=\S)/g, '$1 "').replace(/''/g, '" ');

/** Analyses English text. Total: any string gives an analysis, in time linear in its length. */
export function analyse(text: string): Analysis {
  const paragraphs = findParagraphs(text);
  const tokens = tokenize(withDoubleMarks(text), paragraphs);
  return { text, tokens, sentences: findSentences(tokens, paragraphs), paragraphs };
}
