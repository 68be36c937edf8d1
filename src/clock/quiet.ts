// Quiet hours: what comes in them is held, joined into one edition when they end; corrections may pass.
import type { ChannelSettings } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import { minuteOf } from '#briefings/schedule/quiet.ts';
import { settingsOf, withParents } from '#src/store/places.ts';
import type { Database } from '#src/store/schema.ts';
import { nextRuns } from './runs.ts';
import { localTime } from './zone.ts';

/** @returns when the channel wakes, where it is quiet now; else null */
export function wakeAt({ quiet, zone }: ChannelSettings, now: Date): Date | null {
  if (quiet === null) return null;
  const [hour = 0, minute = 0] = localTime(zone, now).slice(11).split(':').map(Number);
  const at = hour * 60 + minute;
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  const isQuiet = from < to ? from <= at && at < to : from <= at || at < to;
  if (!isQuiet) return null;
  const expression = `${quiet.to.minute} ${quiet.to.hour} * * *`;
  return nextRuns({ type: 'cron', expression, zone }, now, 1)[0] ?? null;
}

/** What a place has set, itself or through its channel, among these. */
export function settingsAmong(
  places: ReadonlyMap<Place, ChannelSettings>,
  place: Place,
): ChannelSettings | undefined {
  const owner = withParents(place).find((each) => places.has(each));
  return owner === undefined ? undefined : places.get(owner);
}

/** @returns when a place wakes, where its channel has quiet hours at this time; else null */
export async function quietUntil(db: Database, place: Place, at: Date): Promise<Date | null> {
  const settings = await settingsOf(db, place);
  return settings === undefined ? null : wakeAt(settings, at);
}
