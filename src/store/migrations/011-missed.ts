// How often in a row a feed's server has not found it.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('feeds')
    .addColumn('missed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
