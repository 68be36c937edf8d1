// What stands inside quotation marks.
import type { Analysis, Span2 } from '../../local/text/analysis.ts';

/**
 * @returns the stretches between quotation marks, without the marks, in the order of the text. A paragraph that ends
 *   inside of them goes on in the next one if that begins with a mark, as news sets a long quotation
 */
export function findQuoted({ text, paragraphs }: Analysis): readonly Span2[] {
  const found: Span2[] = [];
  for (const paragraph of paragraphs) {
    let opened: { readonly at: number; readonly closing: RegExp } | null = null;
    for (let at = paragraph.start; at < paragraph.end; at++) {
      if (opened === null) {
        const closing = closingOf(text, at);
        if (closing !== null) opened = { at: at + 1, closing };
      } else if (opened.closing.test(text.charAt(at)) && !isApostrophe(text, at)) {
        found.push({ start: opened.at, end: at });
        opened = null;
      }
    }
    // Only double marks: an apostrophe would leave the rest of the paragraph open.
    if (opened !== null && /["“„«]/.test(text.charAt(opened.at - 1)))
      found.push({ start: opened.at, end: paragraph.end });
  }
  return found;
}

function closingOf(text: string, at: number): RegExp | null {
  const mark = text.charAt(at);
  if (mark === '"') return /"/;
  if (/[“„]/.test(mark)) return /[”“]/;
  if (mark === '«') return /»/;
  const isOpening = /^$|[\s([—–-]/.test(text.charAt(at - 1)) && /[\p{L}\d]/u.test(text.charAt(at + 1));
  if (mark === '‘' && isOpening) return /’/;
  return mark === "'" && isOpening ? /'/ : null;
}

const isApostrophe = (text: string, at: number): boolean =>
  /['’]/.test(text.charAt(at)) &&
  /[\p{L}\d]/u.test(text.charAt(at + 1)) &&
  /[\p{L}\d]/u.test(text.charAt(at - 1));
