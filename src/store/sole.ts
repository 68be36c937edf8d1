// What only one instance may do at a time: whoever holds the key does it, and another takes over when that one is gone.
import pg from 'pg';
import { isPostgres } from './address.ts';

export interface Key {
  release(): Promise<void>;
}

/**
 * @param address of the data; embedded data have one process anyway
 * @param lost    called when the key is lost, because the connection to the server broke
 * @returns null where another instance holds it
 */
export async function takeKey(address: string, name: string, lost: () => void): Promise<Key | null> {
  if (!isPostgres(address)) return { release: () => Promise.resolve() };
  const client = new pg.Client({
    connectionString: address,
    application_name: `dateline ${name}`,
    keepAlive: true,
  });
  let held = false;
  const end = (): void => {
    if (held) lost();
    held = false;
  };
  client.on('error', end);
  client.on('end', end);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [`dateline ${name}`],
  );
  held = rows[0]?.taken === true;
  const release = async (): Promise<void> => {
    held = false;
    await client.end();
  };
  if (held) return { release };
  await release();
  return null;
}
