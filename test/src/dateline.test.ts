// The whole bot in one process: started, ticked, stopped, with platforms that work and platforms that do not.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter, Context, Newsroom, Part, Platform } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';
import type { Place } from '#briefings/place.ts';
import { readConfig, type Config } from '#src/config.ts';
import { startDateline, type Dateline } from '#src/dateline.ts';
import { openBell } from '#src/delivery/bell.ts';
import { listen } from '#src/http.ts';
import { openStore } from '#src/store/store.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { newDirectory, newTestLog } from './world.ts';

interface Seen {
  readonly place: Place;
  readonly part: Part;
}

/** A platform that keeps what is posted, and shows the test what it was given. */
function newPlatform(name: string, connecting: () => Promise<void> = () => Promise.resolve()) {
  const posted: Seen[] = [];
  const given: { newsroom?: Newsroom; context?: Context; closed?: true } = {};
  const adapter: Adapter = {
    post: (place, part) => {
      posted.push({ place, part });
      const message = `m${posted.length}`;
      return Promise.resolve({ place, message, thread: `${place}/${message}` });
    },
    find: () => Promise.resolve(null),
    tell: () => Promise.resolve(),
    update: () => Promise.resolve(),
    close: () => {
      given.closed = true;
      return Promise.resolve();
    },
  };
  const platform: Platform = {
    name,
    alone: name === 'sole',
    config: () => ({}),
    examine: () => Promise.resolve([]),
    render: (document) => [{ body: document.title, claims: [], piece: document }],
    connect: async (_, newsroom, context) => {
      await connecting();
      Object.assign(given, { newsroom, context });
      return adapter;
    },
  };
  return { platform, posted, given };
}

let directory: ReturnType<typeof newDirectory>;
let general: Config;
let now: Date;
let log: ReturnType<typeof newTestLog>;
let running: Dateline | undefined;

beforeEach(async () => {
  directory = newDirectory();
  general = await readConfig({ PORT: '0', DATA_DIR: directory.path, ZONE: 'Europe/Berlin' });
  now = new Date('2026-03-02T06:30:00Z');
  log = newTestLog();
});

afterEach(async () => {
  await running?.close();
  running = undefined;
  directory.remove();
});

async function start(...platforms: readonly Platform[]): Promise<Dateline> {
  const config = { ...general, platforms: platforms.map((platform) => ({ platform, settings: {} })) };
  running = await startDateline({ config, now: () => now, log });
  return running;
}

const manager = { id: 'U1', manager: true } as const;
const typed = (text: string) =>
  ({ place: 'memory:G/C', asker: manager, input: { type: 'words', text } }) as const;

test('a fresh start has a story to tell; a schedule runs in its zone, also after a restart', async () => {
  const memory = newPlatform('memory');
  const { newsroom, close } = await start(memory.platform);
  expect(await newsroom.handle(typed('now'))).toMatchObject({ type: 'briefing' });
  expect(await newsroom.handle(typed('schedule add every day at 8:00'))).toMatchObject({ type: 'schedules' });
  await close();
  expect(memory.given.closed).toBe(true);
  const { tick } = await start(memory.platform);
  now = new Date('2026-03-02T06:59:59Z');
  await tick();
  expect(memory.posted).toEqual([]);
  now = new Date('2026-03-02T07:00:01Z');
  await tick();
  await tick();
  expect(memory.posted.map(({ place }) => place)).toEqual(['memory:G/C']);
});

test('"in 10 minutes" is posted once, and its thread is understood', async () => {
  const memory = newPlatform('memory');
  const { newsroom, tick } = await start(memory.platform);
  await newsroom.handle(typed('schedule add in 10 minutes'));
  now = new Date('2026-03-02T06:40:00Z');
  await tick();
  now = new Date('2026-03-03T06:40:00Z');
  await tick();
  expect(memory.posted).toHaveLength(1);
  expect(await newsroom.owns('memory:G/C/m1')).toBe(true);
});

test('a platform that cannot be connected is logged, does not stop the others, and is tried again', async () => {
  const memory = newPlatform('memory');
  let attempts = 0;
  const faulty = newPlatform('faulty', () => {
    attempts += 1;
    return attempts < 3 ? Promise.reject(new UserError('The token is wrong.')) : Promise.resolve();
  });
  const { tick } = await start(faulty.platform, memory.platform);
  const complaints = () => log.lines.filter(({ message }) => message === 'faulty cannot be connected');
  expect(complaints()).toMatchObject([{ level: 'error', fields: { reason: 'The token is wrong.' } }]);
  expect(memory.given.newsroom).toBeDefined();
  await tick();
  expect(attempts).toBe(1);
  now = new Date(now.getTime() + 60_000);
  await tick();
  now = new Date(now.getTime() + 60_000);
  await tick();
  expect(attempts).toBe(2);
  now = new Date(now.getTime() + 60_000);
  await tick();
  expect(attempts).toBe(3);
  expect(faulty.given.newsroom).toBeDefined();
});

test('where no platform can be connected it does not start, says why, and leaves nothing open', async () => {
  const faulty = newPlatform('faulty', () => Promise.reject(new UserError('The token is wrong.')));
  await expect(start(faulty.platform)).rejects.toThrow(/No platform.*\n.*faulty: The token is wrong\./);
  await expect(start(newPlatform('memory').platform)).resolves.toBeDefined();
});

test('the desk is served from the same process, and its address is known', async () => {
  running = await startDateline({ config: general, now: () => now, log });
  expect(running.address).toBe(`http://127.0.0.1:${running.port}`);
  expect((await fetch(`${running.address ?? ''}/`)).status).toBe(200);
});

test('each platform has its shelf, the time, and its paths: the longest prefix wins', async () => {
  const memory = newPlatform('memory');
  const { port, address } = await start(memory.platform);
  const { context } = memory.given;
  expect(address).toBeNull();
  expect(context?.now()).toEqual(now);
  await context?.shelf.put('key', 1);
  expect(await context?.shelf.get('key')).toBe(1);
  const answerWith = (text: string) => (_: unknown, response: { end: (text: string) => void }) => {
    response.end(text);
  };
  context?.mount('/slack', answerWith('slack'));
  context?.mount('/slack/deep', answerWith('deep'));
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await get('/slackers')).toContain('nothing here');
  context?.mount('/', answerWith('root'));
  context?.mount('/broken', () => {
    throw new Error('broken');
  });
  expect(await Promise.all(['/slack', '/slack/x?y', '/slack/deep/z', '/slackers', '/x'].map(get))).toEqual([
    'slack',
    'slack',
    'deep',
    'root',
    'root',
  ]);
  expect((await fetch(`http://127.0.0.1:${port}/broken`)).status).toBe(500);
  expect(await get('/healthz')).toContain('"ok"');
});

test('a port or a host that cannot be had is said in plain words', async () => {
  const http = await listen({ host: '127.0.0.1', port: 0 }, log);
  await expect(listen({ host: '127.0.0.1', port: http.port }, log)).rejects.toThrow('Set PORT');
  await expect(listen({ host: '203.0.113.1', port: 0 }, log)).rejects.toThrow('HOST=203.0.113.1');
  await http.close();
});

describe.skipIf(!engines.includes('PostgreSQL'))('instances on one PostgreSQL', () => {
  let site: Site;
  const instances: Dateline[] = [];

  beforeEach(async () => {
    site = await newSite('PostgreSQL');
  });

  afterEach(async () => {
    await Promise.all(instances.splice(0).map((each) => each.close()));
    await site.remove();
  });

  async function join(...platforms: readonly Platform[]): Promise<Dateline> {
    const config = {
      ...general,
      data: site.address,
      platforms: platforms.map((platform) => ({ platform, settings: {} })),
    };
    const instance = await startDateline({ config, now: () => now, log });
    instances.push(instance);
    return instance;
  }

  test('share one clock and one outbox: a slot is posted once', async () => {
    const memory = newPlatform('memory');
    const three = await Promise.all([1, 2, 3].map(() => join(memory.platform)));
    for (let channel = 0; channel < 20; channel += 1)
      await three[0]?.newsroom.handle({
        ...typed('schedule add every day at 8:00'),
        place: `memory:G/C${channel}`,
      });
    now = new Date('2026-03-02T07:00:01Z');
    await Promise.all(three.map((each) => each.tick()));
    await Promise.all(three.map((each) => each.tick()));
    expect(memory.posted.map(({ place }) => place).sort()).toEqual(
      Array.from({ length: 20 }, (_, channel) => `memory:G/C${channel}`).sort(),
    );
  });

  test('a platform for one instance alone is taken over when that one ends', async () => {
    const sole = newPlatform('sole');
    const [first, second] = [
      await join(sole.platform),
      await join(sole.platform, newPlatform('memory').platform),
    ];
    expect(log.lines.map(({ message }) => message)).toContain('sole is connected elsewhere');
    sole.given.newsroom = undefined as never;
    await first.close();
    expect(sole.given.closed).toBe(true);
    await second.tick();
    expect(sole.given.newsroom).toBe(second.newsroom);
  });
});

describe.skipIf(!engines.includes('PostgreSQL'))('the bell', () => {
  test('is heard by an instance once what was added is committed', async () => {
    const site = await newSite('PostgreSQL');
    const { db, close } = await openStore(site.address);
    const heard = Promise.withResolvers<string>();
    const bells = await Promise.all(
      ['one', 'two'].map((name) => openBell(site.address, log, () => heard.resolve(name))),
    );
    const [bell] = bells;
    const added = [{ id: 'delivery1' }, { id: 'delivery2' }];
    const failed = db.transaction().execute(async (trx) => {
      await bell?.ring(trx, added);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    const jobs = () => sql<{ count: number }>`select count(*)::int as count from pgboss.job`.execute(db);
    expect((await jobs()).rows).toEqual([{ count: 0 }]);
    await db.transaction().execute(async (trx) => bell?.ring(trx, added));
    expect(['one', 'two']).toContain(await heard.promise);
    await db.transaction().execute(async (trx) => bell?.ring(trx, added));
    expect((await jobs()).rows).toEqual([{ count: 2 }]);
    await Promise.all(bells.map((each) => each.close()));
    await close();
    await site.remove();
  });
});
