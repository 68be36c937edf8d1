// Opens the embedded database: the directory, the lock, SQLite's settings, the migrations.
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '#briefings/error.ts';
import { lockDirectory } from './lock.ts';
import { migrations } from './migrations/index.ts';
import type { Database, Tables } from './schema.ts';

export interface OpenDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/**
 * @param directory where the data is kept; created for its owner alone when it is missing
 * @returns the database, with every migration done and this process its only user
 * @throws UserError when another process uses it, when it cannot be written, or when a newer version wrote it
 */
export async function openDatabase(directory: string): Promise<OpenDatabase> {
  createDirectory(directory);
  const lock = lockDirectory(directory);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openFile(directory) }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    lock.release();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, close };
}

function createDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UserError(
      `The data directory ${directory} cannot be created (${error instanceof Error ? error.message : 'unknown reason'}). Set DATA_DIR to one that can be written.`,
      { cause: error },
    );
  }
}

function openFile(directory: string): Sqlite.Database {
  const file = new Sqlite(join(directory, 'dateline.db'));
  file.pragma('journal_mode = wal');
  // A message that the platform has must not be forgotten when the power fails.
  file.pragma('synchronous = full');
  file.pragma('foreign_keys = on');
  return file;
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0)
    throw new UserError(
      `The data was written by a newer version of Dateline (${unknown.join(', ')}). Run that version, or restore an older copy of the data.`,
    );
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('A migration of the database failed.', { cause: error });
}

async function unknownMigrations(db: Database): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await db
    .$extendTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name).filter((name) => !(name in migrations));
}
