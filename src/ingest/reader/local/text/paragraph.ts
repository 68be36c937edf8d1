// Where the paragraphs of a text are: its lines, where these are not just the wrapping of one paragraph.

import type { Span2 } from './span.ts';

/** Paragraphs without the white space around them, in order. A line that goes on in small letters belongs to the one before. */
export function findParagraphs(text: string): readonly Span2[] {
  const paragraphs: { start: number; end: number }[] = [];
  let before: { start: number; end: number } | undefined;
  for (const line of linesOf(text)) {
    if (line.start === line.end) before = undefined;
    else if (before && goesOn(text, before, line)) before.end = line.end;
    else paragraphs.push((before = { ...line }));
  }
  return paragraphs;
}

function* linesOf(text: string): Generator<Span2> {
  let at = 0;
  for (const { index } of text.matchAll(/[\n\r\u2028\u2029]/g)) {
    yield trimmed(text, at, index);
    at = index + 1;
  }
  yield trimmed(text, at, text.length);
}

function trimmed(text: string, start: number, end: number): Span2 {
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Text that a mail program has wrapped: the line before stops without a stop, and the next begins with a small letter. */
function goesOn(text: string, before: Span2, line: Span2): boolean {
  return /[\p{L}\d,;–—-]/u.test(text.charAt(before.end - 1)) && /\p{Ll}/u.test(text.charAt(line.start));
}
