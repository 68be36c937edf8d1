// What people type for a time, and what they type by mistake.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { UserError } from '#briefings/error.ts';
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
  ])('%s → %s', (words, expression) => {
    expect(read(words)).toEqual({ type: 'cron', expression, zone: 'Europe/Berlin' });
  });

  test.each([
    ['weekdays at 8:00 in New York', 'America/New_York'],
    ['8:00 in kathmandu', 'Asia/Kathmandu'],
    ['8:00 Australia/Lord_Howe', 'Australia/Lord_Howe'],
    ['8:00 in Europe/London', 'Europe/London'],
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
  ])('%s → once at %s', (words, at) => {
    expect(read(words)).toEqual({ type: 'once', at: new Date(at) });
  });
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
    ['mondays', 'could not read'],
    ['munday at 8:00', 'could not read'],
    ['mondays at 8:00 on weekdays', 'could not read'],
    ['monday to at 8:00', 'could not read'],
    ['friday to', 'could not read'],
    ['on weekdays', 'could not read'],
    ['tomorrow at 9', 'could not read'],
    ['99 * * * *', 'could not read'],
    ['8:00 in Atlantis', 'do not know the time zone'],
    ['every 5 hours', 'takes 1, 2, 3'],
    ['every 0 hours', 'takes 1, 2, 3'],
    ['8:00 and 17:30', 'must share their minute'],
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

test('in words', () => {
  expect(whenText(read('weekdays at 8:00'))).toBe('At 08:00, Monday through Friday (Europe/Berlin)');
  expect(whenText(read('in 10 minutes'))).toBe('Once');
});
