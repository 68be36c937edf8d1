// Before the first test file: one PostgreSQL for the whole run, where one can be started.
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a server's own database; null where the tests run on the embedded engine alone. */
    readonly postgres: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await tryStart();
  project.provide('postgres', server?.url('postgres') ?? null);
  const engines = server === null ? 'SQLite alone' : `SQLite and ${server.name}`;
  process.stdout.write(`The store is tested on ${engines}.\n`);
  return async () => server?.stop();
}

async function tryStart(): Promise<PostgresServer | null> {
  try {
    return await startPostgres();
  } catch (error) {
    process.stdout.write(`PostgreSQL cannot be started here: ${String(error)}\n`);
    return null;
  }
}
