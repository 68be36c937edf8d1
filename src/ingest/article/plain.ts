// Plain text → Article: noise is overwritten with spaces, so that every offset stays true for the text as it was given.
import type { Article } from './article.ts';
import { readByline } from './byline.ts';
import { readDate } from './dates.ts';
import { isNoise, stampOf } from './noise.ts';

/** What the giver of a text or a page knows about it; it counts more than what the page says. */
export interface Given {
  readonly url?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly author?: string;
  readonly publishedAt?: string;
}

/** In UTF-16 code units. A longer first line is a paragraph. */
const LONGEST_TITLE = 200;

/**
 * @param text any text; control characters and lone surrogates in it are harmless
 * @returns the Article, whose text is as long as the given one
 */
export function articleOfText(text: string, given: Given = {}): Article {
  const harmless = withoutControls(text);
  const lines = linesOf(harmless);
  const title = given.title ?? titleOf(lines);
  const read = blanked(harmless, noiseIn(lines));
  return { text: read, kind: 'whole', ...headOf(lines), ...given, ...(title === undefined ? {} : { title }) };
}

/** Lines at the top that may name the author and the time of publication. */
const HEAD = 8;

function headOf(lines: readonly Line[]): Pick<Article, 'author' | 'publishedAt'> {
  const head = lines.filter(({ text }) => text !== '').slice(0, HEAD);
  const byline = head.find(
    ({ text }) => text.length <= 120 && /^by:? \p{Lu}/iu.test(text) && !/[.!?]$/.test(text),
  );
  const author = byline === undefined ? undefined : readByline([byline.text]);
  const publishedAt = head.map(({ text }) => readDate(stampOf(text))).find((date) => date !== undefined);
  return {
    ...(author === undefined ? {} : { author }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}

/** Letters, figures and marks of the West: the quick answer for most texts. */
const HARMLESS = /^[\t\n\r\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*$/;

/** Each unit that is no text becomes one that is, so that the length stays. */
const withoutControls = (text: string): string =>
  HARMLESS.test(text)
    ? text
    : text.toWellFormed().replace(/[^\P{C}\t\n\r\u{10000}-\u{10ffff}\u200c\u200d]/gu, ' ');

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/g)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
    text: line.trim(),
  }));
}

/** The first line, where it stands alone, is short and is no sentence. */
function titleOf(lines: readonly Line[]): string | undefined {
  const filled = lines.filter(({ text }) => text !== '');
  const [first] = filled;
  if (first === undefined || filled.length < 2 || first.text.length > LONGEST_TITLE) return undefined;
  if (
    /(?:[.!:;,]["”’)]?)$/u.test(first.text) &&
    !/\b(?:U\.S|U\.K|U\.N|E\.U|Inc|Co|Jr|Sr)\.$/.test(first.text)
  )
    return undefined;
  return isNoise(first.text) || /^by\s/i.test(first.text) ? undefined : first.text;
}

/** Lines of noise that stand for themselves: a word such as “Share” within a wrapped paragraph is none. */
function noiseIn(lines: readonly Line[]): readonly Line[] {
  const filled = lines.filter(({ text }) => text !== '');
  const noise = filled.map(({ text }) => isNoise(text));
  return filled.filter((line, at) => {
    const [before, after] = [filled[at - 1], filled[at + 1]];
    if (noise[at] !== true) return false;
    const begins = before === undefined || noise[at - 1] === true || !runsOn(before, line);
    const ends = after === undefined || noise[at + 1] === true || !runsOn(line, after);
    return begins && ends;
  });
}

/** Whether a paragraph was broken between these two lines: no sentence ends here, and the next begins in lower case. */
function runsOn(line: Line, next: Line): boolean {
  return next.start - line.end <= 2 && !/[.!?:"”’)\]]$/u.test(line.text) && /^[\p{Ll}\p{N}]/u.test(next.text);
}

function blanked(text: string, noise: readonly Line[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of noise) {
    pieces.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return [...pieces, text.slice(from)].join('');
}
