// How somebody responded: a reaction, what they did since, what they would do, or that they keep silent.
import {
  bestOf,
  entriesOf,
  found,
  hasTopic,
  isDenial,
  leadsOf,
  missing,
  nearest,
  type Finding,
} from './finding.ts';
import { silentLead } from './lead.ts';
import { isHeard, type Reading } from './reading.ts';
import { rank } from './search.ts';
import { isSilent } from './silence.ts';
import {
  aboutSpeaker,
  byWeight,
  isAimedAt,
  isOfNobodyNamed,
  nameOf,
  ofStranger,
  UNHEARD,
  wordsOfSpeakers,
} from './speech.ts';
import { takingSides } from './stance.ts';
import type { Entry } from './story-index.ts';

const isReaction = (entry: Entry): boolean =>
  isDenial(entry) ||
  entry.claim.kind === 'reaction' ||
  entry.claim.links.some((link) => link.type === 'responds_to');

/** Whether and how somebody responded: a reaction; else the speaker's own words, where they are on the topic. */
export function response(reading: Reading): Finding {
  const { index, speakers, question } = reading;
  if (isOfNobodyNamed(reading)) return missing(UNHEARD, nearest(reading), 0.05);
  if (reading.strayed) return reactionOfStranger(reading) ?? ofStranger(reading);
  const words = wordsOfSpeakers(reading);
  const reactions = words.filter(isReaction);
  const own = words.filter((entry) => [...entry.speakers].some((id) => speakers?.has(id)));
  const sides =
    asksForAll(reading) && !reactions.some((entry) => isAimedAt(entry, leadsOf(index)))
      ? takingSides(reading)
      : [];
  if (sides.length > 0) return found(sides.slice(0, 3), 0.6);
  const pool = reactions.length > 0 ? reactions : own;
  const acts = pool.length === 0 && speakers !== null ? actsOf(reading) : [];
  // How somebody responded can be told by acts; whether they did is not answered by any act of theirs.
  if (acts.length > 0 && !hasTopic(reading) && !asksWhether(reading))
    return found(afterFocus(reading, acts).slice(0, 2), 0.5);
  const silent = speakers === null ? [] : silenceOf(reading);
  if (reactions.length === 0 && silent.length > 0) return found(silent.slice(0, 1), 0.8);
  if (pool.length === 0)
    return missing(
      silentLead(nameOf(reading), false),
      hasTopic(reading) ? nearest(reading) : nearestOf(reading),
    );
  const ahead = question.tense === 'future' && !hasTopic(reading) ? answersAhead(reading) : [];
  if (ahead.length > 0) return found([...new Set([...ahead, ...reactions])].slice(0, 3), 0.85);
  const yes = question.words[0]?.text === 'did' && reactions.length > 0 ? 'Yes.' : undefined;
  if (hasTopic(reading)) {
    const best = bestOf(rank(reading, pool), 0.35);
    if (best.length > 0) return found(entriesOf(best), 0.75, yes);
    if (reactions.length > 0 && reactions.some((entry) => own.includes(entry)))
      return found(
        byWeight(
          reactions.filter((entry) => own.includes(entry)),
          reading,
        ).slice(0, 2),
        0.45,
      );
    return missing(silentLead(nameOf(reading), true), pool, 0.25);
  }
  if (reactions.length === 0)
    return question.words[0]?.text === 'how' && own.length > 0
      ? found(afterFocus(reading, own).slice(0, 2), 0.6)
      : missing('The reports I have give no response.', own, 0.25);
  const aimed = reactions.filter((entry) => isAimedAt(entry, reading.recent));
  return found(byTarget(index, aimed.length > 0 ? aimed : reactions).slice(0, 3), 0.85, yes);
}

/** "Any reaction from the police?", who are none of the story's people: only what begins with them tells what they did. */
function reactionOfStranger(reading: Reading): Finding | undefined {
  const { topic, question, index } = reading;
  const stray = topic.find(({ at }) => isHeard(question, at));
  if (!stray) return undefined;
  const acts = index.entries.filter(({ positions }) =>
    (positions.get(stray.stem) ?? []).some((at) => at < OPENING),
  );
  return acts.length > 0
    ? found(acts.slice(0, 2), 0.5)
    : missing('The reports I have give no response from that side.', nearest(reading), 0.05);
}

/** Among its first words a claim names who does what it tells. */
const OPENING = 3;

/** "He has not commented", "the firm did not reply" is told of them. */
const silenceOf = ({ index, named }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      isSilent(entry) && named.some((id) => entry.subjects.has(id) || entry.claim.about.includes(id)),
  );

/** "What is the reaction?", of the whole story. */
const asksForAll = ({ speakers, recent, topic, mentions }: Reading): boolean =>
  speakers === null && topic.length + mentions.length + recent.length === 0;

/** "How will they respond?": what they or those who speak for them say that they would do. */
const answersAhead = ({ index, speakers }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      WOULD_ANSWER.test(entry.claim.text) &&
      [...entry.subjects, ...entry.speakers].some((id) => speakers?.has(id)),
  );

const WOULD_ANSWER =
  /\b(?:will|would|could|may|might|is going to|plans? to|vow(?:s|ed) to|threaten(?:s|ed)? to|promis(?:es|ed) to)\b.*?\b(?:respond|answer|retaliate|react|counter|reciprocate|hit back|in kind|in return)\b/iu;

const asksWhether = ({ question }: Reading): boolean =>
  !/^(?:how|what|any|is|was)$/u.test(question.words[0]?.text ?? '');

/** What those do who say nothing is a reaction as well; what they did long before, or are accused of, is none. */
export const isActOf = (actors: ReadonlySet<string>, { claim, subjects }: Entry): boolean =>
  claim.section !== 'background' && claim.kind !== 'allegation' && !actors.isDisjointFrom(subjects);

const actsOf = ({ index, speakers }: Reading): readonly Entry[] =>
  speakers === null ? [] : index.entries.filter((entry) => isActOf(speakers, entry));

/** What stands close behind what was told last comes first. */
function afterFocus({ index, recent }: Reading, entries: readonly Entry[]): readonly Entry[] {
  const apart = (entry: Entry): number => {
    const steps = recent.map((told) => (index.places.get(entry) ?? 0) - (index.places.get(told) ?? 0));
    return Math.min(99, ...steps.map((step) => (step > 0 ? step : 20 - step)));
  };
  return [...entries].sort((a, b) => apart(a) - apart(b) || a.order - b.order);
}

/** Answers to what leads the story come first. */
function byTarget(index: Reading['index'], entries: readonly Entry[]): readonly Entry[] {
  const leads = new Set(leadsOf(index).map((entry) => entry.claim.id));
  const weight = (entry: Entry): number => (entry.claim.links.some((link) => leads.has(link.claim)) ? 0 : 1);
  return [...entries].sort((a, b) => weight(a) - weight(b) || a.order - b.order);
}

/** What is told of them; of nobody who is told of, what leads the story. */
function nearestOf(reading: Reading): readonly Entry[] {
  const told = aboutSpeaker(reading);
  return told.length > 0 ? told : leadsOf(reading.index);
}
