// What became of deliveries, stage by stage: written down as it happens, for whoever asks why.
import type { Place } from '#briefings/place.ts';
import { newId, storable } from './rows.ts';
import type { Database, Stage } from './schema.ts';

export interface Event {
  readonly place: Place;
  readonly delivery: string;
  readonly stage: Stage;
  /** A sentence without its full stop: what decided. */
  readonly detail: string;
}

/** Rows a statement: SQLite takes 32,766 values, and a row has six. */
const ROWS = 1_000;
/** Why something was posted or not is asked within days. */
const KEPT = 60 * 24 * 3_600_000;

/** Writes down what happened; in the transaction of the change itself, where the two must not come apart. */
export async function recordEvents(db: Database, events: readonly Event[], now: Date): Promise<void> {
  const rows = events.map((event) => ({
    ...event,
    id: newId(now),
    at: now.getTime(),
    detail: storable(event.detail),
  }));
  for (let at = 0; at < rows.length; at += ROWS)
    await db
      .insertInto('events')
      .values(rows.slice(at, at + ROWS))
      .execute();
}

/** What happened to a delivery, in order. */
export async function eventsOf(
  db: Database,
  delivery: string,
): Promise<readonly (Event & { readonly at: Date })[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('delivery', '=', delivery)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, stage, detail, place }) => ({
    place: place as Place,
    delivery,
    stage,
    detail,
    at: new Date(at),
  }));
}

/** Forgets what nobody asks about any more. */
export async function pruneEvents(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('events')
    .where('at', '<', now.getTime() - KEPT)
    .execute();
}
