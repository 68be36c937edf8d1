// Where a claim stands: established, attributed, alleged, expected, corrected or not verified.
import type { Claim, Sourcing } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import type { FoundMoment } from '../moment/find.ts';
import { indexAt } from '../position.ts';
import { looksAhead, type Clause } from './certainty.ts';
import type { Joined } from './joined.ts';
import type { Reading } from './reading.ts';
import { accuses, asks, denies, isOpinion } from './cue.ts';
import { isMarkedAlleged, tellsWrongdoing } from './wrongdoing.ts';

export interface Standing {
  readonly path: readonly Attribution[];
  readonly clause: Clause;
  /** The tokens and the text of the clause. */
  readonly spoken: Joined;
  /** Where it stands in the article. */
  readonly start: number;
  readonly words: string;
  readonly reading: Reading;
  readonly when: FoundMoment | null;
  readonly sourcing: Sourcing;
}

const CORRECTION =
  /^(?:correction|clarification|editor['’]s note)\b|\bearlier version of this (?:article|story|report)\b/i;
const UNVERIFIED =
  /\b(?:unconfirmed|unverified|could not be (?:independently )?(?:verified|confirmed)|not been (?:independently )?(?:verified|confirmed)|rumou?rs?|reportedly)\b/i;

export function statusOf(standing: Standing): Claim['status'] {
  const { path, clause, spoken, words, sourcing } = standing;
  const inner = path.at(-1);
  if (isCorrection(standing)) return 'corrected';
  const isDenying = inner !== undefined && denies(inner, clause.words);
  const isAsking = inner !== undefined && asks(inner);
  if (!isDenying && isAllegation(inner, clause, spoken)) return 'alleged';
  const isAhead = looksAhead(spoken.tokens, clause, inner) || liesAhead(standing);
  if (isAhead && !isAsking) return 'expected';
  if (UNVERIFIED.test(words) || sourcing === 'social_post') return 'unverified';
  // “Is expected to”, “is believed to”: nobody but the outlet says so.
  if (inner === undefined || inner.speaker === undefined) return isOpen(inner) ? 'unverified' : 'established';
  return 'attributed';
}

const isOpen = (inner: Attribution | undefined): boolean => inner !== undefined && isOpinion(inner);

function isAllegation(inner: Attribution | undefined, clause: Clause, { tokens, text }: Joined): boolean {
  if (isMarkedAlleged(tokens, text, clause)) return true;
  if (inner === undefined) return false;
  if (accuses(inner)) return true;
  const isAffirmed = clause.predicate?.isNegated !== true && !asks(inner);
  return isAffirmed && tellsWrongdoing(tokens, text, clause, isOpinion(inner));
}

/** A present tense with a time to come: “the court meets on Friday”; not what is so until then, “is closed until Friday”. */
function liesAhead({
  when,
  clause: { predicate, words },
  spoken,
  reading: { published },
}: Standing): boolean {
  if (when?.date == null || published === null || when.date.precision !== 'day') return false;
  if (isEnd(words, when.text)) return false;
  if (when.tense === 'past' || when.date.start < published) return false;
  const verb = predicate === null ? undefined : spoken.tokens[predicate.group.first];
  return (
    verb !== undefined &&
    !/(?:ed|was|were|had|did|said)$/.test(verb.lower) &&
    when.date.start >= published &&
    (when.tense === 'present' || when.date.start > published)
  );
}

const isEnd = (words: string, time: string): boolean =>
  new RegExp(
    `\\b(?:is|are)\\b[^,;]*\\b(?:until|till) (?:[\\p{L}\\d]+ ){0,3}?${RegExp.escape(time)}`,
    'iu',
  ).test(words);

function isCorrection({ clause: { words }, start, reading: { analysis, text } }: Standing): boolean {
  if (CORRECTION.test(words)) return true;
  const sentence = analysis.sentences[indexAt(analysis.sentences, start)];
  const paragraph = sentence && analysis.paragraphs[sentence.paragraph];
  return paragraph !== undefined && CORRECTION.test(text.slice(paragraph.start, paragraph.start + 120));
}
