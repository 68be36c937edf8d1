// What messages said, as documents; claims that are held; edits of what was posted, and the notes of them in threads.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('parts').addColumn('piece', 'text').execute();
  await db.schema.alterTable('messages').addColumn('piece', 'text').execute();
  await db.schema.alterTable('messages').addColumn('marks', 'text').execute();
  await db.schema.createIndex('messages_thread').on('messages').column('thread').execute();
  await db.schema
    .createTable('holds')
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('held_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('holds_key', ['story', 'claim'])
    .execute();
  await db.schema
    .createTable('corrections')
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('corrections_key', ['story', 'claim'])
    .execute();
  await db.schema
    .createTable('edits')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('wanted', 'integer', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('edits_key', ['place', 'message'])
    .execute();
  await db.schema.createIndex('edits_due').on('edits').columns(['state', 'due_at']).execute();
  await db.schema
    .createTable('notes')
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('notes_key', ['thread', 'story', 'claim', 'mark'])
    .execute();
  await db.schema.createIndex('notes_delivery').on('notes').column('delivery').execute();
}
