// Who stands against a claim: by a link or a denial, by words that contradict it, by another account of the same.
import {
  bestOf,
  entriesOf,
  found,
  hasTopic,
  isDenial,
  linkedFrom,
  missing,
  targetsOf,
  type Finding,
} from './finding.ts';
import { listText, sentence, speakersOf } from './lead.ts';
import { voicesOf, type Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';

/** Who contradicts it. */
export function whoDenies(reading: Reading): Finding {
  const { index } = reading;
  const targets = targetsOf(reading).entries;
  const direct = targets.flatMap((entry) => [
    ...(index.deniers.get(entry.claim.id) ?? []),
    ...(isDenial(entry) ? [entry] : []),
  ]);
  if (direct.length > 0) return denial(reading, direct, 0.9);
  const denials = index.entries.filter(isDenial);
  const countered = counters(reading, targets);
  if (countered.length > 0) return denial(reading, countered, 0.7);
  if (hasTopic(reading)) {
    const matches = bestOf(rank(reading, denials));
    if (matches.length > 0) return denial(reading, entriesOf(matches), 0.7);
    const others = contrary(reading);
    return others.length > 0 ? denial(reading, others, 0.5) : nobodyDenies(targets);
  }
  const concerned = new Set(reading.focus.flatMap((entry) => [...entry.actors]));
  const near = denials.filter(
    (entry) => reading.focus.length === 0 || [...entry.actors].some((id) => concerned.has(id)),
  );
  return near.length > 0 ? denial(reading, near, 0.7) : nobodyDenies(targets);
}

/** What says by itself that something is not so, or not right. */
const CONTRARY =
  /\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|disagre(?:e|es|ed|eing)|reject(?:s|ed|ing)?|rebut(?:s|ted)?|refut(?:e|es|ed|ing)|contest(?:s|ed)|doubt(?:s|ed|ing)?|brush(?:es|ed) aside|begs? to differ)\b/iu;

/** “contradicted that”: what was just said. */
const CONTRARY_TO_THAT = new RegExp(`${CONTRARY.source} (?:that|this|it)\\b`, 'iu');

/** An answer to somebody: “That is not so,” she retorted. */
const ANSWERS =
  /\b(?:retort|counter|respond|repl(?:y|ie)|answer|object|protest)(?:s|d|ed|ing)?\b|\b(?:hit|fired|shot) back\b/iu;

/**
 * What somebody else says against a claim in the sentences after it, without a link that the reader has found: it answers
 * with a “not”, or contradicts what it shares with the claim. Who only speaks next contradicts nobody.
 */
function counters({ index }: Reading, targets: readonly Entry[]): readonly Entry[] {
  return targets.flatMap((target) => {
    const at = index.places.get(target) ?? 0;
    return index.inText
      .slice(at + 1, at + 6)
      .filter(
        (entry) =>
          entry.speakers.size > 0 &&
          ![...entry.speakers].some((id) => target.speakers.has(id)) &&
          contradicts(index, entry, target),
      )
      .slice(0, 1);
  });
}

function contradicts(index: Reading['index'], entry: Entry, target: Entry): boolean {
  const { text, attribution, polarity } = entry.claim;
  const cues = attribution.map(({ cue }) => cue).join(' ');
  if (polarity === 'denied' && ANSWERS.test(cues)) return true;
  if (CONTRARY_TO_THAT.test(text) || isBareDenial(index, entry, target)) return true;
  return (CONTRARY.test(cues) || CONTRARY.test(text)) && sharesMatter(index, entry, target);
}

/** "The mayor disputed that" right behind a claim: it has nothing of its own that it could be about. */
function isBareDenial({ places }: Reading['index'], entry: Entry, target: Entry): boolean {
  const { text, attribution } = entry.claim;
  const step = (places.get(entry) ?? 0) - (places.get(target) ?? 0);
  const said = attribution.reduce((rest, { name, cue }) => rest.replace(cue, ' ').replace(name, ' '), text);
  const words = said.replace(CONTRARY, ' ').match(/[\p{L}\d]+/gu) ?? [];
  return step > 0 && step <= 2 && CONTRARY.test(text) && words.length <= 2;
}

/** Both have a word that is not all over the story, or one speaks of the other's speaker. */
function sharesMatter({ frequency, entries }: Reading['index'], entry: Entry, target: Entry): boolean {
  if ([...target.speakers].some((id) => entry.actors.has(id))) return true;
  const isTelling = (key: string): boolean => {
    const count = frequency.get(key) ?? 0;
    return count > 0 && count <= Math.max(2, entries.length / 4);
  };
  return [...target.positions.keys()].some((key) => entry.positions.has(key) && isTelling(key));
}

/** "Who disagrees with the mayor on the toll?": what others say of it. */
function contrary(reading: Reading): readonly Entry[] {
  const { index, mentions, topic } = reading;
  const opposed = new Set(mentions.flatMap((mention) => [...voicesOf(index, mention.actors)]));
  if (opposed.size === 0 || topic.length === 0) return [];
  const others = index.entries.filter(
    (entry) => entry.speakers.size > 0 && ![...entry.speakers].some((id) => opposed.has(id)),
  );
  return entriesOf(bestOf(rank({ ...reading, mentions: [] }, others), 0.45));
}

const nobodyDenies = (targets: readonly Entry[]): Finding =>
  missing('The reports I have do not say that anyone denies it.', targets);

function denial({ index }: Reading, denials: readonly Entry[], confidence: number): Finding {
  const unique = [...new Set(denials)].slice(0, 2);
  const denied = unique.flatMap((entry) => linkedFrom(index, entry, 'denies')).slice(0, 2);
  const names = speakersOf(
    index.story,
    unique.map(({ claim }) => claim),
  );
  const entries = [...new Set([...unique, ...denied])];
  return found(entries, confidence, names.length > 0 ? sentence(listText(names)) : undefined);
}
