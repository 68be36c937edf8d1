// What an edition stands for: its schedules, the slots that were missed before it, and those that it joins.
import type { Delivery } from './delivery.ts';
import { scheduleFrom, type StoredSchedule } from './schedules.ts';
import type { Database } from './schema.ts';

export interface Occasion {
  /** The schedule of the delivery, and of those that it joins; those that were removed or are paused are left out. */
  readonly schedules: readonly StoredSchedule[];
  /** Why its own schedule is left out. */
  readonly left: string | null;
  /** When those were due that quiet hours held and that it joins, in order. */
  readonly joined: readonly Date[];
  /** How many slots of its schedule were missed since the last that was delivered. */
  readonly missed: number;
}

/** What a delivery stands for, as its schedules stand now: they may have been changed since it was due. */
export async function occasionOf(db: Database, delivery: Delivery): Promise<Occasion> {
  const joined = await db
    .selectFrom('deliveries')
    .select(['schedule', 'scheduled_for'])
    .where('joined', '=', delivery.id)
    .orderBy('scheduled_for')
    .execute();
  const keys = [...new Set([delivery.schedule, ...joined.map(({ schedule }) => schedule)])];
  const rows = await db.selectFrom('schedules').selectAll().where('id', 'in', keys).execute();
  const all = rows.map(scheduleFrom);
  const own = all.find(({ key }) => key === delivery.schedule);
  return {
    schedules: all.filter((schedule) => whyLeft(schedule, delivery) === null),
    left: whyLeft(own, delivery),
    joined: joined.map(({ scheduled_for }) => new Date(scheduled_for)),
    missed: delivery.late ? await countMissed(db, delivery) : 0,
  };
}

function whyLeft(schedule: StoredSchedule | undefined, { kind }: Delivery): string | null {
  if (schedule === undefined || schedule.state === 'removed') return 'its schedule was removed';
  return schedule.state === 'paused' && kind === 'edition' ? 'its schedule was paused' : null;
}

async function countMissed(db: Database, { schedule, scheduledFor }: Delivery): Promise<number> {
  const last = await db
    .selectFrom('deliveries')
    .select((each) => each.fn.max<number | null>('scheduled_for').as('at'))
    .where('schedule', '=', schedule)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  const { count } = await db
    .selectFrom('deliveries')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('schedule', '=', schedule)
    .where('state', '=', 'skipped')
    .where('joined', 'is', null)
    .where('scheduled_for', '>', last?.at ?? 0)
    .where('scheduled_for', '<', scheduledFor.getTime())
    .executeTakeFirstOrThrow();
  return count;
}
