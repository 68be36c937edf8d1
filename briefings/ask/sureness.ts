// How sure it is that a story answers a question, from what speaks for the claim that fits best and against it.
import { alignmentIn } from './alignment.ts';
import { holdsAsked } from './asked.ts';
import { shareIn, toldOf } from './cover.ts';
import { hasTopic, missing, type Finding } from './finding.ts';
import { NOT_SAID } from './lead.ts';
import { noLikeness } from './likeness.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import { isLong } from './story-index.ts';

/** What a question that stands alone and what was found for it show, each about 0 to 1 but for the score. */
export type Signs = Readonly<Record<keyof typeof WEIGHTS, number>>;

/**
 * What each sign counts, in log-odds. `npm run sureness` fits them to the questions on the corpus that may be
 * answered, to near misses, and to questions about another article; the held ones are left out.
 */
export const WEIGHTS = {
  base: -2.77,
  confidence: 0.88,
  isFound: 0.96,
  told: 0.03,
  aligned: 0.04,
  meant: 0.18,
  isUnread: 0.57,
  score: 0.4,
  isHeld: 0.34,
  unknownNames: -1.02,
  people: -0.59,
  peopleInIt: 0.46,
  peopleNotInIt: -0.21,
};

/** @returns undefined where the signs are not read: in a thread, in long stories, without a thesaurus, without a topic */
export function signsOf(reading: Reading, finding: Finding): Signs | undefined {
  const { index, topic, mentions, likeness, recent } = reading;
  if (likeness === noLikeness || isLong(index.entries) || recent.length > 0 || !hasTopic(reading))
    return undefined;
  const [best] = rank(reading);
  if (!best) return undefined;
  const { entry, meant, score } = best;
  const named = mentions.filter(({ actors }) => actors.some((id) => entry.actors.has(id))).length;
  return {
    base: 1,
    confidence: finding.confidence,
    isFound: Number(finding.type === 'found'),
    told: toldOf(reading, entry),
    aligned: alignmentIn(reading)(entry),
    meant: Math.max(0, meant ?? 0),
    isUnread: Number(meant === undefined),
    score,
    isHeld: Number(holdsAsked(reading.kind, reading, entry)),
    unknownNames: topic.filter((term) => term.name && shareIn(entry.keys, term) === 0).length,
    people: Math.min(2, mentions.length),
    peopleInIt: Math.min(1, named),
    peopleNotInIt: Number(mentions.length > 0 && named === 0),
  };
}

/** The signs weighed: how likely it is that the story answers, 0 to 1. */
export function surenessOf(signs: Signs): number {
  let odds = 0;
  for (const [sign, weight] of Object.entries(WEIGHTS)) odds += weight * signs[sign as keyof Signs];
  return 1 / (1 + Math.exp(-odds));
}

/** A finding with a confidence that is a likelihood, and a refusal where the story hardly answers. */
export function judged(reading: Reading, finding: Finding): Finding {
  const signs = signsOf(reading, finding);
  if (!signs) return finding;
  const sureness = surenessOf(signs);
  // The rules know of one question more than its signs show.
  const confidence = (sureness + finding.confidence) / 2;
  return finding.type === 'found' && sureness < LEAST
    ? missing(NOT_SAID, finding.entries, confidence)
    : { ...finding, confidence };
}

/** Below this, the story hardly answers: it is drawn below one half, since a line beside the point is seen as such. */
const LEAST = 0.4;
