// Places for a store, on each engine that there is: a directory of its own, or a database of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { scratch } from './scratch.ts';

export type EngineName = 'SQLite' | 'PostgreSQL';

/** Where a store can be opened, and opened again. */
export interface Site {
  /** What `openStore` takes. */
  readonly address: string;
  readonly remove: () => Promise<void>;
}

/** The engines of this run: for `describe.each`. */
export const engines: readonly EngineName[] =
  inject('postgres') === null ? ['SQLite'] : ['SQLite', 'PostgreSQL'];

/** @returns a new, empty site */
export async function newSite(engine: EngineName): Promise<Site> {
  if (engine === 'PostgreSQL') return newDatabase();
  const path = mkdtempSync(join(scratch, 'dateline-test-'));
  return {
    address: path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function newDatabase(): Promise<Site> {
  const server = inject('postgres');
  if (server === null) throw new Error('There is no PostgreSQL in this run.');
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await command(server, `create database ${name}`);
  return {
    address: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    remove: () => command(server, `drop database ${name} with (force)`),
  };
}

async function command(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}
