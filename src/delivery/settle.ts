// The outcome of an attempt → the delivery's row, the log, and a word to whoever made the schedule.
import { undelivered } from '#briefings/compose/undelivered.ts';
import { messageOf } from '#src/cause.ts';
import { finish, markDoubtful, markPending } from '#src/store/deliveries.ts';
import { recordEvents, type Event } from '#src/store/events.ts';
import { findSchedule, switchOff, switchOffPlace } from '#src/store/schedules.ts';
import type { Outcome } from './outcome.ts';
import type { Held, Sending } from './sending.ts';

/** Writes an outcome down, as far as the claim still has the delivery. */
export async function settle(held: Held, outcome: Outcome, sending: Sending): Promise<void> {
  const { delivery, holder } = held;
  const { store, log, now } = sending;
  const fields = { delivery: delivery.id, place: delivery.place, reason: outcome.reason };
  await recordEvents(
    store.db,
    [{ ...eventOf(outcome), delivery: delivery.id, place: delivery.place }],
    now(),
  );
  switch (outcome.type) {
    case 'wait':
      log.warn({ ...fields, dueAt: outcome.dueAt.toISOString() }, 'a delivery waits');
      return markPending(store.db, delivery.id, holder, outcome);
    case 'doubt':
      log.warn(
        { ...fields, dueAt: outcome.dueAt.toISOString() },
        'a delivery is in doubt and will be looked for',
      );
      return markDoubtful(store.db, delivery.id, holder, outcome);
    case 'skipped':
      log.info(fields, 'a delivery is not wanted any more');
      await finish(store.db, delivery.id, holder, { state: 'skipped', reason: outcome.reason });
      return;
    default:
      return end(held, outcome, sending);
  }
}

const STAGES = { wait: 'waits', doubt: 'doubted', gone: 'failed' } as const;

function eventOf(outcome: Outcome): Pick<Event, 'stage' | 'detail'> {
  const { type } = outcome;
  const stage = type === 'wait' || type === 'doubt' || type === 'gone' ? STAGES[type] : type;
  return { stage, detail: outcome.reason };
}

/** Back into the queue at once: this instance stops. */
export async function release({ delivery, holder }: Held, { store, now }: Sending): Promise<void> {
  const { attempts, reason } = delivery;
  await markPending(store.db, delivery.id, holder, { dueAt: now(), attempts, reason });
}

type DeadLetter = Extract<Outcome, { readonly type: 'failed' | 'gone' | 'unknown' }>;

async function end(held: Held, outcome: DeadLetter, sending: Sending): Promise<void> {
  const { delivery, holder } = held;
  const { store, log } = sending;
  const fields = { delivery: delivery.id, place: delivery.place, reason: outcome.reason };
  const state = outcome.type === 'gone' ? 'failed' : outcome.type;
  const ended = await store.db.transaction().execute(async (trx) => {
    const had = await finish(trx, delivery.id, holder, { state, reason: outcome.reason });
    if (!had || outcome.type !== 'gone') return had;
    await switchOff(trx, delivery.schedule, outcome.reason);
    if (outcome.what === 'place') await switchOffPlace(trx, delivery.place, outcome.reason);
    return had;
  });
  if (!ended) return;
  log.error(
    fields,
    state === 'unknown' ? 'a delivery is doubtful and is not sent again' : 'a delivery failed',
  );
  // Nobody has made the schedule of a note.
  if (delivery.kind !== 'note') await tellMaker(held, outcome, sending);
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
