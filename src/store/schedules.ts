// The schedules of all places.
import { z } from 'zod';
import type { Place } from '#briefings/place.ts';
import type { Length, Recurrence, ScheduleDraft } from '#briefings/desk.ts';
import { selectionSchema, type Selection } from '#briefings/story/selection.ts';
import { inTurn } from './engine.ts';
import { fromJson, newId } from './rows.ts';
import type { Database, ScheduleState, Tables } from './schema.ts';
import type { Selectable } from 'kysely';

/** A schedule as it is kept. */
export interface StoredSchedule extends ScheduleDraft {
  readonly key: string;
  readonly place: Place;
  /** What people type: `s3`. */
  readonly id: string;
  readonly nextRunAt: Date | null;
  readonly state: ScheduleState;
  readonly reason: string | null;
  /** The id of who made it. */
  readonly createdBy: string;
}

const instant = z.int().transform((at) => new Date(at));

const recurrenceSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('cron'),
    expression: z.string(),
    zone: z.string(),
    stride: z
      .object({ unit: z.enum(['day', 'week']), count: z.int().positive(), from: z.iso.date() })
      .exactOptional(),
  }),
  z.object({ type: z.literal('every'), minutes: z.int().positive(), from: instant }),
  z.object({ type: z.literal('once'), at: instant }),
]);

function recurrenceText(when: Recurrence): string {
  if (when.type === 'once') return JSON.stringify({ type: 'once', at: when.at.getTime() });
  return JSON.stringify(when.type === 'every' ? { ...when, from: when.from.getTime() } : when);
}

/** Null: whatever the stories are about. */
const selectionText = (selection: Selection | undefined): string | null =>
  selection === undefined || Object.keys(selection).length === 0 ? null : JSON.stringify(selection);

const lengthSchema: z.ZodType<Length> = z.enum(['flash', 'brief', 'deep']);

/** A row as a schedule. @throws ZodError where the row cannot be read any more */
export function scheduleFrom(row: Selectable<Tables['schedules']>): StoredSchedule {
  return {
    key: row.id,
    place: row.place as Place,
    id: `s${row.number}`,
    when: fromJson(recurrenceSchema, row.recurrence),
    length: lengthSchema.parse(row.length),
    ...(row.story === null ? {} : { story: row.story }),
    ...(row.selection === null ? {} : { selection: fromJson(selectionSchema, row.selection) }),
    nextRunAt: row.next_run_at === null ? null : new Date(row.next_run_at),
    state: row.state,
    reason: row.reason,
    createdBy: row.created_by,
  };
}

/** The states of schedules that people still see: those that run, are paused, or were switched off. */
const SEEN: readonly ScheduleState[] = ['on', 'paused', 'off'];

/** The schedules of a place that people still see. */
export async function listSchedules(db: Database, place: Place): Promise<readonly StoredSchedule[]> {
  const rows = await db
    .selectFrom('schedules')
    .selectAll()
    .where('place', '=', place)
    .where('state', 'in', SEEN)
    .orderBy('number')
    .execute();
  return rows.map(scheduleFrom);
}

/** The schedule of a key, whatever its state: also one that has ended or was removed. */
export async function findSchedule(db: Database, key: string): Promise<StoredSchedule | undefined> {
  const row = await db.selectFrom('schedules').selectAll().where('id', '=', key).executeTakeFirst();
  return row === undefined ? undefined : scheduleFrom(row);
}

export interface NewSchedule {
  readonly place: Place;
  readonly draft: ScheduleDraft;
  readonly nextRunAt: Date;
  readonly createdBy: string;
}

/** Numbers are never given twice in a place, so that an old message about `s3` cannot mean another one. */
export async function addSchedule(db: Database, schedule: NewSchedule, now: Date): Promise<StoredSchedule> {
  return db.transaction().execute(async (trx) => {
    await inTurn(trx, `schedules ${schedule.place}`);
    const { last } = await trx
      .selectFrom('schedules')
      .select((each) => each.fn.max<number | null>('number').as('last'))
      .where('place', '=', schedule.place)
      .executeTakeFirstOrThrow();
    const { draft } = schedule;
    const row = await trx
      .insertInto('schedules')
      .values({
        id: newId(now),
        place: schedule.place,
        // Those that nobody sees have none above 0.
        number: Math.max(0, last ?? 0) + 1,
        story: draft.story ?? null,
        selection: selectionText(draft.selection),
        length: draft.length,
        recurrence: recurrenceText(draft.when),
        next_run_at: schedule.nextRunAt.getTime(),
        state: 'on',
        reason: null,
        created_by: schedule.createdBy,
        created_at: now.getTime(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return scheduleFrom(row);
  });
}

/** The schedule of this id (`s3`) in a place, among those that people still see. */
export async function scheduleAt(
  db: Database,
  place: Place,
  id: string,
): Promise<StoredSchedule | undefined> {
  const number = /^s?(\d{1,9})$/i.exec(id.trim())?.[1];
  if (number === undefined) return undefined;
  const row = await db
    .selectFrom('schedules')
    .selectAll()
    .where('place', '=', place)
    .where('number', '=', Number(number))
    .where('state', 'in', SEEN)
    .executeTakeFirst();
  return row === undefined ? undefined : scheduleFrom(row);
}

/** @returns whether there was one of this id (`s3`) in this place */
export async function removeSchedule(db: Database, place: Place, id: string): Promise<boolean> {
  const schedule = await scheduleAt(db, place, id);
  if (schedule === undefined) return false;
  const result = await db
    .updateTable('schedules')
    .set({ state: 'removed', next_run_at: null })
    .where('id', '=', schedule.key)
    .where('state', 'in', SEEN)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What a schedule becomes; what is left out stays. */
export interface ScheduleChange extends Partial<ScheduleDraft> {
  readonly nextRunAt: Date | null;
  readonly state: 'on' | 'paused';
}

/** @returns the changed schedule; undefined when it was removed meanwhile */
export async function changeSchedule(
  db: Database,
  key: string,
  { when, story, selection, length, nextRunAt, state }: ScheduleChange,
): Promise<StoredSchedule | undefined> {
  const row = await db
    .updateTable('schedules')
    .set({
      ...(when === undefined ? {} : { recurrence: recurrenceText(when) }),
      ...(story === undefined ? {} : { story }),
      ...(selection === undefined ? {} : { selection: selectionText(selection) }),
      ...(length === undefined ? {} : { length }),
      next_run_at: nextRunAt?.getTime() ?? null,
      state,
      reason: null,
    })
    .where('id', '=', key)
    .where('state', 'in', SEEN)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : scheduleFrom(row);
}

/** Those of these slots that the schedule has had. */
export async function slotsHad(
  db: Database,
  key: string,
  slots: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('deliveries')
    .select('slot')
    .where('schedule', '=', key)
    .where('slot', 'in', slots)
    .execute();
  return new Set(rows.flatMap(({ slot }) => slot ?? []));
}

/** Stops all schedules and follows of a place that is gone, and gives up what still waits for it. */
export async function switchOffPlace(db: Database, place: Place, reason: string): Promise<void> {
  await db
    .updateTable('schedules')
    .set({ state: 'off', next_run_at: null, reason })
    .where('place', '=', place)
    .where('state', 'in', ['on', 'paused'])
    .execute();
  await db
    .updateTable('follows')
    .set({ state: 'off', reason })
    .where('place', '=', place)
    .where('state', '=', 'on')
    .execute();
  await db
    .updateTable('deliveries')
    .set({ state: 'failed', reason })
    .where('place', '=', place)
    .where('state', '=', 'pending')
    .execute();
}

/** Stops a schedule that cannot go on; the reason stands in its list. */
export async function switchOff(db: Database, key: string, reason: string): Promise<void> {
  await db
    .updateTable('schedules')
    .set({ state: 'off', next_run_at: null, reason })
    .where('id', '=', key)
    .where('state', 'in', ['on', 'paused', 'ended'])
    .execute();
}
