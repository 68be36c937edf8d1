// Who has a delivery in hands, and until when; which part's call began when; the pace that all instances share.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('deliveries').addColumn('holder', 'text').execute();
  await db.schema.alterTable('deliveries').addColumn('lease_until', 'bigint').execute();
  await db.schema.alterTable('parts').addColumn('attempted_at', 'bigint').execute();
  // What was under way when an older version ended is doubtful, and may be looked at now.
  await sql`
    update parts set attempted_at = (
      select attempted_at from deliveries where deliveries.id = parts.delivery and deliveries.state = 'sending'
    ) where message is null`.execute(db);
  await sql`update deliveries set lease_until = 0 where state = 'sending'`.execute(db);
  await db.schema.alterTable('deliveries').dropColumn('attempted_at').execute();
  // In a place one delivery goes after the other, whichever instance sends it.
  await sql`create unique index deliveries_one on deliveries (place) where state = 'sending'`.execute(db);
  await db.schema
    .createTable('paces')
    .addColumn('lane', 'text', (column) => column.primaryKey())
    .addColumn('used_until', 'bigint', (column) => column.notNull())
    .execute();
}
