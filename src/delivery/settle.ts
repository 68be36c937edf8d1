// The outcome of an attempt → the delivery's row, the log, and a word to whoever made the schedule.
import { followStopped } from '#briefings/compose/follow.ts';
import { undelivered } from '#briefings/compose/undelivered.ts';
import { messageOf } from '#src/cause.ts';
import { finish, insertExtra, markDoubtful, markHeld, markPending } from '#src/store/deliveries.ts';
import { wantEdits } from '#src/store/edits.ts';
import { recordEvents, type Event } from '#src/store/events.ts';
import { dropLead, endFollow, findFollow } from '#src/store/follows.ts';
import { findSchedule, switchOff, switchOffPlace } from '#src/store/schedules.ts';
import type { Database } from '#src/store/schema.ts';
import type { Outcome } from './outcome.ts';
import type { Held, Sending } from './sending.ts';

/**
 * Writes an outcome down, as far as the claim still has the delivery: its state, and what happened, or neither.
 */
export async function settle(held: Held, outcome: Outcome, sending: Sending): Promise<void> {
  const { delivery } = held;
  const { store, log, now } = sending;
  const had = await store.db.transaction().execute(async (trx) => {
    const kept = await write(trx, held, outcome, now());
    if (kept)
      await recordEvents(trx, [{ ...eventOf(outcome), delivery: delivery.id, place: delivery.place }], now());
    return kept;
  });
  if (!had) {
    log.warn({ delivery: delivery.id }, 'another instance has taken a delivery over');
    return;
  }
  report(held, outcome, sending);
  if (outcome.type === 'astray' && !outcome.isMissing) await tellFollower(held, outcome, sending);
  else if (isDead(outcome) && delivery.kind !== 'note') await tellMaker(held, outcome, sending);
}

/** @returns whether the claim had the delivery still */
async function write(trx: Database, held: Held, outcome: Outcome, now: Date): Promise<boolean> {
  const { delivery, holder } = held;
  const { id, place, schedule } = delivery;
  const { reason } = outcome;
  if (outcome.type === 'wait') return markPending(trx, id, holder, outcome);
  if (outcome.type === 'doubt') return markDoubtful(trx, id, holder, outcome);
  if (outcome.type === 'held') return markHeld(trx, id, holder, outcome);
  if (outcome.type === 'astray') return writeAstray(trx, held, outcome, now);
  const had = await finish(trx, id, holder, { state: stateAfter(outcome), reason });
  if (!had || outcome.type !== 'gone') return had;
  await switchOff(trx, schedule, reason);
  if (outcome.what === 'story') await endFollow(trx, schedule, { state: 'off', reason });
  if (outcome.what === 'place') await switchOffPlace(trx, place, reason);
  return had;
}

/**
 * A living thread is gone. Where somebody deleted it, the news begin a new one; where it is closed to us, the story is
 * followed no longer. An edition that was meant for it goes to the channel.
 */
async function writeAstray(
  trx: Database,
  { delivery, holder }: Held,
  { follow, reason, isMissing }: Extract<Outcome, { readonly type: 'astray' }>,
  now: Date,
): Promise<boolean> {
  const isOwn = delivery.kind === 'follow';
  const state = isMissing ? 'skipped' : 'failed';
  const had = isOwn
    ? await finish(trx, delivery.id, holder, { state, reason })
    : await markPending(trx, delivery.id, holder, { dueAt: now, attempts: 0, reason });
  if (!had) return false;
  if (isMissing) await dropLead(trx, follow, 'deleted');
  else await stopFollow(trx, follow, reason, now);
  if (isOwn && isMissing)
    await insertExtra(trx, { key: delivery.schedule, place: delivery.place }, 'follow', now);
  return true;
}

/** Its lead message says that it is followed no longer. */
async function stopFollow(trx: Database, id: string, reason: string, now: Date): Promise<void> {
  const follow = await findFollow(trx, id);
  await endFollow(trx, id, { state: 'off', reason });
  if (follow?.lead != null) await wantEdits(trx, [follow.lead], now);
}

const stateAfter = ({ type }: Exclude<Outcome, { readonly type: 'wait' | 'doubt' | 'held' | 'astray' }>) =>
  type === 'gone' ? 'failed' : type;

const STAGES = { wait: 'waits', doubt: 'doubted', gone: 'failed', astray: 'moved' } as const;

function eventOf(outcome: Outcome): Pick<Event, 'stage' | 'detail'> {
  const { type } = outcome;
  const stage =
    type === 'wait' || type === 'doubt' || type === 'gone' || type === 'astray' ? STAGES[type] : type;
  return { stage, detail: outcome.reason };
}

const WORDS: Readonly<Record<Outcome['type'], readonly [level: 'info' | 'warn' | 'error', message: string]>> =
  {
    wait: ['warn', 'a delivery waits'],
    doubt: ['warn', 'a delivery is in doubt and will be looked for'],
    held: ['info', 'a delivery is held in quiet hours'],
    astray: ['warn', 'the thread of a followed story is gone'],
    skipped: ['info', 'a delivery is not wanted any more'],
    unknown: ['error', 'a delivery is doubtful and is not sent again'],
    failed: ['error', 'a delivery failed'],
    gone: ['error', 'a delivery failed'],
  };

function report({ delivery }: Held, outcome: Outcome, { log }: Sending): void {
  const [level, message] = WORDS[outcome.type];
  const due = 'dueAt' in outcome ? { dueAt: outcome.dueAt.toISOString() } : {};
  log[level]({ delivery: delivery.id, place: delivery.place, reason: outcome.reason, ...due }, message);
}

/** Back into the queue at once: this instance stops. */
export async function release({ delivery, holder }: Held, { store, now }: Sending): Promise<void> {
  const { attempts, reason } = delivery;
  await store.db
    .transaction()
    .execute((trx) => markPending(trx, delivery.id, holder, { dueAt: now(), attempts, reason }));
}

type DeadLetter = Extract<Outcome, { readonly type: 'failed' | 'gone' | 'unknown' }>;

const isDead = (outcome: Outcome): outcome is DeadLetter =>
  outcome.type === 'failed' || outcome.type === 'gone' || outcome.type === 'unknown';

async function tellFollower(
  { delivery, online }: Held,
  { follow, reason }: Extract<Outcome, { readonly type: 'astray' }>,
  { store, log }: Sending,
): Promise<void> {
  try {
    const stopped = await findFollow(store.db, follow);
    if (stopped === undefined) return;
    const headline = (await store.stories.get(stopped.story))?.headline ?? stopped.story;
    for (const part of online.platform.render(followStopped(headline, stopped.place, reason)))
      await online.adapter.tell(stopped.place, stopped.followedBy, part);
  } catch (error) {
    log.warn(
      { delivery: delivery.id, reason: messageOf(error) },
      'whoever follows a story could not be told that its thread is closed',
    );
  }
}

/** The log and `doctor` have it in any case: that nobody can be told changes nothing. */
async function tellMaker({ delivery, online }: Held, outcome: DeadLetter, sending: Sending): Promise<void> {
  const { store, log } = sending;
  try {
    const schedule = await findSchedule(store.db, delivery.schedule);
    if (schedule === undefined) return;
    const document = undelivered({
      place: delivery.place,
      scheduledFor: delivery.scheduledFor,
      schedule: schedule.id,
      isNews: delivery.kind === 'lead' || delivery.kind === 'follow',
      fate: outcome.type,
      reason: outcome.reason,
    });
    for (const part of online.platform.render(document))
      await online.adapter.tell(delivery.place, schedule.createdBy, part);
  } catch (error) {
    log.warn(
      { delivery: delivery.id, reason: messageOf(error) },
      'whoever made the schedule could not be told of its failure',
    );
  }
}
