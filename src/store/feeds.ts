// The feeds, and what was seen in them: which are due, who has them in hands, what is still to be read.
import type { Selectable } from 'kysely';
import { claimed, inTurn } from './engine.ts';
import { newId, storable } from './rows.ts';
import type { Database, FeedState, ItemState, Tables } from './schema.ts';

export type FeedRow = Selectable<Tables['feeds']>;
export type ItemRow = Selectable<Tables['items']>;

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

export interface Claim {
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
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

/** Takes items that are to be read: at most so many of one host, and none of a host that another instance asks. */
export async function claimItems(
  db: Database,
  { now, until, limit, ofOneHost }: Claim & { readonly ofOneHost: number },
): Promise<readonly ItemRow[]> {
  return db.transaction().execute(async (trx) => {
    await inTurn(trx, 'items claim');
    const busy = await trx
      .selectFrom('items')
      .select('host')
      .where('lease_until', '>', now.getTime())
      .execute();
    const query = trx
      .selectFrom('items')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now.getTime())
      .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', now.getTime())]))
      .orderBy('due_at')
      .orderBy('id')
      .limit(200);
    const due = await claimed(trx, query).execute();
    const hosts = new Map(busy.map(({ host }) => [host, Infinity]));
    const mine: ItemRow[] = [];
    for (const item of due) {
      const count = hosts.get(item.host) ?? 0;
      if (mine.length >= limit || count >= ofOneHost) continue;
      hosts.set(item.host, count + 1);
      mine.push(item);
    }
    await lease(trx, 'items', mine, until);
    return mine;
  });
}

async function lease(
  db: Database,
  table: 'feeds' | 'items',
  rows: readonly { readonly id: string }[],
  until: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await db.updateTable(table).set({ lease_until: until.getTime() }).where('id', 'in', ids).execute();
}

export const hostOf = (url: string): string => URL.parse(url)?.host ?? '';

/** More than any feed of ours holds: what it dropped long ago may be forgotten. */
const MOST_KNOWN = 3_000;

/** What was seen in a feed, the oldest first. */
export async function knownItems(db: Database, feed: string): Promise<readonly ItemRow[]> {
  const rows = await db
    .selectFrom('items')
    .selectAll()
    .where('feed', '=', feed)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_KNOWN)
    .execute();
  return rows.reverse();
}

export interface NewItem {
  readonly guid: string | null;
  readonly link: string | null;
  readonly title: string | null;
  readonly print: string;
  readonly state: ItemState;
  readonly reason: string | null;
  readonly host: string | null;
  readonly body: string | null;
}

/** What a poll brought, written down together: what is new is read later, once, whatever happens in between. */
export interface PollRecord {
  readonly feed: string;
  readonly added: readonly NewItem[];
  readonly edited: readonly { readonly id: string; readonly item: NewItem }[];
  /** How the feed stands after it. */
  readonly change: Partial<Omit<FeedRow, 'id' | 'number' | 'url' | 'added_by' | 'added_at'>>;
  /** Its new address, when it has moved for good. */
  readonly movedTo?: string;
}

export async function recordPoll(db: Database, record: PollRecord, now: Date): Promise<void> {
  const { feed, added, edited, change, movedTo } = record;
  const at = now.getTime();
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
    const rows = added.map((item) => ({
      ...stored(item),
      id: newId(now),
      feed,
      due_at: at,
      found_at: at,
      seen_at: at,
    }));
    for (let start = 0; start < rows.length; start += 100)
      await trx
        .insertInto('items')
        .values(rows.slice(start, start + 100))
        .execute();
    for (const { id, item } of edited)
      await trx
        .updateTable('items')
        .set({ ...stored(item), attempts: 0, due_at: at, seen_at: at })
        .where('id', '=', id)
        .execute();
  });
}

const stored = (item: NewItem): NewItem =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]: [string, string | null]) => [
      key,
      value === null ? null : storable(value),
    ]),
  ) as unknown as NewItem;

/** What became of an item that was to be read; it is not touched where its feed brought an edit meanwhile. */
export async function settleItem(
  db: Database,
  { id, print }: Pick<ItemRow, 'id' | 'print'>,
  change: Partial<Pick<ItemRow, 'state' | 'reason' | 'body' | 'attempts' | 'due_at'>>,
): Promise<void> {
  await db.updateTable('items').set({ lease_until: null }).where('id', '=', id).execute();
  await db.updateTable('items').set(change).where('id', '=', id).where('print', '=', print).execute();
}

/** How many items of each feed were read, and how many still wait. */
export async function countItems(
  db: Database,
): Promise<ReadonlyMap<string, { readonly read: number; readonly waiting: number }>> {
  const rows = await db
    .selectFrom('items')
    .select((each) => ['feed', 'state', each.fn.countAll<number>().as('count')])
    .where('state', 'in', ['read', 'waiting'])
    .groupBy(['feed', 'state'])
    .execute();
  const counts = new Map<string, { read: number; waiting: number }>();
  for (const { feed, state, count } of rows) {
    const each = counts.get(feed) ?? { read: 0, waiting: 0 };
    counts.set(feed, { ...each, [state]: count });
  }
  return counts;
}

/** What a feed has not shown for so long will not come again. */
const FORGOTTEN = 90 * 24 * 3_600_000;

/** Marks what the feed still has, and forgets what it has not had for months. */
export async function markSeen(db: Database, ids: readonly string[], feed: string, now: Date): Promise<void> {
  for (let start = 0; start < ids.length; start += 500)
    await db
      .updateTable('items')
      .set({ seen_at: now.getTime() })
      .where('id', 'in', ids.slice(start, start + 500))
      .execute();
  await db
    .deleteFrom('items')
    .where('feed', '=', feed)
    .where('state', '<>', 'waiting')
    .where('seen_at', '<', now.getTime() - FORGOTTEN)
    .execute();
}
