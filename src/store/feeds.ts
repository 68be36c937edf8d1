// The feeds: which are due, who has them in hands, and how each stands.
import type { Selectable } from 'kysely';
import { claimed, inTurn } from './engine.ts';
import { lease, putItems, type Brought, type Claim } from './items.ts';
import { newId, storable } from './rows.ts';
import type { Database, FeedState, Tables } from './schema.ts';

export type FeedRow = Selectable<Tables['feeds']>;

/** The states in which a feed is polled. */
const ALIVE: readonly FeedState[] = ['new', 'on', 'failing'];

/**
 * Adds a feed, or brings back one that was removed: what was seen in it stays known.
 * @returns the feed, and whether it was not there before
 */
export async function addFeed(
  db: Database,
  feed: { readonly url: string; readonly title?: string | undefined; readonly addedBy: string },
  now: Date,
): Promise<{ readonly feed: FeedRow; readonly isNew: boolean }> {
  return db.transaction().execute(async (trx) => {
    await inTurn(trx, 'feeds');
    const known = await trx.selectFrom('feeds').selectAll().where('url', '=', feed.url).executeTakeFirst();
    if (known !== undefined && ALIVE.includes(known.state)) return { feed: known, isNew: false };
    if (known !== undefined) {
      const again = await trx
        .updateTable('feeds')
        .set({
          state: known.polled_at === null ? 'new' : 'on',
          reason: null,
          failures: 0,
          missed: 0,
          next_poll_at: now.getTime(),
        })
        .where('id', '=', known.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return { feed: again, isNew: true };
    }
    const { last } = await trx
      .selectFrom('feeds')
      .select((each) => each.fn.max<number | null>('number').as('last'))
      .executeTakeFirstOrThrow();
    const added = await trx
      .insertInto('feeds')
      .values({
        id: newId(now),
        number: (last ?? 0) + 1,
        url: feed.url,
        title: feed.title === undefined ? null : storable(feed.title),
        state: 'new',
        next_poll_at: now.getTime(),
        added_by: feed.addedBy,
        added_at: now.getTime(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { feed: added, isNew: true };
  });
}

/** All that people see: those that were removed are not among them. */
export async function listFeeds(db: Database): Promise<readonly FeedRow[]> {
  return db.selectFrom('feeds').selectAll().where('state', '<>', 'removed').orderBy('number').execute();
}

/** Every address that ever was a feed here, those removed included. */
export async function knownAddresses(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('feeds').select('url').execute();
  return new Set(rows.map(({ url }) => url));
}

/** @returns the feed that was removed; what of it was still to be read is not read */
export async function removeFeed(db: Database, number: number): Promise<FeedRow | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('feeds')
      .set({ state: 'removed', lease_until: null })
      .where('number', '=', number)
      .where('state', '<>', 'removed')
      .returningAll()
      .executeTakeFirst();
    if (row !== undefined)
      await trx
        .updateTable('items')
        .set({ state: 'left', reason: 'the feed was removed', body: null })
        .where('feed', '=', row.id)
        .where('state', '=', 'waiting')
        .execute();
    return row;
  });
}

/** Takes feeds that are due into this instance's hands: of each host one at a time. */
export async function claimFeeds(db: Database, { now, until, limit }: Claim): Promise<readonly FeedRow[]> {
  return db.transaction().execute(async (trx) => {
    await inTurn(trx, 'feeds claim');
    const busy = await trx
      .selectFrom('feeds')
      .select('url')
      .where('lease_until', '>', now.getTime())
      .execute();
    const query = trx
      .selectFrom('feeds')
      .selectAll()
      .where('state', 'in', ALIVE)
      .where('next_poll_at', '<=', now.getTime())
      .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', now.getTime())]))
      .orderBy('next_poll_at')
      .limit(200);
    const due = await claimed(trx, query).execute();
    const hosts = new Set(busy.map(({ url }) => hostOf(url)));
    const mine: FeedRow[] = [];
    for (const feed of due) {
      if (mine.length >= limit || hosts.has(hostOf(feed.url))) continue;
      hosts.add(hostOf(feed.url));
      mine.push(feed);
    }
    await lease(trx, 'feeds', mine, until);
    return mine;
  });
}

/** What a poll brought, written down together: what is new is read later, once, whatever happens in between. */
export interface PollRecord extends Brought {
  readonly feed: string;
  /** How the feed stands after it. */
  readonly change: Partial<Omit<FeedRow, 'id' | 'number' | 'url' | 'added_by' | 'added_at'>>;
  /** Its new address, when it has moved for good. */
  readonly movedTo?: string;
}

export async function recordPoll(db: Database, record: PollRecord, now: Date): Promise<void> {
  const { feed, change, movedTo } = record;
  await db.transaction().execute(async (trx) => {
    await inTurn(trx, 'feeds');
    const taken =
      movedTo === undefined
        ? undefined
        : await trx
            .selectFrom('feeds')
            .select('number')
            .where('url', '=', movedTo)
            .where('id', '<>', feed)
            .executeTakeFirst();
    const moved: Partial<FeedRow> =
      movedTo === undefined
        ? {}
        : taken === undefined
          ? { url: movedTo }
          : { state: 'gone', reason: `it has moved to an address that is f${taken.number}` };
    const updated = await trx
      .updateTable('feeds')
      .set({ ...change, ...moved, lease_until: null })
      .where('id', '=', feed)
      // It may have been removed meanwhile.
      .where('state', 'in', ALIVE)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n || moved.state === 'gone') return;
    await putItems(trx, feed, record, now);
  });
}

export const hostOf = (url: string): string => URL.parse(url)?.host ?? '';
