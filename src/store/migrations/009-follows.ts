// Stories that places follow: each with its lead message and the thread that its news go to.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('follows')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('lead_place', 'text')
    .addColumn('lead_message', 'text')
    .addColumn('thread', 'text')
    .addColumn('lost', 'text')
    .addColumn('posted_at', 'bigint')
    .addColumn('followed_by', 'text', (column) => column.notNull())
    .addColumn('followed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('follows_once', ['place', 'story'])
    .execute();
  await db.schema.createIndex('follows_story').on('follows').columns(['story', 'state']).execute();
  await db.schema.createIndex('follows_lead').on('follows').columns(['lead_place', 'lead_message']).execute();
  await db.schema.createIndex('follows_thread').on('follows').column('thread').execute();
  await db.schema.createIndex('messages_delivery').on('messages').column('delivery').execute();
}
