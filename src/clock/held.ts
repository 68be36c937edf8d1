// Deliveries in quiet hours: held in the rows, released as one when the channel wakes.
import type { Selectable } from 'kysely';
import type { Place } from '#briefings/place.ts';
import { heldWords } from '#src/store/deliveries.ts';
import { claimed } from '#src/store/engine.ts';
import { recordEvents, type Event } from '#src/store/events.ts';
import { quietPlaces } from '#src/store/places.ts';
import type { Database, Tables } from '#src/store/schema.ts';
import { settingsAmong, wakeAt } from './quiet.ts';

/** Ids a statement. */
const BATCH = 1_000;

/**
 * Holds what would be sent now in channels that are quiet: editions that are not composed yet.
 * @returns the ids of those that are held
 */
export async function holdQuiet(trx: Database, now: Date): Promise<readonly string[]> {
  const quiet = await quietPlaces(trx);
  if (quiet.size === 0) return [];
  const waiting = trx
    .selectFrom('deliveries')
    .select(['id', 'place'])
    .where('state', '=', 'pending')
    .where((row) =>
      row.or([
        row('kind', '=', 'edition'),
        row.and([row('kind', '=', 'follow'), row('due_at', '<=', now.getTime())]),
      ]),
    )
    .where('title', 'is', null);
  const byWake = new Map<number, (typeof rows)[number][]>();
  const rows = await claimed(trx, waiting).execute();
  for (const row of rows) {
    const settings = settingsAmong(quiet, row.place as Place);
    const wake = settings === undefined ? null : wakeAt(settings, now);
    if (wake === null) continue;
    const together = byWake.get(wake.getTime());
    if (together === undefined) byWake.set(wake.getTime(), [row]);
    else together.push(row);
  }
  for (const [wake, held] of byWake) await hold(trx, held, new Date(wake), now);
  return [...byWake.values()].flat().map(({ id }) => id);
}

async function hold(
  trx: Database,
  rows: readonly { readonly id: string; readonly place: string }[],
  wake: Date,
  now: Date,
): Promise<void> {
  const detail = heldWords(wake);
  for (let at = 0; at < rows.length; at += BATCH)
    await trx
      .updateTable('deliveries')
      .set({ state: 'held', held: 1, due_at: wake.getTime(), reason: detail })
      .where(
        'id',
        'in',
        rows.slice(at, at + BATCH).map(({ id }) => id),
      )
      .execute();
  await recordEvents(
    trx,
    rows.map(({ id, place }) => ({ delivery: id, place: place as Place, stage: 'held', detail })),
    now,
  );
}

/** What a channel holds comes at another time: its quiet hours were changed. */
export async function setHeldUntil(db: Database, channel: Place, wake: Date): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ due_at: wake.getTime() })
    .where('state', '=', 'held')
    .where((row) => row.or([row('place', '=', channel), row('place', 'like', `${channel}/%`)]))
    .execute();
}

/** Ids of deliveries. */
export interface Released {
  /** Those that tell what was held. */
  readonly released: readonly string[];
  /** Those that are told by another. */
  readonly joined: readonly string[];
}

/** Channels that wake: in each, what was held becomes one edition, with what is due there at this moment. */
export async function releaseHeld(trx: Database, now: Date): Promise<Released> {
  const held = trx
    .selectFrom('deliveries')
    .select(['id', 'place', 'state', 'kind', 'schedule', 'scheduled_for'])
    .where('state', '=', 'held')
    .where('due_at', '<=', now.getTime());
  const rows = await claimed(trx, held).execute();
  if (rows.length === 0) return { released: [], joined: [] };
  const editions = rows.filter(({ kind }) => kind !== 'follow');
  // The news of a followed story go to its thread, and are joined with nothing else.
  const together = Map.groupBy([...rows, ...(await alsoDue(trx, editions))], ({ place, kind, schedule }) =>
    kind === 'follow' ? schedule : place,
  );
  const released: string[] = [];
  const joined: string[] = [];
  for (const each of together.values()) {
    const inOrder = each.sort((a, b) => a.scheduled_for - b.scheduled_for || (a.id < b.id ? -1 : 1));
    const others = inOrder.slice(0, -1).map(({ id }) => id);
    const last = inOrder.at(-1);
    if (last === undefined) continue;
    released.push(last.id);
    joined.push(...others);
    await releaseOne(trx, { place: last.place as Place, id: last.id, others }, now);
  }
  return { released, joined };
}

type Held = Pick<
  Selectable<Tables['deliveries']>,
  'id' | 'place' | 'state' | 'kind' | 'schedule' | 'scheduled_for'
>;

/** Editions in these places that wait, and are not composed yet. */
async function alsoDue(trx: Database, held: readonly { readonly place: string }[]): Promise<readonly Held[]> {
  const places = [...new Set(held.map(({ place }) => place))];
  const found: Held[] = [];
  for (let at = 0; at < places.length; at += BATCH) {
    const query = trx
      .selectFrom('deliveries')
      .select(['id', 'place', 'state', 'kind', 'schedule', 'scheduled_for'])
      .where('place', 'in', places.slice(at, at + BATCH))
      .where('state', '=', 'pending')
      .where('kind', '=', 'edition')
      .where('title', 'is', null);
    found.push(...(await claimed(trx, query).execute()));
  }
  return found;
}

interface Release {
  readonly place: Place;
  readonly id: string;
  /** Those that it tells, too. */
  readonly others: readonly string[];
}

async function releaseOne(trx: Database, { place, id, others }: Release, now: Date): Promise<void> {
  const at = now.getTime();
  await trx
    .updateTable('deliveries')
    // It counts from now whether it is still news.
    .set({ state: 'pending', due_at: at, created_at: at, reason: null })
    .where('id', '=', id)
    .execute();
  const events: Event[] = [
    { delivery: id, place, stage: 'released', detail: releasedWords(others.length) },
    ...others.map((each): Event => ({ delivery: each, place, stage: 'joined', detail: JOINED })),
  ];
  if (others.length > 0)
    await trx
      .updateTable('deliveries')
      .set({ state: 'skipped', joined: id, reason: JOINED })
      .where('id', 'in', others)
      .execute();
  await recordEvents(trx, events, now);
}

const JOINED = 'joined into the edition after quiet hours';

const releasedWords = (others: number): string =>
  others === 0
    ? 'the quiet hours have ended'
    : `the quiet hours have ended; it joins ${others} more that were held`;
