// The parts of what an attribution says: where its subject stands apart from its predicate, the two belong together.
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { antecedentOf, isRelative } from './antecedent.ts';
import { isFinite } from './finite.ts';
import { predicateOf, type Range } from './predicate.ts';
import { resumedOf } from './resumed.ts';
import { tokensIn, type Stretch } from './segment.ts';

export interface Spoken {
  readonly content: Stretch;
  /** The words that belong before it: its subject. */
  readonly lead: readonly Stretch[];
  /** What else of the content shows it, and is told by nothing else. */
  readonly before: readonly Stretch[];
  /** What others say in it is told in it as well. */
  readonly isWhole?: boolean;
}

/**
 * “The river, officials said, | could rise”, “the bridge, which | engineers say | is safe”, “the bank | is expected | to
 * close”: the second part is told with the first one before it.
 * @param isApart whether what stands before is told in words of its own
 */
export function predicatesOf(
  analysis: Analysis,
  attribution: Attribution,
  isApart: (stretch: Stretch) => boolean = () => false,
): readonly Spoken[] {
  const { content, inRelative } = attribution;
  const found: Spoken[] = [];
  for (let at = 0; at < content.length; at++) {
    const [part, next] = [content[at], content[at + 1]];
    if (part === undefined) break;
    const isPair = next !== undefined && (inRelative ? at === 0 : belongTogether(analysis, part, next));
    if (isPair) {
      found.push({ content: next, lead: leadOf(analysis, part, attribution), before: [part] });
      at += 1;
      continue;
    }
    const resumed = next === undefined ? null : resumedOf(analysis, attribution, part, next, isApart);
    if (resumed === null) {
      found.push({ content: part, lead: [], before: [] });
      continue;
    }
    const { ahead, before, lead, rest, isWhole } = resumed;
    if (ahead) found.push({ content: ahead, lead: [], before: [] });
    found.push({ content: rest, lead, before: before ? [before] : [], isWhole });
    at += 1;
  }
  return found;
}

/** “The plan | was condemned | by the union”: the speaker stands behind. */
export const isByAgent = ({ cue, speaker }: Attribution, text: string): boolean =>
  cue !== undefined && speaker !== undefined && /^\s+by\s+$/.test(text.slice(cue.end, speaker.start));

/** A subject and its predicate; an auxiliary and its verb; two halves of which neither is a clause. */
function belongTogether(analysis: Analysis, part: Stretch, next: Stretch): boolean {
  const { tokens } = analysis;
  const [first, second] = [tokensIn(analysis, part), tokensIn(analysis, next)];
  if (first.last - first.first > LONGEST || isPartlyQuoted(analysis, part, next)) return false;
  const [auxiliary, verb] = [tokens[first.last - 1], tokens[second.first]];
  if (auxiliary?.tag === 'AUX' && verb?.tag === 'VERB') return true;
  if (!isSubject(analysis, part)) return false;
  return beginsWithVerb(tokens, second) || (verb?.tag === 'NOUN' && predicateOf(tokens, second) === null);
}

/**
 * “The dam,” Ota said, “is safe.”: a short quoted subject has a quoted predicate, and a longer one is a quotation by itself;
 * another may borrow words (a “safe” dam).
 */
function isPartlyQuoted({ text }: Analysis, part: Stretch, next: Stretch): boolean {
  const words = text.slice(part.start, part.end);
  if (/^“[^“”]+”$/u.test(words)) return !/^\S+(?: \S+)?$/u.test(words) || !text.startsWith('“', next.start);
  return /"/.test(words) || !/^[^“”]*(?:“[^“”]*”[^“”]*)*$/u.test(words);
}

/** A subject is no longer, in tokens. */
const LONGEST = 16;

function isSubject(analysis: Analysis, part: Stretch): boolean {
  const range = tokensIn(analysis, part);
  const isNominal = analysis.tokens
    .slice(range.first, range.last)
    .some(({ tag }) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(tag));
  return isPronoun(analysis, part) || (isNominal && predicateOf(analysis.tokens, range) === null);
}

/** “which” or “that”, and nothing else. */
function isPronoun(analysis: Analysis, part: Stretch): boolean {
  const { first, last } = tokensIn(analysis, part);
  return last - first === 1 && isRelative(analysis, part);
}

/** Behind a mark of quotation and an adverb. */
function beginsWithVerb(tokens: readonly Token[], { first, last }: Range): boolean {
  let at = first;
  while (at < last && at < first + 2 && (/^["“]$/.test(tokens[at]?.text ?? '') || tokens[at]?.tag === 'ADV'))
    at += 1;
  return isFinite(tokens, at) || tokens[at]?.lower === 'to';
}

function leadOf(analysis: Analysis, subject: Stretch, { cue, speaker }: Attribution): readonly Stretch[] {
  // “The bank is expected to close”: what says so is a part of what is said.
  const frame = speaker === undefined && cue !== undefined && cue.start >= subject.end ? [cue] : [];
  if (!isRelative(analysis, subject))
    return [...conditionBefore(analysis, subject, frame), subject, ...frame];
  const noun = antecedentOf(analysis, subject);
  if (noun !== null) return [noun, ...frame];
  // “That, she said, was the problem”: it stands for no noun
  return /^that\b/iu.test(analysis.text.slice(subject.start, subject.end)) ? [subject, ...frame] : [];
}

/** “If the bill passes, | the bank is expected to close”: without its condition it would say more. */
function conditionBefore(
  { text, sentences, tokens }: Analysis,
  { start }: Stretch,
  frame: readonly Stretch[],
): readonly Stretch[] {
  const sentence = sentences[indexAt(sentences, start)];
  const opening = sentence && tokens[sentence.first];
  if (frame.length === 0 || !sentence || !opening || !/^(?:if|once|unless)$/u.test(opening.lower)) return [];
  const condition = { start: sentence.start, end: start };
  return /,\s*$/u.test(text.slice(condition.start, condition.end)) ? [condition] : [];
}
