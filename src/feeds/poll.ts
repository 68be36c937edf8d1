// One poll of one feed: what it brings is written down, to be read afterwards.
import type { Log } from '#adapters/adapter.ts';
import type { FeedItem } from '#src/ingest/feed/feed.ts';
import { fetchFeed, type FeedAnswer } from '#src/ingest/feed/fetch.ts';
import type { FetchOptions } from '#src/ingest/fetch/fetch.ts';
import {
  hostOf,
  knownItems,
  markSeen,
  recordPoll,
  type FeedRow,
  type ItemRow,
  type NewItem,
  type PollRecord,
} from '#src/store/feeds.ts';
import type { Database } from '#src/store/schema.ts';
import { decide, identified, type Decision } from './decide.ts';
import { pauseAfterAnswer, pauseAfterFailure } from './pace.ts';

export interface PollSetting {
  readonly db: Database;
  readonly fetch: FetchOptions;
  readonly now: () => Date;
  readonly random: () => number;
  readonly log: Log;
}

/** Expected failures are written into the feed's state, where `feeds list` shows them. */
export async function pollFeed(feed: FeedRow, setting: PollSetting): Promise<void> {
  const { db, fetch, now } = setting;
  const validators = { etag: feed.etag ?? undefined, modified: feed.modified ?? undefined };
  const answer = await answerOf(feed, setting, () => fetchFeed(feed.url, fetch, now(), validators));
  if (answer.type !== 'feed') {
    await recordPoll(
      db,
      { feed: feed.id, added: [], edited: [], change: changeOf(feed, answer, setting) },
      now(),
    );
    return;
  }
  const known = await knownItems(db, feed.id);
  const decisions = decide({
    items: answer.feed.items,
    known,
    isFirst: feed.state === 'new' || feed.polled_at === null,
    now: now(),
  });
  const added = decisions.flatMap((each) => (each.kind === 'edited' ? [] : [itemOf(each, feed)]));
  const edited = decisions.flatMap((each) =>
    each.kind === 'edited' ? [{ id: each.known.id, item: itemOf(each, feed) }] : [],
  );
  const hasNews = decisions.some(({ kind }) => kind !== 'left');
  const record: PollRecord = {
    feed: feed.id,
    added,
    edited,
    change: changeOf(feed, answer, setting, hasNews),
    ...(answer.permanentUrl === feed.url ? {} : { movedTo: answer.permanentUrl }),
  };
  await recordPoll(db, record, now());
  await markSeen(db, stillThere(answer.feed.items, known), feed.id, now());
}

/** A fault of our own is one feed's alone: it is logged, and the feed waits like any that fails. */
async function answerOf(
  feed: FeedRow,
  { log }: PollSetting,
  fetch: () => Promise<FeedAnswer>,
): Promise<FeedAnswer> {
  try {
    return await fetch();
  } catch (error) {
    log.error({ err: error, feed: feed.url }, 'a feed could not be polled for a reason of our own');
    return { type: 'failed', reason: 'Something went wrong on our side; it is in the log.' };
  }
}

function changeOf(
  feed: FeedRow,
  answer: FeedAnswer,
  { now, random }: PollSetting,
  hasNews = false,
): PollRecord['change'] {
  const at = now();
  const polled = { polled_at: at.getTime() };
  switch (answer.type) {
    case 'gone':
      return { ...polled, state: 'gone', reason: 'its server says that it has ended (410)' };
    case 'failed': {
      const failures = feed.failures + 1;
      const pause = pauseAfterFailure(failures, answer.retryAfter, at, random());
      // A feed that has never answered has no baseline yet.
      return {
        ...(feed.polled_at === null ? {} : polled),
        state: feed.polled_at === null ? 'new' : 'failing',
        reason: answer.reason,
        failures,
        next_poll_at: at.getTime() + pause,
      };
    }
    default: {
      const changed = hasNews ? at.getTime() : feed.changed_at;
      const pause = pauseAfterAnswer(
        {
          ...(answer.type === 'feed' && answer.feed.ttl !== undefined ? { ttl: answer.feed.ttl } : {}),
          ...(answer.cacheControl === undefined ? {} : { cacheControl: answer.cacheControl }),
          changedAt: changed === null ? null : new Date(changed),
        },
        at,
        random(),
      );
      return {
        ...polled,
        state: 'on',
        reason: null,
        failures: 0,
        changed_at: changed,
        next_poll_at: at.getTime() + pause,
        ...(answer.type === 'feed'
          ? {
              etag: answer.validators.etag ?? null,
              modified: answer.validators.modified ?? null,
              title: answer.feed.title ?? feed.title,
            }
          : {}),
      };
    }
  }
}

/** Longer bodies than this are the page's to give. */
const LONGEST_BODY = 200_000;

/** What waits for its reading: the item as it came, and whether it was read before. */
export interface Waiting {
  readonly kind: 'new' | 'edited';
  readonly item: FeedItem;
}

function itemOf(decision: Decision, feed: FeedRow): NewItem {
  const { guid, link, title, print, item } = decision.item;
  const identity = { guid, link, title, print, host: hostOf(item.link ?? feed.url) };
  if (decision.kind === 'left') return { ...identity, state: 'left', reason: decision.reason, body: null };
  const content = item.content?.slice(0, LONGEST_BODY);
  const waiting: Waiting = {
    kind: decision.kind === 'edited' && decision.known.state === 'read' ? 'edited' : 'new',
    item: { ...item, ...(content === undefined ? {} : { content }) },
  };
  return { ...identity, state: 'waiting', reason: null, body: JSON.stringify(waiting) };
}

/** The known items that the feed still has: by whatever names them. */
function stillThere(items: readonly FeedItem[], known: readonly ItemRow[]): readonly string[] {
  const there = new Set(identified(items).flatMap(({ guid, link, print }) => [guid, link, print]));
  return known
    .filter(({ guid, link, print }) => [guid, link, print].some((each) => each !== null && there.has(each)))
    .map(({ id }) => id);
}
