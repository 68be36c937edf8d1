// The outbox: a row for every slot, and its state.
import type { Place } from '#briefings/place.ts';
import { deliveryFrom, type Delivery } from './delivery.ts';
import { claimed } from './engine.ts';
import { recordEvents } from './events.ts';
import { newId } from './rows.ts';
import type { Database, DeliveryKind } from './schema.ts';

export async function findDelivery(db: Database, id: string): Promise<Delivery | undefined> {
  const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : deliveryFrom(row);
}

/** When a delivery is due, where that is not now. */
export interface Due {
  readonly at: Date;
  /** When the quiet hours end that hold it from the beginning. */
  readonly heldUntil?: Date;
}

/** A delivery besides the slots of its schedule. @returns its id */
export async function insertExtra(
  db: Database,
  schedule: { readonly key: string; readonly place: Place },
  kind: Exclude<DeliveryKind, 'edition' | 'once'>,
  now: Date,
  { at: due, heldUntil }: Due = { at: now },
): Promise<string> {
  const id = newId(now);
  const from = heldUntil ?? due;
  const waits = from > now ? `it waits until ${minuteText(from)}` : null;
  for (let at = due.getTime(); ; at += 1) {
    const inserted = await db
      .insertInto('deliveries')
      .values({
        id,
        schedule: schedule.key,
        place: schedule.place,
        scheduled_for: at,
        slot: `${kind} ${new Date(at).toISOString()}`,
        kind,
        late: 0,
        held: heldUntil === undefined ? 0 : 1,
        state: heldUntil === undefined ? 'pending' : 'held',
        reason: heldUntil === undefined ? waits : heldWords(heldUntil),
        attempts: 0,
        due_at: from.getTime(),
        created_at: from.getTime(),
      })
      // A slot of this very millisecond.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) break;
  }
  if (heldUntil !== undefined)
    await recordEvents(
      db,
      [{ delivery: id, place: schedule.place, stage: 'held', detail: heldWords(heldUntil) }],
      now,
    );
  return id;
}

const minuteText = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Why a delivery is held. */
export const heldWords = (until: Date): string => `quiet hours hold it until ${minuteText(until)}`;

/** It came further: what failed before counts no more. */
export async function forgetAttempts(db: Database, id: string, holder: string): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ attempts: 0, reason: null })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .execute();
}

export interface Wait {
  readonly dueAt: Date;
  readonly attempts: number;
  readonly reason: string | null;
}

/**
 * Back in the queue, as far as the holder has it still: nothing of it is in doubt. To be called in a transaction.
 * @returns whether the holder had it
 */
export async function markPending(trx: Database, id: string, holder: string, wait: Wait): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({
      state: 'pending',
      holder: null,
      lease_until: null,
      due_at: wait.dueAt.getTime(),
      attempts: wait.attempts,
      reason: wait.reason,
    })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await trx.updateTable('parts').set({ attempted_at: null }).where('delivery', '=', id).execute();
  return true;
}

/**
 * Held until quiet hours end, as far as the holder has it still. To be called in a transaction.
 * @returns whether the holder had it
 */
export async function markHeld(
  trx: Database,
  id: string,
  holder: string,
  { dueAt, reason }: Pick<Wait, 'dueAt' | 'reason'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({ state: 'held', held: 1, holder: null, lease_until: null, due_at: dueAt.getTime(), reason })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether a delivery of this schedule still waits and is not composed yet: it will tell what is known by then. */
export async function isAwaited(trx: Database, schedule: string): Promise<boolean> {
  const open = trx
    .selectFrom('deliveries')
    .select('id')
    .where('schedule', '=', schedule)
    .where('state', 'in', ['pending', 'held'])
    .where('title', 'is', null);
  // One that is being taken up at this moment may read what was known before.
  return (await claimed(trx, open).execute()).length > 0;
}

/**
 * Out of the holder's hands, with a part in doubt: whoever takes it up then looks for it first.
 * @returns whether the holder had it
 */
export async function markDoubtful(db: Database, id: string, holder: string, wait: Wait): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({
      holder: null,
      lease_until: wait.dueAt.getTime(),
      attempts: wait.attempts,
      reason: wait.reason,
    })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The end of a delivery, as far as the holder has it still. Its messages stand in the ledger; what was not posted is
 * kept only where it is in doubt.
 * @returns whether the holder had it
 */
export async function finish(
  db: Database,
  id: string,
  holder: string,
  end: { readonly state: 'sent' | 'failed' | 'unknown' | 'skipped'; readonly reason: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ ...end, holder: null, lease_until: null, ...(end.state === 'unknown' ? {} : { picture: null }) })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (end.state !== 'unknown') await db.deleteFrom('parts').where('delivery', '=', id).execute();
  return true;
}

/** Deliveries slots of which came after `since` and that failed or are doubtful, the newest first. */
export async function troubles(db: Database, since: Date): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', 'in', ['failed', 'unknown'])
    .where('scheduled_for', '>=', since.getTime())
    .orderBy('scheduled_for', 'desc')
    .limit(20)
    .execute();
  return rows.map(deliveryFrom);
}
