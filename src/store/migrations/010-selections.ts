// Which stories a schedule is about; stories that were joined or split, and where their claims are now.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('schedules').addColumn('selection', 'text').execute();
  await db.schema
    .createTable('moves')
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('to_story', 'text', (column) => column.notNull())
    .addColumn('to_claim', 'text', (column) => column.notNull())
    .addColumn('actors', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('moves_key', ['story', 'claim'])
    .execute();
}
