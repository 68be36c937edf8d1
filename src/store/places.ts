// What a channel chose: the zone that it keeps its times in, quiet hours, what an edition does without news, who sees answers.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ChannelSettings } from '#briefings/desk.ts';
import { place, platformOf, segmentsOf, type Place } from '#briefings/place.ts';
import type { Quiet } from '#briefings/schedule/quiet.ts';
import { fromJson } from './rows.ts';
import type { Database, Tables } from './schema.ts';

const timeSchema = z.object({ hour: z.int(), minute: z.int() });

const quietSchema: z.ZodType<Quiet> = z.object({
  from: timeSchema,
  to: timeSchema,
  corrections: z.enum(['pass', 'hold']),
});

const settingsFrom = (row: Selectable<Tables['places']>): ChannelSettings => ({
  zone: row.zone,
  quiet: row.quiet === null ? null : fromJson(quietSchema, row.quiet),
  withoutNews: row.without_news,
  answers: row.answers,
});

/** What a place has set; undefined for one that has set nothing. A thread has its channel's. */
export async function settingsOf(db: Database, value: Place): Promise<ChannelSettings | undefined> {
  const rows = await db.selectFrom('places').selectAll().where('place', 'in', withParents(value)).execute();
  const [nearest] = rows.sort((a, b) => b.place.length - a.place.length);
  return nearest === undefined ? undefined : settingsFrom(nearest);
}

/** `slack:T1/C1/1699.2` → itself, `slack:T1/C1`, `slack:T1`. */
export function withParents(value: Place): readonly Place[] {
  const segments = segmentsOf(value);
  return segments.map((_, at) => place(platformOf(value), ...segments.slice(0, segments.length - at)));
}

/** The channel whose settings a place has: its own, or the one of the thread's channel that has set some. */
export async function channelOf(db: Database, value: Place): Promise<Place> {
  const isThread = await db
    .selectFrom('threads')
    .select('place')
    .where('place', '=', value)
    .executeTakeFirst();
  return isThread === undefined ? value : (withParents(value)[1] ?? value);
}

/** The channels that have quiet hours, with their zones. */
export async function quietPlaces(db: Database): Promise<ReadonlyMap<Place, ChannelSettings>> {
  const rows = await db.selectFrom('places').selectAll().where('quiet', 'is not', null).execute();
  return new Map(rows.map((row) => [row.place as Place, settingsFrom(row)]));
}

/** Gives a channel its zone unless it has one. */
export async function settleZone(db: Database, value: Place, zone: string): Promise<void> {
  await db
    .insertInto('places')
    .values({ place: value, zone, quiet: null })
    .onConflict((conflict) => conflict.column('place').doNothing())
    .execute();
}

/** What a channel has chosen from now on. */
export async function keepSettings(
  db: Database,
  value: Place,
  { zone, quiet, withoutNews, answers }: ChannelSettings,
): Promise<void> {
  const row = {
    zone,
    quiet: quiet === null ? null : JSON.stringify(quiet),
    without_news: withoutNews,
    answers,
  };
  await db
    .insertInto('places')
    .values({ place: value, ...row })
    .onConflict((conflict) => conflict.column('place').doUpdateSet(row))
    .execute();
}
