// An adapter's own small memory.
import { sql } from 'kysely';
import type { Shelf } from '#adapters/adapter.ts';
import type { Database } from './schema.ts';

/** The shelf of one platform: JSON values by key. */
export function shelfOf(db: Database, platform: string): Shelf {
  return {
    get: async (key) => {
      const row = await db
        .selectFrom('shelf')
        .select('value')
        .where('platform', '=', platform)
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
    },
    put: async (key, data) => {
      // What JSON cannot hold (undefined) is kept as null: the adapter gets back what a file would have held.
      const value = (JSON.stringify(data) as string | undefined) ?? 'null';
      await db
        .insertInto('shelf')
        .values({ platform, key, value })
        .onConflict((conflict) => conflict.columns(['platform', 'key']).doUpdateSet({ value }))
        .execute();
    },
    delete: async (key) => {
      await db.deleteFrom('shelf').where('platform', '=', platform).where('key', '=', key).execute();
    },
    list: async (prefix) => {
      const rows = await db
        .selectFrom('shelf')
        .select(['key', 'value'])
        .where('platform', '=', platform)
        .where(
          (row) => row.fn('substr', ['key', sql.lit(1), sql.lit(Array.from(prefix).length)]),
          '=',
          prefix,
        )
        .execute();
      // Not by the database: each engine, and each PostgreSQL, has an order of its own.
      return rows
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key, value }) => [key, JSON.parse(value) as unknown] as const);
    },
  };
}
