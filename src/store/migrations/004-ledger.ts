// The ledger in versions: what each place was told of each claim, and what became of each delivery.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('versions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('known')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('version', 'text')
    .addColumn('told', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('known_key', ['place', 'story', 'claim'])
    .execute();
  await db.schema
    .createTable('editions')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('scheduled', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('editions_key', ['place', 'story'])
    .execute();
  await db.schema.alterTable('told').addColumn('version', 'text').execute();
  await db.schema.alterTable('deliveries').addColumn('picture', 'text').execute();
  await db.schema
    .alterTable('deliveries')
    .addColumn('held', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await events(db);
  // What was posted before versions were kept counts as told as it stands; its channel is the delivery's.
  await sql`
    insert into known (place, story, claim, version, told, at)
    select coalesce(deliveries.place, told.place), told.story, told.claim, null, 1, max(told.told_at)
    from told
    join messages on messages.place = told.place and messages.message = told.message
    left join deliveries on deliveries.id = messages.delivery
    group by coalesce(deliveries.place, told.place), told.story, told.claim`.execute(db);
  await sql`
    insert into editions (place, story, at, scheduled)
    select deliveries.place, told.story, max(told.told_at), 1
    from told
    join messages on messages.place = told.place and messages.message = told.message
    join deliveries on deliveries.id = messages.delivery
    group by deliveries.place, told.story`.execute(db);
}

async function events(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('events_delivery').on('events').column('delivery').execute();
  await db.schema.createIndex('events_at').on('events').column('at').execute();
}
