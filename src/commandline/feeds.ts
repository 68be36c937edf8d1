// `dateline feeds`: the feeds from the command line, and their lists as OPML.
import { feedList } from '#briefings/compose/feeds.ts';
import { documentText } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import { readConfig, type Config, type Environment } from '#src/config.ts';
import { newFeeds, pollDue } from '#src/feeds/feeds.ts';
import { addFrom, readListFile } from '#src/feeds/file.ts';
import { writeOpml } from '#src/feeds/opml.ts';
import { apartParser } from '#src/ingest/parser/apart.ts';
import type { Parser } from '#src/ingest/parser/parser.ts';
import { readerOf } from '#src/ingest/reader/choose.ts';
import { shelfTally } from '#src/ingest/reader/model/budget.ts';
import { newIntake } from '#src/intake/intake.ts';
import { newLog } from '#src/log.ts';
import { listFeeds as rowsOf } from '#src/store/feeds.ts';
import { shelfOf } from '#src/store/shelf.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { print, say } from './output.ts';

const now = (): Date => new Date();

export async function listFeeds(env: Environment): Promise<void> {
  await withStore(env, async (store, config, parser) => {
    await print(documentText(feedList(await feedsOf(store, config, parser).list())));
  });
}

/** @throws UserError where there is no feed */
export async function addFeed(env: Environment, address: string): Promise<void> {
  await withStore(env, async (store, config, parser) => {
    const { feed, isNew } = await feedsOf(store, config, parser).add(address);
    await print(`${isNew ? 'Added' : 'There already'}: ${feed.id} ${feed.title} ${feed.url}`);
  });
}

/** @throws UserError where there is none of that name */
export async function removeFeed(env: Environment, name: string): Promise<void> {
  await withStore(env, async (store, config, parser) => {
    const removed = await feedsOf(store, config, parser).remove(name);
    if (removed === undefined)
      throw new UserError(`There is no feed “${name}”. \`dateline feeds list\` shows them.`);
    await print(`Removed: ${removed.id} ${removed.title}`);
  });
}

/** One tick of what the bot does each minute; then the list. */
export async function pollFeeds(env: Environment): Promise<void> {
  await withStore(env, async (store, config, parser) => {
    const log = newLog(config);
    const reader = readerOf(config, { now, log, tally: shelfTally(shelfOf(store.db, 'model')) });
    await pollDue({
      db: store.db,
      fetch: fetchOf(config),
      parser,
      take: newIntake({ store, reader, now }),
      now,
      random: Math.random,
      log,
    });
    await print(documentText(feedList(await feedsOf(store, config, parser).list())));
  });
}

/** `dateline export --opml` */
export async function exportFeeds(env: Environment): Promise<void> {
  await withStore(env, async ({ db }) => {
    const feeds = await rowsOf(db);
    await print(writeOpml(feeds.map(({ url, title }) => ({ url, ...(title === null ? {} : { title }) }))));
  });
}

/** `dateline import feeds.opml` @throws UserError when it cannot be read */
export async function importFeeds(env: Environment, file: string): Promise<void> {
  const listed = await readListFile(file);
  await withStore(env, async ({ db }) => {
    const added = await addFrom(db, listed, 'import', now());
    say(`${added} of ${listed.length} feeds added; the others were known before.`);
  });
}

const fetchOf = ({ fetchLoopback }: Config) => ({ allowLoopback: fetchLoopback });

const feedsOf = ({ db }: Store, config: Config, parser: Parser) =>
  newFeeds({ db, fetch: fetchOf(config), parser, now }, 'command line');

async function withStore(
  env: Environment,
  act: (store: Store, config: Config, parser: Parser) => Promise<void>,
): Promise<void> {
  const config = await readConfig(env);
  const store = await openStore(config.data);
  const parser = apartParser();
  try {
    await act(store, config, parser);
  } finally {
    await parser.close();
    await store.close();
  }
}
