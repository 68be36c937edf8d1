// The last deliveries of a place, with what was posted of them.
import type { Place } from '#briefings/place.ts';
import { deliveryFrom, type Delivery } from './delivery.ts';
import type { Database } from './schema.ts';

export interface RecentDelivery extends Delivery {
  /** Of its schedule, as people type it. */
  readonly number: number;
  readonly posted: readonly { readonly at: Date; readonly message: string }[];
}

/** How far back is looked. */
const MOST = 200;

/** The deliveries of a place, and those that were posted in this thread, the newest first. */
export async function recentDeliveries(db: Database, place: Place): Promise<readonly RecentDelivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('schedules', 'schedules.id', 'deliveries.schedule')
    .selectAll('deliveries')
    .select('schedules.number')
    .where((row) =>
      row.or([
        row('deliveries.place', '=', place),
        row(
          'deliveries.id',
          'in',
          row
            .selectFrom('messages')
            .select('messages.delivery')
            .where('messages.thread', '=', place)
            .where('messages.delivery', 'is not', null)
            .$narrowType<{ delivery: string }>(),
        ),
      ]),
    )
    .orderBy('deliveries.scheduled_for', 'desc')
    .limit(MOST)
    .execute();
  if (rows.length === 0) return [];
  const messages = await db
    .selectFrom('messages')
    .select(['delivery', 'message', 'posted_at'])
    .where(
      'delivery',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('posted_at')
    .execute();
  const posted = Map.groupBy(messages, ({ delivery }) => delivery);
  return rows.map((row) => ({
    ...deliveryFrom(row),
    number: row.number,
    posted: (posted.get(row.id) ?? []).map(({ message, posted_at }) => ({
      message,
      at: new Date(posted_at),
    })),
  }));
}

/** Some of the places that have deliveries. */
export async function knownPlaces(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('place')
    .distinct()
    .orderBy('place')
    .limit(20)
    .execute();
  return rows.map(({ place }) => place);
}
