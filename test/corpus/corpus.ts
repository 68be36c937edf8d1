// Reads the annotated articles of the corpus: markup → plain text, with every mark as an exact span of it.
import { readdirSync, readFileSync } from 'node:fs';
import { readClaimLine, type MarkedClaim } from './claim.ts';
import { readMarks, type Mark } from './mark.ts';
import { resolveName } from './name.ts';

/** UTF-16 code units of the plain text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface MarkedAttribution {
  readonly source?: Span;
  readonly cue?: Span;
  /** In the order of the text; a quotation that is broken or runs over paragraphs has several. */
  readonly content: readonly Span[];
  readonly via?: Span;
  /** The speaker's canonical name: of the cast, or the words of the source where they name nobody in the cast. */
  readonly name?: string;
  readonly viaName?: string;
  /** Whether it stands within the content of another attribution. */
  readonly nested: boolean;
}

/** `value` is null where the words name no calendar date ("recently"). */
export interface MarkedDate extends Span {
  readonly value: string | null;
}

export interface MarkedArticle {
  readonly id: string;
  readonly file: string;
  readonly outlet: string;
  readonly publishedAt: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly cast: readonly string[];
  readonly attributions: readonly MarkedAttribution[];
  /** Every date expression of the text, or undefined where dates are not marked. */
  readonly dates?: readonly MarkedDate[];
  readonly claims: readonly MarkedClaim[];
}

interface Line {
  readonly text: string;
  readonly number: number;
}

const FOLDER = new URL('articles/', import.meta.url);

/** @returns all articles, in the order of their names
 *  @throws Error that names the file and the line of the first fault */
export function readCorpus(): MarkedArticle[] {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return files.map((file) => readArticle(readFileSync(new URL(file, FOLDER), 'utf8'), file));
}

/** @param file names the article in errors, and gives it its id
 *  @throws Error with file and line of the first fault */
export function readArticle(markup: string, file: string): MarkedArticle {
  const lines = markup.split('\n').map((text, i): Line => ({ text: text.trimEnd(), number: i + 1 }));
  const gap = lines.findIndex(({ text }) => text === '');
  if (gap < 1) throw fault(file, 1, 'a header and an empty line must come first');
  const cut = lines.findIndex(({ text }) => text === '---');
  const body = lines.slice(gap + 1, cut < 0 ? undefined : cut).filter(({ text }) => text !== '');
  const header = readHeader(lines.slice(0, gap), file);
  const cast = (header.get('cast') ?? '').split(';').flatMap((name) => name.trim() || []);
  const { text, marks } = readBody(body, file);
  const tail = cut < 0 ? [] : lines.slice(cut + 1).filter((line) => line.text !== '');
  const publishedAt = need(header, 'published', file);
  if (!/^\d{4}-\d\d-\d\d$/.test(publishedAt)) throw fault(file, 1, 'published must be YYYY-MM-DD');
  return {
    id: file.replace(/\.txt$/, ''),
    file,
    outlet: need(header, 'outlet', file),
    publishedAt,
    kind: need(header, 'kind', file),
    title: text.split('\n', 1)[0] ?? '',
    text,
    cast,
    attributions: readAttributions(text, marks, cast, file),
    ...(header.get('dates') === 'marked' ? { dates: readDates(marks) } : {}),
    claims: tail.map((line) =>
      atLine(file, line.number, () => readClaimLine(line.text.replace(/\s+/g, ' '), text)),
    ),
  };
}

const HEADER = new Set(['outlet', 'published', 'kind', 'cast', 'dates']);

function readHeader(lines: readonly Line[], file: string): ReadonlyMap<string, string> {
  return new Map(
    lines.map(({ text, number }) => {
      const [, key = '', value = ''] = /^(\w+):\s*(.+)$/.exec(text) ?? [];
      if (!HEADER.has(key)) throw fault(file, number, `a header line is one of ${[...HEADER].join(', ')}`);
      return [key, value];
    }),
  );
}

function need(header: ReadonlyMap<string, string>, key: string, file: string): string {
  const value = header.get(key);
  if (value === undefined) throw fault(file, 1, `the header has no ${key}`);
  return value;
}

/** Each line is a paragraph, the first one the headline; paragraphs are parted by an empty line in the plain text. */
function readBody(lines: readonly Line[], file: string): { text: string; marks: Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  for (const line of lines) {
    if (text !== '') text += '\n\n';
    const paragraph = atLine(file, line.number, () => readMarks(line.text, text.length, line.number));
    text += paragraph.text;
    marks.push(...paragraph.marks);
  }
  return { text, marks };
}

/** Marks with the same number in one paragraph are one attribution; `^` continues the one that was opened before. */
function readAttributions(
  text: string,
  marks: readonly Mark[],
  cast: readonly string[],
  file: string,
): MarkedAttribution[] {
  const groups: Mark[][] = [];
  const latest = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (mark.type === 'd') continue;
    for (const number of mark.numbers) {
      const before = latest.get(number);
      if (mark.continues) {
        if (!before) throw fault(file, mark.line, `no earlier attribution ${number} to continue`);
        before.push(mark);
      } else if (before?.[0]?.line === mark.line) before.push(mark);
      else {
        const group = [mark];
        latest.set(number, group);
        groups.push(group);
      }
    }
  }
  const contents = groups.map((group) => group.filter(({ type }) => type === 't'));
  return groups.map((group, i) =>
    atLine(file, group[0]?.line ?? 1, () =>
      attributionOf(text, withSource(group, marks), cast, otherThan(contents, i)),
    ),
  );
}

/** “The mayor denied it and vowed to stay”: a cue without a source of its own goes on with the last one before it. */
function withSource(group: readonly Mark[], marks: readonly Mark[]): readonly Mark[] {
  const cue = group.find(({ type }) => type === 'c');
  if (!cue || cue.alone || group.some(({ type }) => type === 's')) return group;
  const depth = (mark: Mark): number =>
    marks.filter(({ type, start, end }) => type === 't' && start <= mark.start && mark.end <= end).length;
  const before = marks.findLast(
    (mark) =>
      mark.type === 's' && mark.line === cue.line && mark.end <= cue.start && depth(mark) === depth(cue),
  );
  return before ? [...group, before] : group;
}

const otherThan = (contents: readonly Mark[][], i: number): Mark[] =>
  contents.flatMap((each, k) => (k === i ? [] : each));

function attributionOf(
  text: string,
  group: readonly Mark[],
  cast: readonly string[],
  around: readonly Mark[],
): MarkedAttribution {
  const content = group.filter(({ type }) => type === 't').sort((a, b) => a.start - b.start);
  const cue = only(group, 'c');
  const source = only(group, 's');
  const via = only(group, 'v');
  if (content.length === 0) throw new Error(`an attribution has no content: ${said(text, group[0])}`);
  if (!cue && !source) throw new Error(`content without cue and source: ${said(text, content[0])}`);
  const head = cue ?? source;
  return {
    ...(source && { source: spanOf(source), name: resolveName(said(text, source), source.key, cast) }),
    ...(cue && { cue: spanOf(cue) }),
    content: content.map(spanOf),
    ...(via && { via: spanOf(via), viaName: resolveName(said(text, via), via.key, cast) }),
    nested: head !== undefined && around.some((outer) => outer.start <= head.start && head.end <= outer.end),
  };
}

function only(group: readonly Mark[], type: Mark['type']): Mark | undefined {
  const [first, second] = group.filter((mark) => mark.type === type);
  if (second) throw new Error(`two marks {${type}…} with the same number in one paragraph`);
  return first;
}

const readDates = (marks: readonly Mark[]): MarkedDate[] =>
  marks
    .filter(({ type }) => type === 'd')
    .map(({ start, end, value }) => ({ start, end, value: value === '?' ? null : (value ?? null) }));

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const said = (text: string, span: Span | undefined): string => (span ? text.slice(span.start, span.end) : '');

function atLine<T>(file: string, line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fault(file, line, error instanceof Error ? error.message : String(error));
  }
}

function fault(file: string, line: number, message: string): Error {
  return new Error(`test/corpus/articles/${file}:${line}: ${message}`);
}
