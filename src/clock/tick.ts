// Due schedules → deliveries. Every slot becomes a row once, whoever asks first; each tick is one transaction.
import type { Log } from '#adapters/adapter.ts';
import { claimed } from '#src/store/engine.ts';
import { newId } from '#src/store/rows.ts';
import { scheduleFrom, switchOff, type StoredSchedule } from '#src/store/schedules.ts';
import { deliveryFrom, type Delivery } from '#src/store/delivery.ts';
import type { Database, Tables } from '#src/store/schema.ts';
import type { Insertable } from 'kysely';
import { holdQuiet, releaseHeld } from './held.ts';
import { LONGEST_GRACE, slotsDue, type Slots } from './slots.ts';

/** Schedules a batch: a statement takes 32,766 values, and a delivery has fifteen. */
const BATCH = 1_000;

/** Tells whoever may send them of deliveries, once the transaction is committed. */
export type Ring = (trx: Database, added: readonly Pick<Delivery, 'id'>[]) => Promise<void>;

/**
 * Claims the schedules that are due, inserts their deliveries, sets when they run next.
 * @param grace how late an edition may be, in milliseconds
 * @returns the deliveries to be sent, without those that are skipped, held, or joined
 */
export async function claimDue(
  db: Database,
  now: Date,
  log: Log,
  grace = LONGEST_GRACE,
  ring: Ring = () => Promise.resolve(),
): Promise<readonly Delivery[]> {
  return db.transaction().execute(async (trx) => {
    const claimed: Delivery[] = [];
    const planner = newPlanner(now, grace);
    for (;;) {
      const due = await dueSchedules(trx, now);
      claimed.push(...(await claimBatch(trx, due, planner, { now, log })));
      if (due.length < BATCH) break;
    }
    // In the same transaction: no instance sees what is to be held, or joined, before it is.
    const held = new Set(await holdQuiet(trx, now));
    const { released, joined } = await releaseHeld(trx, now);
    joined.forEach((id) => held.add(id));
    const due = claimed.filter(({ id }) => !held.has(id));
    await ring(trx, [...due, ...released.map((id) => ({ id }))]);
    return due;
  });
}

interface Due {
  readonly schedule: StoredSchedule;
  readonly from: Date;
}

async function dueSchedules(db: Database, now: Date): Promise<readonly Due[]> {
  const due = db
    .selectFrom('schedules')
    .selectAll()
    .where('state', '=', 'on')
    .where('next_run_at', '<=', now.getTime())
    .orderBy('next_run_at')
    .limit(BATCH);
  const rows = await claimed(db, due).execute();
  return rows.map((row) => ({ schedule: scheduleFrom(row), from: new Date(row.next_run_at ?? now) }));
}

type Planner = (due: Due) => Slots;

/** Many schedules share one time: what comes of it is worked out once. */
function newPlanner(now: Date, grace: number): Planner {
  const known = new Map<string, Slots>();
  return ({ schedule, from }) => {
    const key = `${JSON.stringify(schedule.when)} ${from.getTime()}`;
    const slots = known.get(key) ?? slotsDue(schedule.when, from, now, grace);
    known.set(key, slots);
    return slots;
  };
}

interface Setting {
  readonly now: Date;
  readonly log: Log;
}

async function claimBatch(
  db: Database,
  batch: readonly Due[],
  planner: Planner,
  { now, log }: Setting,
): Promise<readonly Delivery[]> {
  const rows: Insertable<Tables['deliveries']>[] = [];
  const advances = new Map<number | null, string[]>();
  for (const due of batch) {
    const plan = planned(due, planner, log);
    if (plan === undefined) {
      await switchOff(db, due.schedule.key, 'Its time can no longer be read; add it again.');
      continue;
    }
    rows.push(...plan.slots.map((slot) => deliveryRow(due.schedule, slot, now)));
    const next = plan.next?.getTime() ?? null;
    const together = advances.get(next);
    if (together === undefined) advances.set(next, [due.schedule.key]);
    else together.push(due.schedule.key);
  }
  const inserted = await insertDeliveries(db, rows);
  for (const [next, keys] of advances) await advance(db, keys, next);
  return inserted.filter(({ state }) => state === 'pending');
}

function planned(due: Due, planner: Planner, log: Log): Slots | undefined {
  try {
    return planner(due);
  } catch (error) {
    log.error({ err: error, schedule: due.schedule.key }, 'a schedule cannot be read and is switched off');
    return undefined;
  }
}

function deliveryRow(
  schedule: StoredSchedule,
  slot: Slots['slots'][number],
  now: Date,
): Insertable<Tables['deliveries']> {
  const skipped = slot.fate === 'skipped';
  return {
    id: newId(now),
    schedule: schedule.key,
    place: schedule.place,
    scheduled_for: slot.at.getTime(),
    slot: slot.name,
    late: slot.fate === 'late' ? 1 : 0,
    state: skipped ? 'skipped' : 'pending',
    reason: skipped ? 'missed while Dateline was not running' : null,
    attempts: 0,
    due_at: now.getTime(),
    // One that asks for this very time is not held by quiet hours.
    kind: schedule.when.type === 'once' ? 'once' : 'edition',
    created_at: now.getTime(),
  };
}

async function insertDeliveries(
  db: Database,
  rows: readonly Insertable<Tables['deliveries']>[],
): Promise<readonly Delivery[]> {
  const inserted: Delivery[] = [];
  for (let at = 0; at < rows.length; at += BATCH) {
    const done = await db
      .insertInto('deliveries')
      .values(rows.slice(at, at + BATCH))
      // The same slot, by its name or by its instant.
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .execute();
    inserted.push(...done.map(deliveryFrom));
  }
  return inserted;
}

async function advance(db: Database, keys: readonly string[], next: number | null): Promise<void> {
  await db
    .updateTable('schedules')
    .set(next === null ? { next_run_at: null, state: 'ended' } : { next_run_at: next })
    .where('id', 'in', keys)
    .execute();
}
