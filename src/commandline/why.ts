// `dateline why`: why something was posted in a place or was not, from the data of a bot that may be running.
import { whyDocument } from '#briefings/compose/why.ts';
import { documentText } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import type { Place } from '#briefings/place.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { nameOf } from '#src/store/address.ts';
import { readDatabase } from '#src/store/database.ts';
import { settingsOf } from '#src/store/places.ts';
import { storiesOf } from '#src/store/stories.ts';
import { knownPlaces } from '#src/store/trail.ts';
import { trailsAt } from '#src/trails.ts';
import { print } from './output.ts';

export interface WhyOptions {
  /** As the log names it: `slack:T1/C1`, `web:desk`. */
  readonly place: string;
  /** A schedule, a time, a claim's id or words. */
  readonly item?: string;
}

/** @throws UserError when there is no data, or nothing is found */
export async function why({ place, item }: WhyOptions, env: Environment): Promise<void> {
  const { data, zone } = await readConfig(env);
  const database = await readDatabase(data);
  if (database === null)
    throw new UserError(`There is no data yet in ${nameOf(data)}. Set DATA_DIR, or start Dateline first.`);
  try {
    const { db } = database;
    const where = place as Place;
    const stories = await storiesOf(db).list();
    const own = (await settingsOf(db, where))?.zone ?? zone;
    const trails = await trailsAt(db, { place: where, zone: own, item, stories });
    if (trails.deliveries.length + trails.claims.length === 0) {
      const places = (await knownPlaces(db)).map((each) => `  ${each}`);
      throw new UserError(
        [
          `Nothing is found for ${place}${item === undefined ? '' : ` and “${item}”`}. Places with editions:`,
          ...places,
        ].join('\n'),
      );
    }
    await print(documentText(whyDocument(trails)));
  } finally {
    await database.close();
  }
}
