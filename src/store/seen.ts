// Keys of events that have been taken: platforms deliver an event again when they are unsure.
import type { Database } from './schema.ts';

/** Longer than any platform repeats an event: Slack gives up after hours, Discord when its session ends. */
const KEPT = 3 * 24 * 3_600_000;

/** True for the first call with this key, across restarts. */
export async function firstTime(db: Database, key: string, now: Date): Promise<boolean> {
  const result = await db
    .insertInto('seen')
    .values({ key, at: now.getTime() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Forgets the keys of long ago. */
export async function pruneSeen(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('seen')
    .where('at', '<', now.getTime() - KEPT)
    .execute();
}
