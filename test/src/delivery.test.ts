// Delivery against a small platform in memory: resumed at the part that failed, paced, given up, or left as doubtful.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PostError } from '#adapters/adapter.ts';
import type { Place } from '#briefings/place.ts';
import { claimDue } from '#src/clock/tick.ts';
import { newOutbox, type Outbox } from '#src/delivery/outbox.ts';
import { outcomeOf, refusal } from '#src/delivery/outcome.ts';
import { eventsOf } from '#src/store/events.ts';
import { finish, markPending, troubles } from '#src/store/deliveries.ts';
import { keepComposed, markAttempt } from '#src/store/parts.ts';
import type { Delivery } from '#src/store/delivery.ts';
import { claimDeliveries, renewLeases } from '#src/store/leases.ts';
import { findConversation, readConversation } from '#src/store/conversations.ts';
import { addSchedule, listSchedules, removeSchedule } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { newMemory } from './memory.ts';
import { damStory, newTestLog, piece } from './world.ts';

const start = new Date('2026-03-02T08:00:00Z');
const LEASE = 20_000;

describe.each(engines)('on %s', (engine) => {
  let now: Date;
  let site: Site;
  let store: Store;
  let log: ReturnType<typeof newTestLog>;
  let memory: ReturnType<typeof newMemory>;
  let outbox: Outbox;

  function openOutbox(of = store): Outbox {
    return newOutbox({
      store: of,
      now: () => now,
      log,
      random: () => 1,
      lease: LEASE,
      online: () => [memory.connected],
    });
  }

  beforeEach(async () => {
    site = await newSite(engine);
    store = await openStore(site.address);
    await store.stories.put(damStory(), start);
    now = start;
    log = newTestLog();
    memory = newMemory();
    outbox = openOutbox();
  });

  afterEach(async () => {
    await outbox.close();
    await store.close();
    await site.remove();
  });

  /** Ends the process, as far as the store and the outbox can tell, and starts it again. */
  async function restart(): Promise<void> {
    await outbox.close();
    await store.close();
    store = await openStore(site.address);
    outbox = openOutbox();
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
    memory.respond(() =>
      Promise.reject(new PostError('Busy', { outcome: 'refused', retryAfter: 5_400_000 })),
    );
    await run();
    memory.respond(() => Promise.resolve());
    after(3_600_000);
    await run();
    expect(memory.posted).toEqual([]);
    after(1_800_000);
    await run();
    const deliveries = await store.db
      .selectFrom('deliveries')
      .select('id')
      .orderBy('scheduled_for')
      .execute();
    expect(deliveries).toHaveLength(2);
    expect(memory.posted.map(({ key }) => key)).toEqual(
      deliveries.flatMap(({ id }) => [`${id}.0`, `${id}.1`, `${id}.2`]),
    );
  });

  test('a thread that is gone, because somebody has deleted its message, costs one edition', async () => {
    await schedule('memory:G/C', 'dam');
    memory.respond((_, key) =>
      key.endsWith('.1')
        ? Promise.reject(new PostError('thread_not_found', { outcome: 'gone' }))
        : Promise.resolve(),
    );
    await run();
    expect(await states()).toMatchObject([{ state: 'failed', reason: 'thread_not_found' }]);
    expect(await listSchedules(store.db, 'memory:G/C')).toMatchObject([{ state: 'on' }]);
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

  test('a place that is gone switches its schedules off, with the reason', async () => {
    await schedule('memory:G/C', 'dam');
    await schedule('memory:G/C', undefined, new Date(start.getTime() + 60_000));
    memory.respond(() => Promise.reject(new PostError('The channel is archived', { outcome: 'gone' })));
    await run();
    expect(await states()).toMatchObject([{ state: 'failed', reason: 'The channel is archived' }]);
    expect(await listSchedules(store.db, 'memory:G/C')).toMatchObject([
      { state: 'off', reason: 'The channel is archived' },
      { state: 'off', reason: 'The channel is archived' },
    ]);
    expect(memory.told.map(({ user }) => user)).toEqual(['U1', 'U1', 'U1']);
    expect(JSON.stringify(memory.told[0])).toContain('Its schedule is switched off');
    after(3_600_000);
    await run();
    expect(memory.keys).toHaveLength(1);
  });

  const lost = new PostError('The connection was lost', { outcome: 'unknown' });

  test.each([
    ['a doubtful answer', lost],
    ['an error that is none of the platform’s', new Error('The connection was lost')],
  ])('after %s it looks, and goes on where the message is found', async (_, error) => {
    await schedule('memory:G/C', 'dam');
    let failures = 1;
    memory.answer(() => (failures-- > 0 ? Promise.reject(error) : Promise.resolve()));
    await run();
    expect(await states()).toMatchObject([
      { state: 'sending', reason: expect.stringContaining('lost') as string },
    ]);
    after(LEASE - 1);
    await run();
    expect(memory.looked).toEqual([]);
    after(1);
    await run();
    expect(memory.looked).toHaveLength(1);
    expect(memory.posted.map(({ key }) => key.split('.')[1])).toEqual(['0', '1', '2']);
    expect(await states()).toEqual([{ place: 'memory:G/C', state: 'sent', reason: null }]);
  });

  test('after a doubtful answer it looks, and sends again where the message is not found', async () => {
    await schedule('memory:G/C', 'dam');
    memory.respond(() => Promise.reject(lost));
    await run();
    memory.respond(() => Promise.resolve());
    after(LEASE);
    await run();
    expect(memory.looked).toHaveLength(1);
    expect(memory.keys.map((key) => key.split('.')[1])).toEqual(['0', '0', '1', '2']);
    expect(memory.posted).toHaveLength(3);
  });

  test('where it cannot look it waits and looks again; in the end it is shown as unknown, and its maker is told', async () => {
    await schedule('memory:G/C', 'dam');
    memory.answer(() => Promise.reject(lost));
    memory.see(() => Promise.reject(new PostError('busy', { outcome: 'refused', retryAfter: 3 * LEASE })));
    await run();
    after(LEASE);
    await run();
    after(LEASE);
    await run();
    expect(memory.looked).toHaveLength(1);
    memory.see(() => Promise.reject(new PostError('missing_scope', { outcome: 'refused' })));
    after(2 * LEASE);
    await run();
    expect(await states()).toMatchObject([
      { state: 'unknown', reason: expect.stringContaining('missing_scope') as string },
    ]);
    expect(log.lines.some(({ level, message }) => level === 'error' && message.includes('doubtful'))).toBe(
      true,
    );
    expect(await troubles(store.db, start)).toMatchObject([{ place: 'memory:G/C', state: 'unknown' }]);
    expect(memory.told.map(({ user }) => user)).toEqual(['U1', 'U1', 'U1']);
    expect(JSON.stringify(memory.told[0])).toContain('it is not sent again by itself');
    memory.answer(() => Promise.resolve());
    after(3_600_000);
    await run();
    expect(memory.keys).toHaveLength(4);
  });

  test('what cannot be looked up for ever is given up as unknown, not sent again', async () => {
    await schedule('memory:G/C', 'dam');
    memory.answer(() => Promise.reject(lost));
    memory.see(() => Promise.reject(lost));
    await claimDue(store.db, now, log);
    await store.db.updateTable('schedules').set({ next_run_at: null }).execute();
    for (let tries = 0; tries < 30; tries += 1) {
      outbox.ring();
      await outbox.idle();
      after(15 * 60_000);
    }
    expect(memory.keys).toHaveLength(1);
    expect(await states()).toMatchObject([{ state: 'unknown' }]);
  });

  test('a message that the ledger has is not taken for a lost one with the same words', async () => {
    await schedule('memory:G/C', 'dam');
    await run();
    memory.answer(() => Promise.reject(lost));
    after(3_600_000);
    await run();
    memory.answer(() => Promise.resolve());
    const other = memory.posted[0]?.key ?? '';
    const find = memory.connected.adapter.find.bind(memory);
    memory.connected.adapter.find = (place, part, { since }) => find(place, part, { key: other, since });
    after(LEASE);
    await run();
    expect(memory.posted).toHaveLength(3 + 1 + 3);
  });

  describe('another instance', () => {
    let elsewhere: Store;

    beforeEach(async () => {
      elsewhere = engine === 'PostgreSQL' ? await openStore(site.address) : store;
    });
    afterEach(async () => {
      if (elsewhere !== store) await elsewhere.close();
    });

    /** One that claims the delivery, begins its first call, and is never heard of again. */
    async function claimAndFreeze(): Promise<Delivery> {
      const lease = { holder: 'frozen', until: new Date(now.getTime() + LEASE) };
      const [delivery] = await claimDeliveries(elsewhere.db, { now, platform: 'memory', limit: 9, lease });
      if (delivery === undefined) throw new Error('nothing was due');
      const parts = [0, 1, 2].map((part) => ({ body: { part, text: '' }, claims: [], piece }));
      const picture = { at: now, stories: {} };
      const composed = { title: 'x', stories: [], parts, picture, account: 'All is new' };
      await keepComposed(elsewhere.db, delivery, composed, now);
      expect(await markAttempt(elsewhere.db, delivery.id, 0, { lease, now })).toBe(true);
      return delivery;
    }

    test('keeps what it has for a lease; then it is looked for and taken over, and the first may not call any more', async () => {
      await schedule('memory:G/C', 'dam');
      await claimDue(store.db, now, log);
      const { id } = await claimAndFreeze();
      memory.posted.push({
        place: 'memory:G/C',
        part: { body: {}, claims: [], piece },
        key: `${id}.0`,
        title: 'x',
      });
      after(LEASE - 1);
      await run();
      expect(memory.keys).toEqual([]);
      after(1);
      await run();
      expect(memory.looked).toEqual([`${id}.0`]);
      expect(memory.keys).toEqual([`${id}.1`, `${id}.2`]);
      const lease = { holder: 'frozen', until: new Date(now.getTime() + LEASE) };
      expect(await markAttempt(elsewhere.db, id, 0, { lease, now })).toBe(false);
      expect(await finish(elsewhere.db, id, 'frozen', { state: 'failed', reason: 'x' })).toBe(false);
      await markPending(elsewhere.db, id, 'frozen', { dueAt: now, attempts: 0, reason: null });
      expect(await states()).toMatchObject([{ state: 'sent' }]);
    });

    test('keeps what it renews', async () => {
      await schedule('memory:G/C', 'dam');
      await claimDue(store.db, now, log);
      await claimAndFreeze();
      for (let beat = 0; beat < 5; beat += 1) {
        after(LEASE / 2);
        await renewLeases(elsewhere.db, ['frozen'], new Date(now.getTime() + LEASE));
        await run();
      }
      expect(memory.looked).toEqual([]);
    });

    test('that has lost a delivery while it waited for its turn does not call', async () => {
      await schedule('memory:G/C', 'dam');
      await claimDue(store.db, now, log);
      const post = memory.connected.adapter.post.bind(memory);
      memory.connected.adapter.post = async (place, part, options) => {
        await elsewhere.db.updateTable('deliveries').set({ holder: 'another' }).execute();
        return post(place, part, options);
      };
      outbox.ring();
      await outbox.idle();
      expect(memory.keys).toEqual([]);
      expect(await store.db.selectFrom('deliveries').select(['state', 'holder']).execute()).toEqual([
        { state: 'sending', holder: 'another' },
      ]);
    });

    test('shares the work: each delivery goes once, whoever claims it', { timeout: 120_000 }, async () => {
      // More than one instance sends side by side.
      for (let channel = 0; channel < 20; channel += 1) await schedule(`memory:G/C${channel}`, 'dam');
      await Promise.all([claimDue(store.db, now, log), claimDue(elsewhere.db, now, log)]);
      const second = openOutbox({ ...elsewhere });
      outbox.ring();
      second.ring();
      await Promise.all([outbox.idle(), second.idle()]);
      await second.close();
      expect(memory.posted).toHaveLength(60);
      expect(new Set(memory.posted.map(({ key }) => key)).size).toBe(60);
      expect(new Set((await states()).map((each) => (each as { state: string }).state))).toEqual(
        new Set(['sent']),
      );
    });
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
    after(60_000);
    outbox.ring();
    await outbox.idle();
    expect(await states()).toMatchObject([{ state: 'pending', reason: 'elsewhere is not connected' }]);
    after(7 * 3_600_000);
    outbox.ring();
    await outbox.idle();
    expect(await states()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('not connected') as string },
    ]);
    const [given] = await store.db.selectFrom('deliveries').select('id').execute();
    expect((await eventsOf(store.db, given?.id ?? '')).at(-1)).toMatchObject({
      stage: 'failed',
      detail: expect.stringContaining('too old') as string,
    });
  });

  test('a removed schedule sends nothing that is still waiting', async () => {
    await schedule('memory:G/C', 'dam');
    await claimDue(store.db, now, log);
    await removeSchedule(store.db, 'memory:G/C', 's1');
    outbox.ring();
    await outbox.idle();
    expect(memory.keys).toEqual([]);
    expect(await states()).toMatchObject([{ state: 'skipped', reason: 'its schedule was removed' }]);
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
});

describe('outcomeOf', () => {
  const at = { now: start, attempts: 0, random: 1, lease: LEASE };

  test('a pause that the platform asks for is no attempt', () => {
    const limited = new PostError('x', { outcome: 'refused', retryAfter: 1_000 });
    expect(outcomeOf(limited, { ...at, attempts: 7 })).toMatchObject({ type: 'wait', attempts: 7 });
  });

  test('pauses grow to a quarter of an hour', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6].map((attempts) => {
      const outcome = refusal('x', { ...at, attempts });
      return outcome.type === 'wait' ? (outcome.dueAt.getTime() - start.getTime()) / 1_000 : null;
    });
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 900]);
    const spread = refusal('x', { ...at, attempts: 1, random: 0 });
    expect(spread).toMatchObject({ dueAt: new Date(start.getTime() + 15_000) });
    expect(refusal('x', { ...at, attempts: 7 })).toEqual({ type: 'failed', reason: 'x' });
  });
});
