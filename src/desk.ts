// The desk that a command works at: the stories, and the schedules of the place that it was asked in.
import type { Conversation } from '#briefings/ask/conversation.ts';
import type { Asker, Desk, Schedule, Schedules } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import type { Place } from '#briefings/place.ts';
import { checkRecurrence, nextRuns } from './clock/runs.ts';
import { settleZone } from './store/places.ts';
import { addSchedule, listSchedules, removeSchedule, type StoredSchedule } from './store/schedules.ts';
import type { Store } from './store/store.ts';

export interface DeskSetting {
  readonly store: Store;
  readonly now: Date;
  readonly place: Place;
  readonly asker: Asker;
  readonly zone: string;
  readonly conversation: Conversation;
}

/** A place with more than this has a fault in whatever adds them. */
const MOST_SCHEDULES = 100;
const SHOWN_RUNS = 3;

export function openDesk(setting: DeskSetting): Desk {
  const { store, now, place, asker, zone, conversation } = setting;
  return {
    now,
    place,
    asker,
    zone,
    conversation,
    stories: () => store.stories.list(),
    schedules: schedulesAt(setting),
  };
}

function schedulesAt({ store: { db }, now, place, asker }: DeskSetting): Schedules {
  return {
    list: async () => (await listSchedules(db, place)).map((schedule) => shown(schedule, now)),
    add: async (draft) => {
      checkRecurrence(draft.when, now);
      const [nextRunAt] = nextRuns(draft.when, now, 1);
      if (nextRunAt === undefined) throw new UserError('That time has passed already.');
      if ((await listSchedules(db, place)).length >= MOST_SCHEDULES)
        throw new UserError(`There are ${MOST_SCHEDULES} schedules here already. Remove one first.`);
      if (draft.when.type === 'cron') await settleZone(db, place, draft.when.zone);
      return shown(await addSchedule(db, { place, draft, nextRunAt, createdBy: asker.id }, now), now);
    },
    remove: (id) => removeSchedule(db, place, id),
  };
}

function shown(schedule: StoredSchedule, now: Date): Schedule {
  const { id, when, length, story, state, reason } = schedule;
  return {
    id,
    when,
    length,
    ...(story === undefined ? {} : { story }),
    nextRuns: state === 'on' ? nextRuns(when, now, SHOWN_RUNS) : [],
    ...(reason === null ? {} : { off: reason }),
  };
}
