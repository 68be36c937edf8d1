// The parts of what an attribution says: where its subject stands apart from its predicate, the two belong together.
import type { Attribution } from '../attribution/attribution.ts';
import type { Analysis } from '../text/analysis.ts';
import { antecedentOf, isRelative } from './antecedent.ts';
import { isFinite, predicateOf } from './predicate.ts';
import { tokensIn, type Stretch } from './segment.ts';

export interface Spoken {
  readonly content: Stretch;
  /** The words that belong before it: its subject. */
  readonly lead: readonly Stretch[];
  /** What else of the content shows it, and is told by nothing else. */
  readonly before: readonly Stretch[];
}

/**
 * “The river, officials said, | could rise”, “the bridge, which | engineers say | is safe”, “the bank | is expected | to
 * close”: the second part is told with the first one before it.
 */
export function predicatesOf(analysis: Analysis, attribution: Attribution): readonly Spoken[] {
  const { content, inRelative } = attribution;
  const found: Spoken[] = [];
  for (let at = 0; at < content.length; at++) {
    const [part, next] = [content[at], content[at + 1]];
    if (part === undefined) break;
    const isPair = next !== undefined && (inRelative ? at === 0 : isPredicate(analysis, next));
    if (isPair && (inRelative || isSubject(analysis, part))) {
      found.push({ content: next, lead: leadOf(analysis, part, attribution), before: [part] });
      at += 1;
    } else found.push({ content: part, lead: [], before: [] });
  }
  return found;
}

/** A subject is no longer, in tokens. */
const LONGEST = 16;

function isSubject(analysis: Analysis, part: Stretch): boolean {
  const range = tokensIn(analysis, part);
  if (range.last - range.first > LONGEST || /["“”]/.test(analysis.text.slice(part.start, part.end)))
    return false;
  const isNominal = analysis.tokens
    .slice(range.first, range.last)
    .some(({ tag }) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(tag));
  return isRelative(analysis, part) || (isNominal && predicateOf(analysis.tokens, range) === null);
}

/** It begins with its verb. */
function isPredicate({ tokens, ...analysis }: Analysis, part: Stretch): boolean {
  const { first } = tokensIn({ tokens, ...analysis }, part);
  return isFinite(tokens, first) || tokens[first]?.lower === 'to';
}

function leadOf(analysis: Analysis, subject: Stretch, { cue, speaker }: Attribution): readonly Stretch[] {
  if (isRelative(analysis, subject)) return [antecedentOf(analysis, subject) ?? []].flat();
  // “The bank is expected to close”: what says so is a part of what is said.
  const isFrame = speaker === undefined && cue !== undefined && cue.start >= subject.end;
  return isFrame ? [subject, cue] : [subject];
}
