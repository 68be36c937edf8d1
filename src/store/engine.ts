// What differs between the two engines in a query: all else is written once, for both.
import { PostgresAdapter, sql, type SelectQueryBuilder } from 'kysely';
import type { Database, Tables } from './schema.ts';

/** Many processes may share a PostgreSQL; embedded, this process is alone, and writes one thing after the other. */
export function isShared(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * The rows of a query for this transaction alone: those that another instance has in its hands are left out.
 * Embedded, a transaction has everything to itself anyway.
 */
export function claimed<Table extends keyof Tables, Row>(
  db: Database,
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  return isShared(db) ? query.forUpdate().skipLocked() : query;
}

/** To the end of the transaction, no other instance gets past this line with the same key. */
export async function inTurn(trx: Database, key: string): Promise<void> {
  if (isShared(trx)) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

/** Runs the reads in one unchanging picture of the data, whatever is written meanwhile. */
export async function snapshot<Result>(
  db: Database,
  read: (trx: Database) => Promise<Result>,
): Promise<Result> {
  const transaction = db.transaction();
  return (isShared(db) ? transaction.setIsolationLevel('repeatable read') : transaction).execute(read);
}
