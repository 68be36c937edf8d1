// Quiet hours: what comes in them is held, joined into one edition on waking; corrections pass where they may.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentText, type Document } from '#briefings/document.ts';
import type { Recurrence, Settings } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import { quietText, readQuiet } from '#briefings/schedule/quiet.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { wakeAt } from '#src/clock/quiet.ts';
import { schedulesAt } from '#src/clock/schedules.ts';
import { settingsAt } from '#src/clock/settings.ts';
import { claimDue } from '#src/clock/tick.ts';
import { passCorrections } from '#src/clock/urgent.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { addSchedule, listSchedules } from '#src/store/schedules.ts';
import type { Store } from '#src/store/store.ts';
import { engines } from '../sites.ts';
import { openScene, type Scene } from './scene.ts';
import { damStory, newTestLog } from './world.ts';

describe('words', () => {
  test.each([
    ['22:00–7:00', '22:00–07:00'],
    ['22-7', '22:00–07:00'],
    ['10pm to 6:30 am', '22:00–06:30'],
    ['between 23:30 and 8', '23:30–08:00'],
    ['from noon until 13:00', '12:00–13:00'],
  ])('%s', (words, text) => {
    const read = readQuiet(words);
    expect(read === null ? null : quietText(read)).toBe(text);
  });

  test('off, and what cannot be read', () => {
    expect(readQuiet('off')).toBeNull();
    for (const words of ['22:00', 'at night', '22-7-9', '25-7', '7-7'])
      expect(() => readQuiet(words)).toThrow('/brief quiet');
  });
});

describe('wakeAt', () => {
  const quiet = {
    from: { hour: 22, minute: 0 },
    to: { hour: 7, minute: 0 },
    corrections: 'hold',
  } as const;
  test.each([
    ['2026-03-02T20:59:00Z', null],
    ['2026-03-02T21:00:00Z', '2026-03-03T06:00:00.000Z'],
    ['2026-03-03T05:59:59Z', '2026-03-03T06:00:00.000Z'],
    ['2026-03-03T06:00:00Z', null],
    // The night in which the clocks go forward, and the one in which they go back.
    ['2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('at %s in Berlin: %s', (now, wake) => {
    const settings = { zone: 'Europe/Berlin', quiet, withoutNews: 'line', answers: 'public' } as const;
    expect(wakeAt(settings, new Date(now))?.toISOString() ?? null).toBe(wake);
  });

  test('hours within a day', () => {
    const noon = {
      from: { hour: 12, minute: 0 },
      to: { hour: 13, minute: 30 },
      corrections: 'hold',
    } as const;
    const settings = { zone: 'UTC', quiet: noon, withoutNews: 'line', answers: 'public' } as const;
    expect(wakeAt(settings, new Date('2026-03-02T12:10:00Z'))).toEqual(new Date('2026-03-02T13:30:00Z'));
    expect(wakeAt(settings, new Date('2026-03-02T13:30:00Z'))).toBeNull();
  });
});

describe.each(engines)('quiet hours on %s', (engine) => {
  const place: Place = 'memory:G/C';
  let store: Store;
  let now: Date;
  let paper: Scene['paper'];
  let outbox: Outbox;
  let close: Scene['close'];
  const log = newTestLog();

  beforeEach(async () => {
    now = new Date('2026-03-02T20:00:00Z');
    ({ store, paper, outbox, close } = await openScene(engine, () => now, log));
    await store.stories.put(damStory(), now);
  });

  afterEach(async () => {
    await close();
  });

  const settings = (): Settings => settingsAt({ db: store.db, now, place, zone: 'Europe/Berlin' });
  const hourly: Recurrence = { type: 'cron', expression: '0 * * * *', zone: 'Europe/Berlin' };
  const schedule = (when: Recurrence, story?: string) =>
    addSchedule(
      store.db,
      {
        place,
        draft: { when, length: 'brief', ...(story === undefined ? {} : { story }) },
        nextRunAt: now,
        createdBy: 'U1',
      },
      now,
    );
  const quiet = (corrections: 'pass' | 'hold' = 'hold') =>
    settings().set({ quiet: { from: { hour: 22, minute: 0 }, to: { hour: 7, minute: 0 }, corrections } });
  /** Ticks at an hour's beginning. @returns what was posted by it */
  const tickAt = async (iso: string): Promise<readonly string[]> => {
    now = new Date(iso);
    const before = paper.posted.length;
    await claimDue(store.db, now, log);
    await passCorrections(store.db, await store.stories.list(), now);
    outbox.ring();
    await outbox.idle();
    return paper.posted.slice(before).map((document: Document) => documentText(document));
  };
  const changed = (change: Partial<Claim>): Story => {
    const story = damStory();
    return {
      ...story,
      claims: story.claims.map((each) => (each.id === 'repair' ? { ...each, ...change } : each)),
    };
  };

  test('a night is one edition in the morning, that says what it joins', async () => {
    await schedule(hourly);
    await quiet();
    expect(await tickAt('2026-03-02T20:00:00Z')).toHaveLength(1);
    await store.stories.put(changed({ text: 'The dam will be repaired in June' }), now);
    for (let hour = 21; hour < 30; hour += 1)
      expect(await tickAt(new Date(Date.UTC(2026, 2, 2, hour)).toISOString())).toEqual([]);
    const posted = await tickAt('2026-03-03T06:00:00Z');
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain(
      'After quiet hours: 10 editions in one, due from 2026-03-02 21:00 UTC to 2026-03-03 06:00 UTC.',
    );
    expect(posted[0]).toContain('[updated] The dam will be repaired in June');
    const rows = await store.db.selectFrom('deliveries').select(['state', 'joined']).execute();
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(2);
    expect(rows.filter(({ joined }) => joined !== null)).toHaveLength(9);
    expect(await tickAt('2026-03-03T07:00:00Z')).toHaveLength(1);
  });

  test('schedules of several stories become one edition of all of them', async () => {
    await store.stories.put(damStory('weir'), now);
    await quiet();
    now = new Date('2026-03-02T23:00:00Z');
    await schedule({ ...hourly, expression: '0 1 * * *' }, 'dam');
    await schedule({ ...hourly, expression: '0 2 * * *' }, 'weir');
    await store.db.updateTable('schedules').set({ next_run_at: now.getTime() }).execute();
    expect(await tickAt('2026-03-02T23:10:00Z')).toEqual([]);
    const posted = await tickAt('2026-03-03T06:00:00Z');
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain('The dam above');
    expect(posted[0]).toContain('The weir above');
  });

  test('a run that is asked for, and a single time, are not held', async () => {
    await quiet();
    now = new Date('2026-03-02T22:00:00Z');
    await schedule({ type: 'once', at: new Date('2026-03-02T22:00:00Z') });
    expect(await tickAt('2026-03-02T22:00:00Z')).toHaveLength(1);
    await schedule({ ...hourly, expression: '0 12 * * *' });
    await store.db.updateTable('schedules').set({ next_run_at: null }).execute();
    await schedulesAt({
      db: store.db,
      now,
      place,
      asker: { id: 'U1', manager: true },
      ring: () => undefined,
    }).run('s2');
    expect(await tickAt('2026-03-02T22:01:00Z')).toHaveLength(1);
  });

  test('ended in the night, what was held comes at once; a pause drops it', async () => {
    await schedule(hourly);
    await quiet();
    await tickAt('2026-03-02T21:00:00Z');
    await tickAt('2026-03-02T22:00:00Z');
    now = new Date('2026-03-02T22:10:00Z');
    await settings().set({ quiet: null });
    expect(await tickAt('2026-03-02T22:11:00Z')).toHaveLength(1);
    await quiet();
    await tickAt('2026-03-02T23:00:00Z');
    await schedulesAt({
      db: store.db,
      now,
      place,
      asker: { id: 'U1', manager: true },
      ring: () => undefined,
    }).pause('s1');
    expect(await tickAt('2026-03-03T06:00:00Z')).toEqual([]);
  });

  test('a correction passes where it may, alone and once; the rest waits for the morning', async () => {
    await schedule(hourly);
    await quiet('pass');
    await tickAt('2026-03-02T20:00:00Z');
    await store.stories.put(
      { ...changed({ status: 'corrected', text: 'The dam will be repaired in July' }), headline: 'The dam' },
      now,
    );
    const posted = await tickAt('2026-03-02T21:00:00Z');
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain('[correction] The dam will be repaired in July');
    expect(posted[0]).toContain('Told here before: “The dam will be repaired in May”');
    expect(await tickAt('2026-03-02T21:01:00Z')).toEqual([]);
    expect(await tickAt('2026-03-02T22:00:00Z')).toEqual([]);
    const morning = await tickAt('2026-03-03T06:00:00Z');
    expect(morning).toHaveLength(1);
    expect(morning[0]).not.toContain('July');
  });

  test('where corrections are to wait, they come first in the morning', async () => {
    await schedule(hourly);
    await quiet('hold');
    await tickAt('2026-03-02T20:00:00Z');
    await store.stories.put(changed({ status: 'withdrawn' }), now);
    expect(await tickAt('2026-03-02T21:00:00Z')).toEqual([]);
    expect((await tickAt('2026-03-03T06:00:00Z'))[0]).toContain('Put right\n• [withdrawal]');
  });

  test('a new zone takes the schedules along that keep to it', async () => {
    await schedule(hourly);
    await schedule({ ...hourly, zone: 'Asia/Tokyo', expression: '0 8 * * *' });
    await settings().set({ zone: 'Europe/London' });
    expect(
      (await listSchedules(store.db, place)).map(({ when }) => when.type === 'cron' && when.zone),
    ).toEqual(['Europe/London', 'Asia/Tokyo']);
    expect(await settings().read()).toMatchObject({ zone: 'Europe/London', quiet: null });
  });
});
