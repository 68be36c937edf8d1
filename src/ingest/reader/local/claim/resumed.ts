// What is said goes on behind whoever says it: “The data will be public in June, she said, | after a check”.
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { joined, type Joined } from './joined.ts';
import { isFinite } from './finite.ts';
import { predicateOf, type Range } from './predicate.ts';
import { boundaries, pieces, subjectIn, tokensIn, type Piece, type Stretch } from './segment.ts';
import { sharedVerbs } from './shared.ts';

export interface Resumed {
  /** What of the first part is told by itself. */
  readonly ahead: Stretch | null;
  /** What of it is told with what goes on behind. */
  readonly before: Stretch | null;
  /** The words that belong before what goes on: “The data will be public in June”. */
  readonly lead: readonly Stretch[];
  readonly rest: Stretch;
  /** What others say in it is told in it as well: “…, she said, two hours after Ota had promised to come”. */
  readonly isWhole: boolean;
}

/**
 * @param isApart whether something in a stretch is told in words of its own
 * @returns null where nobody stands between the two, or the second is a clause by itself
 */
export function resumedOf(
  analysis: Analysis,
  attribution: Attribution,
  part: Stretch,
  next: Stretch,
  isApart: (stretch: Stretch) => boolean,
): Resumed | null {
  if (!isInserted(analysis, attribution, part, next)) return null;
  const last = pieces(analysis, part).at(-1);
  if (last === undefined) return null;
  const before = { start: last.start, end: last.end };
  const both = joined(analysis, { ...next, lead: [withComma(analysis, last)] });
  const first = tokensIn(analysis, last);
  const gap = first.last - first.first + 1;
  const isClause = boundaries(both.tokens, both).includes(gap) || isOwnClause(both, gap);
  const subject = isClause || divides(both, gap) || isApart(before) ? subjectIn(analysis, last) : null;
  const verb = verbBehind(analysis, next);
  if (subject && verb !== null)
    return {
      ahead: part,
      before: null,
      lead: [subject],
      rest: { start: verb, end: next.end },
      isWhole: false,
    };
  if (isClause) return null;
  const isOpening = predicateOf(analysis.tokens, first) === null;
  if (isApart(before) && !isOpening) return null;
  const ahead = last.start > part.start ? { start: part.start, end: last.start } : null;
  const own = hasComma(analysis.tokens, first, tokensIn(analysis, next)) ? withComma(analysis, last) : before;
  return { ahead, before, lead: [...last.lead, own], rest: next, isWhole: !isOpening };
}

/** “…, she said, and Ota, who had come late, agreed”: a subject of its own behind the conjunction. */
function isOwnClause({ tokens, last }: Joined, at: number): boolean {
  if (!/^(?:and|but|or|while|whereas)$/u.test(tokens[at]?.lower ?? '')) return false;
  const [whole, clause] = [at, at + 1].map((first) => predicateOf(tokens, { first, last }));
  if (!whole || !clause) return false;
  const { first, last: end } = clause.subject;
  return tokens.slice(first, end).some(({ tag }) => /^(?:NOUN|PROPN|PRON|NUM)$/u.test(tag));
}

/** “It leaks, she said, | but will not be mended”: the second verb tells something of another kind. */
const divides = ({ tokens, ...range }: Joined, gap: number): boolean =>
  sharedVerbs(tokens, range).some(({ after, lead }) => after === gap - 1 && lead.length === 1);

/** Where the verb begins: “and | will not be mended”; null where something else follows, “and so do the others”. */
function verbBehind({ tokens }: Analysis, { start }: Stretch): number | null {
  let at = indexAt(tokens, start);
  if (tokens[at]?.tag === 'CCONJ') at += 1;
  if (/^(?:so|neither|nor)$/u.test(tokens[at]?.lower ?? '')) return null;
  const verb = tokens[at]?.tag === 'ADV' ? at + 1 : at;
  return isFinite(tokens, verb) ? (tokens[at]?.start ?? null) : null;
}

/** “…, she said, …”, of words that are not quoted. */
function isInserted(
  { text, sentences }: Analysis,
  { cue, speaker, inRelative }: Attribution,
  part: Stretch,
  next: Stretch,
): boolean {
  if (cue === undefined || inRelative) return false;
  const start = Math.min(cue.start, speaker?.start ?? cue.start);
  const end = Math.max(cue.end, speaker?.end ?? cue.end);
  if (
    part.end > start ||
    end > next.start ||
    indexAt(sentences, part.start) !== indexAt(sentences, next.start)
  )
    return false;
  if (
    /^["“].*["”]$/su.test(text.slice(part.start, part.end)) ||
    /^["“]/u.test(text.slice(next.start, next.end))
  )
    return false;
  return /^,\s*(?:as\s+)?$/u.test(text.slice(part.end, start)) && BEHIND.test(text.slice(end, next.start));
}

/** Nothing but when and where it was said. */
const BEHIND = /^[^.;:!?"“”,]*,\s*$/u;

/** With the comma behind it. */
const withComma = ({ text }: Analysis, { start, end }: Piece): Stretch => ({
  start,
  end: text.charAt(end) === ',' ? end + 1 : end,
});

/**
 * Whether the comma was there before somebody spoke: “If it rains, the dam will break”, “It fell, which is sad”; not “It will
 * fall after a check” nor “It cost her two houses”.
 */
function hasComma(tokens: readonly Token[], part: Range, next: Range): boolean {
  const [opener, end, first] = [tokens[part.first], tokens[part.last - 1], tokens[next.first]];
  if (OPENERS.test(opener?.lower ?? '') || ADDED.test(first?.lower ?? '')) return true;
  if (/^(?:not|which|whom|that)$/u.test(end?.lower ?? '')) return false;
  const isName = NAMING.test(first?.tag ?? '');
  if (predicateOf(tokens, part) === null)
    return !isFinite(tokens, next.first) && (isName || /^(?:ADP|ADV|SCONJ)$/u.test(opener?.tag ?? ''));
  if (first?.tag === 'CCONJ')
    return NAMING.test(tokens[next.first + 1]?.tag ?? '') && hasVerb(tokens, next.first + 1, next.last);
  const isObject = end?.tag === 'PRON' ? tokens[part.last - 2]?.tag !== 'ADP' : LEADING.test(end?.tag ?? '');
  return (isName || first?.tag === 'ADJ') && !isObject;
}

const hasVerb = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens.slice(first, last).some((_, at) => isFinite(tokens, first + at));

/** What begins with a noun or stands for one. */
const NAMING = /^(?:DET|NOUN|PROPN|NUM|PRON)$/u;

/** What cannot end a clause: its object follows. */
const LEADING = /^(?:VERB|AUX|ADP|SCONJ|CCONJ|DET)$/u;

/** What is added behind a comma. */
const ADDED = /^(?:who|which|whose|though|although|not)$/u;
const OPENERS =
  /^(?:if|when|once|as|while|unless|because|although|though|after|before|since|until|even|had|were|should)$/u;
