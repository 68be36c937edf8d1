// What stands inside quotation marks.
import type { Analysis, Span2 } from '../../local/text/analysis.ts';

/**
 * A text in which two single marks that stand for a double one are one double mark and a space: of the same length, so
 * that every offset stays true.
 */
export const evened = (text: string): string =>
  text.replace(/(?<!['‘’`])['‘’`]{2}(?!['‘’`])/g, (_, at: number) =>
    /^$|[\s([—–-]/.test(text.charAt(at - 1)) ? ' "' : '" ',
  );

/**
 * @returns the stretches between quotation marks, without the marks, in the order of the text. A paragraph that ends
 *   inside of double marks is quoted to its end: a quotation of several paragraphs closes in the last
 */
export function findQuoted({ text, paragraphs }: Analysis): readonly Span2[] {
  return paragraphs.flatMap(({ start, end }) => quotedIn(text, start, end));
}

function quotedIn(text: string, start: number, end: number): readonly Span2[] {
  const found: Span2[] = [];
  for (let at = start; at < end; at++) {
    const mark = markAt(text, at);
    if (mark === null) continue;
    const to = closingAt(text, at + 1, end, mark);
    // An apostrophe would leave the rest of the paragraph open.
    if (to === null && mark === SINGLE) continue;
    found.push({ start: at + 1, end: to ?? end });
    at = to ?? end;
  }
  return found;
}

const SINGLE = /^['’](?![\p{L}\d])/u;

/** What closes the quotation that a mark at this place opens. */
function markAt(text: string, at: number): RegExp | null {
  const mark = text.charAt(at);
  if (mark === '"') return /^"/;
  if (/[“„]/.test(mark)) return /^[”“]/;
  if (mark === '«') return /^»/;
  const opens = /^$|[\s([—–"“-]/.test(text.charAt(at - 1)) && /[\p{L}\d]/u.test(text.charAt(at + 1));
  return /['‘]/.test(mark) && opens ? SINGLE : null;
}

function closingAt(text: string, from: number, end: number, closing: RegExp): number | null {
  for (let at = from; at < end; at++) if (closing.test(text.slice(at, at + 2))) return at;
  return null;
}
