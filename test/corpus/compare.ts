// Gold against reader: spans and names.
import type { Span } from './corpus.ts';

export const length = ({ start, end }: Span): number => end - start;

export const shared = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** Characters of `span` that the others cover together. */
export function covered(span: Span, others: readonly Span[]): number {
  return merged(others).reduce((sum, other) => sum + shared(span, other), 0);
}

/** Characters in both, of the characters in either. */
export function jaccard(a: readonly Span[], b: readonly Span[]): number {
  const [one, two] = [merged(a), merged(b)];
  const both = one.reduce((sum, span) => sum + covered(span, two), 0);
  const either = total(one) + total(two) - both;
  return either === 0 ? 0 : both / either;
}

const total = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + length(span), 0);

function merged(spans: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start <= last.end)
      runs[runs.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else runs.push({ start, end });
  }
  return runs;
}

/** Without what stands at its edges and says nothing: white space, and the stop or comma outside quotation marks. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /[\s.,;:—–]/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/** A span that runs over a line's end is one span a line. */
export function lines(text: string, span: Span): Span[] {
  const spans: Span[] = [];
  let start = span.start;
  for (const line of text.slice(span.start, span.end).split('\n')) {
    const piece = trimmed(text, { start, end: start + line.length });
    if (piece.end > piece.start) spans.push(piece);
    start += line.length + 1;
  }
  return spans;
}

const TITLE = new Set(
  (
    'the a an his her its their our mr mrs ms miss dr dame sir lord lady baroness senator sen representative rep governor gov mayor president ' +
    'minister interior foreign finance prime health captain capt general gen colonel lieutenant lt sergeant inspector ' +
    'detective chief superintendent insp sheriff deputy judge justice professor prof pc pastor reverend rev nurse fire ' +
    'ambassador transport labor labour oil water research archbishop bishop envoy warden officer coach commander ombudsman chancellor councilwoman ' +
    'superintendent ward former commissioner councillor principal auditor trainer jockey coach manager prosecutor secretary'
  ).split(' '),
);

function nameWords(name: string): string[] {
  const words = name
    .toLowerCase()
    .replace(/[‘’']/g, '’')
    .split(/[^\p{L}\p{N}’&.-]+|-/u)
    .map((word) => word.replace(/^[.’]+|[.’]+$/g, ''))
    .filter((word) => word !== '');
  const first = words.findIndex((word, i) => !TITLE.has(word) || i === words.length - 1);
  return words.slice(Math.max(0, first));
}

/**
 * Whether a name of the reader means the one of the corpus. A bare surname means nobody in full.
 * @param described that the one of the corpus is a description, and may be given shorter (“officials”) or with more of
 *                  its owner (“Amy Bell’s brother” for “her brother”)
 */
export function means(read: string, gold: string, described = isDescription(gold)): boolean {
  const [given, wanted] = [nameWords(read), nameWords(gold)];
  if (wanted.length === 0 || given.length === 0) return false;
  if (begins(given, wanted)) return true;
  return described && (begins(wanted, given) || begins([...given].reverse(), [...wanted].reverse()));
}

const isDescription = (name: string): boolean =>
  /^(?:\p{Ll}|(?:A|An|The|His|Her|Its|Their|One|Two|Some|Another|Other)\b)/u.test(name);

const begins = (longer: readonly string[], shorter: readonly string[]): boolean =>
  shorter.every((word, i) => longer[i] === word) && longer.length - shorter.length <= 12;
