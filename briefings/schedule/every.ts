// Spans in what was typed: “every 5 hours”, “every 2 hours between 8 and 18 on weekdays”.
import type { Recurrence } from '../desk.ts';
import { UserError } from '../error.ts';
import { daysOf } from './days.ts';
import { timeOf } from './times.ts';

const HOUR = 60;
/** In minutes. What comes more often is no edition. */
const SHORTEST = 5;
const LONGEST = 7 * 24 * HOUR;

/** “every 5 hours”, “every 90 minutes”: spans that do not make up a day (or an hour) count from now. */
export function everySpan(words: string, now: Date): Recurrence | null {
  const [, count = '', unit = ''] =
    /^every (\d{1,4}|half an) ?(m|min|mins|minutes?|h|hours?|hrs?)$/.exec(words) ?? [];
  if (unit === '') return null;
  const minutes = (count.startsWith('half') ? 0.5 : Number(count)) * (unit.startsWith('h') ? HOUR : 1);
  if (minutes < SHORTEST || minutes > LONGEST)
    throw new UserError('“every …” takes 5 minutes at the least, and a week (168 hours) at the most.');
  if (HOUR % minutes === 0 || (minutes % HOUR === 0 && (24 * HOUR) % minutes === 0)) return null;
  return { type: 'every', minutes, from: new Date(Math.floor(now.getTime() / 60_000) * 60_000) };
}

const SPAN = /^(?:every (?:(\d{1,2}|an?|half an) ?)?(m|min|mins|minutes?|h|hours?|hrs?)|(hourly))(?: (.*))?$/;
const HOURS = /^(?:(?:from|between) )?(.+?) ?(?:-|–| to | until | till | and ) ?(.+)$/;

/**
 * “every 6 hours”, “every hour from 9 to 17”, “every 30 minutes on weekdays”: steps through the day.
 * @returns a cron expression; null where the words say something else, or the step does not make up the day
 */
export function stepsOfDay(words: string): string | null {
  const [, count = '1', unit = 'h', hourly, tail = ''] = SPAN.exec(words) ?? [];
  if (hourly === undefined && !SPAN.test(words)) return null;
  const size = count === 'half an' ? 0.5 : /^\d/.test(count) ? Number(count) : 1;
  const minutes = size * (unit.startsWith('h') ? HOUR : 1);
  const { fields, rest } = tail === '' ? { fields: '* * *', rest: '' } : daysOf(` ${tail}`.trimEnd());
  const hours = rest.trim() === '' ? null : hoursOf(rest.trim());
  if (fields === null || hours === undefined || minutes < SHORTEST) return null;
  if (minutes < HOUR) return HOUR % minutes === 0 ? `*/${minutes} ${hours ?? '*'} ${fields}` : null;
  if ((24 * HOUR) % minutes !== 0) return null;
  const step = minutes / HOUR;
  if (hours === null) return step === 24 ? `0 0 ${fields}` : `0 ${step === 1 ? '*' : `*/${step}`} ${fields}`;
  return `0 ${hours}${step === 1 ? '' : `/${step}`} ${fields}`;
}

/** “from 9 to 17” → `9-17`; undefined for what is no such range of full hours in one day. */
function hoursOf(words: string): string | undefined {
  const [, first = '', last = ''] = HOURS.exec(words) ?? [];
  const [from, to] = [timeOf(first), timeOf(last)];
  if (from === null || to === null || from.minute + to.minute > 0 || from.hour >= to.hour) return undefined;
  return `${from.hour}-${to.hour}`;
}
