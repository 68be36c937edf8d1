// Which claims a topic is about: BM25 finds the candidates; the share of the topic that a claim covers and how well it
// fits the question as a whole rank them.
import type { Mention } from './cast.ts';
import { OPPOSITES, PLAIN_SAYING } from './lexicon.ts';
import { NONE } from './likeness.ts';
import { keysOf } from './phrases.ts';
import type { Reading, Term } from './reading.ts';
import { isLong, type Entry, type StoryIndex } from './story-index.ts';
import { LOOSELY, stemOf } from './words.ts';

/** How well a claim fits a topic. */
export interface Match {
  readonly entry: Entry;
  /** The share of the topic that the claim covers, by the weight of its words: 0 to 1. */
  readonly cover: number;
  /** Cover, and what speaks for this claim besides: for ranking. */
  readonly score: number;
  /** The share of neighbouring words of the topic that stand near each other in the claim: 0 to 1. */
  readonly close: number;
  /** The claim says the opposite of what the question takes for given. */
  readonly clashes: boolean;
  /** 1, less for each sign that the claim tells of another thing with the same words: 0 to 1. */
  readonly trust: number;
}

/** Words that are everywhere in the story weigh next to nothing: who shares only those shares nothing. */
const NOTHING_SHARED = 0.05;

/** Half the candidates of a large story are noise; more than these never matter. */
const CANDIDATES = 60;

/** Ranks claims by how well they fit the topic, the best first; those that share nothing with it are left out. */
export function rank(reading: Reading, among?: readonly Entry[]): readonly Match[] {
  const found = retrieve(reading);
  const pool =
    among ??
    (isLong(reading.index.entries) ? undefined : reading.index.entries) ??
    new Set([...found.keys(), ...detailsOf(reading, [...found.keys()]), ...reading.focus]);
  const top = Math.max(1, ...found.values());
  const near = [...pool]
    .map((entry) => weigh(reading, entry, (found.get(entry) ?? 0) / top))
    .filter((match) => match.cover >= NOTHING_SHARED);
  const more = wholeScores(
    reading,
    near.map(({ entry }) => entry),
  );
  return near
    .map((match, at) => ({ ...match, score: match.score + (more[at] ?? 0) }))
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order);
}

/** What the fit of the sentence counts, that of the claim's meaning, and that of its sentence with the one before it. */
const FIT = 0.03;
const MEANING = 0.6;
const MEANING_AROUND = 0.75;

/** How well claims fit the question as a whole, in what they say and in the sentences in which they stand. */
function wholeScores(reading: Reading, entries: readonly Entry[]): readonly number[] {
  const { index, topic, mentions, likeness, focus } = reading;
  // Names alone, or what goes on from claims that were told, mean too little by themselves.
  if (focus.length > 0 || topic.length === 0) return entries.map(() => 0);
  const words = askedWords(reading);
  const { of, fit } = index.sentences;
  const stems = [
    ...new Set([...topic.map(({ stem }) => stem), ...mentions.flatMap((mention) => mention.stems)]),
  ];
  const own = likeness.texts(
    words,
    entries.map(({ claim }) => claim.text),
  );
  const around = likeness.texts(
    words,
    entries.map(({ claim }) => of.get(claim.id)?.withBefore ?? ''),
  );
  return entries.map(({ claim }, at) => {
    const sentence = of.get(claim.id);
    return (
      FIT * (sentence ? fit(stems, sentence) : 0) +
      MEANING * (own[at] ?? 0) +
      MEANING_AROUND * (around[at] ?? 0)
    );
  });
}

/** The topic in words, with the names of those whom it means. */
const askedWords = ({ index, topic, mentions }: Reading): string =>
  [
    ...topic.map((term) => term.text),
    ...mentions.flatMap(({ actors, stems }) =>
      actors.length === 1 ? actors.map((id) => index.cast.actors.get(id)?.name ?? '') : stems,
    ),
  ].join(' ');

/** Claims that support those found are about the topic without saying its words. */
const detailsOf = ({ index }: Reading, entries: readonly Entry[]): readonly Entry[] =>
  entries.slice(0, 10).flatMap((entry) => index.supporters.get(entry.claim.id) ?? []);

/** BM25 over everything that a claim says, with the names of the topic among its words. */
function retrieve(reading: Reading): ReadonlyMap<Entry, number> {
  const { index } = reading;
  const keys = telling(index, keysOf(askedWords(reading)));
  if (keys.length === 0) return new Map();
  const results = index.search
    .search(keys.join('\n'), { boost: { text: 2 }, tokenize: (query) => query.split('\n') })
    .slice(0, CANDIDATES);
  const found = new Map<Entry, number>();
  for (const { id, score } of results) {
    const entry = byOrder(index, id as number);
    if (entry) found.set(entry, score);
  }
  return found;
}

/** In a long story, keys that are all over it find nothing that a rarer one does not, and take long. */
function telling(index: StoryIndex, keys: readonly string[]): readonly string[] {
  if (!isLong(index.entries)) return keys;
  const known = [...new Set(keys)].filter((key) => !key.startsWith(LOOSELY));
  const rare = known.filter((key) => (index.frequency.get(key) ?? 0) < COMMON * index.entries.length);
  return rare.length > 0 ? rare : known;
}

const COMMON = 0.1;

function byOrder(index: StoryIndex, order: number): Entry | undefined {
  const claim = index.story.claims[order];
  return claim && index.byId.get(claim.id);
}

function weigh(reading: Reading, entry: Entry, bm25: number): Match {
  const { index, topic, mentions, focus } = reading;
  const parts = [
    ...topic.map((term) => ({ weight: weightOf(index, term), share: termShare(reading, term, entry) })),
    ...mentions.map((mention) => ({ weight: NAME_WEIGHT, share: mentionShare(index, mention, entry) })),
  ];
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const cover = total === 0 ? 0 : parts.reduce((sum, part) => sum + part.weight * part.share, 0) / total;
  const near = focus.includes(entry) || focus.some((each) => areLinked(each, entry)) ? 0.2 : 0;
  const lead = entry.claim.section === 'lead' ? 0.04 : 0;
  const comment = reading.question.tense !== 'future' && isComment(entry) ? -0.15 : 0;
  const [first] = mentions;
  const subject = first?.actors.some((actor) => entry.subjects.has(actor)) === true ? 0.1 : 0;
  const close = closeness(topic, entry);
  return {
    entry,
    cover,
    close,
    score: cover + 0.4 * bm25 + near + lead + comment + subject + 0.08 * close,
    clashes: clashes(topic, entry),
    trust: trustIn(reading, entry),
  };
}

const NAME_WEIGHT = 1.5;

/** Words that stand together in the question and as near in the claim are about each other there, too. */
function closeness(topic: readonly Term[], entry: Entry): number {
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
function trustIn(reading: Reading, entry: Entry): number {
  const { index, topic } = reading;
  const before = index.before.get(entry);
  const missed = topic
    .filter((term) => (term.name || isExact(term)) && shareIn(entry.keys, term) === 0)
    .map((term) => {
      if (before && shareIn(before.keys, term) > 0) return 0.85;
      return isExact(term) || isForeign(index, term) ? 0.5 : 0.7;
    });
  const apart = toldApart(reading, entry);
  return missed.reduce((product, each) => product * each, apart * oppositionIn(reading, entry));
}

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
      termShare(reading, { ...term, near: NONE }, entry) < LITTLE,
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

/** What is said about a thing answers a question about the thing only after what tells the thing itself. */
export const isComment = ({ claim }: Entry): boolean =>
  claim.kind === 'reaction' ||
  claim.kind === 'denial' ||
  claim.kind === 'analysis' ||
  claim.kind === 'assessment';

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
export function weightOf(index: StoryIndex, term: Term): number {
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

/** 1 where the claim has the word, less for one of its meaning, for a linked claim's, for what frames the story. */
function termShare({ index }: Reading, term: Term, entry: Entry): number {
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

/** How much a word stands for one that it is only related to. */
const RELATED = 0.65;

function shareIn(keys: ReadonlySet<string>, term: Term): number {
  if (keys.has(term.stem)) return 1;
  let most = 0;
  for (const concept of term.concepts)
    if (keys.has(concept)) most = Math.max(most, concept.startsWith(LOOSELY) ? RELATED : 0.9);
  for (const [stem, share] of term.near) if (share > most && keys.has(stem)) most = share;
  return most;
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

export const areLinked = (a: Entry, b: Entry): boolean =>
  a.claim.links.some((link) => link.claim === b.claim.id) ||
  b.claim.links.some((link) => link.claim === a.claim.id);

/** Each side of a pair of opposites as the keys that show it. */
const PAIRS = OPPOSITES.map((pair) => pair.map((word) => [stemOf(word), `#${word}`] as const));

/** Whether the claim has the opposite of a word of the topic and not the word itself. */
function clashes(topic: readonly Term[], entry: Entry): boolean {
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

/** How much of the topic no claim of the story has, by weight: 0 to 1. */
export function foreignShare({ index, topic }: Reading): number {
  const weights = topic.map((term) => ({ weight: weightOf(index, term), foreign: isForeign(index, term) }));
  const total = weights.reduce((sum, each) => sum + each.weight, 0);
  return total === 0 ? 0 : weights.reduce((sum, each) => sum + (each.foreign ? each.weight : 0), 0) / total;
}

function isForeign(index: StoryIndex, term: Term): boolean {
  const keys = [term.stem, ...term.concepts];
  return keys.every((key) => !index.frequency.has(key) && !index.frame.has(key));
}
