// Brings a database to this version's tables: once, also where several instances start together.
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { UserError } from '#briefings/error.ts';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';

/** @throws UserError when a newer version wrote the data */
export async function migrate(db: Database): Promise<void> {
  const unknown = (await migrationsDone(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new UserError(
      `The data was written by a newer version of Dateline (${unknown.join(', ')}). Run that version, or restore an older copy of the data.`,
    );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('A migration of the database failed.', { cause: error });
}

/** @returns their names in order; none where the database is still empty */
export async function migrationsDone(db: Database): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const history = db as unknown as Kysely<{ kysely_migration: { name: string } }>;
  const rows = await history.selectFrom('kysely_migration').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}
