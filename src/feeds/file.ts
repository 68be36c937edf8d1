// The feeds that a file lists: those that were never here before are added at a start.
import { readFile } from 'node:fs/promises';
import type { Log } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { addFeed, knownAddresses } from '#src/store/feeds.ts';
import type { Database } from '#src/store/schema.ts';
import { readFeedList, type Listed } from './opml.ts';

/** @throws UserError when the file cannot be read, or is no list of feeds */
export async function readListFile(file: string): Promise<readonly Listed[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  return readFeedList(text, file);
}

/**
 * Adds what the list has and the store has never had; what was removed stays removed.
 * A feed is not asked now: its first poll shows whether it is one, and `feeds list` tells.
 * @returns how many were added
 */
export async function addFrom(
  db: Database,
  listed: readonly Listed[],
  addedBy: string,
  now: Date,
): Promise<number> {
  const known = await knownAddresses(db);
  const fresh = listed.filter(({ url }) => !known.has(url));
  for (const { url, title } of fresh) await addFeed(db, { url, title, addedBy }, now);
  return fresh.length;
}

/** As `addFrom`, from a file that the settings name: a faulty one stops no start. */
export async function addListed(db: Database, file: string, now: Date, log: Log): Promise<void> {
  try {
    const added = await addFrom(db, await readListFile(file), 'file', now);
    if (added > 0) log.info({ file, added }, 'feeds were added from the list');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.error({ file, reason: error.message }, 'the list of feeds cannot be read');
  }
}
