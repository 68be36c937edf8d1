// Days and weeks that are left out: “every 2 days”, “every other monday”, “fortnightly on fridays”.
import { CronExpressionParser } from 'cron-parser';
import { UserError } from '../error.ts';

/** Every so many days or weeks (from Monday), counted from a local date: `2026-03-02`. */
export interface Stride {
  readonly unit: 'day' | 'week';
  readonly count: number;
  readonly from: string;
}

/** A stride that was typed, and the words without it; what runs every day or week has none. */
export interface Strided {
  readonly stride: Omit<Stride, 'from'> | null;
  readonly rest: string;
}

const DAY = 86_400_000;
const MOST = { day: 31, week: 8 } as const;

const COUNT = '(?:(?<count>\\d{1,3}|two|three|four)(?:nd|rd|th)?|(?<other>other|second))';
const WEEKDAY = '(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*';
const SPAN = new RegExp(`\\b(?:once )?every ${COUNT} (?<unit>days?|weeks?|(?=${WEEKDAY}\\b))`);
const FORTNIGHT = /\b(?:fortnightly|biweekly|bi-weekly|(?:once )?(?:every|a|each) fortnight)\b/;
const WRITTEN: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 };

/**
 * Takes a stride out of the words (plain, in lower case): “every 2 days at 8” → every 2 days, “daily at 8”.
 * @throws UserError when it is longer than a schedule's can be
 */
export function strideOf(words: string): Strided {
  if (FORTNIGHT.test(words)) return { stride: { unit: 'week', count: 2 }, rest: without(words, FORTNIGHT) };
  const found = SPAN.exec(words)?.groups;
  if (found === undefined) return { stride: null, rest: words };
  const { count: typed = '2', unit: named = '' } = found;
  const unit = named.startsWith('day') ? 'day' : 'week';
  const count = WRITTEN[typed] ?? Number(typed);
  if (count < 1 || count > MOST[unit])
    throw new UserError(
      `“every … ${unit}s” takes 1 to ${MOST[unit]}. For longer, name the days of the month.`,
    );
  return { stride: count === 1 ? null : { unit, count }, rest: without(words, SPAN) };
}

const without = (words: string, part: RegExp): string =>
  words
    .replace(part, '')
    .replace(/\s+/g, ' ')
    .replace(/^ ?,? /, '')
    .replace(/[ ,]+$/, '')
    .trim();

/** The stride begins with the next time that the expressions name. */
export function strideFrom(
  stride: Omit<Stride, 'from'>,
  expressions: readonly string[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): Stride {
  const next = expressions.map((each) =>
    CronExpressionParser.parse(each, { currentDate: now, tz: zone }).next().getTime(),
  );
  const from = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Math.min(...next));
  return { ...stride, from };
}

/** Whether a stride has a local date, as `2026-03-02` or with a time behind it. */
export function hasDate({ unit, count, from }: Stride, date: string): boolean {
  const number = unit === 'day' ? dayNumber : weekNumber;
  return (number(date) - number(from)) % count === 0;
}

const dayNumber = (date: string): number => Date.parse(date.slice(0, 10)) / DAY;

/** 1 January 1970 was a Thursday: weeks from Monday are three days ahead. */
const weekNumber = (date: string): number => Math.floor((dayNumber(date) + 3) / 7);

/** “every 2 days”, “every 3 weeks”. */
export const strideText = ({ unit, count }: Stride): string => `every ${count} ${unit}s`;
