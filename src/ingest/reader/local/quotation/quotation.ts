// What stands between quotation marks: speech, and phrases that are only named or held at arm's length.
import type { Analysis, Span2 } from '../text/analysis.ts';
import { pairMarks } from './marks.ts';

export interface Quotation extends Span2 {
  /** Without the marks. */
  readonly inner: Span2;
  /** One a paragraph, with the marks. */
  readonly pieces: readonly Span2[];
  /** `phrase`: a scare quote, a title, a word that is spoken about. */
  readonly kind: 'speech' | 'phrase';
}

/** The outermost quotations in the order of the text; they do not overlap. */
export function findQuotations({ text, paragraphs }: Analysis): readonly Quotation[] {
  return pairMarks(text, paragraphs).map((pieces) => {
    const [first, last] = [pieces[0], pieces.at(-1)] as [Span2, Span2];
    const opening = /^(?:''|``|‘‘|.)/u.exec(text.slice(first.start, first.start + 2))?.[0].length ?? 1;
    const closing =
      /(?:''|’’|["”“»’'])$/.exec(text.slice(Math.max(first.start + opening, last.end - 2), last.end))?.[0]
        .length ?? 0;
    const inner = { start: first.start + opening, end: last.end - closing };
    const { start } = first;
    return { start, end: last.end, inner, pieces, kind: kindOf(text.slice(inner.start, inner.end)) };
  });
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu;

/** Speech has the marks of a sentence, or more words than one borrows. */
function kindOf(words: string): Quotation['kind'] {
  if (/[,.?!…—–-]$/.test(words) || /[.?!]\s/.test(words)) return 'speech';
  const all = words.slice(0, 400).match(WORD) ?? [];
  if (
    all.length > 1 &&
    all.every((word) => /^\p{Lu}|^(?:a|an|the|of|in|on|and|to|for|at|with|from|by)$/u.test(word))
  )
    return 'phrase';
  return all.length > 3 ? 'speech' : 'phrase';
}
