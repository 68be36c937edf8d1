// How sure it is that a claim answers a question, from what speaks for it and against it; and what that makes of a finding.
import { asksSince, holdsAsked, isOnlyAsked } from './asked.ts';
import { shareIn, tellsHalf } from './cover.ts';
import { ADMITS } from './denies.ts';
import { hasDoer, isOfAnother, leavesOutDoer } from './doer.ts';
import { found, hasTopic, isDenial, missing, type Finding } from './finding.ts';
import { TELLING } from './kinds.ts';
import { NOT_SAID, UNPROVED } from './lead.ts';
import { byOdds, UNREAD, type Match } from './match.ts';
import { hasMany, isBare, OF_A_CLAIM } from './meaning.ts';
import { knowsNoAct, lacksThing } from './presumption.ts';
import { readAlone, SPEAKING, voicesOf, type Reading } from './reading.ts';
import { reasonIn } from './reason.ts';
import { isActOf } from './response.ts';
import { rank } from './search.ts';
import { isSilent } from './silence.ts';
import { isLong, type Entry } from './story-index.ts';
import { asksLength, hasUnit } from './unit.ts';
import { tellsItsTime } from './vicinity.ts';

/** A claim that may answer: the first of what the rules found, or the best of what the model has read. */
export interface Candidate {
  readonly match: Match;
  /** The rules found it. */
  readonly isFound: boolean;
}

/** What a question and a claim that may answer it show, each about 0 to 1 but for log-odds. */
export type Signs = Readonly<Record<keyof typeof WEIGHTS, number>>;

/**
 * What each sign counts, in log-odds. `npm run sureness` fits them to our own questions: whether the claim is one that
 * answers. The held questions are left out, and so is what the model has learnt from.
 */
export const WEIGHTS = {
  base: -2,
  odds: 0.56,
  behind: 0.23,
  ahead: 0.2,
  isUnread: 0.53,
  isFound: 0.33,
  confidence: 1.19,
  refused: 0.2,
  cover: 0.3,
  clashes: 0.1,
  isHeld: 0.23,
  unknownNames: -0.16,
  people: -0.25,
  peopleInIt: 0.51,
  isPolar: -0.09,
  isNaming: 0.04,
  isReason: 0.09,
  isStructure: 0.02,
  leans: 0.28,
};

/** The least log-odds that count: below it nothing is told apart. */
const UNLIKELY = -6;

/**
 * The claims that may answer, what the rules found before the best of what was read.
 * @returns none where the model cannot tell: in long stories, where it cannot be loaded, of what names nothing; and where
 *   the rules know more than that nothing is found
 */
export function candidatesOf(reading: Reading, finding: Finding): readonly Candidate[] {
  const { index, kind, must } = reading;
  if (isLong(index.entries) || must !== null) return [];
  if (finding.type === 'missing' && !LEAVES_OPEN.test(finding.lead)) return [];
  // Of what was told last, the story itself tells who says so.
  if (OF_A_CLAIM.has(kind) && kind !== 'who-denies' && !hasTopic(reading)) return [];
  const ranked = rank(reading);
  const read = ranked.filter(isRead);
  if (read.length === 0) return [];
  const able = read.filter((match) => isOfKind(reading, match));
  // Who denies a thing is asked in the words of the thing: these tell less of the claim that does.
  const best = kind === 'who-denies' ? able.toSorted(byOdds)[0] : able[0];
  const [first] = finding.type === 'found' ? finding.entries : [];
  const isAsked = TELLING.has(kind) || SPEAKING.has(kind) || kind === 'who-denies';
  return [
    ...(first
      ? [{ match: ranked.find(({ entry }) => entry === first) ?? unranked(first), isFound: true }]
      : []),
    ...(isAsked && best && best.entry !== first ? [{ match: best, isFound: false }] : []),
  ];
}

/** The model has read it, and it says nothing against what is asked. */
const isRead = ({ odds, clashes }: Match): boolean => odds !== undefined && !clashes;

/**
 * Whether it tells the kind of thing that is asked for. Nobody denies what they say themselves. Of "and when?" no more is known than that it asks for a time. How
 * somebody responded is told by their words and acts; whether somebody did a thing, not by what another did; who did it,
 * not by what only names it; why or when, not by what has nothing like the act; why what was told is so, not by telling it
 * again. Where the sources' texts are not known, a yes or no needs half of it in the words.
 */
function isOfKind(reading: Reading, { entry }: Match): boolean {
  const { kind, speakers, mentions, index } = reading;
  if (kind === 'who-denies')
    return (
      entry.speakers.size > 0 &&
      mentions.every(({ actors }) => voicesOf(index, actors).isDisjointFrom(entry.speakers))
    );
  if (isBareWhen(reading)) return holdsAsked(kind, reading, entry);
  if (kind === 'polar' && (leavesOutDoer(reading, entry) || isOnlyAsked(reading, entry))) return false;
  if (asksLength(reading.question) && hasUnit(reading.question, entry) === false) return false;
  if (asksSince(reading.question) && !holdsAsked(kind, reading, entry)) return false;
  if (kind === 'who' && !hasDoer(reading, entry)) return false;
  if (
    kind === 'why' &&
    (reading.focus.includes(entry) || (leans(reading) && (isDenial(entry) || isSilent(entry))))
  )
    return reasonIn(reading, entry) > 0;
  if (kind === 'response' && speakers)
    return !speakers.isDisjointFrom(entry.speakers) || isActOf(speakers, entry);
  if (SPEAKING.has(kind) && speakers && isByName(reading) && isOfOthers(speakers, entry)) return false;
  if (kind === 'denies' && speakers?.isDisjointFrom(entry.speakers) === true && !owns(entry)) return false;
  if (knowsNoAct(reading, entry) || lacksThing(reading, entry)) return false;
  const tellsIt = kind !== 'polar' || !isBare(reading.index) || tellsHalf(reading, entry);
  return tellsIt && !isOfAnother(reading, entry);
}

/** The speaker is called by name, or known from the thread: by what somebody is, another may be called as well. */
const isByName = ({ named, question, index, likeness }: Reading): boolean =>
  readAlone(question, index, likeness).speakers === null ||
  named.some((id) => {
    const last = /\p{Lu}[\p{L}-]+$/u.exec(index.cast.actors.get(id)?.name ?? '')?.[0].toLowerCase();
    return question.words.some(({ text }) => text === last);
  });

/** "He pleaded guilty", which the report tells: what others say of somebody is no word of theirs. */
const owns = (entry: Entry): boolean => isDenial(entry) || ADMITS.test(entry.claim.text);

const isOfOthers = (speakers: ReadonlySet<string>, entry: Entry): boolean =>
  entry.speakers.size > 0 &&
  speakers.isDisjointFrom(entry.speakers) &&
  speakers.isDisjointFrom(entry.subjects);

const isBareWhen = ({ topic, mentions, focus, question }: Reading): boolean =>
  topic.length + mentions.length === 0 &&
  focus.length > 0 &&
  question.words.some(({ text }) => text === 'when');

/** Of refusals those that know no more than that nothing was found. */
const LEAVES_OPEN =
  /^The reports I have (?:do not say(?: why| whether .+ does| that anyone denies it)?|give no (?:response|words of .+))\.$/u;

/** It goes on from what was told: a question in a thread may also stand by itself. */
const leans = ({ focus, carried }: Reading): boolean => focus.length + carried.length > 0;

const unranked = (entry: Entry): Match => ({
  entry,
  cover: 0,
  score: 0,
  close: 0,
  clashes: false,
  trust: 1,
});

export function signsOf(reading: Reading, finding: Finding, { match, isFound }: Candidate): Signs {
  const { topic, mentions, kind } = reading;
  const { entry, odds, cover, clashes } = match;
  const others = rank(reading).flatMap((each) => (each.entry === entry ? [] : (each.odds ?? [])));
  const [own, best] = [Math.max(UNLIKELY, odds ?? UNREAD), Math.max(UNLIKELY, ...others)];
  const named = mentions.filter(({ actors }) => actors.some((id) => entry.actors.has(id))).length;
  return {
    base: 1,
    odds: own,
    behind: Math.max(0, best - own),
    ahead: Math.max(0, own - best),
    isUnread: Number(odds === undefined),
    isFound: Number(isFound),
    confidence: isFound ? finding.confidence : 0,
    refused: Number(finding.type === 'missing'),
    cover,
    clashes: Number(clashes),
    isHeld: Number(holdsAsked(kind, reading, entry)),
    unknownNames: topic.filter((term) => term.name && shareIn(entry.keys, term) === 0).length,
    people: Math.min(2, mentions.length),
    peopleInIt: Math.min(1, named),
    isPolar: Number(kind === 'polar'),
    isNaming: Number(kind === 'who' || kind === 'which'),
    isReason: Number(kind === 'why' || kind === 'how'),
    isStructure: Number(!TELLING.has(kind)),
    leans: Number(leans(reading)),
  };
}

/** The signs weighed, by the weights that are kept or by others: how likely it is that the claim answers, 0 to 1. */
export function surenessOf(signs: Signs, weights: Signs = WEIGHTS): number {
  let odds = 0;
  for (const [sign, weight] of Object.entries(weights)) odds += weight * signs[sign as keyof Signs];
  return 1 / (1 + Math.exp(-odds));
}

const howSure = (reading: Reading, finding: Finding, candidate: Candidate): number =>
  surenessOf(signsOf(reading, finding, candidate));

/**
 * A finding with a confidence that is a likelihood: that of the surest claim, which is told first; a refusal where none is
 * sure enough, with that claim as the nearest.
 */
export function judged(reading: Reading, finding: Finding): Finding {
  if (finding.type === 'found' && finding.isSure) return finding;
  const candidates = candidatesOf(reading, finding)
    .map((candidate) => ({ ...candidate, sureness: howSure(reading, finding, candidate) }))
    .toSorted((a, b) => b.sureness - a.sureness);
  const [best, ...others] = candidates;
  if (!best) return finding;
  const { match, isFound, sureness } = best;
  if (isBare(reading.index) && finding.type === 'found' && sureness >= LEAST.bare) return finding;
  const least = leastOf(reading, isFound);
  if (sureness < least && !(isFound && isSettled(reading, finding, match)))
    return missing(
      finding.type === 'missing' ? finding.lead : NOT_SAID,
      [...new Set([nearestOf(reading, [best, ...others]), ...finding.entries])],
      sureness,
    );
  return isFound
    ? { ...finding, confidence: sureness, entries: withSurer(reading, finding) }
    : found([match.entry, ...besideIt(reading, finding, match.entry)], sureness);
}

/** Of a story without its texts the model alone knows too little to be believed more easily in a thread. */
function leastOf(reading: Reading, isFound: boolean): number {
  if (hasMany(reading.index)) return LEAST.amongMany;
  return leans(reading) && (isFound || !isBare(reading.index)) ? LEAST.leaning : LEAST.alone;
}

/** What a refusal shows first: the surest; among many claims what was read, since the rules find much by chance there. */
function nearestOf({ index }: Reading, candidates: readonly [Candidate, ...Candidate[]]): Entry {
  const read = hasMany(index) ? candidates.find(({ isFound }) => !isFound) : undefined;
  return (read ?? candidates[0]).match.entry;
}

/** The next best of what was read, where it may well be what is asked for, and the texts are known that could tell. */
function besideIt(reading: Reading, finding: Finding, told: Entry): readonly Entry[] {
  if (isBare(reading.index)) return [];
  const next = rank(reading).find(
    (match) => isRead(match) && isOfKind(reading, match) && match.entry !== told,
  );
  if (!next) return [];
  const sureness = howSure(reading, finding, { match: next, isFound: false });
  return sureness < BESIDE ? [] : [next.entry];
}

/**
 * What the rules found. Behind a yes or no that is only alleged stands the next best of what was read, where that is surer
 * than what they found next: it may tell whether it is so.
 */
function withSurer(reading: Reading, finding: Finding): readonly Entry[] {
  const [first, second, ...others] = finding.entries;
  if (!first) return [];
  const [next] = besideIt(reading, finding, first);
  if (!second) return next ? [first, next] : [first];
  const isOpen = reading.kind === 'polar' && UNPROVED.has(first.claim.status);
  if (!next || next === second || !isOpen || areLinked(first, second)) return finding.entries;
  const ranked = rank(reading);
  const [sure = 0, surer = 0] = [second, next].map((entry) =>
    howSure(reading, finding, {
      match: ranked.find((match) => match.entry === entry) ?? unranked(entry),
      isFound: false,
    }),
  );
  return surer > sure ? [first, next, second, ...others.filter((entry) => entry !== next)] : finding.entries;
}

const areLinked = ({ claim: one }: Entry, { claim: other }: Entry): boolean =>
  one.links.some(({ claim }) => claim === other.id) || other.links.some(({ claim }) => claim === one.id);

/** A claim that is so likely to answer is told after a surer one. */
const BESIDE = 0.2;

/**
 * The claim has all that the question asks for, in its words, or nearly all where it is asked who says it or how sure it is;
 * or it has the time for which "and when?" asks.
 */
const isSettled = (reading: Reading, { confidence }: Finding, { entry, cover, clashes }: Match): boolean =>
  (confidence >= SETTLED && cover >= (OF_A_CLAIM.has(reading.kind) ? SETTLED : 1) && !clashes) ||
  (isBareWhen(reading) && tellsItsTime(reading, entry));

const SETTLED = 0.85;

/**
 * Below these, no claim answers. A question that leans on its thread means more than it says, and a line beside the point
 * costs less; among many claims one is near by chance. Of a story without its texts, what the rules found stands unless
 * next to nothing speaks for it.
 */
const LEAST = { bare: 0.12, alone: 0.205, leaning: 0.225, amongMany: 0.4 };
