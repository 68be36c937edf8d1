// Which claims a topic is about: BM25 finds the candidates; the share of the topic that a claim covers and how well it
// fits the question as a whole rank them.
import { closeness, clashes, coverOf, trustIn } from './cover.ts';
import type { Match } from './match.ts';
import { noLikeness } from './likeness.ts';
import { byMeaning } from './meaning.ts';
import { nearnessTo } from './nearness.ts';
import { keysOf } from './phrases.ts';
import type { Reading } from './reading.ts';
import { isLong, type Entry, type StoryIndex } from './story-index.ts';
import { LOOSELY } from './words.ts';

/** Words that are everywhere in the story weigh next to nothing: who shares only those shares nothing in a long story. */
const NOTHING_SHARED = 0.05;

/** Half the candidates of a large story are noise; more than these never matter. */
const CANDIDATES = 60;

/**
 * Ranks claims by how well they fit the topic, the best first. Those that share no word with it are left out, but for
 * short stories, in which they are told by their meaning.
 */
export function rank(reading: Reading, among?: readonly Entry[]): readonly Match[] {
  if (among) return ranked(reading, among);
  const kept = ranks.get(reading) ?? ranked(reading);
  ranks.set(reading, kept);
  return kept;
}

/** An answer ranks all claims to find the best, and once more to tell how sure it is. */
const ranks = new WeakMap<Reading, readonly Match[]>();

function ranked(reading: Reading, among?: readonly Entry[]): readonly Match[] {
  const all = among ?? reading.index.entries;
  const isMany = isLong(reading.index.entries) && all.length > CANDIDATES;
  const within = among && isMany ? new Set(among) : undefined;
  const found = retrieve(reading, within);
  const pool = isMany ? candidatesIn(reading, found, within) : all;
  const top = Math.max(1, ...found.values());
  const near = nearnessIn(reading);
  const isRead = reading.likeness !== noLikeness && !isLong(reading.index.entries);
  const least = isRead ? 0 : NOTHING_SHARED;
  const matches = pool
    .map((entry) => weigh(reading, entry, (found.get(entry) ?? 0) / top, near(entry)))
    .filter((match) => match.cover >= least && !reading.passed.has(match.entry));
  const more = wholeScores(
    reading,
    matches.map(({ entry }) => entry),
  );
  return byMeaning(
    reading,
    matches.map((match, at) => ({ ...match, score: match.score + (more[at] ?? 0) })),
  ).toSorted(byScore);
}

const byScore = (a: Match, b: Match): number => b.score - a.score || a.entry.order - b.entry.order;

/** Of many claims, those that were found, their details, and what the question goes on from. */
function candidatesIn(
  reading: Reading,
  found: ReadonlyMap<Entry, number>,
  within: ReadonlySet<Entry> | undefined,
): readonly Entry[] {
  const near = [...found.keys(), ...detailsOf(reading, [...found.keys()]), ...reading.focus];
  return [...new Set(near)].filter((entry) => !within || within.has(entry));
}

/** What the fit of the sentence counts, that of the claim's meaning, and that of its sentence with the one before it. */
const FIT = 0.03;
const MEANING = 0.6;
const MEANING_AROUND = 0.75;

/** How well claims fit the question as a whole, in what they say and in the sentences in which they stand. */
function wholeScores(reading: Reading, entries: readonly Entry[]): readonly number[] {
  const { index, topic, mentions, likeness } = reading;
  // Names alone mean too little by themselves.
  if (topic.length === 0) return entries.map(() => 0);
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
function retrieve(reading: Reading, within: ReadonlySet<Entry> | undefined): ReadonlyMap<Entry, number> {
  const { index } = reading;
  for (const keys of telling(index, keysOf(askedWords(reading)), within !== undefined)) {
    const found = searched(index, keys, within);
    if (found.size > 0) return found;
  }
  return new Map();
}

function searched(
  index: StoryIndex,
  keys: readonly string[],
  within: ReadonlySet<Entry> | undefined,
): ReadonlyMap<Entry, number> {
  if (keys.length === 0) return new Map();
  const isWithin = (order: number): boolean => {
    const entry = byOrder(index, order);
    return entry !== undefined && within?.has(entry) === true;
  };
  const results = index.search
    .search(keys.join('\n'), {
      boost: { text: 2 },
      tokenize: (query) => query.split('\n'),
      ...(within ? { filter: ({ id }) => isWithin(id as number) } : {}),
    })
    .slice(0, CANDIDATES);
  return new Map(
    results.flatMap(({ id, score }): [Entry, number][] => {
      const entry = byOrder(index, id as number);
      return entry ? [[entry, score]] : [];
    }),
  );
}

/**
 * In a long story, keys that are all over it find nothing that a rarer one does not, and take long. Among the words of
 * one speaker, they are looked for where the rarer ones are not there.
 */
function telling(
  index: StoryIndex,
  keys: readonly string[],
  isAmong: boolean,
): readonly (readonly string[])[] {
  if (!isLong(index.entries)) return [keys];
  const count = (key: string): number => index.frequency.get(key) ?? 0;
  const known = [...new Set(keys)]
    .filter((key) => !key.startsWith(LOOSELY) && count(key) > 0)
    .sort((a, b) => count(a) - count(b));
  const rare = known.filter((key) => count(key) < COMMON * index.entries.length);
  // A group that as many claims have as a word stands in the same ones.
  const common = known.filter((key, at) => count(key) !== count(known[at - 1] ?? '')).slice(0, MOST_COMMON);
  return rare.length === 0 ? [common] : isAmong ? [rare, common] : [rare];
}

const COMMON = 0.1;
const MOST_COMMON = 3;

function byOrder(index: StoryIndex, order: number): Entry | undefined {
  const claim = index.story.claims[order];
  return claim && index.byId.get(claim.id);
}

/** What it counts for a claim to be near those from which the question goes on, or that were told before it. */
function nearnessIn({ index, focus, recent }: Reading): (entry: Entry) => number {
  const told = focus.length > 0 ? focus : recent;
  if (told.length === 0) return () => 0;
  const nearness = nearnessTo(index, told);
  const share = focus.length > 0 ? GOING_ON : IN_THREAD;
  return (entry) => share * (nearness.get(entry) ?? 0);
}

function weigh(reading: Reading, entry: Entry, bm25: number, near: number): Match {
  const { topic, mentions } = reading;
  const cover = coverOf(reading, entry);
  const lead = entry.claim.section === 'lead' ? 0.04 : 0;
  const comment = reading.question.tense !== 'future' && isComment(entry) ? -0.15 : 0;
  const scant = entry.positions.size < SCANT ? -0.15 : 0;
  const [first] = mentions;
  const subject = first?.actors.some((actor) => entry.subjects.has(actor)) === true ? 0.1 : 0;
  const close = closeness(topic, entry);
  return {
    entry,
    cover,
    close,
    score: cover + 0.4 * bm25 + near + lead + comment + scant + subject + 0.08 * close,
    clashes: clashes(topic, entry),
    trust: trustIn(reading, entry),
  };
}

/** What counts to be near the claims from which a question goes on, or that were only told before it. */
const GOING_ON = 0.2;
const IN_THREAD = 0.05;

/** A claim of fewer different words says too little to answer by itself. */
const SCANT = 3;

/** What is said about a thing answers a question about the thing only after what tells the thing itself. */
export const isComment = ({ claim }: Entry): boolean =>
  claim.kind === 'reaction' ||
  claim.kind === 'denial' ||
  claim.kind === 'analysis' ||
  claim.kind === 'assessment';

export const areLinked = (a: Entry, b: Entry): boolean =>
  a.claim.links.some((link) => link.claim === b.claim.id) ||
  b.claim.links.some((link) => link.claim === a.claim.id);
