// Opens the database that an address names: a directory of this machine, or a PostgreSQL.
import { isPostgres } from './address.ts';
import { openEmbedded, readEmbedded } from './embedded.ts';
import { openPostgres, readPostgres } from './postgres.ts';
import type { OpenDatabase } from './schema.ts';

/**
 * @param address a directory, which then belongs to this process alone, or `postgres://…`
 * @returns the database with every migration done
 * @throws UserError when it cannot be had
 */
export function openDatabase(address: string): Promise<OpenDatabase> {
  return isPostgres(address) ? openPostgres(address) : openEmbedded(address);
}

/** The data of a bot that may be running, to be looked at. @returns null when there is none */
export async function readDatabase(address: string): Promise<OpenDatabase | null> {
  return isPostgres(address) ? readPostgres(address) : readEmbedded(address);
}
