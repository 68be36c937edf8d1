// Articles → stories, each decided when it arrives, among the stories of the last few thousand articles.
import type { Profile } from './profile.ts';

/** An article that was placed. */
export interface Placed {
  readonly id: string;
  readonly story: string;
  readonly profile: Profile;
}

export interface Placement {
  /** The story that it belongs to; null: it begins one. */
  readonly story: string | null;
  /** How alike it is to the story, 0–1 and a little above; 0 where it begins one. */
  readonly likeness: number;
  /** Articles of the story, the most alike first: where a copy would be found. */
  readonly near: readonly string[];
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

/** Above it, an article belongs to the story. */
const ALIKE = 0.23;

/** Words that must be shared, whatever else speaks for the story. */
const LEAST_ALIKE = 0.18;

/** How much of the likeness is to the story as a whole, and not to its closest article. */
const WHOLE = 0.3;

/** A name or number that so many of a story's articles have is of its core; a story has a core from so many on. */
const CORE = 0.65;
const CORE_ARTICLES = 3;

/** How much it counts that an article has the story's core; and that the story knows what the article opens with. */
const CORE_COUNTS = 0.6;
const LEAD_COUNTS = 0.3;
/** An article that has all of the core, or nothing new in its lead, is worth more than one of which nothing is known. */
const PRAISE = 1.5;

/** Dates that are further apart than so many days speak against one event, and so much is left. */
const DAYS_APART = 30;
const APART = 0.7;

/** Words that more articles have than this lead to too many of them, and are only weighed. */
const MOST_LED_TO = 800;

/** Articles that are compared in full. */
const MOST_COMPARED = 500;
const MOST_NEAR = 10;

interface Remembered extends Placed {
  /** Weights with the rarity that words had when it arrived; of length 1. */
  readonly vector: ReadonlyMap<string, number>;
}

interface Active {
  articles: number;
  /** How many of its articles have a term, and as a name or number. */
  readonly terms: Map<string, { count: number; telling: number }>;
  /** How many of its articles name a day. */
  readonly days: Map<number, number>;
}

/** @param window articles that are remembered */
export function newGrouping(window = WINDOW): Grouping {
  const memory: Memory = { articles: new Map(), stories: new Map(), postings: new Map() };
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

interface Memory {
  /** In the order of arrival. */
  readonly articles: Map<string, Remembered>;
  readonly stories: Map<string, Active>;
  /** The articles that have a term, with its weight there. */
  readonly postings: Map<string, Map<string, number>>;
}

function placementOf(profile: Profile, memory: Memory): Placement {
  const vector = vectorOf(profile, memory, 1);
  const byStory = new Map<string, { max: number; sum: number; near: [string, number][] }>();
  for (const article of candidates(vector, memory)) {
    const alike = dot(vector, article.vector);
    const known = byStory.get(article.story) ?? { max: 0, sum: 0, near: [] };
    byStory.set(article.story, known);
    known.max = Math.max(known.max, alike);
    known.sum += alike;
    known.near.push([article.id, alike]);
  }
  let best: Omit<Placement, 'others'> = { story: null, likeness: 0, near: [] };
  const alikes: string[] = [];
  for (const [id, { max, sum, near }] of byStory) {
    const story = memory.stories.get(id);
    if (story === undefined) continue;
    const alike = (1 - WHOLE) * max + WHOLE * (sum / story.articles);
    if (alike < LEAST_ALIKE) continue;
    const likeness = alike * evidence(profile, story, memory);
    if (likeness < ALIKE) continue;
    alikes.push(id);
    if (likeness <= best.likeness) continue;
    const closest = near.toSorted(([, a], [, b]) => b - a).slice(0, MOST_NEAR);
    best = { story: id, likeness, near: closest.map(([article]) => article) };
  }
  return { ...best, others: alikes.filter((id) => id !== best.story) };
}

/** What speaks for or against one event beside the words that are shared. */
function evidence(profile: Profile, story: Active, memory: Memory): number {
  return (
    (daysApart(profile, story) > DAYS_APART ? APART : 1) *
    weighted(CORE_COUNTS, coreShare(profile, story, memory)) *
    weighted(LEAD_COUNTS, leadShare(profile, story, memory))
  );
}

/** @param share 0–1; null: nothing is known */
const weighted = (counts: number, share: number | null): number =>
  share === null ? 1 : 1 - counts + counts * PRAISE * share;

/** How much of what nearly all of the story's articles name is in the article, too. */
function coreShare({ terms }: Profile, { articles, terms: of }: Active, memory: Memory): number | null {
  if (articles < CORE_ARTICLES) return null;
  let whole = 0;
  let shared = 0;
  for (const [term, { count, telling }] of of) {
    if (telling === 0 || count < CORE * articles) continue;
    const rarity = rarityOf(term, memory, 1);
    whole += rarity;
    if (terms.has(term)) shared += rarity;
  }
  return whole === 0 ? null : shared / whole;
}

/** How much of what the article names at its head is known in the story. */
function leadShare({ terms }: Profile, story: Active, memory: Memory): number | null {
  let whole = 0;
  let shared = 0;
  for (const [term, { kind, isLead }] of terms) {
    if (!isLead || kind === 'word') continue;
    const rarity = rarityOf(term, memory, 1);
    whole += rarity;
    if (story.terms.has(term)) shared += rarity;
  }
  return whole === 0 ? null : shared / whole;
}

/** Between the closest two; 0 where either names none. */
function daysApart({ days }: Profile, story: Active): number {
  if (days.length === 0 || story.days.size === 0) return 0;
  let least = Infinity;
  for (const day of story.days.keys()) for (const own of days) least = Math.min(least, Math.abs(own - day));
  return least;
}

/** The articles that share most of the rarest words. */
function candidates(vector: ReadonlyMap<string, number>, memory: Memory): readonly Remembered[] {
  const scores = new Map<string, number>();
  for (const [term, weight] of vector) {
    const having = memory.postings.get(term);
    if (having === undefined || having.size > MOST_LED_TO) continue;
    for (const [id, other] of having) scores.set(id, (scores.get(id) ?? 0) + weight * other);
  }
  const ids =
    scores.size <= MOST_COMPARED
      ? [...scores.keys()]
      : [...scores]
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, MOST_COMPARED)
          .map(([id]) => id);
  return ids.flatMap((id) => memory.articles.get(id) ?? []);
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

/** @param arriving 1 where the article itself is not remembered yet, and counts all the same */
function rarityOf(term: string, { articles, postings }: Memory, arriving: 0 | 1): number {
  const having = (postings.get(term)?.size ?? 0) + arriving;
  return Math.log(1 + (articles.size + arriving) / Math.max(having, 1));
}

function vectorOf({ terms }: Profile, memory: Memory, arriving: 0 | 1): ReadonlyMap<string, number> {
  const weights = [...terms].flatMap(([term, { weight }]) =>
    weight === 0 ? [] : [[term, weight * rarityOf(term, memory, arriving)] as const],
  );
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

function remember(placed: Placed, memory: Memory): void {
  const { id, story, profile } = placed;
  const known = memory.articles.get(id);
  if (known !== undefined) forget(known, memory);
  const vector = vectorOf(profile, memory, 1);
  memory.articles.set(id, { ...placed, vector });
  for (const [term, weight] of vector) {
    const having = memory.postings.get(term) ?? new Map<string, number>();
    memory.postings.set(term, having.set(id, weight));
  }
  const active = memory.stories.get(story) ?? { articles: 0, terms: new Map(), days: new Map() };
  memory.stories.set(story, active);
  count(active, profile, 1);
}

function forget({ id, story, profile }: Remembered, memory: Memory): void {
  memory.articles.delete(id);
  for (const term of profile.terms.keys()) {
    const having = memory.postings.get(term);
    having?.delete(id);
    if (having?.size === 0) memory.postings.delete(term);
  }
  const active = memory.stories.get(story);
  if (active === undefined) return;
  count(active, profile, -1);
  if (active.articles === 0) memory.stories.delete(story);
}

function count(active: Active, { terms, days }: Profile, by: 1 | -1): void {
  active.articles += by;
  for (const [term, { kind }] of terms) {
    const known = active.terms.get(term) ?? { count: 0, telling: 0 };
    known.count += by;
    if (kind !== 'word') known.telling += by;
    if (known.count === 0) active.terms.delete(term);
    else active.terms.set(term, known);
  }
  for (const day of days) {
    const left = (active.days.get(day) ?? 0) + by;
    if (left === 0) active.days.delete(day);
    else active.days.set(day, left);
  }
}
