// What a mention of a time means, seen from the day of publication and from the times mentioned before → calendar dates.
import type { Moment } from '#briefings/story/story.ts';
import {
  FEASTS,
  dayOf,
  daysBetween,
  monthOf,
  periodOf,
  shifted,
  weekdayOf,
  yearOf,
  type Period,
  type Unit,
} from './calendar.ts';
import type { Meaning, Which } from './mention.ts';
import type { Tense } from './tense.ts';

export interface Anchored extends Period {
  readonly precision: NonNullable<Moment['precision']>;
}

/** From where a mention is seen. */
export interface View {
  /** The day of publication, where it is known. */
  readonly published: string | null;
  readonly tense: Tense | null;
  /** The anchored time mentioned last, near enough to be meant by “two days later”. */
  readonly then: Anchored | null;
  /** The anchored time that the following words name. */
  readonly that: Anchored | null;
  /** The quarter mentioned last, however far. */
  readonly quarter: Anchored | null;
}

/** @returns null where the words cannot be resolved honestly */
export function anchor(meaning: Meaning, view: View): Anchored | null {
  switch (meaning.type) {
    case 'date':
      return anchorDate(meaning, view);
    case 'month':
      return anchorMonth(meaning, view);
    case 'quarter':
      return anchorQuarter(meaning, view);
    case 'year':
      return years(meaning.year, meaning.until);
    case 'decade':
      return whole(dayOf(meaning.year, 1, 1), 'decade');
    case 'weekday':
      return anchorWeekday(meaning, view);
    case 'feast':
      return anchorFeast(meaning, view);
    case 'from-now':
      return view.published === null
        ? null
        : whole(shifted(view.published, meaning.unit, meaning.by), meaning.unit);
    case 'from-then':
      return counted(view.then, meaning.unit, meaning.by);
    case 'from-that':
      return counted(view.that, meaning.unit, meaning.by);
    case 'quarter-of':
      return view.quarter && quarterOf(meaning.year, Math.ceil(monthOf(view.quarter.start) / 3));
    case 'year-earlier':
      return anchorYearEarlier(view);
    case 'year-ago':
      return counted(view.quarter ?? whole(view.published, 'year'), 'year', -1);
    case 'then':
      return anchorThen(meaning.unit, view);
    case 'open':
      return null;
  }
}

const whole = (day: string | null, unit: Unit): Anchored | null =>
  day === null ? null : { ...periodOf(day, unit), precision: unit };

function years(from: number, until = from): Anchored | null {
  const [start, end] = [dayOf(from, 1, 1), dayOf(until, 12, 31)];
  return start === null || end === null ? null : { start, end, precision: 'year' };
}

type Of<T extends Meaning['type']> = Extract<Meaning, { readonly type: T }>;

/** A date that lies further from the publication than this, against the tense, is one of another year. */
const NEAR = 60;

function anchorDate(meaning: Of<'date'>, { published, tense }: View): Anchored | null {
  const { year, month, day, until, instant } = meaning;
  if (instant !== undefined) return { start: instant, end: instant, precision: 'minute' };
  const start =
    year === undefined
      ? nearestDay((of) => dayOf(of, month, day), published, tense)
      : dayOf(year, month, day);
  if (start === null) return null;
  const end = until && dayOf(yearOf(start) + (until.month < month ? 1 : 0), until.month, until.day);
  return { start, end: end ?? start, precision: 'day' };
}

/** @param inYear the day in a year */
function nearestDay(
  inYear: (year: number) => string | null,
  published: string | null,
  tense: Tense | null,
): string | null {
  if (published === null) return null;
  const days = [-1, 0, 1].map((by) => inYear(yearOf(published) + by)).filter((found) => found !== null);
  const distance = (found: string): number => {
    const ahead = daysBetween(published, found);
    const wrong =
      tense === 'past' ? ahead > NEAR : tense === 'future' || tense === 'present' ? ahead < -NEAR : false;
    return Math.abs(ahead) + (wrong ? 1_000 : 0);
  };
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function anchorFeast({ feast, which }: Of<'feast'>, { published, tense }: View): Anchored | null {
  const inYear = FEASTS.get(feast) ?? (() => null);
  const side: Partial<Record<Which, Tense>> = { last: 'past', next: 'future' };
  return whole(nearestDay(inYear, published, side[which] ?? tense), 'day');
}

function anchorMonth(meaning: Of<'month'>, { published, tense }: View): Anchored | null {
  const { month, year, shift, which = 'any' } = meaning;
  if (year !== undefined) return whole(dayOf(year, month, 1), 'month');
  if (published === null) return null;
  const ofYear = (by: number): Anchored | null => whole(dayOf(yearOf(published) + by, month, 1), 'month');
  if (shift !== undefined) return ofYear(shift);
  const ahead = month - monthOf(published);
  if (which === 'last') return ofYear(ahead < 0 ? 0 : -1);
  if (which === 'next') return ofYear(ahead > 0 ? 0 : 1);
  // Nothing says which: the nearest.
  const looksAhead = tense === 'past' ? false : tense === 'future' || (ahead + 12) % 12 < 6;
  return looksAhead ? ofYear(ahead < 0 ? 1 : 0) : ofYear(ahead > 0 ? -1 : 0);
}

const quarterOf = (year: number, quarter: number): Anchored | null =>
  whole(dayOf(year, 3 * quarter - 2, 1), 'quarter');

function anchorQuarter(meaning: Of<'quarter'>, { published, tense }: View): Anchored | null {
  const { quarter, year, shift } = meaning;
  if (year !== undefined) return quarterOf(year, quarter);
  if (published === null) return null;
  const of = yearOf(published);
  if (shift !== undefined) return quarterOf(of + shift, quarter);
  const ahead = quarter - Math.ceil(monthOf(published) / 3);
  // One that has ended lately is reported on, also in words that look ahead.
  if (ahead === -1 || ahead === -2) return quarterOf(of, quarter);
  if (tense === 'future') return quarterOf(of + (ahead < 0 ? 1 : 0), quarter);
  return quarterOf(of - (ahead >= 0 ? 1 : 0), quarter);
}

function anchorYearEarlier({ quarter, then, published }: View): Anchored | null {
  const from = quarter ?? then ?? whole(published, 'day');
  return counted(from, 'year', -1);
}

function anchorWeekday({ weekday, which }: Of<'weekday'>, view: View): Anchored | null {
  const { published, tense, then } = view;
  const from = which === 'before-then' || which === 'after-then' ? dayIn(then) : published;
  if (from === null) return null;
  const ahead = (weekday - weekdayOf(from) + 7) % 7;
  const back = (7 - ahead) % 7;
  const ahead1 = ahead === 0 ? 7 : ahead;
  const back1 = back === 0 ? 7 : back;
  const days: Readonly<Record<Which, number>> = {
    last: -back1,
    next: ahead1,
    'before-then': -back1,
    'after-then': ahead1,
    any: tense === 'future' || tense === 'present' ? ahead : -back,
  };
  return whole(shifted(from, 'day', days[which]), 'day');
}

const dayIn = (time: Anchored | null): string | null => (time?.precision === 'day' ? time.start : null);

const SIZES: Readonly<Record<Anchored['precision'], number>> = {
  minute: 0,
  day: 1,
  week: 2,
  month: 3,
  quarter: 4,
  year: 5,
  decade: 6,
};

/** So many units from a time. A quarter counted by years stays a quarter; a year cannot be counted by days. */
function counted(from: Anchored | null, unit: Unit, by: number): Anchored | null {
  if (from === null || SIZES[from.precision] > SIZES[unit]) return null;
  const keeps = SIZES[from.precision] >= SIZES.month;
  return whole(shifted(from.start.slice(0, 10), unit, by), keeps ? (from.precision as Unit) : unit);
}

function anchorThen(unit: Unit, { then, quarter, published }: View): Anchored | null {
  if (unit === 'quarter')
    return quarter ?? (published === null ? null : whole(shifted(published, 'quarter', -1), 'quarter'));
  if (then === null || SIZES[then.precision] > SIZES[unit]) return null;
  return whole(then.start.slice(0, 10), unit);
}
