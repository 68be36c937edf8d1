// What was posted where, and which claims each message told.
import type { Part, Receipt } from '#adapters/adapter.ts';
import type { Place } from '#briefings/place.ts';
import { nameThread } from './conversations.ts';
import { markTold, type Picture } from './told.ts';
import type { Database } from './schema.ts';

export interface Entry {
  readonly receipt: Receipt;
  readonly part: Part;
  readonly conversation: string;
  /** The delivery that it is a part of; absent for an answer. */
  readonly delivery?: string;
  /** Whom it told, and the claims as they stood; absent where one person alone sees it: that is not told. */
  readonly told?: Telling;
}

export interface Telling {
  /** The channel of an edition, also for its parts in the thread; the thread of an answer in a thread. */
  readonly to: Place;
  readonly picture: Picture;
}

/** Writes down a posted message. To be called in a transaction with whatever else follows from the receipt. */
export async function recordMessage(db: Database, entry: Entry, now: Date): Promise<void> {
  const { place, message, thread } = entry.receipt;
  await db
    .insertInto('messages')
    .values({
      place,
      message,
      thread,
      conversation: entry.conversation,
      delivery: entry.delivery ?? null,
      body: JSON.stringify(entry.part.body),
      piece: JSON.stringify(entry.part.piece),
      marks: null,
      posted_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.columns(['place', 'message']).doNothing())
    .execute();
  await nameThread(db, thread, entry.conversation);
  if (entry.told === undefined) return;
  await tell(db, entry, entry.told, now);
  await markTold(db, entry.told.to, entry.part.claims, entry.told.picture);
}

/** Whether the ledger has this message as something else than a part of the delivery. */
export async function isAnothers(
  db: Database,
  { place, message }: Receipt,
  delivery: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('messages')
    .select('delivery')
    .where('place', '=', place)
    .where('message', '=', message)
    .executeTakeFirst();
  return row !== undefined && row.delivery !== delivery;
}

/** Rows a statement: SQLite takes 32,766 values, and a row has six. */
const ROWS = 1_000;

async function tell(db: Database, { receipt, part }: Entry, { picture }: Telling, now: Date): Promise<void> {
  const rows = part.claims.map(({ story, claim }) => ({
    place: receipt.place,
    message: receipt.message,
    story,
    claim,
    told_at: now.getTime(),
    version: picture.stories[story]?.[claim] ?? null,
  }));
  for (let at = 0; at < rows.length; at += ROWS)
    await db
      .insertInto('told')
      .values(rows.slice(at, at + ROWS))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
