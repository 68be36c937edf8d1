// The marks of one paragraph: `{s@Halden the mayor} {c said} {t the bridge was safe}` → plain words and spans.

export interface Mark {
  /** s source, c cue, t content ("text"), v via, d date */
  readonly type: 's' | 'c' | 't' | 'v' | 'd';
  readonly start: number;
  readonly end: number;
  /** The attributions of the paragraph that it belongs to. */
  readonly numbers: readonly string[];
  /** Whether it goes on with an attribution of an earlier paragraph. */
  readonly continues: boolean;
  /** Whether the cue has nobody as its source, though one was named before. */
  readonly alone: boolean;
  /** A word of the name in the cast; `.` for the words themselves. */
  readonly key?: string;
  /** A date's value, `?` where it has none. */
  readonly value?: string;
  readonly line: number;
}

type Open = Omit<Mark, 'end'>;

const OPENING = /\{(?:([sctv])(\^?)(\d*)(!?)(?:@(\S+))?|d=(\S+)) /y;
const VALUE =
  /^(?:\?|\d{4}|\d{3}0s|\d{4}-Q[1-4]|\d{4}-W\d\d|\d{4}-\d\d|\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d)$/;

/**
 * @param offset where the paragraph begins in the plain text
 * @throws Error on a brace that opens or closes nothing, an empty mark, a value that is no date
 */
export function readMarks(line: string, offset: number, number: number): { text: string; marks: Mark[] } {
  let text = '';
  let at = line.startsWith('# ') ? 2 : 0;
  const open: Open[] = [];
  const marks: Mark[] = [];
  while (at < line.length) {
    const char = line[at] ?? '';
    if (char === '{') {
      OPENING.lastIndex = at;
      const opening = OPENING.exec(line);
      if (!opening) throw new Error(`not a mark: ${line.slice(at, at + 20)}`);
      open.push(opened(opening, offset + text.length, number));
      at += opening[0].length;
      continue;
    }
    if (char === '}') {
      const mark = open.pop();
      if (!mark) throw new Error(`} closes nothing: ${line.slice(Math.max(0, at - 20), at + 1)}`);
      marks.push(closed(mark, text, offset));
    } else text += char;
    at++;
  }
  if (open.length > 0) throw new Error(`${open.length} of the marks are not closed`);
  return { text, marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) };
}

function opened(opening: RegExpExecArray, start: number, line: number): Open {
  const [, type, continues, digits, alone, key, value] = opening;
  if (value !== undefined && !VALUE.test(value)) throw new Error(`not a date’s value: ${value}`);
  return {
    type: (type ?? 'd') as Mark['type'],
    start,
    numbers: digits ? digits.split('') : ['1'],
    continues: continues === '^',
    alone: alone === '!',
    ...(key !== undefined && { key }),
    ...(value !== undefined && { value }),
    line,
  };
}

function closed(mark: Open, text: string, offset: number): Mark {
  const words = text.slice(mark.start - offset);
  if (words === '' || words !== words.trim()) throw new Error(`a mark begins or ends on a space: “${words}”`);
  return { ...mark, end: offset + text.length };
}
