// Articles → stories, each decided when it arrives, among the stories of the last few thousand articles.
import { evidence, type Alike } from './evidence.ts';
import {
  forget,
  NAMES_COUNT,
  newMemory,
  remember,
  vectorOf,
  type Active,
  type Memory,
  type Placed,
  type Remembered,
  type Vector,
} from './memory.ts';
import type { Profile } from './profile.ts';

export interface Placement {
  /** The story that it belongs to; null: it begins one. */
  readonly story: string | null;
  /** Further stories that it is as like as articles of one story are: one of them may be this story, too. */
  readonly others: readonly string[];
}

export interface Grouping {
  /** Decides, and changes nothing. */
  readonly placementOf: (profile: Profile) => Placement;
  /** What was decided elsewhere, or just now, is taken into account from now on. */
  readonly add: (placed: Placed) => void;
}

/**
 * Articles that are remembered. A story that none of them is of is over: what is like it is a new one. So the cost of
 * an article is bounded, whatever the archive holds.
 */
export const WINDOW = 4_000;

/** Evidence above it: one event. */
const ONE = 2.7;

/** An article that is no more like any of a story's than this is not of it, whatever else agrees. */
const LEAST_ALIKE = 0.08;

/** Articles are found by the terms that weigh most, so many of them, each of which leads to so many of the newest. */
const MOST_ASKED = 25;
const MOST_LED_TO = 30;

/** Articles, and then stories, that are compared in full. */
const MOST_COMPARED = 50;
const MOST_WEIGHED = 12;

/** @param window articles that are remembered */
export function newGrouping(window = WINDOW): Grouping {
  const memory = newMemory();
  return {
    placementOf: (profile) => placementOf(profile, memory),
    add: (placed) => {
      remember(placed, memory);
      if (memory.articles.size <= window) return;
      const [oldest] = memory.articles.values();
      if (oldest !== undefined) forget(oldest, memory);
    },
  };
}

function placementOf(profile: Profile, memory: Memory): Placement {
  const vector = vectorOf(profile, memory);
  const seen: Seen = { profile, vector, lead: leadOf(profile, vector) };
  const byStory = Map.groupBy(candidates(vector, memory), ({ story }) => story);
  const found = [...byStory]
    .map(([id, articles]) => ({ id, closest: closestOf(articles, seen) }))
    .filter(({ closest }) => closest.whole >= LEAST_ALIKE)
    .toSorted((a, b) => b.closest.whole - a.closest.whole)
    .slice(0, MOST_WEIGHED)
    .map(({ id, closest }) => ({ id, score: scoreOf(seen, closest, memory.stories.get(id), memory) }))
    .filter(({ score }) => score > ONE)
    .toSorted((a, b) => b.score - a.score);
  const [best, ...others] = found.map(({ id }) => id);
  return { story: best ?? null, others };
}

/** An article that is being placed. */
interface Seen {
  readonly profile: Profile;
  readonly vector: Vector;
  /** The length of what it opens with, and of the names in that. */
  readonly lead: { readonly all: number; readonly names: number };
}

function scoreOf(
  { profile, vector }: Seen,
  closest: Closest,
  story: Active | undefined,
  memory: Memory,
): number {
  if (story === undefined) return -Infinity;
  const mean = dot(vector.weights, story.sum) / (vector.whole * story.articles);
  return evidence(profile, story, { ...closest, mean }, memory);
}

type Closest = Omit<Alike, 'mean'>;

/** The most that any of the articles is like the one that is placed, in each respect. */
const closestOf = (articles: readonly Remembered[], seen: Seen): Closest =>
  articles
    .map((article) => alikeTo(article, seen))
    .reduce((a, b) => ({
      whole: Math.max(a.whole, b.whole),
      names: Math.max(a.names, b.names),
      words: Math.max(a.words, b.words),
      lead: Math.max(a.lead, b.lead),
      leadNames: Math.max(a.leadNames, b.leadNames),
    }));

function leadOf({ terms }: Profile, { weights }: Vector): Seen['lead'] {
  let [all, names] = [0, 0];
  for (const [term, { isLead, kind }] of terms) {
    if (!isLead) continue;
    const square = (weights.get(term) ?? 0) ** 2;
    all += kind === 'name' ? square / NAMES_COUNT ** 2 : square;
    if (kind === 'name') names += square;
  }
  return { all: Math.sqrt(all) || 1, names: Math.sqrt(names) || 1 };
}

function alikeTo({ vector: other }: Remembered, { profile, vector, lead: lengths }: Seen): Closest {
  let [names, words, lead, leadNames] = [0, 0, 0, 0];
  for (const [term, weight] of vector.weights) {
    const theirs = other.weights.get(term);
    if (theirs === undefined) continue;
    const product = weight * theirs;
    const own = profile.terms.get(term);
    if (own?.kind === 'name') names += product;
    else words += product;
    if (own?.isLead !== true) continue;
    lead += own.kind === 'name' ? product / NAMES_COUNT : product;
    if (own.kind === 'name') leadNames += product;
  }
  return {
    whole: (names + words) / (vector.whole * other.whole),
    names: names / (vector.names * other.names),
    words: words / (vector.words * other.words),
    lead: lead / (lengths.all * other.whole),
    leadNames: leadNames / (lengths.names * other.names),
  };
}

/** The articles that share most of the rarest terms. */
function candidates({ weights }: Vector, { articles, postings }: Memory): readonly Remembered[] {
  const asked = [...weights]
    .filter(([term]) => postings.has(term))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_ASKED);
  const scores = new Map<string, number>();
  for (const [term, weight] of asked)
    for (const { id, weight: theirs } of postings.get(term)?.slice(-MOST_LED_TO) ?? [])
      scores.set(id, (scores.get(id) ?? 0) + weight * theirs);
  return [...scores]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_COMPARED)
    .flatMap(([id]) => articles.get(id) ?? []);
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}
