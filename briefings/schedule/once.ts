// A single time in what was typed: “in 10 minutes”, “tomorrow at 9:00”, “next friday at 17:30”, “on 5 March at 8”.
import { CronExpressionParser } from 'cron-parser';
import type { Recurrence } from '../desk.ts';
import { UserError } from '../error.ts';
import { dayNumber } from './days.ts';
import { timeOf, type TimeOfDay } from './times.ts';

const MINUTE = 60_000;

/** Where and when it was typed: a date without its year is the next one. */
export interface Typed {
  readonly now: Date;
  readonly zone: string;
}

/** By the first letter of the unit. */
const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** “in 10 minutes”, “in an hour and a half” is none; null where it is no such span. */
export function afterSpan(words: string, now: Date): Recurrence | null {
  const [, amount = '', unit = ''] =
    /^in (\d{1,4}(?:\.5)?|an?|one|half an) ?(m|min|mins|minutes?|h|hours?|hr|hrs|days?|weeks?)$/.exec(
      words,
    ) ?? [];
  if (unit === '') return null;
  const count = amount.startsWith('half') ? 0.5 : /^\d/.test(amount) ? Number(amount) : 1;
  if (count === 0) throw new UserError('“in 0 minutes” is now: use `/brief now`.');
  const minutes = MINUTES[unit.charAt(0)] ?? 1;
  // Schedules run at whole minutes, and are shown so.
  const at = Math.round((now.getTime() + count * minutes * MINUTE) / MINUTE) * MINUTE;
  return { type: 'once', at: new Date(at) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]*`;
const DATE = new RegExp(
  `^(?:on )?(?:(?<day>today|tonight|tomorrow)|(?:next|this) (?<weekday>[a-z]+)|(?:the )?(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m1>${MONTH})|(?<m2>${MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?|(?<iso>\\d{4}-\\d{2}-\\d{2}))(?:,? (?<year>\\d{4}))?[ ,t]+(?:at )?(?<time>.+)$`,
);
/** The same with the time first: “9:00 tomorrow”, “at 8 on 5 march”. */
const TIME_FIRST =
  /^(?:at )?(?<time>\d.*?|noon|midnight) (?<date>(?:today|tonight|tomorrow|(?:on )?(?:next|this) |on ).*)$/;

/**
 * A single local time.
 * @returns null where the words name no date
 * @throws UserError for a date that is none, or is past
 */
export function onDate(words: string, typed: Typed): Recurrence | null {
  const ahead = daysAhead(words, typed);
  if (ahead !== null) return ahead;
  const turned = TIME_FIRST.exec(words)?.groups;
  const groups = (DATE.exec(words) ?? DATE.exec(turned ? `${turned.date ?? ''} at ${turned.time ?? ''}` : ''))
    ?.groups;
  const clock = groups === undefined ? null : timeOf(evening(groups.day, groups.time ?? ''));
  if (groups === undefined || clock === null) return null;
  const today = localDay(typed);
  if (groups.weekday !== undefined) return onWeekday(groups.weekday, clock, typed);
  const day =
    groups.iso ??
    (groups.day === undefined
      ? namedDay(groups, clock, typed)
      : dayAfter(today, groups.day === 'tomorrow' ? 1 : 0));
  return { type: 'once', at: instant(day, clock, typed) };
}

/** “in 3 days at 9”, “in 2 weeks at 8:30”. */
function daysAhead(words: string, typed: Typed): Recurrence | null {
  const [, count, unit = '', time = ''] = /^in (\d{1,3}|an?|one) (days?|weeks?) at (.*)$/.exec(words) ?? [];
  const clock = timeOf(time);
  if (count === undefined || clock === null) return null;
  const days = (/^\d/.test(count) ? Number(count) : 1) * (unit.startsWith('w') ? 7 : 1);
  return { type: 'once', at: instant(dayAfter(localDay(typed), days), clock, typed) };
}

/** “tonight at 9” is 21:00. */
const evening = (day: string | undefined, time: string): string =>
  day === 'tonight' && /^\d{1,2}(?::\d\d)?$/.test(time) && Number(/^\d+/.exec(time)?.[0]) < 12
    ? `${time} pm`
    : time;

function onWeekday(name: string, clock: TimeOfDay, typed: Typed): Recurrence | null {
  const wanted = dayNumber(name);
  if (wanted < 0) return null;
  const today = localDay(typed);
  const ahead = (wanted - new Date(today).getUTCDay() + 7) % 7 || 7;
  return { type: 'once', at: instant(dayAfter(today, ahead), clock, typed) };
}

/** `5 march` → the next 5 March, in this year or the next. */
function namedDay(
  { d1, d2, m1, m2, year }: Readonly<Record<string, string | undefined>>,
  clock: TimeOfDay,
  typed: Typed,
): string {
  const month = MONTHS.indexOf((m1 ?? m2 ?? '').slice(0, 3)) + 1;
  const monthDay = `${String(month).padStart(2, '0')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`;
  const thisYear = localDay(typed).slice(0, 4);
  if (year !== undefined) return `${year}-${monthDay}`;
  const time = `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`;
  const isPast = `${monthDay}T${time}` <= localMinute(typed).slice(5);
  return `${isPast ? Number(thisYear) + 1 : thisYear}-${monthDay}`;
}

/** The local time that a clock shows there, as `2026-03-01T11:00`. */
const localMinute = ({ now, zone }: Typed): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(now)
    .replace(' ', 'T');

const localDay = (typed: Typed): string => localMinute(typed).slice(0, 10);

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** @throws UserError when there is no such day, or it is past */
function instant(day: string, { hour, minute }: TimeOfDay, { now, zone }: Typed): Date {
  const parsed = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day)
    throw new UserError(`There is no day ${day}. Write a date such as 2026-03-05, or “tomorrow”.`);
  const [, month, date] = day.split('-').map(Number);
  // From two days before, so that a zone far ahead of UTC has the whole day before it.
  const before = new Date(parsed.getTime() - 2 * 86_400_000);
  const expression = `${minute} ${hour} ${date ?? 1} ${month ?? 1} *`;
  const at = CronExpressionParser.parse(expression, { currentDate: before, tz: zone }).next().toDate();
  if (at <= now) throw new UserError('That time has passed already.');
  return at;
}
