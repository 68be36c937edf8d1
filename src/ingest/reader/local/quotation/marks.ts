// Which quotation mark closes which.
import type { Span2 } from '../text/analysis.ts';

const MARK = /["“”„«»‘’']/g;
/** Two single marks in a row stand for a double one, as wires write it. */
const DOUBLED = /''|``|’’|‘‘/g;
/** A single mark without a partner is an apostrophe; it is looked for so far, in code units. */
const SINGLE_REACH = 1500;

/** Keeps the places true where two marks became one. */
const FILLER = '\u2060';

interface Open {
  readonly closer: string;
  readonly pieces: Span2[];
  /** Where the piece in the present paragraph begins. */
  from: number;
}

/** The outermost quotations, each as its pieces: one a paragraph, marks included. */
export function pairMarks(raw: string, paragraphs: readonly Span2[]): readonly (readonly Span2[])[] {
  const text = raw.replace(DOUBLED, (_marks, at: number) =>
    /[^\s]/.test(raw.charAt(at + 2)) && /^$|[\s([—–-]/.test(raw.charAt(at - 1)) ? `"${FILLER}` : `${FILLER}"`,
  );
  const found: (readonly Span2[])[] = [];
  let open: Open | undefined;
  paragraphs.forEach((paragraph, index) => {
    open = pairWithin(text, paragraph, open, found);
    if (!open) return;
    open.pieces.push({ start: open.from, end: paragraph.end });
    const next = paragraphs[index + 1];
    if (next && goesOn(text, next, open.closer)) open.from = next.start;
    else {
      found.push(open.pieces);
      open = undefined;
    }
  });
  return found;
}

/** A quotation of several paragraphs repeats its mark at the beginning of each. */
function goesOn(text: string, next: Span2, closer: string): boolean {
  const first = text.charAt(next.start);
  if (NAMED.test(text.slice(next.start + 1, next.start + 50))) return false;
  return closer === '"' ? first === '"' : closer === '”' ? first === '“' : false;
}

/** “OTA: We will”: in a transcript, somebody else speaks. */
const NAMED = /^(?:[\p{Lu}][\p{L}.’'-]*\s){0,3}\p{Lu}[\p{L}.’'-]+:\s/u;

/** @returns what is still open at the end of the paragraph */
function pairWithin(
  text: string,
  paragraph: Span2,
  before: Open | undefined,
  found: (readonly Span2[])[],
): Open | undefined {
  let open = before;
  let skip = open ? paragraph.start + 1 : paragraph.start;
  for (const at of marksOf(text, paragraph)) {
    if (at < skip) continue;
    const mark = text.charAt(at);
    if (open) {
      if (!closes(text, at, mark, open.closer, paragraph)) continue;
      found.push([...open.pieces, { start: open.from, end: at + 1 }]);
      open = undefined;
    } else if (opensDouble(text, at, mark, paragraph)) {
      open = { closer: CLOSERS[mark] ?? '"', pieces: [], from: at };
    } else if (opensSingle(text, at, mark, paragraph)) {
      const end = singleEnd(text, at, paragraph);
      if (end === undefined) continue;
      found.push([{ start: at, end }]);
      skip = end;
    }
  }
  return open;
}

const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '”', '«': '»', '"': '"' };

function* marksOf(text: string, { start, end }: Span2): Generator<number> {
  for (const { index } of text.slice(start, end).matchAll(MARK)) yield start + index;
}

const isSpace = (text: string, at: number, { start, end }: Span2) =>
  at < start || at >= end || /\s/.test(text.charAt(at));

function opensDouble(text: string, at: number, mark: string, paragraph: Span2): boolean {
  if (mark === '“' || mark === '„' || mark === '«') return true;
  if (mark !== '"') return false;
  const inch = /\d/.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + 1));
  return !isSpace(text, at + 1, paragraph) && !inch;
}

function closes(text: string, at: number, mark: string, closer: string, paragraph: Span2): boolean {
  if (mark === closer)
    return mark !== '"' || !isSpace(text, at - 1, paragraph) || isSpace(text, at + 1, paragraph);
  // An opening mark typed where a closing one belongs: “Never,“ he said.
  if (
    mark === '“' &&
    closer === '”' &&
    /[.,?!]/.test(text.charAt(at - 1)) &&
    isSpace(text, at + 1, paragraph)
  )
    return true;
  // A straight mark that closes a curly one, and the other way round.
  return (
    (closer === '”' && mark === '"' && !isSpace(text, at - 1, paragraph)) || (closer === '"' && mark === '”')
  );
}

function opensSingle(text: string, at: number, mark: string, paragraph: Span2): boolean {
  if (mark !== '‘' && mark !== "'") return false;
  const before = at > paragraph.start ? text.charAt(at - 1) : ' ';
  if (!/[\s([—–:-]/.test(before)) return false;
  return (
    /[\p{L}\d[$…]/u.test(text.charAt(at + 1)) &&
    !/^['‘](?:em|til|cause|tis|twas|n|\d0s)\b/i.test(text.slice(at, at + 8))
  );
}

/** Behind the mark that closes a single one: one after a stop or comma, else the first after a word. */
function singleEnd(text: string, at: number, paragraph: Span2): number | undefined {
  const closer = text.charAt(at) === '‘' ? '’' : "'";
  let first: number | undefined;
  const end = Math.min(paragraph.end, at + SINGLE_REACH);
  for (let i = at + 2; i < end; i += 1) {
    const mark = text.charAt(i);
    if (mark === '‘' && i > at) break;
    if (mark !== closer || /[\p{L}\d]/u.test(i + 1 < paragraph.end ? text.charAt(i + 1) : ' ')) continue;
    const before = text.charAt(i - 1);
    if (/[.,?!]/.test(before)) return i + 1;
    if (/\s/.test(before)) continue;
    first ??= i + 1;
    if (!/s/.test(before)) break;
  }
  return first;
}
