// What is said: the stretch before or after a cue, with the quotations that run out of it.
import { indexAt } from '../position.ts';
import type { Quotation } from '../quotation/quotation.ts';
import type { Analysis, Sentence, Span2, Token } from '../text/analysis.ts';
import { isComma, isQuoteMark, type Range } from './phrase.ts';

interface Scene {
  readonly analysis: Analysis;
  readonly quotations: readonly Quotation[];
}

/** The quotation that holds an offset, if one does. */
export function quotationAt(quotations: readonly Quotation[], offset: number): Quotation | null {
  const found = quotations[indexAt(quotations, offset)];
  return found !== undefined && found.start <= offset && offset < found.end ? found : null;
}

/** Without the white space, the commas and the full stop at its edges; marks within a quotation stay. */
export function trimEnd(text: string, span: Span2): Span2 {
  let { start, end } = span;
  while (start < end && /[\s,;:—–-]/.test(text.charAt(start))) start++;
  while (end > start && /[\s,;:.—–-]/.test(text.charAt(end - 1)) && !isInitialism(text, end)) end--;
  return { start, end };
}

/** The full stop of “U.S.” or “Inc.” is part of the word. */
const isInitialism = (text: string, end: number): boolean =>
  text.charAt(end - 1) === '.' &&
  /(?:\b\p{Lu}\.\p{Lu}\.|\b(?:Inc|Corp|Jr|Sr|Co|Ltd)\.)$/u.test(text.slice(Math.max(0, end - 8), end));

/** From a token to the end of the sentence, or of the quotation that runs out of it. */
export function contentAfter(
  { analysis, quotations }: Scene,
  sentence: Sentence,
  from: number,
  until?: number,
): readonly Span2[] {
  const { text, tokens } = analysis;
  const first = tokens[from];
  if (first === undefined || from >= sentence.last) return [];
  const start = first.start;
  const around = quotationAt(quotations, start);
  // Who speaks within a quotation says no more than it holds.
  const end =
    around !== null && around.start < start ? Math.min(sentence.end, around.inner.end) : sentence.end;
  if (until !== undefined) {
    const cut = trimEnd(text, { start, end: Math.min(end, tokens[until - 1]?.end ?? end) });
    return cut.end > cut.start ? linesOf(analysis, cut) : [];
  }
  const open = quotationAt(quotations, end - 1);
  if (open !== null && open.end > end) return linesOf(analysis, { start, end: open.end });
  const closesWithQuote = open !== null && open.end === end;
  const span = closesWithQuote ? { start, end } : trimEnd(text, { start, end });
  return span.end > span.start ? linesOf(analysis, span) : [];
}

/** What stands before the cue: the quotation there, or the clause up to the comma. */
export function contentBefore(
  { analysis, quotations }: Scene,
  sentence: Sentence,
  cue: Range,
  isTrailing: boolean,
): readonly Span2[] {
  const { text, tokens } = analysis;
  const cueStart = tokens[cue.first]?.start ?? 0;
  // The end of what was said: the last quotation or comma before who speaks.
  const boundary = boundaryBefore(tokens, sentence, cue);
  if (boundary === null) {
    // A quotation that is the whole sentence before: “Why?” she asked.
    return [];
  }
  const edge = tokens[boundary] as Token;
  const quoted = quotationAt(quotations, edge.start) ?? quotationAt(quotations, edge.start - 1);
  if (quoted !== null && quoted.end <= cueStart + 1 && quoted.kind === 'speech') {
    const before = text.slice(sentence.start, quoted.start);
    const start = quoted.start > sentence.start && /\p{L}/u.test(before) ? sentence.start : quoted.start;
    return linesOf(analysis, { start: introEnd(text, start, quoted.start), end: quoted.end });
  }
  if (!isTrailing) return [];
  const span = trimEnd(text, { start: sentence.start, end: edge.start });
  const isClause = tokens
    .slice(sentence.first, boundary)
    .some((token) => token.tag === 'VERB' || token.tag === 'AUX');
  if (!isClause) return [];
  return span.end > span.start ? linesOf(analysis, span) : [];
}

/** “But” and the like before what is said belong to the outlet. */
function introEnd(text: string, start: number, quote: number): number {
  const intro = text.slice(start, quote);
  return /^(?:but|and|still|yet|so|then|indeed|however|meanwhile|also)?[\s,:]*$/i.test(intro) ? quote : start;
}

/** The last comma or closing mark before the subject and the verb. */
function boundaryBefore(tokens: readonly Token[], sentence: Sentence, cue: Range): number | null {
  for (let at = cue.first - 1; at >= sentence.first && at > cue.first - 60; at--) {
    const token = tokens[at] as Token;
    if (isQuoteMark(token) && /["”»]/.test(token.text)) return at;
    if (isComma(token) || /^[?!]$/.test(token.text)) {
      const rest = tokens.slice(at + 1, cue.first);
      if (rest.length === 0 || rest.every((each) => each.tag !== 'VERB' || /(?:ed|ing)$/.test(each.lower))) {
        // A name with its apposition has a comma of its own before the verb.
        if (rest.length === 0 && !isQuoteMark(tokens[at - 1]) && hasEarlierComma(tokens, sentence, at))
          continue;
        return at;
      }
    }
  }
  return null;
}

const hasEarlierComma = (tokens: readonly Token[], sentence: Sentence, at: number): boolean =>
  tokens.slice(sentence.first, at).some((token) => isComma(token));

/** A quotation that begins within a few words of a token. */
export function quoteAfter({ analysis, quotations }: Scene, sentence: Sentence, from: number): Span2 | null {
  const { tokens } = analysis;
  for (let at = from; at < Math.min(sentence.last, from + 3); at++) {
    const token = tokens[at] as Token;
    if (isQuoteMark(token)) {
      const found = quotationAt(quotations, token.start);
      return found === null ? null : { start: found.start, end: found.end };
    }
    if (!isComma(token) && !/^[.:]$/.test(token.text)) return null;
  }
  return null;
}

/** A span cut at the ends of paragraphs. */
export function linesOf({ paragraphs, text }: Analysis, span: Span2): readonly Span2[] {
  const lines: Span2[] = [];
  for (let at = indexAt(paragraphs, span.start); at < paragraphs.length; at++) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined || paragraph.start >= span.end) break;
    let [start, end] = [Math.max(paragraph.start, span.start), Math.min(paragraph.end, span.end)];
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    if (end > start) lines.push({ start, end });
  }
  return lines;
}
