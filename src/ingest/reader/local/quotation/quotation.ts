// Quotations: what stands between quotation marks, over sentences and paragraphs; speech told from quoted phrases.
import { withDoubleMarks, type Analysis, type Span2 } from '../text/analysis.ts';

export interface Quotation extends Span2 {
  /** Without the marks. */
  readonly inner: Span2;
  /** What was said, a piece a paragraph, without the marks. */
  readonly pieces: readonly Span2[];
  /** `phrase`: a title, a nickname, a word held at arm's length. */
  readonly kind: 'speech' | 'phrase';
}

/** Longer ones have lost their closing mark. */
const LONGEST = 6_000;
/** A quotation of fewer words is a phrase, unless it is punctuated as speech. */
const FEWEST_WORDS = 3;

/**
 * Finds quotations in double marks (straight, curly, «», „“) in the order of the text; where a paragraph begins with
 * an opening mark while one is open, the quotation goes on. An unclosed one ends with its paragraph.
 */
export function findQuotations({ text: written, paragraphs }: Analysis): readonly Quotation[] {
  const text = withDoubleMarks(written);
  const found: Quotation[] = [];
  let open: Open | null = null;
  for (const paragraph of paragraphs) {
    if (open !== null && !continues(text, paragraph, open)) {
      found.push(...closed(text, open, open.end));
      open = null;
    }
    let start = paragraph.start;
    if (open !== null) start = skipMark(text, paragraph.start);
    for (let at = start; at < paragraph.end; at++) {
      const role = roleOf(text, at, paragraph, open !== null);
      if (role === 'open' && open === null) {
        const doubled = written.charAt(at) === "'" || written.charAt(at) === '`';
        open = { start: doubled ? at - 1 : at, end: paragraph.end, pieces: [], from: at + 1 };
        start = at + 1;
      } else if (role === 'close' && open !== null) {
        const pieces: readonly Span2[] = [...open.pieces, trimmed(text, start, at)];
        found.push(...closed(text, { ...open, pieces }, at + (written.charAt(at) === "'" ? 2 : 1)));
        open = null;
      }
    }
    if (open !== null) {
      const pieces: readonly Span2[] = [...open.pieces, trimmed(text, start, paragraph.end)];
      open = { ...open, end: paragraph.end, pieces };
      if (paragraph.end - open.start > LONGEST) {
        found.push(...closed(text, open, paragraph.end));
        open = null;
      }
    }
  }
  return open === null ? found : [...found, ...closed(text, open, open.end)];
}

interface Open {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly pieces: readonly Span2[];
}

const OPENING = new Set(['“', '„', '«']);
const CLOSING = new Set(['”', '»']);

/** A quotation that goes on over a paragraph has a mark at the beginning of the next. */
const continues = (text: string, paragraph: Span2, open: Open): boolean =>
  (OPENING.has(text.charAt(paragraph.start)) || text.charAt(paragraph.start) === '"') &&
  paragraph.start - open.start < LONGEST;

const skipMark = (text: string, at: number): number => (/["“„«]/.test(text.charAt(at)) ? at + 1 : at);

function roleOf(text: string, at: number, paragraph: Span2, isOpen: boolean): 'open' | 'close' | null {
  const mark = text.charAt(at);
  if (CLOSING.has(mark)) return 'close';
  if (OPENING.has(mark)) return 'open';
  if (mark === "'" && text.charAt(at + 1) === "'") return null;
  if (mark !== '"') return null;
  const before = at > paragraph.start ? text.charAt(at - 1) : ' ';
  const after = at + 1 < paragraph.end ? text.charAt(at + 1) : ' ';
  if (/[\s([{—–-]/.test(before) && !/\s/.test(after))
    return isOpen && !/[—–-]/.test(before) ? null : isOpen ? 'close' : 'open';
  // Inches and feet: 6'2".
  if (/\d/.test(before) && !isOpen) return null;
  return isOpen ? 'close' : /\S/.test(after) ? 'open' : null;
}

function trimmed(text: string, start: number, end: number): Span2 {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

function closed(text: string, open: Open, end: number): readonly Quotation[] {
  const pieces = open.pieces.filter((piece) => piece.end > piece.start);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inner = { start: first.start, end: last.end };
  return [{ start: open.start, end, inner, pieces, kind: kindOf(text, inner) }];
}

function kindOf(text: string, inner: Span2): Quotation['kind'] {
  const words = text.slice(inner.start, inner.end);
  const isPunctuated = /[,.!?…—-]$/.test(words);
  const count = words.split(/\s+/).length;
  if (count >= FEWEST_WORDS * 2) return 'speech';
  const isTitle = words.split(/\s+/).every((word) => /^[^\p{Ll}]/u.test(word) || word.length < 4);
  if (isTitle && !isPunctuated) return 'phrase';
  return isPunctuated || count >= FEWEST_WORDS ? 'speech' : 'phrase';
}
