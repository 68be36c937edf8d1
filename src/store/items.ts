// What was seen in feeds, item by item: what is still to be read, who has it in hands, and what became of it.
import type { Selectable } from 'kysely';
import { claimed, inTurn } from './engine.ts';
import { newId, storable } from './rows.ts';
import type { Database, ItemState, Tables } from './schema.ts';

export type ItemRow = Selectable<Tables['items']>;

export interface Claim {
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
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

/** Gives what was taken into this instance's hands a lease. */
export async function lease(
  db: Database,
  table: 'feeds' | 'items',
  rows: readonly { readonly id: string }[],
  until: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await db.updateTable(table).set({ lease_until: until.getTime() }).where('id', 'in', ids).execute();
}

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

/** What a poll brought of items: those that are new, and those whose words are others now. */
export interface Brought {
  readonly added: readonly NewItem[];
  readonly edited: readonly { readonly id: string; readonly item: NewItem }[];
}

/** Writes down what a feed brought. To be called in the transaction that writes down how the feed stands. */
export async function putItems(
  trx: Database,
  feed: string,
  { added, edited }: Brought,
  now: Date,
): Promise<void> {
  const at = now.getTime();
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
