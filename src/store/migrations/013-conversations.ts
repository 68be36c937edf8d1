// The messages of a conversation are looked up by it.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('messages_conversation').on('messages').column('conversation').execute();
}
