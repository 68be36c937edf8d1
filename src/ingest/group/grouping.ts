// Articles → stories, each decided when it arrives, among the stories of the last few thousand articles.
import {
  forget,
  newMemory,
  remember,
  vectorOf,
  type Memory,
  type Placed,
  type Remembered,
  type Vector,
} from './memory.ts';
import type { Profile } from './profile.ts';
import { traitsOf, type Alike, type Traits } from './traits.ts';
import { WEIGHTS, weighBy, type Weigh } from './weights.ts';

export interface Placement {
  /** The story that it belongs to; null: it begins one. */
  readonly story: string | null;
  /** Further stories that it is as like as articles of one story are: one of them may be this story, too. */
  readonly others: readonly string[];
}

/** A story that an article was compared with. */
export interface Compared {
  readonly story: string;
  readonly traits: Traits;
  /** The logarithm of the odds that they are of one event: above 0 they are taken for one. */
  readonly score: number;
}

export interface Grouping {
  /** The stories that an article is like, the likeliest first. */
  readonly compare: (profile: Profile) => readonly Compared[];
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

/** An article that is no more like any of a story's than this is not of it, whatever else agrees. */
const LEAST_ALIKE = 0.08;

/** Articles are found by the terms that weigh most, so many of them, each of which leads to so many of the newest. */
const MOST_ASKED = 25;
const MOST_LED_TO = 30;

/** Articles, and then stories, that are compared in full. */
const MOST_COMPARED = 50;
const MOST_WEIGHED = 12;

/** @param window articles that are remembered */
export function newGrouping(window = WINDOW, weigh: Weigh = weighBy(WEIGHTS)): Grouping {
  const memory = newMemory();
  return {
    compare: (profile) => compare(profile, memory, weigh),
    placementOf: (profile) => placementOf(compare(profile, memory, weigh)),
    add: (placed) => {
      remember(placed, memory);
      if (memory.articles.size <= window) return;
      const [oldest] = memory.articles.values();
      if (oldest !== undefined) forget(oldest, memory);
    },
  };
}

function placementOf(compared: readonly Compared[]): Placement {
  const [best, ...others] = compared.filter(({ score }) => score > 0).map(({ story }) => story);
  return { story: best ?? null, others };
}

function compare(profile: Profile, memory: Memory, weigh: Weigh): readonly Compared[] {
  const seen: Seen = { profile, vector: vectorOf(profile, memory) };
  const byStory = Map.groupBy(candidates(seen.vector, memory), ({ story }) => story);
  return [...byStory]
    .map(([id, articles]) => ({ id, articles, cosines: cosinesOf(articles, seen) }))
    .filter(({ cosines }) => cosines.whole >= LEAST_ALIKE)
    .toSorted((a, b) => b.cosines.whole - a.cosines.whole)
    .slice(0, MOST_WEIGHED)
    .flatMap(({ id, articles, cosines }) => {
      const traits = traitsWith(id, seen, { ...cosines, ...openingsOf(articles, seen) }, memory);
      return traits === null ? [] : { story: id, traits, score: weigh(traits) };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** An article that is being placed. */
interface Seen {
  readonly profile: Profile;
  readonly vector: Vector;
}

type Closest = Omit<Alike, 'mean'>;

function traitsWith(id: string, seen: Seen, closest: Closest, memory: Memory): Traits | null {
  const story = memory.stories.get(id);
  if (story === undefined) return null;
  const { profile, vector } = seen;
  const mean = dot(vector.weights, story.sum) / (vector.whole * story.articles);
  return traitsOf(profile, story, { ...closest, mean }, memory);
}

type Cosines = Pick<Closest, 'whole' | 'words'>;

/** The most that any of the articles is like the one that is placed: all of it, and all but its names. */
function cosinesOf(articles: readonly Remembered[], { profile, vector }: Seen): Cosines {
  let [mostWhole, mostWords] = [0, 0];
  for (const { vector: other } of articles) {
    let [names, words] = [0, 0];
    for (const [term, weight] of vector.weights) {
      const weighed = other.weights.get(term);
      if (weighed === undefined) continue;
      if (profile.terms.get(term)?.kind === 'name') names += weight * weighed;
      else words += weight * weighed;
    }
    mostWhole = Math.max(mostWhole, (names + words) / (vector.whole * other.whole));
    mostWords = Math.max(mostWords, words / (vector.words * other.words));
  }
  return { whole: mostWhole, words: mostWords };
}

/** The most that any of the articles opens with the same, and the least that it opens with strangers. */
function openingsOf(
  articles: readonly Remembered[],
  { profile, vector }: Seen,
): Omit<Closest, keyof Cosines> {
  let [most, least] = [0, Infinity];
  for (const { vector: other, profile: theirs } of articles) {
    let opening = 0;
    for (const [term, { rare }] of vector.opening) if (other.opening.has(term)) opening += rare;
    most = Math.max(most, opening);
    least = Math.min(least, strangers(vector, theirs), strangers(other, profile));
  }
  return { opening: most, strangers: least };
}

/** Names that one opens with and the other lacks. */
function strangers({ opening }: Vector, { terms }: Profile): number {
  let sum = 0;
  for (const [term, { rare, isName }] of opening) if (isName && !terms.has(term)) sum += rare;
  return sum;
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
