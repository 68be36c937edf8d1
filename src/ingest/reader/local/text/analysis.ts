// A text as the reader sees it: paragraphs, sentences and tokens, every one with its place in the text.

import { findParagraphs } from './paragraph.ts';
import { findSentences, type Sentence } from './sentence.ts';
import type { Span2 } from './span.ts';
import { tokenize } from './token.ts';
import type { Token } from './tag.ts';

export type { Sentence } from './sentence.ts';
export type { Span2 } from './span.ts';
export type { Tag, Token } from './tag.ts';

export interface Analysis {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Span2[];
}

/** Odd white space and control characters, which are part of no word, as spaces: every place stays where it was. */
const withPlainSpaces = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  text.replace(/[^\S\n\r ]|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ');

/** Analyses English text. Total: any string gives an analysis, in time linear in its length. */
export function analyse(text: string): Analysis {
  const paragraphs = findParagraphs(text);
  const tokens = tokenize(withPlainSpaces(text), paragraphs);
  return { text, tokens, sentences: findSentences(text, tokens, paragraphs), paragraphs };
}
