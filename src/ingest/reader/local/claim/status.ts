// Where a claim stands: established, attributed, alleged, expected, corrected or not verified.
import type { Claim, Sourcing } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import type { FoundMoment } from '../moment/find.ts';
import { indexAt } from '../position.ts';
import { looksAhead, type Clause } from './certainty.ts';
import type { Reading } from './reading.ts';
import { accuses, asks, denies, isOpinion } from './cue.ts';
import { isMarkedAlleged, tellsWrongdoing } from './wrongdoing.ts';

export interface Standing {
  readonly path: readonly Attribution[];
  readonly clause: Clause;
  readonly words: string;
  readonly reading: Reading;
  readonly when: FoundMoment | null;
  readonly sourcing: Sourcing;
}

const CORRECTION =
  /^(?:correction|clarification|editor['’]s note)\b|\bearlier version of this (?:article|story|report)\b/i;
const UNVERIFIED =
  /\b(?:unconfirmed|unverified|could not be (?:independently )?(?:verified|confirmed)|not been (?:independently )?(?:verified|confirmed)|rumou?rs?|reportedly)\b/i;

export function statusOf({ path, clause, words, reading, when, sourcing }: Standing): Claim['status'] {
  const inner = path.at(-1);
  const { tokens } = reading.analysis;
  if (isCorrection(clause, reading)) return 'corrected';
  const isDenying = inner !== undefined && denies(inner, clause.words);
  const isAsking = inner !== undefined && asks(inner);
  if (!isDenying && isAllegation(inner, clause, reading)) return 'alleged';
  const isAhead = looksAhead(tokens, clause, inner) || liesAhead(when, clause, reading);
  if (isAhead && !isAsking) return 'expected';
  if (UNVERIFIED.test(words) || sourcing === 'social_post') return 'unverified';
  // “Is expected to”, “is believed to”: nobody but the outlet says so.
  if (inner === undefined || inner.speaker === undefined) return isOpen(inner) ? 'unverified' : 'established';
  return 'attributed';
}

const isOpen = (inner: Attribution | undefined): boolean => inner !== undefined && isOpinion(inner);

function isAllegation(inner: Attribution | undefined, clause: Clause, reading: Reading): boolean {
  if (isMarkedAlleged(reading.analysis.tokens, reading.text, clause)) return true;
  if (inner === undefined) return false;
  if (accuses(inner)) return true;
  const isAffirmed = clause.predicate?.isNegated !== true && !asks(inner);
  return isAffirmed && tellsWrongdoing(reading.analysis.tokens, reading.text, clause);
}

/** A present tense with a time to come: “the court meets on Friday”. */
function liesAhead(
  when: FoundMoment | null,
  { predicate }: Clause,
  { published, analysis }: Reading,
): boolean {
  if (when?.date == null || published === null || when.date.precision !== 'day') return false;
  if (when.tense === 'past' || when.date.start < published) return false;
  const verb = predicate === null ? undefined : analysis.tokens[predicate.group.first];
  return (
    verb !== undefined &&
    !/(?:ed|was|were|had|did|said)$/.test(verb.lower) &&
    when.date.start >= published &&
    (when.tense === 'present' || when.date.start > published)
  );
}

function isCorrection({ words, first }: Clause, { analysis, text }: Reading): boolean {
  if (CORRECTION.test(words)) return true;
  const token = analysis.tokens[first];
  const sentence = token && analysis.sentences[indexAt(analysis.sentences, token.start)];
  const paragraph = sentence && analysis.paragraphs[sentence.paragraph];
  return paragraph !== undefined && CORRECTION.test(text.slice(paragraph.start, paragraph.start + 120));
}
