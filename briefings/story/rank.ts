// Which stories come first in an edition, and why: what has to be put right, what is new here, how sure, how many found it out.
import { newestTime } from './date.ts';
import { isPutRight, newsOf, type NewsItem, type ToldStories } from './news.ts';
import { editorOf } from './origin.ts';
import type { Story } from './story.ts';
import { STRENGTH } from './version.ts';

export interface Ranked {
  readonly story: Story;
  /** In words, the weightiest first: “a correction”, “3 new since yesterday”, “corroborated”, “two origins”. */
  readonly reasons: readonly string[];
}

const HOUR = 3_600_000;

/**
 * The stories in the order in which they matter to a place: what was told and is wrong, then what has news, the surer
 * and the more widely found out before the others, the newer before the older.
 * @param told what the place was told
 */
export function ranked(stories: readonly Story[], told: ToldStories, now: Date): readonly Ranked[] {
  return stories
    .map((story) => weighed(story, told, now))
    .toSorted((a, b) => compared(b.weight, a.weight) || (a.story.id < b.story.id ? -1 : 1))
    .map(({ story, reasons }) => ({ story, reasons }));
}

interface Weighed extends Ranked {
  /** Compared one after the other. */
  readonly weight: readonly number[];
}

function weighed(story: Story, told: ToldStories, now: Date): Weighed {
  const here = told.get(story.id);
  const news = here?.since == null ? null : newsOf(story, here, here.since);
  const items = news?.items ?? [];
  const wrong = items.filter(isPutRight).length;
  const age = Math.max(0, now.getTime() - Date.parse(newestTime(story)));
  const sure = Math.max(0, ...freshClaims(story, items).map(({ status }) => STRENGTH[status]));
  const origins = originsOf(story);
  const isBreaking = story.phase === 'breaking' && age < 24 * HOUR;
  const isNew = news === null || items.length > 0;
  return {
    story,
    weight: [wrong, Number(isBreaking), Number(isNew), -Math.floor(age / (24 * HOUR)), sure, origins, -age],
    reasons: [
      ...(wrong > 0 ? [wrong === 1 ? 'a correction' : `${wrong} corrections`] : []),
      ...(isBreaking ? ['breaking'] : []),
      ...(news === null
        ? ['not told here before']
        : newsReasons(items.length - wrong, wrong > 0, news.since, now)),
      ...(sure >= STRENGTH.corroborated
        ? [sure >= STRENGTH.established ? 'established' : 'corroborated']
        : []),
      origins === 1 ? 'one origin' : `${NUMBERS[origins] ?? origins} origins`,
      `newest ${ageText(age)}`,
    ],
  };
}

const freshClaims = (story: Story, items: readonly NewsItem[]): Story['claims'] =>
  items.length > 0 ? items.map(({ claim }) => claim) : story.claims;

const originsOf = ({ sources }: Story): number =>
  new Set(sources.map(({ id }) => editorOf(sources, id).toLowerCase())).size;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function newsReasons(count: number, isWrong: boolean, since: Date, now: Date): readonly string[] {
  if (count === 0 && isWrong) return [];
  const hours = Math.round((now.getTime() - since.getTime()) / HOUR);
  const span =
    hours < 1
      ? 'within the hour'
      : hours < 18
        ? `in ${hours} h`
        : hours < 36
          ? 'since yesterday'
          : `in ${Math.round(hours / 24)} days`;
  return [count === 0 ? `nothing new ${span}` : `${count} new ${span}`];
}

function ageText(age: number): string {
  const hours = Math.round(age / HOUR);
  if (hours < 1) return 'within the hour';
  return hours < 48 ? `${hours} h old` : `${Math.round(hours / 24)} days old`;
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== (b[at] ?? 0)) return value - (b[at] ?? 0);
  return 0;
}
