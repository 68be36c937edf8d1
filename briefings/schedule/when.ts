// When a schedule runs: from the words that people type to a recurrence, and back into words.
import cronstrue from 'cronstrue';
import type { Recurrence } from '../desk.ts';
import { UserError } from '../error.ts';
import { daysOf } from './days.ts';
import { afterSpan, onDate, type Typed } from './once.ts';
import { strideFrom, strideOf, strideText } from './stride.ts';
import { timesOf, type TimeOfDay } from './times.ts';
import { withoutZone } from './zone.ts';

const EXAMPLES =
  '“weekdays at 8:00”, “mondays and thursdays at 9:30 in Berlin”, “8:00 and 17:30”, “every 6 hours”, “tomorrow at 9”, “in 10 minutes”';

/**
 * Reads when a schedule is to run.
 * @param words what was typed: days and times, `every N hours`, days or weeks, `in N minutes`, a date, or a cron expression of five
 *   fields; it may end with a zone, as a city (`in Berlin`) or an IANA name
 * @param typed the instant from which `in N minutes` counts, and the IANA zone that holds unless the words name one
 * @throws UserError with examples, when it cannot be read
 */
export function readWhen(words: string, { now, zone }: Typed): Recurrence {
  const typed = plain(words);
  const span = afterSpan(typed, now);
  if (span !== null) return span;
  const { rest, zone: named } = withoutZone(typed);
  const there = { now, zone: named ?? zone };
  const when = onDate(rest, there) ?? everySpan(rest, now) ?? again(rest, there);
  if (when === null)
    throw new UserError(`I could not read “${words.trim()}” as a time. Examples: ${EXAMPLES}.`);
  return when;
}

/** Lower case, single spaces, no accents (IANA writes São Paulo without), no full stop at the end. */
function plain(words: string): string {
  const letters = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.trim().replace(/\s+/g, ' ').replace(/[.!]$/, '');
}

const HOUR = 60;
/** In minutes. What comes more often is no edition. */
const SHORTEST = 5;
const LONGEST = 7 * 24 * HOUR;

/** “every 5 hours”, “every 90 minutes”: spans that do not make up a day (or an hour) count from now. */
function everySpan(words: string, now: Date): Recurrence | null {
  const [, count = '', unit = ''] =
    /^every (\d{1,4}|half an) ?(m|min|mins|minutes?|h|hours?|hrs?)$/.exec(words) ?? [];
  if (unit === '') return null;
  const minutes = (count.startsWith('half') ? 0.5 : Number(count)) * (unit.startsWith('h') ? HOUR : 1);
  if (minutes < SHORTEST || minutes > LONGEST)
    throw new UserError('“every …” takes 5 minutes at the least, and a week (168 hours) at the most.');
  if (HOUR % minutes === 0 || (minutes % HOUR === 0 && (24 * HOUR) % minutes === 0)) return null;
  return { type: 'every', minutes, from: new Date(Math.floor(now.getTime() / 60_000) * 60_000) };
}

function again(words: string, { now, zone }: Typed): Recurrence | null {
  const { stride, rest } = strideOf(words);
  const expression = cronOf(rest);
  if (expression === null) return null;
  if (stride === null) return { type: 'cron', expression, zone };
  const from = strideFrom(stride, expressionsIn(expression), { now, zone });
  return { type: 'cron', expression, zone, stride: from };
}

function cronOf(words: string): string | null {
  if (/^[\d*][\d*,/-]* ([\d*,/a-z-]+ ){3}[\d*,/a-z-]+$/.test(words)) return cronChecked(words);
  const hours = /^(?:every (?:(\d{1,2}|an?) )?hours?|hourly)$/.exec(words);
  if (hours) return everyHours(Number(/^\d/.test(hours[1] ?? '') ? hours[1] : 1));
  const minutes = /^every (\d{1,2}|half an) ?(?:m|min|mins|minutes?|hour)$/.exec(words)?.[1];
  if (minutes !== undefined) return everyMinutes(minutes === 'half an' ? 30 : Number(minutes));
  const { fields, rest } = daysOf(withoutPartOfDay(words));
  const times = timesOf(rest);
  return fields === null || times === null ? null : expressionsOf(times, fields);
}

function cronChecked(expression: string): string | null {
  try {
    cronstrue.toString(expression);
    return expression;
  } catch {
    return null;
  }
}

const everyHours = (count: number): string =>
  count === 1 ? '0 * * * *' : count === 24 ? '0 0 * * *' : `0 */${count} * * *`;

const everyMinutes = (count: number): string => (count === 60 ? '0 * * * *' : `*/${count} * * * *`);

/** “every morning” is at 8:00 and “every evening” at 18:00, unless a time is named with it. */
function withoutPartOfDay(words: string): string {
  const [, part, time] = /^every (morning|afternoon|evening)(?: at (\d{1,2}(?::\d\d)?))?$/.exec(words) ?? [];
  if (part === undefined) return words;
  if (time !== undefined) return `daily at ${time} in the ${part}`;
  return `daily at ${part === 'morning' ? '8:00' : part === 'afternoon' ? '14:00' : '18:00'}`;
}

/** Cron's hours share their minute, so times with several minutes take an expression for each minute. */
function expressionsOf(times: readonly TimeOfDay[], fields: string): string {
  const minutes = Map.groupBy(times, ({ minute }) => minute);
  return [...minutes]
    .map(([minute, each]) => `${minute} ${each.map(({ hour }) => hour).join(',')} ${fields}`)
    .join(SEPARATOR);
}

/** Between the cron expressions of one recurrence. */
const SEPARATOR = '; ';

/** The cron expressions of a recurrence, each of five fields. */
export const expressionsIn = (expression: string): readonly string[] => expression.split(SEPARATOR);

/** “At 08:00 and 17:30, Monday through Friday (Europe/Berlin)”, “Every 5 hours”, “Once”. */
export function whenText(when: Recurrence): string {
  if (when.type === 'once') return 'Once';
  if (when.type === 'every')
    return when.minutes % HOUR === 0 ? `Every ${when.minutes / HOUR} hours` : `Every ${when.minutes} minutes`;
  const each = expressionsIn(when.expression).map((expression) =>
    cronstrue.toString(expression, { use24HourTimeFormat: true, throwExceptionOnParseError: false }),
  );
  const stride = when.stride === undefined ? '' : `, ${strideText(when.stride)}`;
  return `${joined(each)}${stride} (${when.zone})`;
}

/** “At 08:00, …” and “At 17:30, …” of the same days → “At 08:00 and 17:30, …”. */
function joined(texts: readonly string[]): string {
  const parts = texts.map((each) => /^At ([\d:]+(?:(?:, | and |, and )[\d:]+)*)(.*)$/.exec(each));
  const tails = new Set(parts.map((part) => part?.[2]));
  if (texts.length === 1 || tails.size > 1 || tails.has(undefined)) return texts.join('; ');
  const times = parts.flatMap((part) => part?.[1]?.match(/[\d:]+/g) ?? []).sort();
  return `At ${times.slice(0, -1).join(', ')} and ${times.at(-1) ?? ''}${parts[0]?.[2] ?? ''}`;
}
