// The rundown of an edition: which stories it is about, in which order, and why each stands where it does.
import type { ToldStories } from '../story/news.ts';
import { ranked, type Ranked } from '../story/rank.ts';
import { selected, type Selection } from '../story/selection.ts';
import type { Story } from '../story/story.ts';
import { leftText } from './selection.ts';

/** What an edition, or one of several schedules that come as one, is to be about. */
export interface Wish {
  /** The id of the only story; absent: of all. */
  readonly story?: string;
  readonly selection?: Selection;
}

export interface Rundown {
  /** In order; of each story only the claims that are wanted. */
  readonly entries: readonly Ranked[];
  /** What was left out, and why, in words; empty where nothing was. */
  readonly left: string;
  /** The stories that were named are not there any more. */
  readonly isGone: boolean;
}

/** @param all the stories as they may be told; @param told what the place was told */
export function rundown(
  all: readonly Story[],
  wishes: readonly Wish[],
  told: ToldStories,
  now: Date,
): Rundown {
  const chosen = new Map<string, Story>();
  const left: string[] = [];
  let found = 0;
  for (const { story: only, selection = {} } of wishes) {
    const pool = only === undefined ? all : all.filter(({ id }) => id === only);
    found += only === undefined ? 1 : pool.length;
    const { stories, left: failed } = selected(pool, selection);
    const order = ranked(stories, told, now);
    const kept = order.slice(0, selection.most);
    for (const { story } of kept) chosen.set(story.id, joined(chosen.get(story.id), story, all));
    if (failed.size > 0) left.push(leftText(selection, failed));
    if (kept.length < order.length)
      left.push(`${order.length - kept.length} below the most of ${kept.length}`);
  }
  return {
    entries: ranked([...chosen.values()], told, now),
    left: [...new Set(left)].join(', '),
    isGone: wishes.length > 0 && found === 0,
  };
}

/** What either of two wishes wants of a story. */
function joined(one: Story | undefined, other: Story, all: readonly Story[]): Story {
  const whole = all.find(({ id }) => id === other.id);
  if (one === undefined || whole === undefined) return other;
  const wanted = new Set([...one.claims, ...other.claims].map(({ id }) => id));
  if (whole.claims.every(({ id }) => wanted.has(id))) return whole;
  return { ...whole, claims: whole.claims.filter(({ id }) => wanted.has(id)) };
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** “third of 7: corroborated, 3 new since yesterday, two origins”; of a single story the reasons alone. */
export function rankText({ reasons }: Ranked, at: number, of: number): string {
  const words = reasons.join(', ');
  return of === 1 ? words : `${ORDINALS[at] ?? `${at + 1}th`} of ${of}: ${words}`;
}
