// When a schedule runs: from the words that people type to a recurrence, and back into words.
import cronstrue from 'cronstrue';
import type { Recurrence } from '../desk.ts';
import { UserError } from '../error.ts';
import { daysOf } from './days.ts';
import { everySpan, stepsOfDay } from './every.ts';
import { afterSpan, onDate, type Typed } from './once.ts';
import { inTheMorning, plain, withDay } from './plain.ts';
import { withoutPartOfDay } from './spoken.ts';
import { strideFrom, strideOf, strideText } from './stride.ts';
import { timesOf, type TimeOfDay } from './times.ts';
import { withoutZone } from './zone.ts';

const EXAMPLES =
  '“weekdays at 8:00”, “mondays and thursdays at 9:30 in Berlin”, “8:00 and 17:30”, “every 6 hours”, “every 2 weeks on friday at 9”, “tomorrow at 9”, “in 10 minutes”';

/**
 * Reads when a schedule is to run.
 * @param words what was typed: days and times, `every N hours` (or days, or weeks), `in N minutes`, a date, or a cron
 *   expression of five fields; it may end with a zone, as a city (`in Berlin`) or an IANA name; without a time of day
 *   it is at 8:00
 * @param typed the instant from which `in N minutes` counts, and the IANA zone that holds unless the words name one
 * @throws UserError with examples, when it cannot be read
 */
export function readWhen(words: string, { now, zone }: Typed): Recurrence {
  const typed = plain(words);
  const span = afterSpan(typed, now);
  if (span !== null) return span;
  const { rest, zone: named } = withoutZone(typed);
  const there = { now, zone: named ?? zone };
  const when = readPlain(rest, there) ?? (rest === '' ? null : readPlain(inTheMorning(rest), there));
  if (when === null)
    throw new UserError(`I could not read “${words.trim()}” as a time. Examples: ${EXAMPLES}.`);
  return when;
}

function readPlain(words: string, there: Typed): Recurrence | null {
  return onDate(words, there) ?? everySpan(words, there.now) ?? again(words, there);
}

function again(words: string, there: Typed): Recurrence | null {
  const { stride, rest } = strideOf(words);
  const expression = cronOf(withDay(rest, stride?.unit, there));
  if (expression === null) return null;
  const when = { type: 'cron', expression, zone: there.zone } as const;
  return stride === null ? when : { ...when, stride: strideFrom(stride, expressionsIn(expression), there) };
}

function cronOf(words: string): string | null {
  if (/^[\d*][\d*,/-]* ([\d*,/a-z-]+ ){3}[\d*,/a-z-]+$/.test(words)) return cronChecked(words);
  const steps = stepsOfDay(words);
  if (steps !== null) return steps;
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

/** “At 08:00 and 17:30, Monday through Friday (Europe/Berlin)”, “Every 5 hours”, “At 09:00, every 2 days (UTC)”, “Once”. */
export function whenText(when: Recurrence): string {
  if (when.type === 'once') return 'Once';
  if (when.type === 'every')
    return when.minutes % 60 === 0 ? `Every ${when.minutes / 60} hours` : `Every ${when.minutes} minutes`;
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
