// The embedded engine: a SQLite file in a directory that belongs to one process at a time.
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import type { Database, OpenDatabase, Tables } from './schema.ts';

/**
 * @param directory where the data is kept; created for its owner alone when it is missing
 * @returns the database, with every migration done and this process its only user
 * @throws UserError when another process uses it, when it cannot be written, or when a newer version wrote it
 */
export async function openEmbedded(directory: string): Promise<OpenDatabase> {
  const lock = explained(directory, () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return lockDirectory(directory);
  });
  try {
    const file = explained(directory, () => openFile(directory));
    const db = kyselyOn(file);
    const close = async (): Promise<void> => {
      await db.destroy();
      file.close();
      lock.release();
    };
    await migrate(db);
    return { db, close };
  } catch (error) {
    lock.release();
    throw isDamage(error) ? damageError(directory, error) : error;
  }
}

/** The data of a process that may be running, to be looked at. @returns null when there is none */
export function readEmbedded(directory: string): OpenDatabase | null {
  const path = join(directory, 'dateline.db');
  if (!existsSync(path)) return null;
  const file = explained(directory, () => new Sqlite(path, { readonly: true }));
  const db = kyselyOn(file);
  return {
    db,
    close: async () => {
      await db.destroy();
      file.close();
    },
  };
}

const kyselyOn = (database: Sqlite.Database): Database =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });

/** What the file system and SQLite refuse, in words for who runs the bot. */
function explained<Result>(directory: string, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (isDamage(error)) throw damageError(directory, error);
    throw new UserError(
      `The data in ${directory} cannot be used (${messageOf(error)}). See that this user can write there, or set DATA_DIR to another directory.`,
      { cause: error },
    );
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);

function damageError(directory: string, error: unknown): UserError {
  return new UserError(
    `The database in ${directory} is damaged (${messageOf(error)}). Put back a copy of dateline.db, or move it away to start anew.`,
    { cause: error },
  );
}

function openFile(directory: string): Sqlite.Database {
  const file = new Sqlite(join(directory, 'dateline.db'));
  file.pragma('journal_mode = wal');
  // A message that the platform has must not be forgotten when the power fails.
  file.pragma('synchronous = full');
  file.pragma('foreign_keys = on');
  return file;
}
