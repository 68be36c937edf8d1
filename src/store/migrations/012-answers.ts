// Who sees what is answered to a slash command in a channel.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('places')
    .addColumn('answers', 'text', (column) => column.notNull().defaultTo('public'))
    .execute();
}
