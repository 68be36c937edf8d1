// Which places follow which stories, each with its lead message and the thread that its news go to.
import type { Selectable } from 'kysely';
import type { Receipt } from '#adapters/adapter.ts';
import type { Place } from '#briefings/place.ts';
import type { MessageKey } from './edits.ts';
import { inTurn } from './engine.ts';
import { newId } from './rows.ts';
import type { Database, FollowState, Tables } from './schema.ts';

export interface Follow {
  /** Also of the schedule that its deliveries are of. */
  readonly id: string;
  readonly place: Place;
  readonly story: string;
  readonly state: FollowState;
  readonly reason: string | null;
  /** Minutes at least between two of its messages. */
  readonly minutes: number;
  /** The message that shows how the story stands, and its thread; null until it is posted, and once it is gone. */
  readonly lead: MessageKey | null;
  readonly thread: Place | null;
  /** What became of the thread before this one: its lead message says it. */
  readonly lost: string | null;
  readonly postedAt: Date | null;
  readonly followedBy: string;
}

function followFrom(row: Selectable<Tables['follows']>): Follow {
  const { id, story, state, reason, minutes, lead_place, lead_message, thread, lost } = row;
  return {
    id,
    place: row.place as Place,
    story,
    state,
    reason,
    minutes,
    lead:
      lead_place === null || lead_message === null
        ? null
        : { place: lead_place as Place, message: lead_message },
    thread: thread as Place | null,
    lost,
    postedAt: row.posted_at === null ? null : new Date(row.posted_at),
    followedBy: row.followed_by,
  };
}

export interface NewFollow {
  readonly place: Place;
  readonly story: string;
  readonly minutes: number;
  readonly by: string;
}

/**
 * Begins it, or goes on with it where it stood: in its thread, unless that could not be posted to. To be called in a
 * transaction.
 */
export async function startFollow(
  trx: Database,
  { place, story, minutes, by }: NewFollow,
  now: Date,
): Promise<Follow> {
  await inTurn(trx, `schedules ${place}`);
  const again = { state: 'on', reason: null, minutes, followed_by: by } as const;
  const at = now.getTime();
  await trx
    .updateTable('follows')
    .set(nowhere)
    .where('place', '=', place)
    .where('story', '=', story)
    .where('state', '=', 'off')
    .execute();
  const row = await trx
    .insertInto('follows')
    .values({
      id: newId(now),
      place,
      story,
      followed_at: at,
      ...again,
      ...nowhere,
      lost: null,
      posted_at: null,
    })
    .onConflict((conflict) => conflict.columns(['place', 'story']).doUpdateSet(again))
    .returningAll()
    .executeTakeFirstOrThrow();
  await keepSchedule(trx, row.id, place, by);
  return followFrom(row);
}

const nowhere = { lead_place: null, lead_message: null, thread: null } as const;

/** Every delivery is of a schedule: those of a followed story have one that nobody sees and that never runs. */
async function keepSchedule(trx: Database, id: string, place: Place, by: string): Promise<void> {
  const { first } = await trx
    .selectFrom('schedules')
    .select((each) => each.fn.min<number | null>('number').as('first'))
    .where('place', '=', place)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('schedules')
    .values({
      id,
      place,
      // What people see counts from 1.
      number: Math.min(0, first ?? 0) - 1,
      story: null,
      length: 'brief',
      recurrence: JSON.stringify({ type: 'once', at: 0 }),
      next_run_at: null,
      state: 'removed',
      reason: null,
      created_by: by,
      created_at: 0,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ created_by: by }))
    .execute();
}

/** The follow whose delivery this is, by its schedule. */
export async function findFollow(db: Database, id: string): Promise<Follow | undefined> {
  const row = await db.selectFrom('follows').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : followFrom(row);
}

/** The stories that are followed in a place, or in this very thread; the oldest first. */
export async function followsAt(db: Database, place: Place): Promise<readonly Follow[]> {
  const rows = await db
    .selectFrom('follows')
    .selectAll()
    .where((row) => row.or([row('place', '=', place), row('thread', '=', place)]))
    .where('state', '=', 'on')
    .orderBy('followed_at')
    .orderBy('id')
    .execute();
  return rows.map(followFrom);
}

/** All places that follow a story. */
export async function followsOf(db: Database, story: string): Promise<readonly Follow[]> {
  const rows = await db
    .selectFrom('follows')
    .selectAll()
    .where('story', '=', story)
    .where('state', '=', 'on')
    .orderBy('id')
    .execute();
  return rows.map(followFrom);
}

/** The follow whose lead message this is, whatever its state. */
export async function followLedBy(db: Database, { place, message }: MessageKey): Promise<Follow | undefined> {
  const row = await db
    .selectFrom('follows')
    .selectAll()
    .where('lead_place', '=', place)
    .where('lead_message', '=', message)
    .executeTakeFirst();
  return row === undefined ? undefined : followFrom(row);
}

/** Its lead message stands there now. */
export async function setLead(db: Database, id: string, { place, message, thread }: Receipt): Promise<void> {
  await db
    .updateTable('follows')
    .set({ lead_place: place, lead_message: message, thread })
    .where('id', '=', id)
    .execute();
}

/**
 * It has no lead message any more, nor a thread.
 * @param lost what became of them, for its next lead message to say; null where nothing has to be said
 */
export async function dropLead(db: Database, id: string, lost: string | null): Promise<void> {
  await db
    .updateTable('follows')
    .set({ ...nowhere, lost })
    .where('id', '=', id)
    .execute();
}

/** Something was posted in it: the next message waits its time. */
export async function markPosted(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('follows').set({ posted_at: now.getTime() }).where('id', '=', id).execute();
}

/** @returns whether it was on */
export async function endFollow(
  db: Database,
  id: string,
  end: { readonly state: 'off' | 'ended'; readonly reason: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('follows')
    .set(end)
    .where('id', '=', id)
    .where('state', '=', 'on')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
