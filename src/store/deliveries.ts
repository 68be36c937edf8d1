// The outbox: a row for every slot, its state, and the parts of those that are under way.
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { Part, Receipt } from '#adapters/adapter.ts';
import type { Place } from '#briefings/place.ts';
import { claimRefsSchema, fromJson, idsSchema } from './rows.ts';
import type { Database, DeliveryState, Tables } from './schema.ts';

export interface Delivery {
  readonly id: string;
  readonly schedule: string;
  readonly place: Place;
  readonly scheduledFor: Date;
  readonly late: boolean;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** The composed messages of a delivery, and the receipts of those that are posted. */
export interface Composed {
  readonly title: string;
  readonly stories: readonly string[];
  readonly parts: readonly OutgoingPart[];
}

export interface OutgoingPart {
  readonly part: Part;
  readonly receipt: Receipt | null;
}

export function deliveryFrom(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    schedule: row.schedule,
    place: row.place as Place,
    scheduledFor: new Date(row.scheduled_for),
    late: row.late === 1,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
  };
}

/**
 * The deliveries that may be sent now, at most one a place: the oldest that is open there. While that one waits,
 * so does the place; others do not.
 */
export async function dueDeliveries(db: Database, now: Date, limit: number): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('deliveries as due')
    .selectAll()
    .where('state', '=', 'pending')
    .where('due_at', '<=', now.getTime())
    .where((due) =>
      due.not(
        due.exists(
          due
            .selectFrom('deliveries as earlier')
            .select('earlier.id')
            .whereRef('earlier.place', '=', 'due.place')
            .where('earlier.state', 'in', ['pending', 'sending'])
            .where(sql<boolean>`(earlier.scheduled_for, earlier.id) < (due.scheduled_for, due.id)`),
        ),
      ),
    )
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(deliveryFrom);
}

/** When the next delivery wants to be looked at. */
export async function nextDue(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('deliveries')
    .select((each) => each.fn.min<number | null>('due_at').as('at'))
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return row?.at == null ? null : new Date(row.at);
}

export async function findDelivery(db: Database, id: string): Promise<Delivery | undefined> {
  const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : deliveryFrom(row);
}

/** Fixes what is sent, so that an interrupted delivery goes on with the same messages. */
export async function keepComposed(
  db: Database,
  id: string,
  composed: { readonly title: string; readonly stories: readonly string[]; readonly parts: readonly Part[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('deliveries')
      .set({ title: composed.title, stories: JSON.stringify(composed.stories) })
      .where('id', '=', id)
      .execute();
    for (const [position, part] of composed.parts.entries())
      await trx
        .insertInto('parts')
        .values({
          delivery: id,
          position,
          body: JSON.stringify(part.body),
          claims: JSON.stringify(part.claims),
          place: null,
          message: null,
          thread: null,
        })
        .execute();
  });
}

/** What was composed for a delivery before; undefined when it has not been yet. */
export async function readComposed(db: Database, id: string): Promise<Composed | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select(['title', 'stories'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.title == null || row.stories === null) return undefined;
  const parts = await db
    .selectFrom('parts')
    .selectAll()
    .where('delivery', '=', id)
    .orderBy('position')
    .execute();
  return { title: row.title, stories: fromJson(idsSchema, row.stories), parts: parts.map(partFrom) };
}

function partFrom(row: Selectable<Tables['parts']>): OutgoingPart {
  const { place, message, thread } = row;
  return {
    part: { body: fromJson(z.unknown(), row.body), claims: fromJson(claimRefsSchema, row.claims) },
    receipt:
      place === null || message === null || thread === null
        ? null
        : { place: place as Place, message, thread: thread as Place },
  };
}

export async function markPart(db: Database, id: string, position: number, receipt: Receipt): Promise<void> {
  await db
    .updateTable('parts')
    .set({ place: receipt.place, message: receipt.message, thread: receipt.thread })
    .where('delivery', '=', id)
    .where('position', '=', position)
    .execute();
}

/** A call to the platform begins: from here until its end is written, its outcome is not known. */
export async function markSending(db: Database, id: string, now: Date): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'sending', attempted_at: now.getTime() })
    .where('id', '=', id)
    .execute();
}

/** Back in the queue, after a part was posted or refused. */
export async function markPending(
  db: Database,
  id: string,
  wait: { readonly dueAt: Date; readonly attempts: number; readonly reason: string | null },
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'pending', due_at: wait.dueAt.getTime(), attempts: wait.attempts, reason: wait.reason })
    .where('id', '=', id)
    .execute();
}

/** The end of a delivery. Its messages stand in the ledger; what was not posted is not kept. */
export async function finish(
  db: Database,
  id: string,
  state: 'sent' | 'failed' | 'unknown',
  reason: string | null,
): Promise<void> {
  await db.updateTable('deliveries').set({ state, reason }).where('id', '=', id).execute();
  if (state !== 'unknown') await db.deleteFrom('parts').where('delivery', '=', id).execute();
}

/** Deliveries whose call was under way when the process ended: nobody knows whether the message arrived. */
export async function orphans(db: Database): Promise<readonly Delivery[]> {
  const rows = await db.selectFrom('deliveries').selectAll().where('state', '=', 'sending').execute();
  return rows.map(deliveryFrom);
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
