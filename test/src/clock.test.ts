// The clock: runs in zones over daylight saving, slots that were missed, and the tick that claims what is due.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recurrence } from '#briefings/desk.ts';
import { checkRecurrence, nextRuns, slotName } from '#src/clock/runs.ts';
import { slotsDue } from '#src/clock/slots.ts';
import { claimDue } from '#src/clock/tick.ts';
import { addSchedule, listSchedules } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { newTestLog } from './world.ts';

const cron = (expression: string, zone: string): Recurrence => ({ type: 'cron', expression, zone });
const at = (iso: string): Date => new Date(iso);

describe('nextRuns', () => {
  test.each([
    // zone, expression, after, runs
    ['Asia/Kathmandu', '0 8 * * *', '2026-04-03T00:00Z', ['2026-04-03T02:15Z', '2026-04-04T02:15Z']],
    ['Europe/Berlin', '0 8 * * 1-5', '2026-03-27T12:00Z', ['2026-03-30T06:00Z', '2026-03-31T06:00Z']],
    // The clocks go forward: 02:30 does not exist on 29 March, and is 03:30 that day.
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-03-28T00:00Z',
      ['2026-03-28T01:30Z', '2026-03-29T01:30Z', '2026-03-30T00:30Z'],
    ],
    // The clocks go back: 02:30 comes twice on 25 October, and counts the first time.
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-10-24T00:00Z',
      ['2026-10-24T00:30Z', '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    ],
    ['Europe/Berlin', '30 2 * * *', '2026-10-25T00:45Z', ['2026-10-26T01:30Z']],
    // "Every hour" means every stretch of time: both hours of the night.
    [
      'Europe/Berlin',
      '0 * * * *',
      '2026-10-24T22:30Z',
      ['2026-10-24T23:00Z', '2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z'],
    ],
    ['America/New_York', '30 2 * * *', '2026-03-07T12:00Z', ['2026-03-08T07:30Z', '2026-03-09T06:30Z']],
    ['America/New_York', '30 1 * * *', '2026-10-31T12:00Z', ['2026-11-01T05:30Z', '2026-11-02T06:30Z']],
    // Half an hour of daylight saving: 02:15 is 02:45 on 4 October.
    [
      'Australia/Lord_Howe',
      '15 2 * * *',
      '2026-10-02T00:00Z',
      ['2026-10-02T15:45Z', '2026-10-03T15:45Z', '2026-10-04T15:15Z'],
    ],
    [
      'Australia/Lord_Howe',
      '45 1 * * *',
      '2026-04-03T00:00Z',
      ['2026-04-03T14:45Z', '2026-04-04T14:45Z', '2026-04-05T15:15Z'],
    ],
    // Midnight itself is skipped.
    ['America/Santiago', '0 0 * * *', '2026-09-05T05:00Z', ['2026-09-06T04:00Z', '2026-09-07T03:00Z']],
    // Morocco goes back for Ramadan, and forward after it.
    [
      'Africa/Casablanca',
      '30 2 * * *',
      '2026-02-14T00:00Z',
      ['2026-02-14T01:30Z', '2026-02-15T01:30Z', '2026-02-16T02:30Z'],
    ],
    // Samoa had no 30 December 2011.
    [
      'Pacific/Apia',
      '0 8 * * *',
      '2011-12-29T00:00Z',
      ['2011-12-29T18:00Z', '2011-12-30T18:00Z', '2011-12-31T18:00Z'],
    ],
  ])('%s %s after %s', (zone, expression, after, runs) => {
    expect(nextRuns(cron(expression, zone), at(after), runs.length)).toEqual(runs.map(at));
  });

  test('asking after each run gives the same runs as asking for all: none twice, none lost', () => {
    const edges = [
      ['Europe/Berlin', '2026-03-27T00:00Z'],
      ['Europe/Berlin', '2026-10-23T00:00Z'],
      ['Australia/Lord_Howe', '2026-10-02T00:00Z'],
      ['Australia/Lord_Howe', '2026-04-03T00:00Z'],
      ['America/Santiago', '2026-09-04T00:00Z'],
    ] as const;
    for (const [zone, start] of edges)
      for (const expression of ['*/15 * * * *', '0,15,30,45 1,2,3 * * *', '10 */2 * * *', '20 2 * * 0']) {
        const together = nextRuns(cron(expression, zone), at(start), 40);
        let from = at(start);
        const single = together.map(() => {
          const [next] = nextRuns(cron(expression, zone), from, 1);
          from = next ?? from;
          return from;
        });
        expect(single).toEqual(together);
        expect(new Set(together.map(Number)).size).toBe(together.length);
        expect([...together].sort((a, b) => Number(a) - Number(b))).toEqual(together);
      }
  });

  test('several times of day, and spans that no day is made of', () => {
    expect(nextRuns(cron('0 8 * * 1-5; 30 17 * * 1-5', 'UTC'), at('2026-03-06T09:00Z'), 3)).toEqual(
      ['2026-03-06T17:30Z', '2026-03-09T08:00Z', '2026-03-09T17:30Z'].map(at),
    );
    // Both stand for 03:30 on the night of the gap: one edition.
    expect(nextRuns(cron('30 2 * * *; 30 3 * * *', 'Europe/Berlin'), at('2026-03-29T00:00Z'), 2)).toEqual(
      ['2026-03-29T01:30Z', '2026-03-30T00:30Z'].map(at),
    );
    const every: Recurrence = { type: 'every', minutes: 300, from: at('2026-03-01T10:00Z') };
    expect(nextRuns(every, at('2026-03-01T10:00Z'), 2)).toEqual(
      ['2026-03-01T15:00Z', '2026-03-01T20:00Z'].map(at),
    );
    expect(nextRuns(every, at('2026-03-01T15:00Z'), 1)).toEqual([at('2026-03-01T20:00Z')]);
  });

  // In every zone, over the days around its changes: each local date and time comes once, at no wrong time.
  test.each([
    ['Europe/Berlin', '2026-03-27T00:00Z', '2026-10-23T00:00Z'],
    ['America/New_York', '2026-03-06T00:00Z', '2026-10-30T00:00Z'],
    ['Australia/Lord_Howe', '2026-10-02T00:00Z', '2026-04-03T00:00Z'],
    ['Asia/Kathmandu', '2026-03-27T00:00Z', '2026-10-23T00:00Z'],
    ['Africa/Casablanca', '2026-03-20T00:00Z', '2026-02-13T00:00Z'],
    ['Pacific/Apia', '2011-12-28T00:00Z', '2012-03-30T00:00Z'],
  ])('%s: every local time of day has one slot a day, over both changes', (zone, ...starts) => {
    for (const start of starts)
      for (let half = 0; half < 48; half += 1) {
        const [hour, minute] = [Math.floor(half / 2), (half % 2) * 30];
        const when = cron(`${minute} ${hour} * * *`, zone);
        const names = nextRuns(when, at(start), 5).map((run) => slotName(when, run));
        const days = names.map((name) => name.slice(0, 10));
        expect(new Set(days).size, `${zone} ${when.type} ${hour}:${minute} ${names.join(' ')}`).toBe(5);
        const wanted = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(names.filter((name) => !name.endsWith(wanted)).length).toBeLessThanOrEqual(1);
      }
  });

  test('days and weeks that are left out, also over a change of the clocks', () => {
    const zone = 'Europe/Berlin';
    const days = {
      type: 'cron',
      expression: '0 8 * * *',
      zone,
      stride: { unit: 'day', count: 2, from: '2026-03-27' },
    } as const;
    expect(nextRuns(days, at('2026-03-27T12:00Z'), 3)).toEqual(
      ['2026-03-29T06:00Z', '2026-03-31T06:00Z', '2026-04-02T06:00Z'].map(at),
    );
    const weeks = {
      ...days,
      expression: '0 9 * * 1,5',
      stride: { unit: 'week', count: 2, from: '2026-03-20' },
    } as const;
    expect(nextRuns(weeks, at('2026-03-20T12:00Z'), 3)).toEqual(
      ['2026-03-30T07:00Z', '2026-04-03T07:00Z', '2026-04-13T07:00Z'].map(at),
    );
  });

  test('a single run ends', () => {
    const once: Recurrence = { type: 'once', at: at('2026-03-01T10:00Z') };
    expect(nextRuns(once, at('2026-03-01T09:59Z'), 3)).toEqual([once.at]);
    expect(nextRuns(once, once.at, 3)).toEqual([]);
  });

  test.each([
    [cron('61 * * * *', 'UTC'), 'five fields'],
    [cron('* * * * * *', 'UTC'), 'five fields'],
    [cron('', 'UTC'), 'five fields'],
    [cron('0 8 30 2 *', 'UTC'), 'no such day'],
    [cron('0 8 31 4,6 *', 'UTC'), 'no such day'],
    [cron('0 8 * * 1,1', 'UTC'), 'five fields'],
    [cron('0 8 * * *', 'Mars/Olympus'), 'Mars/Olympus'],
    [cron('0 8 * * *', '+02:00'), '+02:00'],
    [{ type: 'once', at: at('2026-01-01T00:00Z') } as const, 'passed'],
  ])('%j is refused', (when, words) => {
    expect(() => checkRecurrence(when, at('2026-01-02T00:00Z'))).toThrow(words);
  });
});

describe('slotsDue', () => {
  const daily = cron('0 8 * * *', 'Europe/Berlin');

  test('in time: the slot is due', () => {
    expect(slotsDue(daily, at('2026-03-02T07:00Z'), at('2026-03-02T07:00:30Z'))).toEqual({
      slots: [{ at: at('2026-03-02T07:00Z'), name: '2026-03-02T08:00', fate: 'due' }],
      next: at('2026-03-03T07:00Z'),
    });
  });

  // Down from Monday 2 March, before the first slot: until, the slots that are skipped, and the late one.
  test.each([
    ['daily', '0 8 * * *', 'Europe/Berlin', '2026-03-05T12:59Z', 3, '2026-03-05T07:00Z'],
    ['daily, beyond the grace', '0 8 * * *', 'Europe/Berlin', '2026-03-05T13:01Z', 4, null],
    ['twice a day', '0 8 * * *; 30 17 * * *', 'Europe/Berlin', '2026-03-05T06:00Z', 6, null],
    [
      'twice a day, in grace',
      '0 8 * * *; 30 17 * * *',
      'Europe/Berlin',
      '2026-03-05T08:00Z',
      6,
      '2026-03-05T07:00Z',
    ],
    ['hourly', '0 * * * *', 'Asia/Kathmandu', '2026-03-05T06:20Z', 71, '2026-03-05T06:15Z'],
    ['every quarter', '*/15 * * * *', 'UTC', '2026-03-05T06:20Z', 200, '2026-03-05T06:15Z'],
  ])('a three-day outage, %s', (_, expression, zone, now, skipped, late) => {
    const when = cron(expression, zone);
    const [from = at(now)] = nextRuns(when, at('2026-03-02T06:59Z'), 1);
    const { slots, next } = slotsDue(when, from, at(now));
    expect(slots.filter(({ fate }) => fate === 'skipped')).toHaveLength(skipped);
    expect(slots.filter(({ fate }) => fate !== 'skipped').map((slot) => slot.at)).toEqual(
      late === null ? [] : [at(late)],
    );
    expect(new Set(slots.map(({ name }) => name)).size).toBe(slots.length);
    expect(next?.getTime()).toBeGreaterThan(at(now).getTime());
  });

  test('the longest grace is a setting', () => {
    const fateWith = (hours: number) =>
      slotsDue(daily, at('2026-03-02T07:00Z'), at('2026-03-02T15:00Z'), hours * 3_600_000).slots[0]?.fate;
    expect(fateWith(7)).toBe('skipped');
    expect(fateWith(8)).toBe('late');
  });

  test('older than the grace: none', () => {
    const { slots, next } = slotsDue(daily, at('2026-03-02T07:00Z'), at('2026-03-02T13:01Z'));
    expect(slots).toMatchObject([{ at: at('2026-03-02T07:00Z'), fate: 'skipped' }]);
    expect(next).toEqual(at('2026-03-03T07:00Z'));
  });

  test('the grace is half the period where that is shorter', () => {
    const hourly = cron('0 * * * *', 'UTC');
    const fateAt = (now: string) => slotsDue(hourly, at('2026-03-02T07:00Z'), at(now)).slots.at(-1)?.fate;
    expect(fateAt('2026-03-02T07:30Z')).toBe('late');
    expect(fateAt('2026-03-02T07:31Z')).toBe('skipped');
  });

  test('a schedule for every minute does not flood after a long pause', () => {
    const { slots } = slotsDue(cron('* * * * *', 'UTC'), at('2026-03-01T00:00Z'), at('2026-03-04T00:00:10Z'));
    expect(slots.filter(({ fate }) => fate !== 'skipped')).toMatchObject([
      { at: at('2026-03-04T00:00Z'), fate: 'due' },
    ]);
    expect(slots.length).toBeLessThan(1_500);
  });

  test('a single run ends the schedule, in time or late', () => {
    const when: Recurrence = { type: 'once', at: at('2026-03-02T07:00Z') };
    expect(slotsDue(when, when.at, at('2026-03-02T12:00Z'))).toMatchObject({
      slots: [{ at: when.at, fate: 'late' }],
      next: null,
    });
  });
});

describe.each(engines)('claimDue on %s', (engine) => {
  let site: Site;
  let store: Store;
  const log = newTestLog();

  beforeEach(async () => {
    site = await newSite(engine);
    store = await openStore(site.address);
  });

  afterEach(async () => {
    await store.close();
    await site.remove();
  });

  const now = at('2026-03-02T07:00:05Z');
  const add = (place: `slack:${string}`, when: Recurrence, nextRunAt = at('2026-03-02T07:00Z')) =>
    addSchedule(store.db, { place, draft: { when, length: 'brief' }, nextRunAt, createdBy: 'U1' }, now);

  test('a slot becomes a delivery once, however often and however many ask', async () => {
    await add('slack:T1/C1', cron('0 8 * * *', 'Europe/Berlin'));
    const claims = await Promise.all([1, 2, 3].map(() => claimDue(store.db, now, log)));
    expect(claims.flat()).toHaveLength(1);
    expect(claims.flat()[0]).toMatchObject({
      place: 'slack:T1/C1',
      scheduledFor: at('2026-03-02T07:00Z'),
      late: false,
      state: 'pending',
    });
    expect(await claimDue(store.db, at('2026-03-03T06:59:59Z'), log)).toEqual([]);
    expect(await claimDue(store.db, at('2026-03-03T07:00:00Z'), log)).toHaveLength(1);
  });

  test('a single run leaves the list; a schedule that cannot be read is switched off and holds no other', async () => {
    await add('slack:T1/C1', { type: 'once', at: at('2026-03-02T07:00Z') });
    const bad = await add('slack:T1/C2', cron('0 8 * * *', 'UTC'));
    const unreadable = JSON.stringify({ type: 'cron', expression: '99 99 * * *', zone: 'UTC' });
    await store.db
      .updateTable('schedules')
      .set({ recurrence: unreadable })
      .where('id', '=', bad.key)
      .execute();
    expect((await claimDue(store.db, now, log)).map(({ place }) => place)).toEqual(['slack:T1/C1']);
    expect(await listSchedules(store.db, 'slack:T1/C1')).toEqual([]);
    const [off] = await listSchedules(store.db, 'slack:T1/C2');
    expect(off).toMatchObject({ state: 'off', reason: expect.stringContaining('add it again') as string });
  });

  test('thousands of schedules are claimed in one tick', async () => {
    const row = await add('slack:T1/C0', cron('0 8 * * *', 'Europe/Berlin'));
    const template = await store.db
      .selectFrom('schedules')
      .selectAll()
      .where('id', '=', row.key)
      .executeTakeFirstOrThrow();
    for (let batch = 0; batch < 5; batch += 1)
      await store.db
        .insertInto('schedules')
        .values(
          Array.from({ length: 500 }, (_, n) => ({
            ...template,
            id: `x${batch}-${n}`,
            place: `slack:T1/X${batch}-${n}`,
          })),
        )
        .execute();
    expect(await claimDue(store.db, now, log)).toHaveLength(2_501);
    const waiting = await store.db.selectFrom('schedules').select('next_run_at').distinct().execute();
    expect(waiting).toEqual([{ next_run_at: at('2026-03-03T07:00Z').getTime() }]);
  });
});
