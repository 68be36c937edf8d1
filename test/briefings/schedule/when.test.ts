// What people type for a time, and what they type by mistake.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { UserError } from '#briefings/error.ts';
import { readingsOf } from '#briefings/schedule/spoken.ts';
import { readWhen, whenText } from '#briefings/schedule/when.ts';

const now = new Date('2026-03-01T10:00:00Z');
const read = (words: string) => readWhen(words, { now, zone: 'Europe/Berlin' });

describe('words', () => {
  test.each([
    ['8:00', '0 8 * * *'],
    ['at 8', '0 8 * * *'],
    ['daily at 8:00', '0 8 * * *'],
    ['every day at 8 am', '0 8 * * *'],
    ['Weekdays at 8:00', '0 8 * * 1-5'],
    ['every weekday 8:15', '15 8 * * 1-5'],
    ['weekends at noon', '0 12 * * 0,6'],
    ['mondays at 9:30', '30 9 * * 1'],
    ['on Monday, Wednesday and Friday at 9', '0 9 * * 1,3,5'],
    ['tue and thu at 7.45 pm', '45 19 * * 2,4'],
    ['8:00 and 17:00', '0 8,17 * * *'],
    ['weekdays at 8am, 12 pm and 6pm', '0 8,12,18 * * 1-5'],
    ['midnight', '0 0 * * *'],
    ['12 am', '0 0 * * *'],
    ['hourly', '0 * * * *'],
    ['mondays', '0 8 * * 1'],
    ['on weekdays', '0 8 * * 1-5'],
    ['daily', '0 8 * * *'],
    ['weekly', '0 8 * * 0'],
    ['once a week at 9', '0 9 * * 0'],
    ['weekly on tuesday', '0 8 * * 2'],
    ['monthly at 9', '0 9 1 * *'],
    ['at eight', '0 8 * * *'],
    ['once a day at noon', '0 12 * * *'],
    ['first monday of the month at 9', '0 9 * * 1#1'],
    ['at 16:00 on the last friday of the month', '0 16 * * 5L'],
    ['every third thursday 8:30', '30 8 * * 4#3'],
    ['every two hours', '0 */2 * * *'],
    ['every hour from 9 to 17', '0 9-17 * * *'],
    ['every 2 hours between 8 and 18 on weekdays', '0 8-18/2 * * 1-5'],
    ['every 30 minutes on weekdays', '*/30 * * * 1-5'],
    ['every 15 min from 9am to 5pm', '*/15 9-17 * * *'],
    ['every 6 hours', '0 */6 * * *'],
    ['30 7 * * 1-5', '30 7 * * 1-5'],
    ['at 8:00 and 17:00 on weekdays', '0 8,17 * * 1-5'],
    ['9am every monday', '0 9 * * 1'],
    ['8:00 daily', '0 8 * * *'],
    ['at midnight on fridays', '0 0 * * 5'],
    ['at 8 p.m. on weekends', '0 20 * * 0,6'],
    ['monday to friday at 8', '0 8 * * 1,2,3,4,5'],
    ['mon-fri 8:00', '0 8 * * 1,2,3,4,5'],
    ['saturday through monday at 10', '0 10 * * 0,1,6'],
    ['mon, wed to fri at 18:00', '0 18 * * 1,3,4,5'],
    ['mon/wed/fri 18:00', '0 18 * * 1,3,5'],
    ['weds and thurs at 9', '0 9 * * 3,4'],
    ['each weekday at 8', '0 8 * * 1-5'],
    ['every weekend at 9', '0 9 * * 0,6'],
    ['0 8 * * MON-FRI', '0 8 * * mon-fri'],
    ['8:00 and 17:30', '0 8 * * *; 30 17 * * *'],
    ['weekdays at 8, 12:30 and 17:30', '0 8 * * 1-5; 30 12,17 * * 1-5'],
    ['weekly on mondays at 9', '0 9 * * 1'],
    ['every week on friday at 16:00', '0 16 * * 5'],
    ['on the 1st and 15th at 9:00', '0 9 1,15 * *'],
    ['monthly on the last day at 17:00', '0 17 L * *'],
    ['9:00 on the first of every month', '0 9 1 * *'],
    ['every morning', '0 8 * * *'],
    ['every evening at 7', '0 19 * * *'],
    ['at 6 in the evening', '0 18 * * *'],
    ['every 30 minutes', '*/30 * * * *'],
    ['every 15 min', '*/15 * * * *'],
    ['every half an hour', '*/30 * * * *'],
    ['every hour', '0 * * * *'],
    ['half past 8', '30 8 * * *'],
    ['weekdays at half past eight', '30 8 * * 1-5'],
    ['quarter to 9 on mondays', '45 8 * * 1'],
    ['at ten to nine', '50 8 * * *'],
    ['at quarter past 6 in the evening', '15 18 * * *'],
    ['at half past 5 pm on fridays', '30 17 * * 5'],
    ['twice a day', '0 8,18 * * *'],
    ['twice daily on weekdays', '0 8,18 * * 1-5'],
    ['weekdays three times a day', '0 8,13,18 * * 1-5'],
    ['twice a day at 7:30 and 19:00', '30 7 * * *; 0 19 * * *'],
    ['every morning and evening', '0 8,18 * * *'],
    ['in the morning and in the evening', '0 8,18 * * *'],
    ['weekdays in the morning and evening', '0 8,18 * * 1-5'],
    ['weekday mornings', '0 8 * * 1-5'],
    ['monday mornings', '0 8 * * 1'],
    ['friday evenings at 7', '0 19 * * 5'],
    ['every night', '0 21 * * *'],
  ])('%s → %s', (words, expression) => {
    expect(read(words)).toEqual({ type: 'cron', expression, zone: 'Europe/Berlin' });
  });

  test.each([
    ['every 2 days at 8:00', '0 8 * * *', 'day', 2, '2026-03-02'],
    ['every other day at 18:00', '0 18 * * *', 'day', 2, '2026-03-01'],
    ['at 8 every 3 days', '0 8 * * *', 'day', 3, '2026-03-02'],
    ['every other monday at 9', '0 9 * * 1', 'week', 2, '2026-03-02'],
    ['every 2nd friday at 9', '0 9 * * 5', 'week', 2, '2026-03-06'],
    ['every two weeks on tuesdays at 9:30', '30 9 * * 2', 'week', 2, '2026-03-03'],
    ['fortnightly on fridays at 10', '0 10 * * 5', 'week', 2, '2026-03-06'],
    ['mondays at 9, every 4 weeks', '0 9 * * 1', 'week', 4, '2026-03-02'],
  ])('%s begins with the next of its times', (words, expression, unit, count, from) => {
    const stride = { unit, count, from };
    expect(read(words)).toEqual({ type: 'cron', expression, zone: 'Europe/Berlin', stride });
  });

  test('a stride of one is none, and one of a year is refused', () => {
    expect(read('every 1 days at 8')).toEqual(read('daily at 8'));
    expect(() => read('every 365 days at 8')).toThrow(/1 to 31/);
    expect(whenText(read('every other monday at 9'))).toBe(
      'At 09:00, only on Monday, every 2 weeks (Europe/Berlin)',
    );
  });

  test.each([
    ['weekdays at 8:00 in New York', 'America/New_York'],
    ['8:00 in kathmandu', 'Asia/Kathmandu'],
    ['8:00 Australia/Lord_Howe', 'Australia/Lord_Howe'],
    ['8:00 in Europe/London', 'Europe/London'],
    ['8:00 London time', 'Europe/London'],
    ['mondays 9am New York time', 'America/New_York'],
    ['8:00 ET', 'America/New_York'],
    ['weekdays at 8:00 (PT)', 'America/Los_Angeles'],
    ['8:00 CET', 'Europe/Brussels'],
    ['every 6 hours UTC', 'UTC'],
    ['8:00 on weekdays in Tokyo', 'Asia/Tokyo'],
    ['8:00 in São Paulo', 'America/Sao_Paulo'],
  ])('%s is in %s', (words, zone) => {
    const when = read(words);
    expect(when.type === 'cron' && canonical(when.zone)).toBe(canonical(zone));
  });

  test.each([
    ['8:00 in Kyiv', 'Europe/Kyiv'],
    ['8:00 asia/kolkata', 'Asia/Kolkata'],
    ['8:00 europe/berlin', 'Europe/Berlin'],
  ])('%s is confirmed by the name that was typed', (words, zone) => {
    expect(whenText(read(words))).toContain(`(${zone})`);
  });

  test.each([
    ['in 1 minute', '2026-03-01T10:01:00.000Z'],
    ['in 10 minutes', '2026-03-01T10:10:00.000Z'],
    ['in an hour', '2026-03-01T11:00:00.000Z'],
    ['in 2 h', '2026-03-01T12:00:00.000Z'],
    ['in half an hour', '2026-03-01T10:30:00.000Z'],
    ['in 3 days', '2026-03-04T10:00:00.000Z'],
    ['in ten minutes', '2026-03-01T10:10:00.000Z'],
    ['in 1.5 hours', '2026-03-01T11:30:00.000Z'],
    ['in 2 weeks', '2026-03-15T10:00:00.000Z'],
    ['in 3 days at 9', '2026-03-04T08:00:00.000Z'],
    ['tomorrow', '2026-03-02T07:00:00.000Z'],
    ['tomorrow at 9', '2026-03-02T08:00:00.000Z'],
    ['tomorrow at 9 in New York', '2026-03-02T14:00:00.000Z'],
    ['at 9:30 tomorrow', '2026-03-02T08:30:00.000Z'],
    ['today at 17:30', '2026-03-01T16:30:00.000Z'],
    ['tonight at 9', '2026-03-01T20:00:00.000Z'],
    ['next friday at 17:30', '2026-03-06T16:30:00.000Z'],
    ['on 5 April at 9:00', '2026-04-05T07:00:00.000Z'],
    ['April 5th at 9', '2026-04-05T07:00:00.000Z'],
    ['on 28 february at 9', '2027-02-28T08:00:00.000Z'],
    ['2026-03-05 09:00', '2026-03-05T08:00:00.000Z'],
    ['on 1 Jan 2028 at noon', '2028-01-01T11:00:00.000Z'],
  ])('%s → once at %s', (words, at) => {
    expect(read(words)).toEqual({ type: 'once', at: new Date(at) });
  });
});

test('spans that no day is made of count from now', () => {
  const every = { type: 'every', minutes: 300, from: new Date('2026-03-01T10:00:00Z') };
  expect(read('every 5 hours')).toEqual(every);
  expect(read('every 90 minutes')).toEqual({ ...every, minutes: 90 });
  expect(whenText(read('every 5 hours'))).toBe('Every 5 hours');
});

test.each([
  ['every 2 days', '0 8 * * *', { unit: 'day', count: 2, from: '2026-03-02' }],
  ['every three weeks', '0 8 * * 0', { unit: 'week', count: 3, from: '2026-03-08' }],
  ['every 2 weeks at 18:00', '0 18 * * 0', { unit: 'week', count: 2, from: '2026-03-01' }],
  ['every other fri', '0 8 * * 5', { unit: 'week', count: 2, from: '2026-03-06' }],
])('%s, with no day or no time named, has this day and the morning', (words, expression, stride) => {
  expect(read(words)).toMatchObject({ type: 'cron', expression, stride });
});

test.each([
  ['2026-03-01T10:00:20Z', '2026-03-01T10:01:00.000Z'],
  ['2026-03-01T10:00:40Z', '2026-03-01T10:02:00.000Z'],
])('at %s, in a minute is the whole minute nearest to it', (at, run) => {
  const when = readWhen('in 1 minute', { now: new Date(at), zone: 'UTC' });
  expect(when.type === 'once' && when.at.toISOString()).toBe(run);
});

/** One zone can have two names (Asia/Kathmandu, Asia/Katmandu). */
const canonical = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

describe('mistakes', () => {
  test.each([
    ['', 'could not read'],
    ['soon', 'could not read'],
    ['25:00', 'could not read'],
    ['8:61', 'could not read'],
    ['13 pm', 'could not read'],
    ['munday at 8:00', 'could not read'],
    ['mondays at 8:00 on weekdays', 'could not read'],
    ['monday to at 8:00', 'could not read'],
    ['friday to', 'could not read'],
    ['in Berlin', 'could not read'],
    ['every 7 minutes on weekdays', 'could not read'],
    ['every hour from 17 to 9', 'could not read'],
    ['every 2 minutes', '5 minutes at the least'],
    ['on 2026-02-30 at 9', 'no day'],
    ['today at 8:00', 'passed'],
    ['on the 32nd at 9', 'could not read'],
    ['99 * * * *', 'could not read'],
    ['8:00 in Atlantis', 'do not know the time zone'],
    ['every 0 hours', '5 minutes at the least'],
    ['in 0 minutes', '/brief now'],
  ])('“%s” is refused with a remedy', (words, message) => {
    expect(() => read(words)).toThrow(UserError);
    expect(() => read(words)).toThrow(message);
  });

  test('any text is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
        try {
          expect(whenText(read(words))).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

test.each([
  ['weekdays at 8', ['weekdays at 8:00', 'weekdays at 20:00']],
  ['Mondays at 9 in Berlin', ['Mondays at 9:00 in Berlin', 'Mondays at 21:00 in Berlin']],
  ['at half past 7 on fridays', ['at 7:30 on fridays', 'at 19:30 on fridays']],
  ['tomorrow at 9', ['tomorrow at 9:00', 'tomorrow at 21:00']],
  ["daily at 6 o'clock", ['daily at 6:00', 'daily at 18:00']],
])('%s may be two times of day', (words, readings) => {
  expect(readingsOf(words)).toEqual(readings);
  expect(readings.map((each) => whenText(read(each)))).toHaveLength(2);
});

test.each([
  'weekdays at 8:00',
  'at 8 am',
  'at 8 in the evening',
  'tonight at 9',
  'at 17',
  'at 08 on mondays',
  'every hour from 9 to 17',
  'in 10 minutes',
  'every 2 days',
  '30 7 * * 1-5',
  'at 8, 12:30 and 17:30',
  'twice a day',
])('%s is one', (words) => {
  expect(readingsOf(words)).toEqual([words]);
});

test('in words', () => {
  expect(whenText(read('weekdays at 8:00'))).toBe('At 08:00, Monday through Friday (Europe/Berlin)');
  expect(whenText(read('8:00 and 17:30'))).toBe('At 08:00 and 17:30 (Europe/Berlin)');
  expect(whenText(read('weekdays at 8, 12:30 and 17:30'))).toBe(
    'At 08:00, 12:30 and 17:30, Monday through Friday (Europe/Berlin)',
  );
  expect(whenText(read('in 10 minutes'))).toBe('Once');
});
