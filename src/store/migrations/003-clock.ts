// Slots by their local name, kinds of deliveries, and what a channel chose: quiet hours, and what to do without news.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('deliveries').addColumn('slot', 'text').execute();
  await db.schema
    .alterTable('deliveries')
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('edition'))
    .execute();
  await db.schema.alterTable('deliveries').addColumn('joined', 'text').execute();
  await sql`update deliveries set slot = 'before ' || id`.execute(db);
  await sql`create unique index deliveries_slot_name on deliveries (schedule, slot)`.execute(db);
  await sql`create index deliveries_held on deliveries (place) where state = 'held'`.execute(db);
  await sql`create index deliveries_joined on deliveries (joined) where joined is not null`.execute(db);
  await db.schema.alterTable('places').addColumn('quiet', 'text').execute();
  await db.schema
    .alterTable('places')
    .addColumn('without_news', 'text', (column) => column.notNull().defaultTo('line'))
    .execute();
}
