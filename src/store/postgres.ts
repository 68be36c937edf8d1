// The shared engine: a PostgreSQL that any number of instances may use.
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { nameOf } from './address.ts';
import { migrate } from './migrate.ts';
import type { OpenDatabase, Tables } from './schema.ts';

/** What pg-boss and our queries need (`gen_random_uuid`, `hashtextextended`). */
const OLDEST = 13;
/** Connections an instance: deliveries wait for the network far longer than for these. */
const CONNECTIONS = 8;

/**
 * @param url the address of the database, as `postgres://user:password@host/name`
 * @returns the database, with every migration done; other instances may use it, too
 * @throws UserError when it cannot be reached or used, or when a newer version wrote it
 */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const open = await readPostgres(url);
  try {
    await explained(url, () => migrate(open.db));
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}

/** The data as it stands, to be looked at. @throws UserError as above */
export async function readPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'dateline',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced at the next query, which then says what is wrong.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await db.destroy();
  };
  try {
    await explained(url, async () => {
      const { rows } = await sql<{ version: number }>`
        select current_setting('server_version_num')::int as version`.execute(db);
      const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
      if (version < OLDEST)
        throw new UserError(`${nameOf(url)} is version ${version}. Dateline needs ${OLDEST} or later.`);
    });
    return { db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** PostgreSQL's number for the type of whole numbers of eight bytes. */
const INT8 = 20;

type ParserOf = (type: number, format?: 'text' | 'binary') => (value: string) => unknown;

const standard: ParserOf = pg.types.getTypeParser;

/** Those as numbers: times in milliseconds and counts are far below 2⁵³. */
const getTypeParser: ParserOf = (type, format) => (type === INT8 ? Number : standard(type, format));

const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'See that PostgreSQL runs there and accepts connections.',
  ENOTFOUND: 'There is no such host: see that its name is right.',
  ETIMEDOUT: 'See that the host is reachable from here.',
  '28P01': 'The user or the password is wrong.',
  '28000': 'The server does not let this user in from here.',
  '3D000': 'Create the database first.',
  '42501': 'Give this user the right to create tables there.',
  '53300': 'The server takes no more connections.',
  '57P03': 'The server is starting or stopping: try again.',
};

/** What the network and the server refuse, in words for who runs the bot; what is a fault of ours stays as it is. */
async function explained<Result>(url: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = codeOf(error);
    const timedOut = /timeout/i.test(messageOf(error));
    const remedy = REMEDIES[timedOut ? 'ETIMEDOUT' : code];
    if (remedy === undefined && !/^E[A-Z]+$/.test(code)) throw error;
    throw new UserError(
      `The database of DATABASE_URL (${nameOf(url)}) cannot be used: ${messageOf(error) || code}. ${remedy ?? 'See that the address is right and the server runs.'}`,
      { cause: error },
    );
  }
}

/** The code of the system or of PostgreSQL; several addresses of one host fail together as one error of many. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at instanceof AggregateError ? at.errors[0] : at.cause)
    if ('code' in at && typeof at.code === 'string' && at.code !== '') return at.code;
  return '';
}
