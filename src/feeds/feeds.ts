// The feeds: added, listed and removed by people, polled and read by the clock.
import type { Feeds, FeedWords } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import { findFeed } from '#src/ingest/feed/fetch.ts';
import { addFeed, claimFeeds, listFeeds, removeFeed, type FeedRow } from '#src/store/feeds.ts';
import { claimItems, countItems } from '#src/store/items.ts';
import { pollFeed, type PollSetting } from './poll.ts';
import { readItem, type ReadSetting } from './read.ts';

export interface FeedSetting extends PollSetting, ReadSetting {
  /** Whether the process is about to end: what is not begun is left to the next tick, here or elsewhere. */
  readonly ending?: () => boolean;
}

/** More than a newsroom follows; one process polls and reads them. */
const MOST_FEEDS = 500;

/** Of one tick. A poll and the reading of a page take at most half a minute each. */
const FEEDS_A_TICK = 20;
const ITEMS_A_TICK = 24;
const ITEMS_OF_ONE_HOST = 3;
const LEASE = 10 * 60_000;
/** Feeds, or hosts, that are asked at the same time. */
const AT_ONCE = 4;

/** The feeds as commands handle them. */
export function newFeeds(
  { db, now, ...reach }: Pick<FeedSetting, 'db' | 'now' | 'fetch' | 'parser'>,
  addedBy: string,
): Feeds {
  return {
    list: async () => {
      const counts = await countItems(db);
      return (await listFeeds(db)).map((feed) => wordsOf(feed, counts.get(feed.id)));
    },
    add: async (address) => {
      if ((await listFeeds(db)).length >= MOST_FEEDS)
        throw new UserError(`There are ${MOST_FEEDS} feeds already. Remove one first: /brief feeds list.`);
      const { url, title, others } = await findFeed(address, reach, now());
      const { feed, isNew } = await addFeed(db, { url, title, addedBy }, now());
      return { feed: wordsOf(feed, undefined), isNew, others };
    },
    remove: async (name) => {
      const number = /^f?(\d{1,9})$/i.exec(name.trim())?.[1];
      const removed = number === undefined ? undefined : await removeFeed(db, Number(number));
      return removed === undefined ? undefined : wordsOf(removed, undefined);
    },
  };
}

function wordsOf(
  feed: FeedRow,
  counts: { readonly read: number; readonly waiting: number } | undefined,
): FeedWords {
  return {
    id: `f${feed.number}`,
    url: feed.url,
    title: feed.title ?? feed.url,
    state: feed.state === 'removed' ? 'gone' : feed.state,
    ...(feed.reason === null ? {} : { reason: feed.reason }),
    failures: feed.failures,
    polledAt: feed.polled_at === null ? null : new Date(feed.polled_at),
    nextPollAt: new Date(feed.next_poll_at),
    read: counts?.read ?? 0,
    waiting: counts?.waiting ?? 0,
  };
}

/** One tick: polls what is due, then reads what waits. Of many instances one has each feed, and each host, in hands. */
export async function pollDue(setting: FeedSetting): Promise<void> {
  const { db, now, log, ending = (): boolean => false } = setting;
  const until = (): Date => new Date(now().getTime() + LEASE);
  const feeds = await claimFeeds(db, { now: now(), until: until(), limit: FEEDS_A_TICK });
  await each(feeds, AT_ONCE, async (feed) => {
    if (ending()) return;
    try {
      await pollFeed(feed, setting);
    } catch (error) {
      log.error({ err: error, feed: feed.url }, 'a poll of a feed could not be written down');
    }
  });
  if (ending()) return;
  const items = await claimItems(db, {
    now: now(),
    until: until(),
    limit: ITEMS_A_TICK,
    ofOneHost: ITEMS_OF_ONE_HOST,
  });
  const outlets = new Map((await listFeeds(db)).map(({ id, title }) => [id, title]));
  const byHost = [...Map.groupBy(items, ({ host }) => host).values()];
  await each(byHost, AT_ONCE, async (ofHost) => {
    for (const item of ofHost) if (!ending()) await readItem(item, outlets.get(item.feed) ?? null, setting);
  });
}

/** Works on all, so many at the same time. */
async function each<Work>(
  works: readonly Work[],
  atOnce: number,
  act: (work: Work) => Promise<void>,
): Promise<void> {
  const queue = [...works];
  const worker = async (): Promise<void> => {
    for (let work = queue.shift(); work !== undefined; work = queue.shift()) await act(work);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, works.length) }, worker));
}
