// All that is kept, as lines of JSON: from one engine to another, or into a drawer.
import type { Insertable } from 'kysely';
import { z } from 'zod';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { snapshot } from './engine.ts';
import { migrationsDone } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { storable } from './rows.ts';
import type { Database, Tables } from './schema.ts';

/** Every table with its key, in an order in which what is referred to comes first. The shared pace is of the moment. */
const KEYS = {
  stories: ['id'],
  moves: ['story', 'claim'],
  articles: ['id'],
  places: ['place'],
  schedules: ['id'],
  deliveries: ['id'],
  parts: ['delivery', 'position'],
  conversations: ['id'],
  threads: ['place'],
  messages: ['place', 'message'],
  told: ['place', 'message', 'story', 'claim'],
  versions: ['id'],
  known: ['place', 'story', 'claim'],
  editions: ['place', 'story'],
  holds: ['story', 'claim'],
  corrections: ['story', 'claim'],
  edits: ['place', 'message'],
  notes: ['thread', 'story', 'claim', 'mark'],
  follows: ['id'],
  events: ['id'],
  feeds: ['id'],
  items: ['id'],
  turns: ['conversation', 'position'],
  answers: ['id'],
  feedback: ['answer', 'person'],
  seen: ['key'],
  shelf: ['platform', 'key'],
} as const satisfies Record<Exclude<keyof Tables, 'paces'>, readonly string[]>;

type Table = keyof typeof KEYS;
const tables = Object.keys(KEYS) as readonly Table[];

/** Rows of a table, by name. */
export type Counts = Readonly<Record<string, number>>;

const ROWS = 500;
const FORMAT = 1;

/**
 * Reads everything in one picture of the data, also while the bot runs.
 * @param write takes a line, and may make the reading wait
 * @throws UserError when the data are of another version
 */
export async function exportAll(db: Database, write: (line: string) => Promise<void>): Promise<Counts> {
  const done = await migrationsDone(db);
  if (!sameList(done, Object.keys(migrations)))
    throw new UserError(
      'The data are of another version of Dateline. Start this version on them once, then export.',
    );
  return snapshot(db, async (trx) => {
    await write(JSON.stringify({ dateline: FORMAT, migrations: done }));
    const counts: Record<string, number> = {};
    for (const table of tables) counts[table] = await exportTable(trx, table, write);
    await write(JSON.stringify({ end: counts }));
    return counts;
  });
}

async function exportTable(
  db: Database,
  table: Table,
  write: (line: string) => Promise<void>,
): Promise<number> {
  for (let count = 0; ;) {
    let query = db
      .selectFrom(table as 'stories')
      .selectAll()
      .limit(ROWS)
      .offset(count);
    for (const key of KEYS[table]) query = query.orderBy(key as 'id');
    const rows = await query.execute();
    for (const row of rows) await write(JSON.stringify({ table, row }));
    count += rows.length;
    if (rows.length < ROWS) return count;
  }
}

const lineSchema = z.union([
  z.strictObject({
    table: z.enum(tables),
    row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  }),
  z.strictObject({ end: z.record(z.string(), z.int()) }),
]);
const headSchema = z.object({ dateline: z.literal(FORMAT), migrations: z.array(z.string()) });

/**
 * Writes everything or nothing.
 * @param db without any data yet
 * @param lines as `exportAll` wrote them
 * @throws UserError that names the line that cannot be taken
 */
export async function importAll(db: Database, lines: AsyncIterable<string>): Promise<Counts> {
  for (const table of tables)
    if ((await db.selectFrom(table).selectAll().limit(1).execute()).length > 0)
      throw new UserError(
        `There are data in this store already (${table}). Import into a new one: another DATA_DIR, or an empty database.`,
      );
  return db.transaction().execute(async (trx) => {
    const counts: Record<string, number> = Object.fromEntries(tables.map((table) => [table, 0]));
    let batch: Batch = { table: 'stories', rows: [] };
    let [number, ended] = [0, false];
    for await (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      if (ended) throw faultIn(number, 'it comes after the end');
      if (number === 1) {
        checkHead(line);
        continue;
      }
      const read = readLine(line, number);
      if ('end' in read) {
        await insert(trx, batch, number);
        checkEnd(read.end, counts);
        ended = true;
        continue;
      }
      if (read.table !== batch.table || batch.rows.length >= ROWS) {
        await insert(trx, batch, number);
        batch = { table: read.table, rows: [] };
      }
      batch.rows.push(cleaned(read.row));
      counts[read.table] = (counts[read.table] ?? 0) + 1;
    }
    if (!ended)
      throw new UserError('The export is not whole: its last line is missing. Nothing was imported.');
    return counts;
  });
}

type Row = Readonly<Record<string, string | number | null>>;

interface Batch {
  readonly table: Table;
  readonly rows: Row[];
}

async function insert(db: Database, { table, rows }: Batch, number: number): Promise<void> {
  if (rows.length === 0) return;
  try {
    await db
      .insertInto(table as 'stories')
      .values(rows as unknown as Insertable<Tables['stories']>[])
      .execute();
  } catch (error) {
    throw faultIn(
      number - 1,
      `or one of the lines before it cannot be written into ${table}: ${messageOf(error)}`,
    );
  }
}

const cleaned = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? storable(value) : value,
    ]),
  );

const faultIn = (number: number, fault: string): UserError =>
  new UserError(`Line ${number} of the export: ${fault}. Nothing was imported.`);

function readLine(line: string, number: number): z.infer<typeof lineSchema> {
  const read = lineSchema.safeParse(parsed(line));
  if (read.success) return read.data;
  throw faultIn(number, 'it is no row of a table that this version has');
}

function checkHead(line: string): void {
  const head = headSchema.safeParse(parsed(line));
  if (!head.success) throw new UserError('This is no export of Dateline: its first line is another.');
  if (!sameList(head.data.migrations, Object.keys(migrations)))
    throw new UserError(
      'The export is of another version of Dateline. Import it with that version, or export it with this one.',
    );
}

function checkEnd(promised: Counts, counts: Counts): void {
  const wrong = Object.keys({ ...promised, ...counts }).filter((table) => promised[table] !== counts[table]);
  if (wrong.length > 0)
    throw new UserError(
      `The export is not whole: rows are missing (${wrong.join(', ')}). Nothing was imported.`,
    );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);
