// The first schema: stories, schedules, deliveries, the ledger, conversations, and the adapters' memories.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await stories(db);
  await schedules(db);
  await deliveries(db);
  await conversations(db);
  await ledger(db);
  await memories(db);
}

async function stories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stories')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('places')
    .addColumn('place', 'text', (column) => column.primaryKey())
    .addColumn('zone', 'text', (column) => column.notNull())
    .execute();
}

async function schedules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('schedules')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('story', 'text')
    .addColumn('length', 'text', (column) => column.notNull())
    .addColumn('recurrence', 'text', (column) => column.notNull())
    .addColumn('next_run_at', 'bigint')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('schedules_number', ['place', 'number'])
    .execute();
  await db.schema.createIndex('schedules_due').on('schedules').columns(['state', 'next_run_at']).execute();
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('schedule', 'text', (column) => column.notNull().references('schedules.id'))
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('scheduled_for', 'bigint', (column) => column.notNull())
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempted_at', 'bigint')
    .addColumn('title', 'text')
    .addColumn('stories', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('deliveries_slot', ['schedule', 'scheduled_for'])
    .execute();
  await db.schema.createIndex('deliveries_due').on('deliveries').columns(['state', 'due_at']).execute();
  await db.schema
    .createIndex('deliveries_order')
    .on('deliveries')
    .columns(['place', 'state', 'scheduled_for'])
    .execute();
  await db.schema
    .createTable('parts')
    .addColumn('delivery', 'text', (column) => column.notNull().references('deliveries.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('claims', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('message', 'text')
    .addColumn('thread', 'text')
    .addPrimaryKeyConstraint('parts_key', ['delivery', 'position'])
    .execute();
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('stories', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('turns')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('claims', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('turns_key', ['conversation', 'position'])
    .execute();
  await db.schema
    .createTable('threads')
    .addColumn('place', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .execute();
}

async function ledger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('delivery', 'text', (column) => column.references('deliveries.id'))
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('posted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('messages_key', ['place', 'message'])
    .execute();
  await db.schema.createIndex('messages_message').on('messages').column('message').execute();
  await db.schema
    .createTable('told')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('told_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('told_key', ['place', 'message', 'story', 'claim'])
    .execute();
  await db.schema.createIndex('told_claim').on('told').columns(['story', 'claim']).execute();
}

async function memories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('seen')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_at').on('seen').column('at').execute();
  await db.schema
    .createTable('shelf')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shelf_key', ['platform', 'key'])
    .execute();
}
