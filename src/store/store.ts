// Everything that is kept: one database, opened for this process alone.
import { openDatabase } from './database.ts';
import { storiesOf, type Stories } from './stories.ts';
import type { Database } from './schema.ts';

export interface Store {
  readonly db: Database;
  readonly stories: Stories;
  readonly close: () => Promise<void>;
}

/** @throws UserError when the data cannot be used */
export async function openStore(directory: string): Promise<Store> {
  const { db, close } = await openDatabase(directory);
  return { db, stories: storiesOf(db), close };
}
