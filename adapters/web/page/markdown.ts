// Discord's markdown, as much of it as our messages use, read as Discord reads it: text → marks.

export type Mark =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'mention'; readonly text: string }
  | {
      readonly type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler';
      readonly children: readonly Mark[];
    }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Mark[] }
  | { readonly type: 'time'; readonly unix: number; readonly style: string };

export type Piece =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly marks: readonly Mark[] }
  | { readonly type: 'small' | 'paragraph' | 'quote'; readonly marks: readonly Mark[] }
  | { readonly type: 'list'; readonly items: readonly (readonly Mark[])[] };

/** Reads the content of one text display. */
export function readMarkdown(content: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const row of content.split('\n')) {
    const piece = readRow(row);
    const last = pieces.at(-1);
    if (last?.type === 'list' && piece.type === 'list')
      pieces[pieces.length - 1] = { type: 'list', items: [...last.items, ...piece.items] };
    else if (row.trim() !== '') pieces.push(piece);
  }
  return pieces;
}

function readRow(row: string): Piece {
  const [whole, sign = ''] = /^\s*(#{1,3}|-#|[-*]|>)\s+/.exec(row) ?? [''];
  const marks = readMarks(row.slice(whole.length));
  switch (sign) {
    case '#':
    case '##':
    case '###':
      return { type: 'heading', level: sign === '#' ? 1 : sign === '##' ? 2 : 3, marks };
    case '-#':
      return { type: 'small', marks };
    case '-':
    case '*':
      return { type: 'list', items: [marks] };
    case '>':
      return { type: 'quote', marks };
    default:
      return { type: 'paragraph', marks };
  }
}

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Mark];

const wrapped = (pattern: RegExp, type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler'): Rule => [
  pattern,
  ([, inner = '']) => ({ type, children: readMarks(inner) }),
];

/** In the order in which they are tried at each place; each pattern is anchored there. */
const rules: readonly Rule[] = [
  [/\\([^\p{L}\p{N}\s])/uy, ([, text = '']) => ({ type: 'text', text })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    ([, unix = '0', style = 'f']) => ({ type: 'time', unix: Number(unix), style }),
  ],
  [/<(?:@[!&]?|#)\d+>|@(?:everyone|here)\b/y, ([text]) => ({ type: 'mention', text })],
  [
    /\[((?:\\[^]|[^\]\\])+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/y,
    ([, label = '', url = '']) => ({ type: 'link', url, children: readMarks(label) }),
  ],
  [
    /<?(https?:\/\/[^\s<>]+)>?/y,
    ([, url = '']) => ({ type: 'link', url, children: [{ type: 'text', text: url }] }),
  ],
  wrapped(/\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y, 'strong'),
  wrapped(/__((?:\\[^]|[^\\])+?)__(?!_)/y, 'underline'),
  wrapped(/~~((?:\\[^]|[^\\])+?)~~/y, 'strike'),
  wrapped(/\|\|((?:\\[^]|[^\\])+?)\|\|/y, 'spoiler'),
  wrapped(/\*((?:\\[^]|\*\*|[^\\*])+?)\*(?!\*)/y, 'em'),
  wrapped(/\b_((?:\\[^]|__|[^\\_])+?)_\b/y, 'em'),
];

function readMarks(source: string): readonly Mark[] {
  const marks: Mark[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') marks.push({ type: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < source.length;) {
    const found = readRule(source, at);
    if (!found) plain += source.charAt(at++);
    else {
      if (found.mark.type === 'text') plain += found.mark.text;
      else {
        flush();
        marks.push(found.mark);
      }
      at = found.end;
    }
  }
  flush();
  return marks;
}

interface Found {
  readonly mark: Mark;
  readonly end: number;
}

function readRule(source: string, at: number): Found | null {
  if (source.charAt(at) === '`') return readCode(source, at);
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { end: pattern.lastIndex, mark: read(match) };
  }
  return null;
}

/** Code ends at a run of as many back-ticks as it began with; where there is none, they are text. */
function readCode(source: string, at: number): Found {
  const ticks = runAt(source, at);
  for (let end = at + ticks; (end = source.indexOf('`', end)) >= 0; end += runAt(source, end))
    if (runAt(source, end) === ticks)
      return { mark: { type: 'code', text: source.slice(at + ticks, end) }, end: end + ticks };
  return { mark: { type: 'text', text: '`'.repeat(ticks) }, end: at + ticks };
}

function runAt(source: string, at: number): number {
  let end = at;
  while (source.charAt(end) === '`') end++;
  return end - at;
}
