// When a schedule runs: from the words that people type to a recurrence, and back into words.
import cronstrue from 'cronstrue';
import type { Recurrence } from '../desk.ts';
import { UserError } from '../error.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const MINUTE = 60_000;

const EXAMPLES =
  '“weekdays at 8:00”, “mondays and thursdays at 9:30 in Berlin”, “every 6 hours”, “in 10 minutes”';

/**
 * Reads when a schedule is to run.
 * @param words what was typed: days and times, `every N hours`, `in N minutes`, or a cron expression of five fields;
 *   it may end with a zone, as a city (`in Berlin`) or an IANA name
 * @param now   the instant from which `in N minutes` counts
 * @param zone  the IANA zone that holds unless the words name one
 * @throws UserError with examples, when it cannot be read
 */
export function readWhen(words: string, { now, zone }: { now: Date; zone: string }): Recurrence {
  const typed = plain(words);
  const delay = /^in (\d{1,4}|an?|one) ?(m|min|mins|minutes?|h|hours?)$/.exec(typed);
  if (delay) return onceAfter(delay[1] ?? '', delay[2] ?? '', now);
  const { rest, zone: named } = withoutZone(typed);
  const expression = cronOf(rest);
  if (expression === null)
    throw new UserError(`I could not read “${words.trim()}” as a time. Examples: ${EXAMPLES}.`);
  return { type: 'cron', expression, zone: named ?? zone };
}

/** Lower case, single spaces, no accents (IANA writes São Paulo without), no full stop at the end. */
function plain(words: string): string {
  const letters = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.trim().replace(/\s+/g, ' ').replace(/[.!]$/, '');
}

function onceAfter(amount: string, unit: string, now: Date): Recurrence {
  const count = /^\d/.test(amount) ? Number(amount) : 1;
  if (count === 0) throw new UserError('“in 0 minutes” is now: use `/brief now`.');
  const at = now.getTime() + count * (unit.startsWith('h') ? 60 : 1) * MINUTE;
  // Schedules run at whole minutes, and are shown so.
  return { type: 'once', at: new Date(Math.round(at / MINUTE) * MINUTE) };
}

/** A zone at the end of the words: an IANA name, or `in` and a city that IANA has. */
function withoutZone(words: string): { rest: string; zone?: string } {
  const at =
    /^(.*?)(?: in)? ([a-z_]+\/[a-z_/+-]+|utc|gmt)$/.exec(words) ?? /^(.*) in ([a-z ._-]+)$/.exec(words);
  if (!at) return { rest: words };
  const zone = zoneOf((at[2] ?? '').replace(/[ .]+/g, '_'));
  if (zone === undefined)
    throw new UserError(
      `I do not know the time zone “${at[2] ?? ''}”. Name a city such as Berlin, or an IANA zone such as Europe/Berlin.`,
    );
  return { rest: at[1] ?? '', zone };
}

const REGIONS = [
  'Europe',
  'America',
  'Asia',
  'Africa',
  'Australia',
  'Pacific',
  'Atlantic',
  'Indian',
  'Antarctica',
];

/** The IANA zone of this name, or of this city; links count, too, under their own names (Kyiv, and Kiev). */
function zoneOf(name: string): string | undefined {
  if (/^(utc|gmt)$/.test(name)) return 'UTC';
  const listed = Intl.supportedValuesOf('timeZone').find((each) => {
    const zone = each.toLowerCase();
    return zone === name || zone.split('/').at(-1) === name;
  });
  if (listed !== undefined) return listed;
  for (const region of REGIONS) {
    const zone = name.startsWith(`${region.toLowerCase()}/`) ? titled(name) : `${region}/${titled(name)}`;
    if (resolved(zone) !== undefined) return zone;
  }
  return name.includes('/') ? resolved(name) : undefined;
}

const titled = (name: string): string => name.replace(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());

/** The zone's main name; undefined where there is none. */
function resolved(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function cronOf(words: string): string | null {
  if (/^[\d*][\d*,/-]* ([\d*,/a-z-]+ ){3}[\d*,/a-z-]+$/.test(words)) return cronChecked(words);
  const hours = /^(?:every (\d{1,2}) hours?|hourly|every hour)$/.exec(words);
  if (hours) return everyHours(Number(hours[1] ?? 1));
  const { days, rest } = daysOf(words);
  const times = timesOf(rest);
  if (days === null || times === null) return null;
  return `${times.minute} ${times.hours.join(',')} * * ${days}`;
}

function cronChecked(expression: string): string | null {
  try {
    cronstrue.toString(expression);
    return expression;
  } catch {
    return null;
  }
}

function everyHours(count: number): string {
  if (24 % count !== 0)
    throw new UserError(
      '“every N hours” takes 1, 2, 3, 4, 6, 8, 12 or 24, so that the hours are the same every day.',
    );
  return count === 1 ? '0 * * * *' : count === 24 ? '0 0 * * *' : `0 */${count} * * *`;
}

const NAMED = '(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*';
const BETWEEN = '(?:, and |, ?| and | & |/| ?- ?| to | through | )';
const ANY_DAYS = `(?:daily|every ?day|each day|(?:(?:on|at|every|each) )?(?:weekdays?|workdays?|working days|weekends?|${NAMED}(?:${BETWEEN}${NAMED})*))`;
const DAYS_FIRST = new RegExp(`^(?<days>${ANY_DAYS})(?<rest>[ ,].*)$`);
const DAYS_LAST = new RegExp(`^(?<rest>.*?)[ ,]+(?<days>${ANY_DAYS})$`);

/** The days at the start or the end of the words, as cron's day-of-week; every day when none is named. */
function daysOf(words: string): { days: string | null; rest: string } {
  const { days, rest = '' } = (DAYS_FIRST.exec(words) ?? DAYS_LAST.exec(words))?.groups ?? {};
  return days === undefined ? { days: '*', rest: words } : { days: cronDays(days), rest };
}

/** @returns null where a word only begins like a day: “monkeys” */
function cronDays(words: string): string | null {
  if (/^(daily|every ?day|each day)$/.test(words)) return '*';
  const named = words.replace(/^(on|at|every|each) /, '');
  if (/^w(eek|ork)/.test(named)) return named.startsWith('weekend') ? '0,6' : '1-5';
  const ranges = named
    .replace(/ ?(?:-|\bto\b|\bthrough\b) ?/g, '-')
    .split(/[ ,&/]+(?:and )?/)
    .map(dayRange);
  return ranges.includes(null) ? null : [...new Set(ranges.flat())].sort().join(',');
}

/** `mon-fri` → 1 to 5, `sat` → 6; a range may go over the end of the week. */
function dayRange(words: string): readonly number[] | null {
  const [first = -1, last = first, ...more] = words.split('-').map(dayNumber);
  if (first < 0 || last < 0 || more.length > 0) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, day) => (first + day) % 7);
}

/** `mon`, `tues`, `wednesdays` → 1, 2, 3; -1 for what is no day. */
const dayNumber = (word: string): number => DAYS.findIndex((day) => day.startsWith(word.replace(/s$/, '')));

/** `at 8:00`, `8am and 5 pm`, `noon`: one or more hours that share their minute. */
function timesOf(words: string): { minute: number; hours: readonly number[] } | null {
  const list = words
    .replace(/^[ ,]*(?:at )?/, '')
    .split(/, and | and |, ?| & /)
    .map((each) => timeOf(each.trim()));
  const times = list.filter((each) => each !== null);
  const [first] = times;
  if (first === undefined || times.length < list.length) return null;
  if (times.some((each) => each.minute !== first.minute))
    throw new UserError(
      'Several times in one schedule must share their minute (8:00 and 17:00). Add a schedule for each.',
    );
  return { minute: first.minute, hours: [...new Set(times.map((each) => each.hour))].sort((a, b) => a - b) };
}

function timeOf(words: string): { hour: number; minute: number } | null {
  if (words === 'noon') return { hour: 12, minute: 0 };
  if (words === 'midnight') return { hour: 0, minute: 0 };
  const match = /^(?:at )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.?|p\.m\.?|o'?clock)?$/.exec(words);
  if (!match) return null;
  const half = match[3]?.replaceAll('.', '');
  const typed = Number(match[1]);
  if ((half === 'am' || half === 'pm') && (typed < 1 || typed > 12)) return null;
  const hour = half === 'pm' ? (typed % 12) + 12 : half === 'am' ? typed % 12 : typed;
  const minute = Number(match[2] ?? 0);
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

/** “At 08:00, Monday through Friday (Europe/Berlin)”, “Once”. */
export function whenText(when: Recurrence): string {
  if (when.type === 'once') return 'Once';
  const words = cronstrue.toString(when.expression, {
    use24HourTimeFormat: true,
    throwExceptionOnParseError: false,
  });
  return `${words} (${when.zone})`;
}
