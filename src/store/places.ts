// What is known of a channel: the zone that it keeps its times in.
import { place, platformOf, segmentsOf, type Place } from '#briefings/place.ts';
import type { Database } from './schema.ts';

/** The IANA zone of a place, once it has one; a thread has its channel's. */
export async function zoneOf(db: Database, value: Place): Promise<string | undefined> {
  const rows = await db.selectFrom('places').selectAll().where('place', 'in', withParents(value)).execute();
  return rows.sort((a, b) => b.place.length - a.place.length)[0]?.zone;
}

/** `slack:T1/C1/1699.2` → itself, `slack:T1/C1`, `slack:T1`. */
function withParents(value: Place): readonly Place[] {
  const segments = segmentsOf(value);
  return segments.map((_, at) => place(platformOf(value), ...segments.slice(0, segments.length - at)));
}

/** Gives a channel its zone unless it has one. */
export async function settleZone(db: Database, value: Place, zone: string): Promise<void> {
  await db
    .insertInto('places')
    .values({ place: value, zone })
    .onConflict((conflict) => conflict.column('place').doNothing())
    .execute();
}
