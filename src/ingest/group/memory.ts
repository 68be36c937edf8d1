// What grouping remembers: the newest articles, the stories that they are of, and which articles have a term.
import type { Profile } from './profile.ts';
import { rarity } from './rarity.ts';

/** An article that was placed. */
export interface Placed {
  readonly id: string;
  readonly story: string;
  readonly profile: Profile;
}

/** The terms of an article, weighed by how rare they were when it arrived. */
export interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  /** Lengths: of the whole, of all but its names. */
  readonly whole: number;
  readonly words: number;
  /** What it opens with: how rare each was. */
  readonly opening: ReadonlyMap<string, { readonly rare: number; readonly isName: boolean }>;
}

export interface Remembered extends Placed {
  readonly vector: Vector;
}

/** How often each of some values was seen. */
type Counts<Value> = Map<Value, number>;

/** A story, as far as its articles are remembered. */
export interface Active {
  articles: number;
  /** How many of its articles have a term, and as a name or number. */
  readonly terms: Map<string, { count: number; telling: number }>;
  /** How many of its articles name a day, were published on one, and have a mark's value. */
  readonly days: Counts<number>;
  readonly published: Counts<number>;
  readonly marks: Map<string, Counts<number>>;
  /** The sum of its articles' weights, each article of length 1. */
  readonly sum: Map<string, number>;
}

export interface Posting {
  readonly id: string;
  readonly weight: number;
}

export interface Memory {
  /** In the order of arrival. */
  readonly articles: Map<string, Remembered>;
  readonly stories: Map<string, Active>;
  /** The articles that have a term at their head, with its weight there, in the order of arrival. */
  readonly postings: Map<string, Posting[]>;
}

export const newMemory = (): Memory => ({ articles: new Map(), stories: new Map(), postings: new Map() });

/** Who and where tells one event from another like it; what has happened is alike. */
export const NAMES_COUNT = 3;

export const rarityIn = ({ articles, postings }: Memory, term: string): number =>
  rarity(term, postings.get(term)?.length ?? 0, articles.size);

export function vectorOf({ terms }: Profile, memory: Memory): Vector {
  const weights = new Map<string, number>();
  const opening = new Map<string, { rare: number; isName: boolean }>();
  let [names, words] = [0, 0];
  for (const [term, { weight, kind, isLead }] of terms) {
    if (weight === 0) continue;
    const isName = kind === 'name';
    const rare = rarityIn(memory, term);
    if (isLead) opening.set(term, { rare, isName });
    const weighed = weight * rare * (isName ? NAMES_COUNT : 1);
    weights.set(term, weighed);
    if (isName) names += weighed * weighed;
    else words += weighed * weighed;
  }
  return { weights, whole: lengthOf(names + words), words: lengthOf(words), opening };
}

const lengthOf = (squares: number): number => Math.sqrt(squares) || 1;

export function remember(placed: Placed, memory: Memory): void {
  const { id, story, profile } = placed;
  const known = memory.articles.get(id);
  if (known !== undefined) forget(known, memory);
  const article = { ...placed, vector: vectorOf(profile, memory) };
  memory.articles.set(id, article);
  for (const [term, weight] of article.vector.weights) {
    const having = memory.postings.get(term);
    if (having === undefined) memory.postings.set(term, [{ id, weight }]);
    else having.push({ id, weight });
  }
  const active = memory.stories.get(story) ?? newActive();
  memory.stories.set(story, active);
  count(active, article, 1);
}

export function forget(article: Remembered, memory: Memory): void {
  const { id, story, vector } = article;
  memory.articles.delete(id);
  for (const term of vector.weights.keys()) {
    const having = memory.postings.get(term);
    // It is the first, as a rule: the oldest article is the one that is forgotten.
    if (having?.[0]?.id === id) having.shift();
    else if (having !== undefined) {
      const at = having.findIndex((posting) => posting.id === id);
      if (at >= 0) having.splice(at, 1);
    }
    if (having?.length === 0) memory.postings.delete(term);
  }
  const active = memory.stories.get(story);
  if (active === undefined) return;
  count(active, article, -1);
  if (active.articles === 0) memory.stories.delete(story);
}

const newActive = (): Active => ({
  articles: 0,
  terms: new Map(),
  days: new Map(),
  published: new Map(),
  marks: new Map(),
  sum: new Map(),
});

function count(active: Active, { profile, vector }: Remembered, by: 1 | -1): void {
  active.articles += by;
  for (const [term, { kind }] of profile.terms) {
    const known = active.terms.get(term) ?? { count: 0, telling: 0 };
    known.count += by;
    if (kind !== 'word') known.telling += by;
    if (known.count === 0) active.terms.delete(term);
    else active.terms.set(term, known);
  }
  for (const [term, weight] of vector.weights) {
    if (active.terms.has(term))
      active.sum.set(term, (active.sum.get(term) ?? 0) + (by * weight) / vector.whole);
    else active.sum.delete(term);
  }
  for (const day of profile.days) tally(active.days, day, by);
  if (profile.published !== null) tally(active.published, profile.published, by);
  for (const [key, values] of profile.marks) {
    const counts: Counts<number> = active.marks.get(key) ?? new Map<number, number>();
    for (const value of values) tally(counts, value, by);
    if (counts.size === 0) active.marks.delete(key);
    else active.marks.set(key, counts);
  }
}

function tally(counts: Counts<number>, value: number, by: 1 | -1): void {
  const left = (counts.get(value) ?? 0) + by;
  if (left === 0) counts.delete(value);
  else counts.set(value, left);
}
