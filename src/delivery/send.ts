// Sends one delivery, part by part: each receipt is written down with the claims told before the next part goes.
import type { Adapter, Log, Part, Platform, Receipt } from '#adapters/adapter.ts';
import { messageOf } from '#src/cause.ts';
import { platformOf } from '#briefings/place.ts';
import { findConversation, openConversation } from '#src/store/conversations.ts';
import {
  findDelivery,
  finish,
  keepComposed,
  markPart,
  markPending,
  markSending,
  readComposed,
  type Composed,
  type Delivery,
} from '#src/store/deliveries.ts';
import { recordMessage } from '#src/store/ledger.ts';
import { findSchedule, switchOff } from '#src/store/schedules.ts';
import type { Store } from '#src/store/store.ts';
import { composeEdition } from './edition.ts';
import { outcomeOf, refusal, STALE, type Outcome } from './outcome.ts';

/** A platform that is online. */
export interface Connected {
  readonly platform: Platform;
  readonly adapter: Adapter;
}

export interface Sending {
  readonly store: Store;
  readonly now: () => Date;
  readonly log: Log;
  readonly connected: (platform: string) => Connected | undefined;
  /** Whether to stop after the part that is under way. */
  readonly stopping: () => boolean;
}

/** How long a delivery waits for a platform that is not online. */
const OFFLINE_PAUSE = 60_000;

/** Brings a delivery as far as it goes now; what hinders it stands in its row. Rejects when the row cannot be written. */
export async function send(delivery: Delivery, sending: Sending): Promise<void> {
  const { store, now, log } = sending;
  try {
    const outcome = await attempt(delivery, sending);
    if (outcome !== undefined) await settle(delivery, outcome, sending);
  } catch (error) {
    log.error({ err: error, delivery: delivery.id }, 'a delivery failed for a reason of our own');
    const { state } = (await findDelivery(store.db, delivery.id)) ?? delivery;
    const outcome =
      state === 'sending'
        ? outcomeOf(error, delivery.attempts, now())
        : refusal(messageOf(error), delivery.attempts, now());
    await settle(delivery, outcome, sending);
  }
}

async function attempt(delivery: Delivery, sending: Sending): Promise<Outcome | undefined> {
  const { store, now } = sending;
  if (now().getTime() - delivery.createdAt.getTime() > STALE)
    return { type: 'failed', reason: `not delivered for hours, and too old now: ${delivery.reason ?? ''}` };
  const platform = platformOf(delivery.place);
  const online = sending.connected(platform);
  if (online === undefined) {
    const dueAt = new Date(now().getTime() + OFFLINE_PAUSE);
    return { type: 'wait', dueAt, attempts: delivery.attempts, reason: `${platform} is not connected` };
  }
  const composed = (await readComposed(store.db, delivery.id)) ?? (await compose(delivery, online, sending));
  return 'parts' in composed ? postParts(delivery, composed, online.adapter, sending) : composed;
}

async function compose(delivery: Delivery, online: Connected, sending: Sending): Promise<Composed | Outcome> {
  const { store, log } = sending;
  const schedule = await findSchedule(store.db, delivery.schedule);
  if (schedule === undefined || schedule.state === 'removed')
    return { type: 'failed', reason: 'its schedule was removed' };
  const edition = composeEdition(schedule, delivery, await store.stories.list(), log);
  if (edition === undefined) return { type: 'gone', reason: 'There is no such story any more.' };
  const { title, stories } = edition;
  const parts = online.platform.render(edition);
  await keepComposed(store.db, delivery.id, { title, stories, parts });
  return { title, stories, parts: parts.map((part) => ({ part, receipt: null })) };
}

async function postParts(
  delivery: Delivery,
  composed: Composed,
  adapter: Adapter,
  sending: Sending,
): Promise<Outcome | undefined> {
  const last = composed.parts.length - 1;
  let thread = composed.parts[0]?.receipt?.thread;
  for (const [position, { part, receipt }] of composed.parts.entries()) {
    if (receipt !== null) continue;
    if (sending.stopping()) return undefined;
    await markSending(sending.store.db, delivery.id, sending.now());
    let posted: Receipt;
    try {
      const options = { key: `${delivery.id}.${position}`, title: composed.title };
      posted = await adapter.post(thread ?? delivery.place, part, options);
    } catch (error) {
      return outcomeOf(error, delivery.attempts, sending.now());
    }
    await record({ delivery, composed, position, part, posted, last: position === last }, sending);
    thread ??= posted.thread;
  }
  return undefined;
}

interface PostedPart {
  readonly delivery: Delivery;
  readonly composed: Composed;
  readonly position: number;
  readonly part: Part;
  readonly posted: Receipt;
  readonly last: boolean;
}

/** The receipt, the ledger, the thread's conversation and the delivery's state change together. */
async function record(done: PostedPart, { store, now, log }: Sending): Promise<void> {
  const { delivery, composed, position, part, posted } = done;
  await store.db.transaction().execute(async (trx) => {
    const conversation =
      (await findConversation(trx, posted.thread, undefined)) ??
      (await openConversation(trx, composed.stories, now()));
    await recordMessage(
      trx,
      { receipt: posted, part, conversation, delivery: delivery.id, told: true },
      now(),
    );
    if (done.last) return finish(trx, delivery.id, 'sent', null);
    await markPart(trx, delivery.id, position, posted);
    await markPending(trx, delivery.id, { dueAt: now(), attempts: 0, reason: null });
  });
  if (done.last)
    log.info(
      { delivery: delivery.id, place: delivery.place, parts: position + 1 },
      'an edition was delivered',
    );
}

async function settle(delivery: Delivery, outcome: Outcome, { store, log }: Sending): Promise<void> {
  const fields = { delivery: delivery.id, place: delivery.place, reason: outcome.reason };
  if (outcome.type === 'wait') {
    log.warn({ ...fields, dueAt: outcome.dueAt.toISOString() }, 'a delivery waits');
    return markPending(store.db, delivery.id, outcome);
  }
  log.error(
    fields,
    outcome.type === 'unknown' ? 'a delivery is doubtful and is not sent again' : 'a delivery failed',
  );
  await store.db.transaction().execute(async (trx) => {
    await finish(trx, delivery.id, outcome.type === 'gone' ? 'failed' : outcome.type, outcome.reason);
    if (outcome.type === 'gone') await switchOff(trx, delivery.schedule, outcome.reason);
  });
}
