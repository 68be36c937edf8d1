// How well a claim fits what is asked: how much of the topic it covers, how near its words stand, what speaks against it.
import type { Mention } from './cast.ts';
import { OPPOSITES, PLAIN_SAYING } from './lexicon.ts';
import { NONE, noLikeness } from './likeness.ts';
import type { Reading, Term } from './reading.ts';
import type { Entry, StoryIndex } from './story-index.ts';
import { hasUnit } from './unit.ts';
import { SCALES } from './word-groups.ts';
import { LOOSELY, stemOf } from './words.ts';

/** The share of the topic that a claim covers, by the weight of its words: 0 to 1. */
export function coverOf(reading: Reading, entry: Entry): number {
  const { index, topic, mentions, question } = reading;
  const parts = [
    ...topic.map((term) => ({
      weight: term.at === question.cue && isForeign(index, term) ? MANNER_WEIGHT : weightOf(index, term),
      share: askedShare(reading, term, entry),
    })),
    ...mentions.map((mention) => ({ weight: NAME_WEIGHT, share: mentionShare(index, mention, entry) })),
  ];
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  return total === 0 ? 0 : parts.reduce((sum, part) => sum + part.weight * part.share, 0) / total;
}

const NAME_WEIGHT = 1.5;

/** What is asked for by its measure ("how fast") is there where its unit is. */
function askedShare(reading: Reading, term: Term, entry: Entry): number {
  const share = termShare(reading.index, term, entry);
  if (reading.kind !== 'how-many' || !(term.text === 'money' || (term.head && MEASURE.test(term.text))))
    return share;
  return hasUnit(reading.question, entry) === true ? Math.max(share, MEASURED) : share;
}

const MEASURE = /^(?:long|fast|often|old|high|tall|deep|wide|far|heavy|cost|pay|price|earn)$/u;
const MEASURED = 0.9;

/** Words that stand together in the question and as near in the claim are about each other there, too. */
export function closeness(topic: readonly Term[], entry: Entry): number {
  const pairs = topic.slice(1).map((term, at) => [topic[at] ?? term, term] as const);
  if (pairs.length === 0) return 1;
  const near = pairs.filter(([a, b]) => {
    const most = b.at - a.at + 2;
    const places = positionsIn(entry, b);
    return positionsIn(entry, a).some((one) => places.some((other) => Math.abs(one - other) <= most));
  });
  return near.length / pairs.length;
}

const positionsIn = ({ positions }: Entry, term: Term): readonly number[] =>
  [term.stem, ...term.concepts].flatMap((key) => positions.get(key) ?? []);

/** A name, a number or a date that the claim does not have; a "not" that only one of the two has. */
export function trustIn(reading: Reading, entry: Entry): number {
  const { index, topic } = reading;
  const before = index.before.get(entry);
  const missed = topic
    .filter((term) => (term.name || isExact(term)) && shareIn(entry.keys, term) === 0)
    .map((term) => {
      if (before && shareIn(before.keys, term) > 0) return 0.85;
      return isExact(term) || isForeign(index, term) ? 0.5 : 0.7;
    });
  const apart = toldApart(reading, entry);
  const scaled = topic.some((term) => isOtherPoint(term, entry)) ? OTHER_POINT : 1;
  return missed.reduce((product, each) => product * each, scaled * apart * oppositionIn(reading, entry));
}

/** Who asks how many died is not told how many were hurt: the claim is at another point of the same scale. */
function isOtherPoint(term: Term, entry: Entry): boolean {
  const points = SCALE_OF.get(term.stem);
  return (
    points !== undefined &&
    shareIn(entry.keys, term) === 0 &&
    points.some((stem) => entry.positions.has(stem))
  );
}

const OTHER_POINT = 0.7;

/** By stem, the other points of its scale. Lengths of time and numbers can be told in each other. */
const SCALE_OF: ReadonlyMap<string, readonly string[]> = new Map(
  SCALES.filter((scale) => !scale.some((word) => /^(?:hour|million)$/u.test(word))).flatMap((scale) => {
    const stems = scale.map(stemOf);
    return stems.map((stem) => [stem, stems.filter((other) => other !== stem)] as const);
  }),
);

/**
 * Words that the story has, but not here: where it tells of a dam and of repairs, it does not tell of repairs to the
 * dam. A word that it does not have at all may be another word for one that it has.
 * @returns 1, less for the weight of such words
 */
function toldApart(reading: Reading, entry: Entry): number {
  const { index, topic, mentions } = reading;
  if (topic.length + mentions.length < 2) return 1;
  const total = topic.reduce((sum, term) => sum + weightOf(index, term), 0) + NAME_WEIGHT * mentions.length;
  const apart = topic.filter(
    (term) =>
      [term.stem, ...term.concepts].some((key) => !key.startsWith(LOOSELY) && index.frequency.has(key)) &&
      termShare(index, { ...term, near: NONE }, entry) < LITTLE,
  );
  const share = apart.reduce((sum, term) => sum + weightOf(index, term), 0) / total;
  return 1 - Math.min(0.8, APART * share * share);
}

/** One word of many may be left out; one of two may not. */
const APART = 1.2;
const LITTLE = 0.45;

/**
 * Where the question has a "not" and the claim has none, or the other way round. Whether it is so, and how many, may
 * be answered by "no".
 */
function oppositionIn({ topic, question, kind }: Reading, entry: Entry): number {
  if (kind === 'polar' || kind === 'how-many' || question.words.some(({ text }) => PLAIN_SAYING.has(text)))
    return 1;
  const denies = negates(entry, topic);
  if (question.negated) return denies ? 1 : OPPOSED;
  return denies ? DOUBTFUL : 1;
}

const DOUBTFUL = 0.65;
const OPPOSED = 0.4;

const NOT =
  'not never no none nor neither without hardly dont didnt doesnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant cannot couldnt shouldnt'.split(
    ' ',
  );

/** Whether the claim says "not" of a word of the topic: right before it, or of all of it. */
function negates(entry: Entry, topic: readonly Term[]): boolean {
  if (entry.claim.polarity === 'denied') return true;
  const denied = NOT.flatMap((word) => entry.positions.get(word) ?? []);
  return topic.some((term) =>
    positionsIn(entry, term).some((at) => denied.some((not) => at > not && at - not <= 3)),
  );
}

/** Whether the thing that is asked for, by its own word or one of its meaning, comes only behind a "not". */
export function isUnderNot(topic: readonly Term[], entry: Entry): boolean {
  const head = topic.find((term) => term.head);
  if (!head) return false;
  const alike = [...head.near.stems].flatMap(([stem, share]) => (share >= ALIKE ? [stem] : []));
  const places = [head.stem, ...head.concepts, ...alike].flatMap((key) => entry.positions.get(key) ?? []);
  const denied = NOT.flatMap((word) => entry.positions.get(word) ?? []);
  return places.length > 0 && denied.length > 0 && places.every((at) => at > Math.min(...denied));
}

const ALIKE = 0.5;

/** Numbers and calendar words have no other word for them: a claim has them or is about another time or amount. */
const isExact = ({ text }: Term): boolean =>
  /^\d|^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/u.test(
    text,
  );

/**
 * A word that the story does not know may be another word for one that it knows, unless it names the thing asked for.
 */
const FOREIGN_WEIGHT = 4;
const HEAD_WEIGHT = 6;
/** How something was done can be left unsaid. */
const MANNER_WEIGHT = 1;

/** Rare words weigh more. */
function weightOf(index: StoryIndex, term: Term): number {
  const count = index.entries.length;
  if (/ly$/u.test(term.text) && isForeign(index, term)) return MANNER_WEIGHT;
  if (isForeign(index, term)) return term.head ? HEAD_WEIGHT : FOREIGN_WEIGHT;
  const own = index.frequency.get(term.stem) ?? 0;
  const frequency = own > 0 ? own : Math.max(0, ...term.concepts.map((key) => index.frequency.get(key) ?? 0));
  const weight = Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  return isExact(term) ? 2 * weight : weight;
}

/** What the sentence before has said is still in the air. */
const BEFORE = 0.4;
const LEANING = 0.75;

/** Whether it begins with a word that stands for what was said before. */
const leans = ({ claim }: Entry): boolean =>
  /^(?:\p{L}+,? )?(?:he|she|it|they|his|her|its|their|this|these|those|that|such|both)\b/iu.test(claim.text);

/**
 * How much of what is asked the claim tells, with its sentence and the one before, by how rare the words are in the language:
 * 0 to 1. Unlike the cover, it does not forgive words that the story does not know.
 */
export function toldOf({ index, topic, likeness }: Reading, entry: Entry): number {
  const weighed = topic.map((term) => ({ term, weight: likeness.weight(term.text) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 1;
  const before = index.before.get(entry);
  const share = (term: Term): number =>
    Math.max(
      shareIn(entry.keys, term),
      AROUND * shareIn(entry.around, term),
      before ? BEFORE * shareIn(before.keys, term) : 0,
    );
  return weighed.reduce((sum, { term, weight }) => sum + weight * share(term), 0) / total;
}

/** Whether the claim tells at least half of what is asked; what somebody says of another thing is no answer. */
export const tellsHalf = (reading: Reading, entry: Entry): boolean =>
  reading.likeness === noLikeness || toldOf(reading, entry) >= 0.5;

/** 1 where the claim has the word, less for one of its meaning, for a linked claim's, for what frames the story. */
function termShare(index: StoryIndex, term: Term, entry: Entry): number {
  const own = shareIn(entry.keys, term);
  if (own >= AROUND) return own;
  return Math.max(own, AROUND * shareIn(entry.around, term), besideShare(index, term, entry));
}

/** The rest of a claim's sentence tells of the same thing. */
const AROUND = 0.8;

/** What linked claims, the sentence before and the whole story say. */
function besideShare(index: StoryIndex, term: Term, entry: Entry): number {
  const neighbour = (link: Entry['claim']['links'][number]): number => {
    const other = index.byId.get(link.claim);
    return other && shareIn(other.keys, term) > 0 ? (link.type === 'supports' ? 0.75 : 0.5) : 0;
  };
  const linked = Math.max(0, ...entry.claim.links.map(neighbour));
  if (linked > 0) return linked;
  const before = index.before.get(entry);
  if (before && shareIn(before.keys, term) > 0) return leans(entry) ? LEANING : BEFORE;
  return frames(index, term) ? 0.4 : 0;
}

/** What the whole story is about is given in every claim; what a single claim tells is not. */
function frames(index: StoryIndex, term: Term): boolean {
  if (shareIn(index.frame, term) === 0) return false;
  const frequency = index.frequency.get(term.stem) ?? 0;
  return frequency === 0 || frequency >= 0.2 * index.entries.length;
}

/** What is less alike than this is something else. */
export const HALF = 0.5;

/** How much a word stands for one that it is only related to. */
const RELATED = 0.65;

export function shareIn(keys: ReadonlySet<string>, term: Term): number {
  if (keys.has(term.stem)) return 1;
  let most = 0;
  for (const concept of term.concepts)
    if (keys.has(concept)) most = Math.max(most, concept.startsWith(LOOSELY) ? RELATED : 0.9);
  for (const [stem, share] of term.near.stems) if (share > most && keys.has(stem)) most = share;
  return Math.max(most, term.near.told.get(keys) ?? 0);
}

function mentionShare(index: StoryIndex, mention: Mention, entry: Entry): number {
  if (mention.actors.some((actor) => entry.actors.has(actor))) return 1;
  if (mention.stems.length > 0 && mention.stems.every((stem) => entry.keys.has(stem))) return 1;
  const voices = mention.actors.flatMap((actor) => [...(index.cast.voices.get(actor) ?? [])]);
  const concerns = (each: Entry | undefined): boolean => voices.some((voice) => each?.actors.has(voice));
  if (mention.stems.length > 0 && mention.stems.every((stem) => entry.around.has(stem))) return AROUND;
  if (concerns(entry)) return 0.7;
  return entry.claim.links.some((link) => link.type === 'supports' && concerns(index.byId.get(link.claim)))
    ? 0.7
    : 0;
}

/** Nothing of a claim, its sentence or what it is linked to tells of them, and no pronoun stands for them. */
export const tellsNothingOf = ({ index }: Reading, mention: Mention, entry: Entry): boolean =>
  mentionShare(index, mention, entry) === 0 && !leans(entry);

/** Each side of a pair of opposites as the keys that show it. */
const PAIRS = OPPOSITES.map((pair) => pair.map((word) => [stemOf(word), `#${word}`] as const));

/** Whether the claim has the opposite of a word of the topic and not the word itself. */
export function clashes(topic: readonly Term[], entry: Entry): boolean {
  return topic.some((term) => {
    if ([term.stem, ...term.concepts].some((key) => entry.keys.has(key))) return false;
    const own = [term.stem, ...term.concepts];
    return PAIRS.some((pair) =>
      pair.some(
        (side, at) =>
          side.some((key) => own.includes(key)) && pair[1 - at]?.some((key) => entry.keys.has(key)),
      ),
    );
  });
}

function isForeign(index: StoryIndex, term: Term): boolean {
  const keys = [term.stem, ...term.concepts];
  return keys.every((key) => !index.frequency.has(key) && !index.frame.has(key));
}
