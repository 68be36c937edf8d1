// Calendar arithmetic on days as the source writes them: `YYYY-MM-DD`, without a zone.

/** A stretch of whole days, both included. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

export const MONTHS =
  'january february march april may june july august september october november december'.split(' ');

export const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const DAY = 86_400_000;

const read = (day: string): Date => new Date(`${day}T00:00:00Z`);

const write = (date: Date): string => date.toISOString().slice(0, 10);

/** The calendar has four digits for a year; what lies beyond it is no date of the news. */
const fits = (date: Date): boolean => date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999;

/** @returns the day, or null where the month has no such day */
export function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return fits(date) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? write(date) : null;
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => read(day).getUTCDay();

/** Days from one day to another; negative when the other comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((read(to).getTime() - read(from).getTime()) / DAY);

/** The day so many units later (or earlier); the last of the month where the month is shorter. */
export function shifted(day: string, unit: Unit, by: number): string | null {
  if (unit === 'day' || unit === 'week') {
    const date = new Date(read(day).getTime() + by * (unit === 'week' ? 7 : 1) * DAY);
    return Number.isNaN(date.getTime()) || !fits(date) ? null : write(date);
  }
  const months = { month: 1, quarter: 3, year: 12, decade: 120 }[unit] * by;
  const first = new Date(Date.UTC(yearOf(day), monthOf(day) - 1 + months, 1));
  if (Number.isNaN(first.getTime()) || !fits(first)) return null;
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  for (let date = Number(day.slice(8, 10)); date > 28; date--) {
    const found = dayOf(year, month, date);
    if (found !== null) return found;
  }
  return dayOf(year, month, Math.min(28, Number(day.slice(8, 10))));
}

/** The whole week (from Monday), month, quarter, year or decade that a day lies in. */
export function periodOf(day: string, unit: Unit): Period {
  const year = yearOf(day);
  switch (unit) {
    case 'day':
      return { start: day, end: day };
    case 'week': {
      const start = shifted(day, 'day', -((weekdayOf(day) + 6) % 7)) ?? day;
      return { start, end: shifted(start, 'day', 6) ?? day };
    }
    case 'month':
      return monthPeriod(year, monthOf(day), 1);
    case 'quarter':
      return monthPeriod(year, 3 * Math.floor((monthOf(day) - 1) / 3) + 1, 3);
    case 'year':
      return { start: `${day.slice(0, 4)}-01-01`, end: `${day.slice(0, 4)}-12-31` };
    case 'decade':
      return { start: `${day.slice(0, 3)}0-01-01`, end: `${day.slice(0, 3)}9-12-31` };
  }
}

function monthPeriod(year: number, month: number, months: number): Period {
  return {
    start: write(new Date(Date.UTC(year, month - 1, 1))),
    end: write(new Date(Date.UTC(year, month - 1 + months, 0))),
  };
}

/** The so-many-th weekday of a month. */
function nth(year: number, month: number, weekday: number, count: number): string | null {
  const first = dayOf(year, month, 1);
  return first && dayOf(year, month, 1 + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1));
}

const dayAfter = (day: string | null): string | null => day && shifted(day, 'day', 1);

const lastMonday = (year: number, month: number): string | null =>
  nth(year, month, 1, 5) ?? nth(year, month, 1, 4);

/** Days that news calls by their name, where their date is the same wherever it is read or the name is of one country. */
export const FEASTS: ReadonlyMap<string, (year: number) => string | null> = new Map([
  ['New Year’s Day', (year) => dayOf(year, 1, 1)],
  ['New Year’s Eve', (year) => dayOf(year, 12, 31)],
  ['Valentine’s Day', (year) => dayOf(year, 2, 14)],
  ['Bastille Day', (year) => dayOf(year, 7, 14)],
  ['Halloween', (year) => dayOf(year, 10, 31)],
  ['Memorial Day', (year) => lastMonday(year, 5)],
  ['Labor Day', (year) => nth(year, 9, 1, 1)],
  ['Election Day', (year) => dayAfter(nth(year, 11, 1, 1))],
  ['Veterans Day', (year) => dayOf(year, 11, 11)],
  ['Thanksgiving', (year) => nth(year, 11, 4, 4)],
  ['Christmas Eve', (year) => dayOf(year, 12, 24)],
  ['Christmas Day', (year) => dayOf(year, 12, 25)],
  ['Boxing Day', (year) => dayOf(year, 12, 26)],
] as const);
