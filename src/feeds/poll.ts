// One poll of one feed: what it brings is written down, to be read afterwards.
import type { Log } from '#adapters/adapter.ts';
import type { FeedItem } from '#src/ingest/feed/feed.ts';
import { fetchFeed, type FeedAnswer, type FeedReach } from '#src/ingest/feed/fetch.ts';
import { hostOf, recordPoll, type FeedRow, type PollRecord } from '#src/store/feeds.ts';
import { knownItems, markSeen, type ItemRow, type NewItem } from '#src/store/items.ts';
import { addressOf } from '#src/store/articles.ts';
import type { Database } from '#src/store/schema.ts';
import { decide, identified, type Decision } from './decide.ts';
import { pauseAfterAnswer, pauseAfterFailure } from './pace.ts';

export interface PollSetting extends FeedReach {
  readonly db: Database;
  readonly now: () => Date;
  readonly random: () => number;
  readonly log: Log;
}

/** Expected failures are written into the feed's state, where `feeds list` shows them. */
export async function pollFeed(feed: FeedRow, setting: PollSetting): Promise<void> {
  const { db, now } = setting;
  const validators = { etag: feed.etag ?? undefined, modified: feed.modified ?? undefined };
  const answer = await answerOf(feed, setting, () => fetchFeed(feed.url, setting, now(), validators));
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
  const there = stillThere(answer.feed.items, known);
  const edited = [
    ...decisions.flatMap((each) =>
      each.kind === 'edited' ? [{ id: each.known.id, item: itemOf(each, feed) }] : [],
    ),
    ...(await takenOut(known, there, feed, db)),
  ];
  const hasNews = decisions.some(({ kind }) => kind !== 'left');
  const tooMany = decisions.filter((each) => each.kind === 'left' && each.reason === 'too many').length;
  const record: PollRecord = {
    feed: feed.id,
    added,
    edited,
    change: {
      ...changeOf(feed, answer, setting, hasNews),
      ...(tooMany === 0 ? {} : { reason: `too many at once, ${tooMany} were left out` }),
    },
    ...(answer.permanentUrl === feed.url ? {} : { movedTo: answer.permanentUrl }),
  };
  await recordPoll(db, record, now());
  await markSeen(db, there, feed.id, now());
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

/** With the pauses between them, about a week: who moves a feed without a word takes no longer to see it. */
const MOST_MISSED = 20;
const LONG_MISSING = 'its server has not found it for about a week (404). Add it again if it is back.';

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
      const missed = answer.isMissing === true ? feed.missed + 1 : 0;
      if (missed >= MOST_MISSED) return { ...polled, state: 'gone', failures, missed, reason: LONG_MISSING };
      const pause = pauseAfterFailure(failures, answer.retryAfter, at, random());
      // A feed that has never answered has no baseline yet.
      return {
        ...(feed.polled_at === null ? {} : polled),
        state: feed.polled_at === null ? 'new' : 'failing',
        reason: answer.reason,
        failures,
        missed,
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
        // What was left out is said until the feed has something new.
        reason: hasNews || feed.state !== 'on' ? null : feed.reason,
        failures: 0,
        missed: 0,
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
  /** It is not in the feed any more, where older ones are. */
  readonly takenOut?: true;
}

/** What is written down of such an item, once its page was read again. */
export const TAKEN_OUT = 'taken out of the feed';

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

/** Of one poll; a feed that shows others at each poll is not asked for all that it does not show. */
const MOST_TAKEN_OUT = 3;

/**
 * What was taken out of a feed that still has older items may have been withdrawn: its page is read once more.
 * @param there the ids of known items that the feed still has
 */
async function takenOut(
  known: readonly ItemRow[],
  there: readonly string[],
  feed: FeedRow,
  db: Database,
): Promise<PollRecord['edited']> {
  const shown = new Set(there);
  const oldest = Math.min(...known.filter(({ id }) => shown.has(id)).map((each) => each.found_at));
  const gone = known.filter(
    ({ id, state, found_at, seen_at, link, reason }) =>
      !shown.has(id) &&
      state === 'read' &&
      link !== null &&
      found_at > oldest &&
      seen_at >= (feed.polled_at ?? Infinity) &&
      reason !== TAKEN_OUT,
  );
  const found: { id: string; item: NewItem }[] = [];
  for (const row of gone.slice(-MOST_TAKEN_OUT)) {
    const url = await addressOf(db, row.link);
    if (url === null) continue;
    const { guid, link, title, print, host } = row;
    const item = { link: url, ...(title === null ? {} : { title }) };
    const body = JSON.stringify({ kind: 'edited', item, takenOut: true } satisfies Waiting);
    found.push({
      id: row.id,
      item: { guid, link, title, print, host, state: 'waiting', reason: null, body },
    });
  }
  return found;
}

/** The known items that the feed still has: by whatever names them. */
function stillThere(items: readonly FeedItem[], known: readonly ItemRow[]): readonly string[] {
  const there = new Set(identified(items).flatMap(({ guid, link, print }) => [guid, link, print]));
  return known
    .filter(({ guid, link, print }) => [guid, link, print].some((each) => each !== null && there.has(each)))
    .map(({ id }) => id);
}
