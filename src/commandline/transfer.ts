// `dateline export` and `dateline import`: all the data as lines of JSON, out of one store and into another.
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { nameOf } from '#src/store/address.ts';
import { readDatabase } from '#src/store/database.ts';
import { exportAll, importAll, type Counts } from '#src/store/export.ts';
import { openStore } from '#src/store/store.ts';
import { importFeeds } from './feeds.ts';
import { print, say } from './output.ts';

/** Prints the data that the environment names, also while the bot runs. */
export async function exportData(env: Environment): Promise<void> {
  const { data } = await readConfig(env);
  const open = await readDatabase(data);
  if (open === null) throw new UserError(`There are no data in ${nameOf(data)}.`);
  try {
    say(`Exported from ${nameOf(data)}: ${words(await exportAll(open.db, print))}.`);
  } finally {
    await open.close();
  }
}

/**
 * Puts an export into the store that the environment names, or adds the feeds of an OPML to it.
 * @param file a path (`….opml` is a list of feeds); `-` reads stdin
 */
export async function importData(env: Environment, file: string): Promise<void> {
  if (/\.(?:opml|xml)$/i.test(file)) return importFeeds(env, file);
  const { data } = await readConfig(env);
  const input = file === '-' ? process.stdin : await opened(file);
  const store = await openStore(data);
  try {
    const counts = await importAll(store.db, createInterface({ input, crlfDelay: Infinity }));
    say(`Imported into ${nameOf(data)}: ${words(counts)}.`);
  } finally {
    await store.close();
  }
}

async function opened(file: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(file, 'utf8');
  try {
    await once(stream, 'open');
    return stream;
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function words(counts: Counts): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.length === 0 ? 'nothing' : some.map(([table, count]) => `${table} ${count}`).join(', ');
}
