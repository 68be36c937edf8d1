// Everything that is kept: one database, and what is made from it.
import { openDatabase } from './database.ts';
import { storiesOf, type Stories } from './stories.ts';
import type { Database } from './schema.ts';

export interface Store {
  readonly db: Database;
  readonly stories: Stories;
  readonly close: () => Promise<void>;
}

/**
 * @param address a directory, or `postgres://…`
 * @throws UserError when the data cannot be used
 */
export async function openStore(address: string): Promise<Store> {
  const { db, close } = await openDatabase(address);
  return { db, stories: storiesOf(db), close };
}
