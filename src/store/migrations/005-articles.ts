// The articles that were taken: which story has each, and what grouping looks at in the newest of them.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('articles')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('profile', 'text')
    .addColumn('taken_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('articles_number').unique().on('articles').column('number').execute();
  await db.schema.createIndex('articles_address').on('articles').column('address').execute();
  await db.schema.createIndex('articles_story').on('articles').column('story').execute();
  await db.schema.createIndex('articles_digest').on('articles').column('digest').execute();
}
