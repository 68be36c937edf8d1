// Schedules as commands handle them, around their slots: changed, moved to another zone, paused, resumed, run.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recurrence, Schedules } from '#briefings/desk.ts';
import { schedulesAt } from '#src/clock/schedules.ts';
import { claimDue } from '#src/clock/tick.ts';
import { switchOff } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { newTestLog } from './world.ts';

const cron = (expression: string, zone: string): Recurrence => ({ type: 'cron', expression, zone });
const place = 'slack:T1/C1';

describe.each(engines)('schedules on %s', (engine) => {
  let site: Site;
  let store: Store;
  let now: Date;
  let rung: number;
  const log = newTestLog();

  beforeEach(async () => {
    site = await newSite(engine);
    store = await openStore(site.address);
    now = new Date('2026-03-02T06:00:00Z');
    rung = 0;
  });

  afterEach(async () => {
    await store.close();
    await site.remove();
  });

  const at = (iso: string): void => {
    now = new Date(iso);
  };
  const schedules = (): Schedules =>
    schedulesAt({
      db: store.db,
      now,
      place,
      asker: { id: 'U1', manager: true },
      ring: () => {
        rung += 1;
      },
    });
  const tick = async (): Promise<readonly string[]> =>
    (await claimDue(store.db, now, log)).map(({ scheduledFor }) => scheduledFor.toISOString());
  const eight = cron('0 8 * * *', 'Europe/Berlin');

  test('a zone that changes after the slot does not bring the slot again that day', async () => {
    await schedules().add({ when: eight, length: 'brief' });
    at('2026-03-02T07:00:10Z');
    expect(await tick()).toEqual(['2026-03-02T07:00:00.000Z']);
    at('2026-03-02T07:30:00Z');
    const changed = await schedules().change('s1', { when: cron('0 8 * * *', 'Europe/London') });
    expect(changed?.nextRuns[0]).toEqual(new Date('2026-03-03T08:00:00Z'));
    at('2026-03-02T08:00:10Z');
    expect(await tick()).toEqual([]);
    at('2026-03-03T08:00:10Z');
    expect(await tick()).toEqual(['2026-03-03T08:00:00.000Z']);
  });

  test('a zone that changes before the slot moves it: the day has it once', async () => {
    await schedules().add({ when: eight, length: 'brief' });
    at('2026-03-02T06:59:50Z');
    await schedules().change('s1', { when: cron('0 8 * * *', 'Europe/London') });
    at('2026-03-02T07:00:10Z');
    expect(await tick()).toEqual([]);
    at('2026-03-02T08:00:10Z');
    expect(await tick()).toEqual(['2026-03-02T08:00:00.000Z']);
    await schedules().change('s1', { when: eight });
    at('2026-03-03T07:00:10Z');
    expect(await tick()).toEqual(['2026-03-03T07:00:00.000Z']);
  });

  test('what is changed alone changes', async () => {
    await schedules().add({ when: eight, length: 'brief', story: 'dam' });
    expect(await schedules().change('s1', { length: 'flash' })).toMatchObject({
      when: eight,
      story: 'dam',
      length: 'flash',
    });
    expect(await schedules().change('s9', { length: 'flash' })).toBeUndefined();
  });

  test('what a pause swallows is neither posted nor made up for', async () => {
    await schedules().add({ when: eight, length: 'brief' });
    expect(await schedules().pause('s1')).toMatchObject({ paused: true, nextRuns: [] });
    at('2026-03-02T07:00:10Z');
    expect(await tick()).toEqual([]);
    at('2026-03-02T07:01:00Z');
    const resumed = await schedules().resume('S1');
    expect(resumed).toMatchObject({ paused: false });
    expect(resumed?.nextRuns[0]).toEqual(new Date('2026-03-03T07:00:00Z'));
    expect(await tick()).toEqual([]);
    expect(await store.db.selectFrom('deliveries').select('id').execute()).toEqual([]);
  });

  test('paused and resumed before the slot, it comes in time; changed while paused, it stays paused', async () => {
    await schedules().add({ when: eight, length: 'brief' });
    await schedules().pause('s1');
    expect(await schedules().change('s1', { length: 'deep' })).toMatchObject({ paused: true, nextRuns: [] });
    await schedules().resume('s1');
    at('2026-03-02T07:00:10Z');
    expect(await tick()).toHaveLength(1);
  });

  test('a schedule that was switched off can go on; a single time that is past cannot', async () => {
    await schedules().add({ when: eight, length: 'brief' });
    const [row] = await store.db.selectFrom('schedules').select('id').execute();
    await switchOff(store.db, row?.id ?? '', 'The channel is archived.');
    await expect(schedules().pause('s1')).rejects.toThrow('archived');
    const resumed = await schedules().resume('s1');
    expect(resumed?.off).toBeUndefined();
    expect(resumed?.nextRuns).toHaveLength(3);
    await schedules().add({ when: { type: 'once', at: new Date('2026-03-02T09:00:00Z') }, length: 'brief' });
    await schedules().pause('s2');
    at('2026-03-02T10:00:00Z');
    await expect(schedules().resume('s2')).rejects.toThrow('passed already');
  });

  test('a run at once is an edition of its own, as often as it is asked for', async () => {
    await schedules().add({ when: eight, length: 'brief' });
    await Promise.all([1, 2, 3].map(() => schedules().run('s1')));
    expect(rung).toBe(3);
    const rows = await store.db.selectFrom('deliveries').select(['kind', 'state']).execute();
    expect(rows).toEqual(Array(3).fill({ kind: 'run', state: 'pending' }));
    at('2026-03-02T07:00:10Z');
    expect(await tick()).toHaveLength(1);
    expect(await schedules().run('s7')).toBeUndefined();
  });

  test('spans are kept, and a preview saves nothing', async () => {
    const every: Recurrence = { type: 'every', minutes: 300, from: now };
    expect(schedules().preview(every)).toHaveLength(3);
    expect(() => schedules().preview({ type: 'once', at: now })).toThrow('passed already');
    expect(await schedules().list()).toEqual([]);
    await schedules().add({ when: every, length: 'brief' });
    expect(await schedules().list()).toMatchObject([{ when: every }]);
  });
});
