// The whole bot: store, newsroom, HTTP port, platforms, clock and outbox, started and stopped in order.
import { readFile } from 'node:fs/promises';
import type { Context, Log, Newsroom } from '#adapters/adapter.ts';
import { commands } from '#briefings/commands/index.ts';
import type { Asker, Feeds } from '#briefings/desk.ts';
import { faultsError } from '#briefings/error.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { newArticleDesk } from './articles.ts';
import { claimDue, type Ring } from './clock/tick.ts';
import { everyMinute } from './clock/timer.ts';
import { passCorrections } from './clock/urgent.ts';
import type { Config } from './config.ts';
import { newConnections, type Connections, type TakeKey } from './connections.ts';
import { watchStories } from './corrections.ts';
import { newAlarm } from './delivery/alarm.ts';
import { openBell, type Bell } from './delivery/bell.ts';
import { newEditor } from './delivery/edits.ts';
import { newOutbox, type Outbox, type OutboxParts } from './delivery/outbox.ts';
import { newFeeds, type FeedSetting } from './feeds/feeds.ts';
import { startFeeds } from './feeds/start.ts';
import { listen, type Http } from './http.ts';
import { readerOf } from './ingest/reader/choose.ts';
import { newBudget, shelfTally } from './ingest/reader/model/budget.ts';
import type { Reader } from './ingest/reader/reader.ts';
import { apartParser } from './ingest/parser/apart.ts';
import type { Parser } from './ingest/parser/parser.ts';
import type { FetchOptions } from './ingest/fetch/fetch.ts';
import { newIntake, type Take } from './intake/intake.ts';
import { newLog } from './log.ts';
import { newNewsroom } from './newsroom.ts';
import { phraserOf } from './phrasing/choose.ts';
import type { Phraser } from './phrasing/phraser.ts';
import { reserveTurn } from './store/paces.ts';
import { pruneAnswers } from './store/answers.ts';
import { pruneEvents } from './store/events.ts';
import { pruneSeen } from './store/seen.ts';
import { shelfOf } from './store/shelf.ts';
import { takeKey } from './store/sole.ts';
import { isEmpty } from './store/stories.ts';
import { openStore, type Store } from './store/store.ts';

export interface Dateline {
  /** Where the web desk answers (`http://127.0.0.1:3000`); null when it is off. */
  readonly address: string | null;
  /** The HTTP port of the process. */
  readonly port: number;
  readonly newsroom: Newsroom;
  /** Claims what is due, and resolves when all that can be sent is sent. The clock calls it by itself, once a minute. */
  readonly tick: () => Promise<void>;
  /** Takes no new work, lets running sends end, closes everything. */
  readonly close: () => Promise<void>;
}

export interface Options {
  readonly config: Config;
  /** The time. Where it is given there is no clock: whoever gives it calls `tick`. */
  readonly now?: () => Date;
  readonly log?: Log;
  /** Reads the articles that people add. Where it is not given, the one that the settings name does. */
  readonly reader?: Reader;
}

/**
 * @throws UserError when the data or the port cannot be had, or no platform can be connected; nothing is left open
 */
export async function startDateline(options: Options): Promise<Dateline> {
  const { config, log = newLog(config) } = options;
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const store = await openStore(config.data);
    opened.push(store.close);
    const http = await listen(config, log);
    opened.push(http.close);
    return await start({ ...options, log }, { store, http, opened, closeAll });
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Ground {
  readonly store: Store;
  readonly http: Http;
  /** What has to be closed, the last first. */
  readonly opened: (() => Promise<void>)[];
  readonly closeAll: () => Promise<void>;
}

async function start(
  { config, now: givenNow, log, reader }: Options & { readonly log: Log },
  { store, http, opened, closeAll }: Ground,
): Promise<Dateline> {
  const now = givenNow ?? ((): Date => new Date());
  // The outbox comes last, and what runs a schedule at once rings it; so does a story that is followed.
  const late: Late = { ring: () => undefined, bell: () => Promise.resolve() };
  watchStories(store, (trx, added) => late.bell(trx, added));
  if (await isEmpty(store.db)) await store.stories.put(await firstStory(), now());
  // Reading and phrasing draw on one budget.
  const budget = newBudget(config.model?.dailyTokens ?? 0, shelfTally(shelfOf(store.db, 'model')), now);
  const read = newIntake({ store, reader: reader ?? readerOf(config, { now, log, budget }), now });
  const take: Take = (article, how) => read(article, how).finally(() => late.ring());
  const phraser = phraserOf(config.model, { log, budget });
  const parser = apartParser();
  opened.push(parser.close);
  const newsroom = newsroomOf({ config, store, parser, take, phraser, now, log, ring: () => late.ring() });
  const contextOf = contextsOf({ config, store, http, now, log });
  const takePlatform: TakeKey = (platform, lost) => takeKey(config.data, platform, lost);
  const connections = newConnections(config.platforms, newsroom, contextOf, takePlatform);
  opened.push(connections.close);
  await connectAll(connections, config);
  const { online } = connections;
  const outbox = newOutgoing(
    { store, now, log, random: Math.random, lease: config.lease, online },
    givenNow === undefined,
  );
  late.ring = outbox.ring;
  const heart = givenNow === undefined ? beat(outbox, config.lease / 4, log) : undefined;
  opened.push(async () => {
    await outbox.close();
    clearInterval(heart);
  });
  const bell = await openBell(config.data, log, outbox.ring);
  opened.push(bell.close);
  late.bell = bell.ring;
  const works = { config, store, parser, connections, outbox, bell, now, log };
  const clock = startClock(works, givenNow === undefined);
  opened.push(clock.stop);
  const feeds = await startFeeds({ ...feedSetting(works), take }, config.feedsFile, givenNow === undefined);
  opened.push(feeds.stop);
  http.ready();
  let closed: Promise<void> | undefined;
  return {
    address: config.platforms.some(({ platform }) => platform.name === 'web')
      ? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${http.port}`
      : null,
    port: http.port,
    newsroom,
    tick: async () => {
      await feeds.tick();
      await clock.tick();
      await connections.connect();
      await outbox.idle();
    },
    close: () => (closed ??= closeAll()),
  };
}

/** What is there once the start is through. */
interface Late {
  ring: () => void;
  bell: Ring;
}

interface Deps {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Date;
  readonly log: Log;
}

function newsroomOf({
  config,
  store,
  parser,
  take,
  phraser,
  now,
  log,
  ring,
}: Deps & {
  readonly parser: Parser;
  readonly take: Take;
  readonly phraser: Phraser | null;
  readonly ring: () => void;
}): Newsroom {
  const fetch = fetchOf(config);
  const articles = newArticleDesk({ take, fetch, parser, addedBy: config.addedBy, now });
  const feeds: (asker: Asker) => Feeds = ({ id }) => newFeeds({ db: store.db, fetch, parser, now }, id);
  return newNewsroom({ store, articles, feeds, commands, phraser, now, log, zone: config.zone, ring });
}

const contextsOf =
  ({ config, store, http, now, log }: Deps & { readonly http: Http }) =>
  (platform: string): Context => ({
    log,
    shelf: shelfOf(store.db, platform),
    now,
    timeout: config.lease / 2,
    reserve: (lane, pace) => reserveTurn(store.db, `${platform} ${lane}`, pace, now()),
    mount: http.mount,
  });

const feedSetting = ({
  config,
  store,
  parser,
  now,
  log,
}: Deps & { readonly parser: Parser }): Omit<FeedSetting, 'take'> => ({
  db: store.db,
  fetch: fetchOf(config),
  parser,
  now,
  random: Math.random,
  log,
});

const fetchOf = (config: Config): FetchOptions => ({ allowLoopback: config.fetchLoopback });

/** What goes out: new messages, and the edits of those that stand. */
function newOutgoing(parts: OutboxParts, isReal: boolean): Outbox {
  const alarms = isReal ? [newAlarm(parts.now), newAlarm(parts.now)] : [];
  const outbox = newOutbox(parts, alarms[0]?.set);
  const editor = newEditor(parts, alarms[1]?.set);
  return {
    renew: outbox.renew,
    ring: () => {
      outbox.ring();
      editor.ring();
    },
    idle: async () => {
      await Promise.all([outbox.idle(), editor.idle()]);
    },
    close: async () => {
      for (const alarm of alarms) alarm.stop();
      await Promise.all([outbox.close(), editor.close()]);
    },
  };
}

/** Shows the other instances that what is being sent here is in good hands. */
function beat(outbox: Outbox, interval: number, log: Log): NodeJS.Timeout {
  const renew = (): void =>
    void outbox.renew().catch((error: unknown) => log.error({ err: error }, 'the leases cannot be renewed'));
  return setInterval(renew, interval);
}

async function firstStory(): Promise<Story> {
  return parseStory(JSON.parse(await readFile(new URL('./store/first-story.json', import.meta.url), 'utf8')));
}

async function connectAll(connections: Connections, config: Config): Promise<void> {
  await connections.connect();
  const faults = connections.faults();
  // One that another instance has is no fault: this one stands by.
  if (faults.length === config.platforms.length) throw faultsError('No platform can be connected:', faults);
}

interface Works {
  readonly config: Config;
  readonly store: Store;
  readonly parser: Parser;
  readonly connections: Connections;
  readonly outbox: Outbox;
  readonly bell: Bell;
  readonly now: () => Date;
  readonly log: Log;
}

interface Clock {
  readonly stop: () => Promise<void>;
  readonly tick: () => Promise<void>;
}

/** A tick waits neither for a platform to connect nor for what is being sent: a slow one cannot hold the clock. */
function startClock({ config, store, connections, outbox, bell, now, log }: Works, real: boolean): Clock {
  let running = Promise.resolve();
  const once = async (): Promise<void> => {
    void connections.connect();
    await claimDue(store.db, now(), log, config.grace, bell.ring);
    await passCorrections(store.db, await store.stories.list(), now());
    await pruneSeen(store.db, now());
    await pruneEvents(store.db, now());
    await pruneAnswers(store.db, now());
    outbox.ring();
  };
  const tick = (): Promise<void> => {
    const next = running.then(once);
    running = next.catch(() => undefined);
    return next;
  };
  const timer = real ? everyMinute(tick, log) : undefined;
  if (real) tick().catch((error: unknown) => log.error({ err: error }, 'the first tick of the clock failed'));
  return {
    tick,
    stop: async () => {
      await timer?.stop();
      await running;
    },
  };
}
