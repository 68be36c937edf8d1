// Delivery against a small platform in memory: resumed at the part that failed, paced, given up, or left as doubtful.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PostError, type Adapter, type Part, type Platform, type Receipt } from '#adapters/adapter.ts';
import { documentText, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { claimDue } from '#src/clock/tick.ts';
import { newOutbox, recover, type Outbox } from '#src/delivery/outbox.ts';
import { outcomeOf, refusal } from '#src/delivery/outcome.ts';
import { troubles } from '#src/store/deliveries.ts';
import { findConversation, readConversation } from '#src/store/conversations.ts';
import { addSchedule, listSchedules, removeSchedule } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { damStory, newDirectory, newTestLog } from './world.ts';

interface Posted {
  readonly place: Place;
  readonly part: Part;
  readonly key: string;
  readonly title: string;
}

/** A platform of three messages a document, whose answers the test decides. */
function newMemory() {
  const posted: Posted[] = [];
  const keys: string[] = [];
  let respond: (place: Place, key: string) => Promise<void> = () => Promise.resolve();
  const adapter: Adapter = {
    post: async (place, part, { key, title }): Promise<Receipt> => {
      keys.push(key);
      await respond(place, key);
      posted.push({ place, part, key, title });
      const message = `m${posted.length}`;
      const channel = place.split('/').slice(0, 2).join('/') as Place;
      return { place, message, thread: place === channel ? `${channel}/${message}` : place };
    },
    update: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const platform: Platform = {
    name: 'memory',
    config: () => null,
    examine: () => Promise.resolve([]),
    connect: () => Promise.resolve(adapter),
    render: (document: Document) =>
      [0, 1, 2].map((part) => ({
        body: { part, text: part === 0 ? documentText(document) : '' },
        claims: part < 2 ? [{ story: 'dam', claim: part === 0 ? 'repair' : 'safe' }] : [],
      })),
  };
  return {
    posted,
    keys,
    connected: { platform, adapter },
    respond: (next: typeof respond) => {
      respond = next;
    },
  };
}

const start = new Date('2026-03-02T08:00:00Z');
let now: Date;
let directory: ReturnType<typeof newDirectory>;
let store: Store;
let log: ReturnType<typeof newTestLog>;
let memory: ReturnType<typeof newMemory>;
let outbox: Outbox;

function openOutbox(): Outbox {
  return newOutbox({
    store,
    now: () => now,
    log,
    connected: (name) => (name === 'memory' ? memory.connected : undefined),
  });
}

beforeEach(async () => {
  directory = newDirectory();
  store = await openStore(directory.path);
  await store.stories.put(damStory(), start);
  now = start;
  log = newTestLog();
  memory = newMemory();
  outbox = openOutbox();
});

afterEach(async () => {
  await outbox.close();
  await store.close();
  directory.remove();
});

/** Ends the process, as far as the store and the outbox can tell, and starts it again. */
async function restart(): Promise<void> {
  await outbox.close();
  await store.close();
  store = await openStore(directory.path);
  outbox = openOutbox();
  await recover({ store, log });
}

async function schedule(place: Place, story?: string, nextRunAt = start): Promise<void> {
  const draft = {
    when: { type: 'cron', expression: '0 * * * *', zone: 'UTC' },
    length: 'brief',
    ...(story === undefined ? {} : { story }),
  } as const;
  await addSchedule(store.db, { place, draft, nextRunAt, createdBy: 'U1' }, start);
}

async function run(): Promise<void> {
  await claimDue(store.db, now, log);
  outbox.ring();
  await outbox.idle();
}

const after = (milliseconds: number): void => {
  now = new Date(now.getTime() + milliseconds);
};

const states = async (): Promise<readonly unknown[]> =>
  store.db.selectFrom('deliveries').select(['place', 'state', 'reason']).orderBy('scheduled_for').execute();

test('an edition goes to its place, its further parts to the thread, and all is written down', async () => {
  await schedule('memory:G/C', 'dam');
  await run();
  expect(memory.posted.map(({ place }) => place)).toEqual(['memory:G/C', 'memory:G/C/m1', 'memory:G/C/m1']);
  expect(memory.posted[0]?.title).toBe(damStory().headline);
  expect(memory.keys.every((key) => key.length <= 25)).toBe(true);
  expect(new Set(memory.keys).size).toBe(3);
  expect(await states()).toEqual([{ place: 'memory:G/C', state: 'sent', reason: null }]);
  const told = await store.db.selectFrom('told').select(['message', 'claim']).orderBy('message').execute();
  expect(told).toEqual([
    { message: 'm1', claim: 'repair' },
    { message: 'm2', claim: 'safe' },
  ]);
  const conversation = await findConversation(store.db, 'memory:G/C/m1', undefined);
  expect((await readConversation(store.db, conversation)).stories).toEqual(['dam']);
  expect(await findConversation(store.db, 'memory:G/C', 'm3')).toBe(conversation);
  expect(await store.db.selectFrom('parts').selectAll().execute()).toEqual([]);
});

test('after a restart it goes on at the part that failed, with the words it began with', async () => {
  await schedule('memory:G/C', 'dam');
  memory.respond((_, key) =>
    key.endsWith('.1')
      ? Promise.reject(new PostError('The server is busy', { outcome: 'refused' }))
      : Promise.resolve(),
  );
  await run();
  expect(memory.posted).toHaveLength(1);
  await store.stories.put({ ...damStory(), headline: 'Changed meanwhile' }, now);
  await restart();
  memory.respond(() => Promise.resolve());
  after(15_000);
  await run();
  expect(memory.posted.map(({ key }) => key.split('.')[1])).toEqual(['0', '1', '2']);
  expect(memory.posted.map(({ place }) => place)).toEqual(['memory:G/C', 'memory:G/C/m1', 'memory:G/C/m1']);
  expect(memory.posted[1]?.title).toBe(damStory().headline);
  expect(await states()).toMatchObject([{ state: 'sent' }]);
});

test('a limited place waits as long as it is told, and holds no other', async () => {
  await schedule('memory:G/A', 'dam');
  await schedule('memory:G/B', 'dam');
  memory.respond((place) =>
    place === 'memory:G/A'
      ? Promise.reject(new PostError('Too many', { outcome: 'refused', retryAfter: 30_000 }))
      : Promise.resolve(),
  );
  await run();
  expect(memory.posted.map(({ place }) => place.slice(0, 10))).toEqual(Array(3).fill('memory:G/B'));
  memory.respond(() => Promise.resolve());
  after(29_999);
  await run();
  expect(memory.posted).toHaveLength(3);
  after(1);
  await run();
  expect(memory.posted).toHaveLength(6);
});

test('a place keeps its order: a later edition waits for the earlier one', async () => {
  await schedule('memory:G/C', 'dam');
  memory.respond(() => Promise.reject(new PostError('Busy', { outcome: 'refused', retryAfter: 5_400_000 })));
  await run();
  memory.respond(() => Promise.resolve());
  after(3_600_000);
  await run();
  expect(memory.posted).toEqual([]);
  after(1_800_000);
  await run();
  const deliveries = await store.db.selectFrom('deliveries').select('id').orderBy('scheduled_for').execute();
  expect(deliveries).toHaveLength(2);
  expect(memory.posted.map(({ key }) => key)).toEqual(
    deliveries.flatMap(({ id }) => [`${id}.0`, `${id}.1`, `${id}.2`]),
  );
});

test('a slow place does not hold the others', async () => {
  await schedule('memory:G/A', 'dam');
  await schedule('memory:G/B', 'dam');
  const gate = Promise.withResolvers<undefined>();
  const others = Promise.withResolvers<undefined>();
  memory.respond((place, key) => {
    if (place === 'memory:G/A') return gate.promise;
    if (key.endsWith('.2')) others.resolve(undefined);
    return Promise.resolve();
  });
  await claimDue(store.db, now, log);
  outbox.ring();
  await others.promise;
  gate.resolve(undefined);
  await outbox.idle();
  expect(memory.posted.at(-1)?.place).toMatch(/^memory:G\/A/);
  expect(memory.posted).toHaveLength(6);
});

test('a place that is gone switches its schedule off, with the reason', async () => {
  await schedule('memory:G/C', 'dam');
  memory.respond(() => Promise.reject(new PostError('The channel is archived', { outcome: 'gone' })));
  await run();
  expect(await states()).toMatchObject([{ state: 'failed', reason: 'The channel is archived' }]);
  expect(await listSchedules(store.db, 'memory:G/C')).toMatchObject([
    { state: 'off', reason: 'The channel is archived' },
  ]);
  after(3_600_000);
  await run();
  expect(memory.keys).toHaveLength(1);
});

test.each([
  ['a doubtful answer', new PostError('The connection was lost', { outcome: 'unknown' })],
  ['an error that is none of the platform’s', new Error('The connection was lost')],
])('%s is shown as unknown and not sent again; the next edition goes', async (_, error) => {
  await schedule('memory:G/C', 'dam');
  memory.respond(() => Promise.reject(error));
  await run();
  expect(await states()).toMatchObject([
    { state: 'unknown', reason: expect.stringContaining('The connection was lost') as string },
  ]);
  expect(log.lines.some(({ level, message }) => level === 'error' && message.includes('doubtful'))).toBe(
    true,
  );
  expect(await troubles(store.db, start)).toMatchObject([{ place: 'memory:G/C', state: 'unknown' }]);
  memory.respond(() => Promise.resolve());
  after(60_000);
  await run();
  expect(memory.posted).toEqual([]);
  after(3_600_000);
  await run();
  expect(memory.posted).toHaveLength(3);
});

test('a process that ended in the middle of a call leaves an unknown delivery, not a second message', async () => {
  await schedule('memory:G/C', 'dam');
  await claimDue(store.db, now, log);
  await store.db.updateTable('deliveries').set({ state: 'sending' }).execute();
  await restart();
  await run();
  expect(memory.keys).toEqual([]);
  expect(await states()).toMatchObject([{ state: 'unknown' }]);
});

test('refusals are tried again with growing pauses, and given up in the end', async () => {
  await schedule('memory:G/C', 'dam');
  memory.respond(() => Promise.reject(new PostError('invalid_blocks', { outcome: 'refused' })));
  await claimDue(store.db, now, log);
  await store.db.updateTable('schedules').set({ next_run_at: null }).execute();
  let tries = 0;
  while (tries < 50 && JSON.stringify(await states()).includes('pending')) {
    outbox.ring();
    await outbox.idle();
    after(15 * 60_000);
    tries += 1;
  }
  expect(memory.keys).toHaveLength(8);
  expect(await states()).toMatchObject([{ state: 'failed', reason: 'invalid_blocks' }]);
});

test('what could not be delivered for hours is not sent as news', async () => {
  await schedule('elsewhere:G/C', 'dam');
  await claimDue(store.db, now, log);
  outbox.ring();
  await outbox.idle();
  expect(await states()).toMatchObject([{ state: 'pending', reason: 'elsewhere is not connected' }]);
  after(7 * 3_600_000);
  outbox.ring();
  await outbox.idle();
  expect(await states()).toMatchObject([
    { state: 'failed', reason: expect.stringContaining('not connected') as string },
  ]);
});

test('a removed schedule sends nothing that is still waiting', async () => {
  await schedule('memory:G/C', 'dam');
  await claimDue(store.db, now, log);
  await removeSchedule(store.db, 'memory:G/C', 's1');
  outbox.ring();
  await outbox.idle();
  expect(memory.keys).toEqual([]);
  expect(await states()).toMatchObject([{ state: 'failed', reason: 'its schedule was removed' }]);
});

test('a late edition says so; without a story it is a digest of all', async () => {
  await store.stories.put(damStory('weir'), now);
  await schedule('memory:G/C');
  after(20 * 60_000);
  await run();
  const text = JSON.stringify(memory.posted[0]?.part.body);
  expect(text).toContain('Late edition: it was due 2026-03-02 08:00');
  expect(text).toContain(damStory('weir').headline);
  expect(text).toContain(damStory('dam').headline);
});

test('a story that is gone switches the schedule off', async () => {
  await schedule('memory:G/C', 'unheard-of');
  await run();
  expect(await listSchedules(store.db, 'memory:G/C')).toMatchObject([{ state: 'off' }]);
});

test('closing lets the running part end and leaves the rest for the next start', async () => {
  await schedule('memory:G/C', 'dam');
  const called = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  memory.respond(() => {
    called.resolve(undefined);
    return gate.promise;
  });
  await claimDue(store.db, now, log);
  outbox.ring();
  await called.promise;
  const closed = outbox.close();
  gate.resolve(undefined);
  await closed;
  expect(memory.posted).toHaveLength(1);
  memory.respond(() => Promise.resolve());
  await restart();
  await run();
  expect(memory.posted).toHaveLength(3);
  expect(await states()).toMatchObject([{ state: 'sent' }]);
});

describe('outcomeOf', () => {
  test('a pause that the platform asks for is no attempt', () => {
    const limited = new PostError('x', { outcome: 'refused', retryAfter: 1_000 });
    expect(outcomeOf(limited, 7, start)).toMatchObject({ type: 'wait', attempts: 7 });
  });

  test('pauses grow to a quarter of an hour', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6].map((attempts) => {
      const outcome = refusal('x', attempts, start);
      return outcome.type === 'wait' ? (outcome.dueAt.getTime() - start.getTime()) / 1_000 : null;
    });
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 900]);
    expect(refusal('x', 7, start)).toEqual({ type: 'failed', reason: 'x' });
  });
});
