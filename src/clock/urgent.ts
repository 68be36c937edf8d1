// Corrections in quiet hours: where a channel lets them pass, what it was told and is now wrong is put right at once.
import type { Place } from '#briefings/place.ts';
import type { Story } from '#briefings/story/story.ts';
import { insertExtra } from '#src/store/deliveries.ts';
import { quietPlaces } from '#src/store/places.ts';
import { versionId } from '#src/store/told.ts';
import type { Database } from '#src/store/schema.ts';
import { settingsAmong } from './quiet.ts';

/** A correction that could not be delivered is not tried anew every minute. */
const PAUSE = 3_600_000;

/** Adds a delivery of the corrections alone, in each channel that holds editions, lets them pass, and needs one. */
export async function passCorrections(db: Database, stories: readonly Story[], now: Date): Promise<void> {
  const wrong = stories.flatMap((story) =>
    story.claims
      .filter(({ status }) => status === 'corrected' || status === 'withdrawn')
      .map((claim) => ({ story: story.id, claim: claim.id, version: versionId(story, claim.id) })),
  );
  if (wrong.length === 0) return;
  const quiet = await quietPlaces(db);
  if (![...quiet.values()].some((settings) => settings.quiet?.corrections === 'pass')) return;
  const needed = new Map<Place, string>();
  for (const { story, claim, version } of wrong) {
    const rows = await db
      .selectFrom('known')
      .innerJoin('deliveries', 'deliveries.place', 'known.place')
      .innerJoin('editions', (join) =>
        join.onRef('editions.place', '=', 'known.place').onRef('editions.story', '=', 'known.story'),
      )
      .select(['known.place', 'deliveries.schedule'])
      .where('known.story', '=', story)
      .where('known.claim', '=', claim)
      .where('known.told', '=', 1)
      .where('known.version', '<>', version)
      .where('deliveries.state', '=', 'held')
      // The thread of a followed story has its notes.
      .where('deliveries.kind', '<>', 'follow')
      .execute();
    for (const row of rows)
      if (settingsAmong(quiet, row.place as Place)?.quiet?.corrections === 'pass')
        needed.set(row.place as Place, row.schedule);
  }
  for (const [place, schedule] of needed) await addCorrection(db, place, schedule, now);
}

async function addCorrection(db: Database, place: Place, schedule: string, now: Date): Promise<void> {
  const recent = await db
    .selectFrom('deliveries')
    .select('id')
    .where('place', '=', place)
    .where('kind', '=', 'correction')
    .where((row) =>
      row.or([
        row('state', 'in', ['pending', 'sending']),
        row.and([row('state', '<>', 'sent'), row('created_at', '>', now.getTime() - PAUSE)]),
      ]),
    )
    .executeTakeFirst();
  if (recent !== undefined) return;
  await insertExtra(db, { key: schedule, place }, 'correction', now);
}
