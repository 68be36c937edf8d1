// Where the benchmarks keep their data: new databases, on each engine that can be had here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '#test/postgres.ts';

export interface Engine {
  readonly name: string;
  /** The address of a new, empty database: what `openStore` takes. */
  readonly newDatabase: () => Promise<string>;
}

/** Runs a benchmark on SQLite, and on PostgreSQL where one can be started; everything is removed at its end. */
export async function onEngines(run: (engine: Engine) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const server = await startPostgres();
  let made = 0;
  try {
    await run({ name: 'SQLite', newDatabase: () => Promise.resolve(join(folder, `data-${++made}`)) });
    if (server === null) print('No PostgreSQL can be started here: its part is left out.');
    else
      await run({
        name: server.name,
        newDatabase: async () => {
          const database = `bench_${++made}`;
          const client = new pg.Client({ connectionString: server.url('postgres') });
          await client.connect();
          await client.query(`create database ${database}`);
          await client.end();
          return server.url(database);
        },
      });
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** @returns what it took, in milliseconds */
export async function timed(run: () => unknown): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** “0.82 s, 0.4 × the peer”. */
export const compared = (milliseconds: number, peer: number): string =>
  `${(milliseconds / 1_000).toFixed(2)} s, ${(milliseconds / peer).toFixed(2)} × the peer`;
