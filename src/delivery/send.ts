// Sends one delivery, part by part: each receipt is written down with the claims told before the next part goes.
import { PostError, type Receipt } from '#adapters/adapter.ts';
import { messageOf } from '#src/cause.ts';
import type { Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { quietUntil } from '#src/clock/quiet.ts';
import { findConversation, openConversation } from '#src/store/conversations.ts';
import { finish, forgetAttempts, heldWords, insertExtra } from '#src/store/deliveries.ts';
import type { Delivery } from '#src/store/delivery.ts';
import { inTurn } from '#src/store/engine.ts';
import { wantEdits } from '#src/store/edits.ts';
import { dropLead, markPosted, setLead, type Follow } from '#src/store/follows.ts';
import { isAnothers, recordMessage } from '#src/store/ledger.ts';
import {
  keepComposed,
  markAttempt,
  markPart,
  readComposed,
  type Composed,
  type OutgoingPart,
} from '#src/store/parts.ts';
import { byNamesOfNow } from '#src/store/moves/relocate.ts';
import type { Database } from '#src/store/schema.ts';
import { markUpToDate } from '#src/store/told.ts';
import { onRecorded } from './corrections.ts';
import { composeEdition } from './edition.ts';
import { followBehind } from './living.ts';
import { outcomeOf, outcomeOfLook, refusal, STALE, type Circumstances, type Outcome } from './outcome.ts';
import type { Held, Sending } from './sending.ts';
import { release, settle } from './settle.ts';

/** How far it came: to an outcome, to its end, to another's hands, or to a stop. */
type Course = Outcome | { readonly type: 'sent' | 'lost' | 'stopped' };

/** Brings a delivery as far as it goes now; what hinders it stands in its row. Rejects when the row cannot be written. */
export async function send(held: Held, sending: Sending): Promise<void> {
  const course = await attempt(held, sending);
  switch (course.type) {
    case 'sent':
      return;
    case 'lost':
      sending.log.warn({ delivery: held.delivery.id }, 'another instance has taken a delivery over');
      return;
    case 'stopped':
      return release(held, sending);
    default:
      return settle(held, course, sending);
  }
}

async function attempt(held: Held, sending: Sending): Promise<Course> {
  try {
    const composed =
      (await readComposed(sending.store.db, held.delivery.id)) ?? (await compose(held, sending));
    return 'parts' in composed ? await postParts(held, composed, sending) : composed;
  } catch (error) {
    sending.log.error(
      { err: error, delivery: held.delivery.id },
      'a delivery failed for a reason of our own',
    );
    return refusal(messageOf(error), circumstances(held, sending));
  }
}

/** It is never too late to put right what was wrong, nor for what is composed when it is sent. */
const LASTING: readonly Delivery['kind'][] = ['note', 'lead', 'follow'];

const isStale = ({ kind, createdAt }: Delivery, now: Date): boolean =>
  !LASTING.includes(kind) && now.getTime() - createdAt.getTime() > STALE;

const stale = ({ reason }: Delivery): Outcome => ({
  type: 'failed',
  reason: `not delivered for hours, and too old now: ${reason ?? ''}`,
});

function circumstances({ delivery }: Held, { now, random, lease }: Sending): Circumstances {
  return { now: now(), attempts: delivery.attempts, random: random(), lease };
}

async function compose(
  { delivery, online }: Held,
  { store, now, log }: Sending,
): Promise<Composed | Outcome> {
  if (isStale(delivery, now())) return stale(delivery);
  const wake = delivery.kind === 'follow' ? await quietUntil(store.db, delivery.place, now()) : null;
  if (wake !== null) return { type: 'held', dueAt: wake, reason: heldWords(wake) };
  const form = (document: Document) => online.platform.render(document);
  const fits = (document: Document): boolean => form(document).length === 1;
  const edition = await composeEdition(delivery, { store, now, log, fits });
  if (edition.type === 'gone')
    return { type: 'gone', reason: 'There is no such story any more.', what: 'story', isMissing: true };
  if (edition.type === 'unwanted') return { type: 'skipped', reason: edition.reason };
  const { picture, account, reply } = edition;
  const { title, stories } = edition.document;
  const parts = [...form(edition.document), ...(reply === undefined ? [] : form(reply))];
  await keepComposed(store.db, delivery, { title, stories, parts, picture, account }, now());
  return {
    title,
    stories,
    picture,
    parts: parts.map((part) => ({ part, receipt: null, attemptedAt: null })),
  };
}

async function postParts(taken: Held, composed: Composed, sending: Sending): Promise<Course> {
  const last = composed.parts.length - 1;
  let held = taken;
  const follow = await followBehind(sending.store.db, held.delivery);
  const isLead = isLeadForm(held.delivery, composed);
  let thread = composed.parts[0]?.receipt?.thread ?? (isLead ? undefined : (follow?.thread ?? undefined));
  // Composed for a thread that is lost meanwhile.
  if (thread === undefined && !isLead && held.delivery.kind === 'follow')
    return { type: 'astray', reason: 'its thread is gone', follow: held.delivery.schedule, isMissing: true };
  for (const [position, outgoing] of composed.parts.entries()) {
    if (outgoing.receipt !== null) continue;
    const place = thread ?? held.delivery.place;
    const step: Step = { held, composed, position, outgoing, place, follow };
    const posted = (await look(step, sending)) ?? (await post(step, sending));
    if ('type' in posted) return posted;
    try {
      await record(step, posted, position === last, sending);
    } catch (error) {
      // It stands in the channel, and only that nobody has noted it: so it has to be found again.
      return outcomeOf(error, circumstances(held, sending));
    }
    thread ??= posted.thread;
    held = { ...held, delivery: { ...held.delivery, attempts: 0 } };
  }
  // Its last receipt may have been noted by a claim that had lost it.
  if (composed.parts.at(last)?.receipt !== null)
    await finish(sending.store.db, held.delivery.id, held.holder, { state: 'sent', reason: null });
  return { type: 'sent' };
}

/** One part on its way. */
interface Step {
  readonly held: Held;
  readonly composed: Composed;
  readonly position: number;
  readonly outgoing: OutgoingPart;
  readonly place: Place;
  /** The followed story in whose thread it is posted. */
  readonly follow: Follow | undefined;
}

/** Whether it begins with the lead message of a followed story: it was composed where there was no thread. */
const isLeadForm = ({ kind }: Delivery, { parts }: Composed): boolean =>
  kind === 'lead' || (kind === 'follow' && parts[0]?.part.piece.type === 'briefing');

const keyOf = ({ held, position }: Step): string => `${held.delivery.id}.${position}`;

/** Where an earlier call may have arrived: its message. @returns null when there is none, and it may be sent */
async function look(step: Step, sending: Sending): Promise<Receipt | Course | null> {
  const { held, outgoing, place } = step;
  const { delivery, online } = held;
  if (outgoing.attemptedAt === null) return isStale(delivery, sending.now()) ? stale(delivery) : null;
  const fields = { delivery: delivery.id, place, part: step.position };
  let found: Receipt | null;
  try {
    const earlier = { key: keyOf(step), since: outgoing.attemptedAt };
    found = await online.adapter.find(place, outgoing.part, earlier);
  } catch (error) {
    return outcomeOfLook(error, circumstances(held, sending));
  }
  // One that the ledger has for something else is another message with the same words.
  if (found !== null && !(await isAnothers(sending.store.db, found, delivery.id))) {
    sending.log.info(fields, 'a doubtful part was found: it had arrived');
    return found;
  }
  sending.log.info(fields, 'a doubtful part was not found: it is sent again');
  return isStale(delivery, sending.now()) ? stale(delivery) : null;
}

/** How far a post came before it failed: to its turn, and if so, whether the call was made. */
type Standing = 'waiting' | 'lost' | 'stopped' | 'called';

async function post(step: Step, sending: Sending): Promise<Receipt | Course> {
  const { held, composed, outgoing, place } = step;
  let standing = 'waiting' as Standing;
  const begin = async (): Promise<void> => {
    standing = await mayCall(step, sending);
    if (standing !== 'called') throw new Error(`The call is not made: ${standing}`);
  };
  try {
    const options = { key: keyOf(step), title: composed.title, begin };
    return await held.online.adapter.post(place, outgoing.part, options);
  } catch (error) {
    const course = courseOf(error, standing, circumstances(held, sending));
    return course.type === 'gone' && place !== held.delivery.place ? lostThread(step, course) : course;
  }
}

/** The thread of a message that somebody has deleted is no reason to give the channel up. */
function lostThread(
  { held, composed, place, follow }: Step,
  { reason, isMissing }: Extract<Outcome, { readonly type: 'gone' }>,
): Outcome {
  const isLiving = follow?.thread === place;
  // An edition that has begun in it cannot go on elsewhere; news are composed anew.
  const canMove = held.delivery.kind === 'follow' || composed.parts.every(({ receipt }) => receipt === null);
  return isLiving && canMove
    ? { type: 'astray', reason, follow: follow.id, isMissing }
    : { type: 'failed', reason };
}

/** Asks once more, right before the call, whether it is still this claim's to make, and writes down that it begins. */
async function mayCall({ held, position }: Step, sending: Sending): Promise<Standing> {
  if (sending.stopping()) return 'stopped';
  const now = sending.now();
  const lease = { holder: held.holder, until: new Date(now.getTime() + sending.lease) };
  const ours = await markAttempt(sending.store.db, held.delivery.id, position, { lease, now });
  return ours ? 'called' : 'lost';
}

function courseOf(error: unknown, standing: Standing, at: Circumstances): Course {
  if (standing === 'lost' || standing === 'stopped') return { type: standing };
  if (standing === 'called') return outcomeOf(error, at);
  // What the adapter knew without a call (a place that is none) counts; the rest is a fault before it.
  const known = error instanceof PostError && (error.outcome === 'gone' || error.retryAfter !== undefined);
  return known ? outcomeOf(error, at) : refusal(messageOf(error), at);
}

/** The receipt, the ledger, the thread's conversation and the delivery's state change together. */
async function record(
  step: Step,
  posted: Receipt,
  last: boolean,
  { store, now, log }: Sending,
): Promise<void> {
  const { stories } = store;
  const { held, composed, position, outgoing } = step;
  const { id, place, kind } = held.delivery;
  await store.db.transaction().execute(async (trx) => {
    await inTurn(trx, `thread ${posted.thread}`);
    const {
      picture,
      parts: [part = outgoing.part],
      stories: about,
    } = await byNamesOfNow(trx, {
      picture: composed.picture,
      parts: [outgoing.part],
      stories: composed.stories,
    });
    const conversation =
      (await findConversation(trx, posted.thread, undefined)) ?? (await openConversation(trx, about, now()));
    const told = { to: place, picture };
    const entry = { receipt: posted, part, conversation, delivery: id, told };
    await recordMessage(trx, entry, now());
    const since = { composedAt: picture.at, stories, now: now() };
    await onRecorded(trx, posted, part.claims, since);
    // Corrections in quiet hours are a part of the news: the rest is still to come.
    if (last && kind !== 'correction' && kind !== 'note')
      await markUpToDate(trx, place, { picture, scheduled: true }, now());
    if (step.follow !== undefined) await keepThread(trx, step, posted, last, now());
    await markPart(trx, id, position, posted);
    if (last) await finish(trx, id, held.holder, { state: 'sent', reason: null });
    else await forgetAttempts(trx, id, held.holder);
  });
  if (last) log.info({ delivery: id, place, parts: position + 1 }, 'an edition was delivered');
}

/** What a posted part is for the story that is followed: its lead message, a reply in its thread, or one astray. */
async function keepThread(
  trx: Database,
  { held, composed, position, place, follow }: Step,
  posted: Receipt,
  last: boolean,
  now: Date,
): Promise<void> {
  if (follow === undefined) return;
  if (position === 0 && isLeadForm(held.delivery, composed)) {
    await setLead(trx, follow.id, posted);
    // What has changed since it was composed.
    await wantEdits(trx, [posted], now);
  } else if (posted.place !== place && place === follow.thread) {
    await dropLead(trx, follow.id, 'deleted');
    await insertExtra(trx, { key: follow.id, place: follow.place }, 'lead', now);
  }
  if (last) await markPosted(trx, follow.id, now);
}
