// The schedules of a place as commands handle them: each change sets when it runs next.
import type { Asker, Recurrence, Schedule, Schedules } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import type { Place } from '#briefings/place.ts';
import { insertExtra } from '#src/store/deliveries.ts';
import { settleZone } from '#src/store/places.ts';
import {
  addSchedule,
  changeSchedule,
  listSchedules,
  removeSchedule,
  scheduleAt,
  slotsHad,
  type StoredSchedule,
} from '#src/store/schedules.ts';
import type { Database } from '#src/store/schema.ts';
import { checkRecurrence, nextRuns, slotName } from './runs.ts';

export interface SchedulesSetting {
  readonly db: Database;
  readonly now: Date;
  readonly place: Place;
  readonly asker: Asker;
  /** Rings the outbox: something is to be posted now. */
  readonly ring: () => void;
}

/** A place with more than this has a fault in whatever adds them. */
const MOST_SCHEDULES = 100;
const SHOWN_RUNS = 3;

/**
 * The schedules of one place, for one asker. What is typed wrong is a UserError; a schedule that is not there is undefined.
 */
export function schedulesAt({ db, now, place, asker, ring }: SchedulesSetting): Schedules {
  const found = (id: string): Promise<StoredSchedule | undefined> => scheduleAt(db, place, id);
  const show = async (schedule: StoredSchedule | undefined): Promise<Schedule | undefined> =>
    schedule === undefined ? undefined : shown(db, schedule, now);
  return {
    list: async () => {
      const all = await listSchedules(db, place);
      return Promise.all(all.map((each) => shown(db, each, now)));
    },
    preview: (when) => {
      checkRecurrence(when, now);
      return nextRuns(when, now, SHOWN_RUNS);
    },
    add: async (draft) => {
      const nextRunAt = firstRun(draft.when, now);
      if ((await listSchedules(db, place)).length >= MOST_SCHEDULES)
        throw new UserError(`There are ${MOST_SCHEDULES} schedules here already. Remove one first.`);
      if (draft.when.type === 'cron') await settleZone(db, place, draft.when.zone);
      const added = await addSchedule(db, { place, draft, nextRunAt, createdBy: asker.id }, now);
      return shown(db, added, now);
    },
    change: async (id, change) => {
      const schedule = await found(id);
      if (schedule === undefined) return undefined;
      const when = change.when ?? schedule.when;
      checkRecurrence(when, now);
      const state = schedule.state === 'paused' ? 'paused' : 'on';
      const nextRunAt = state === 'paused' ? null : await nextOpen(db, schedule.key, when, now);
      return show(await changeSchedule(db, schedule.key, { ...change, state, nextRunAt }));
    },
    pause: async (id) => {
      const schedule = await found(id);
      if (schedule?.state === 'off')
        throw new UserError(`${schedule.id} does not run: ${schedule.reason ?? 'it was switched off'}`);
      return schedule === undefined
        ? undefined
        : show(await changeSchedule(db, schedule.key, { state: 'paused', nextRunAt: null }));
    },
    resume: async (id) => {
      const schedule = await found(id);
      if (schedule === undefined || schedule.state === 'on') return show(schedule);
      firstRun(schedule.when, now);
      const nextRunAt = await nextOpen(db, schedule.key, schedule.when, now);
      return show(await changeSchedule(db, schedule.key, { state: 'on', nextRunAt }));
    },
    run: async (id) => {
      const schedule = await found(id);
      if (schedule === undefined) return undefined;
      await insertExtra(db, schedule, 'run', now);
      ring();
      return show(schedule);
    },
    remove: (id) => removeSchedule(db, place, id),
  };
}

function firstRun(when: Recurrence, now: Date): Date {
  checkRecurrence(when, now);
  const [first] = nextRuns(when, now, 1);
  if (first === undefined) throw new UserError('That time has passed already.');
  return first;
}

/** The next runs whose slots the schedule has not had: after a change of its zone, 8:00 may come again that day. */
async function openRuns(
  db: Database,
  key: string,
  when: Recurrence,
  now: Date,
  count: number,
): Promise<readonly Date[]> {
  const runs = nextRuns(when, now, count + 1);
  const had = await slotsHad(
    db,
    key,
    runs.map((run) => slotName(when, run)),
  );
  return runs.filter((run) => !had.has(slotName(when, run))).slice(0, count);
}

/** When it runs next: the first slot that it has not had. */
export async function nextOpen(db: Database, key: string, when: Recurrence, now: Date): Promise<Date | null> {
  return (await openRuns(db, key, when, now, 1))[0] ?? null;
}

async function shown(db: Database, schedule: StoredSchedule, now: Date): Promise<Schedule> {
  const { key, id, when, length, story, selection, state, reason } = schedule;
  return {
    id,
    when,
    length,
    ...(story === undefined ? {} : { story }),
    ...(selection === undefined ? {} : { selection }),
    nextRuns: state === 'on' ? await openRuns(db, key, when, now, SHOWN_RUNS) : [],
    paused: state === 'paused',
    ...(state === 'off' && reason !== null ? { off: reason } : {}),
  };
}
