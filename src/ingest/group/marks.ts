// What an article says in numbers of its event: how many of what, at what time, on which day. Two events of one kind in one place differ here.
import { stemmer } from 'stemmer';
import { COMMON, isWeekday, MONTHS, NUMBERS } from './words.ts';

/**
 * Numbers by what they are of: `of:` and a stem (`of:pirat` 23, 26), `clock` in minutes of half a day, `date` a day of
 * the year, `day` in days since 1970 (a weekday beside a known date of publication), `weekday` (0: Sunday) without one.
 */
export type Marks = ReadonlyMap<string, readonly number[]>;

/** In words. Numbers further down are of other things, as a rule; weekdays sooner. */
const HEAD = 300;
const HEAD_OF_DAYS = 120;

/** What may stand between a number and what it counts, with it: “26 Somali pirates”. */
const REACH = 2;

const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

/** They are all the strength of a quake, which stands before its number as well as behind it. */
const STRENGTH = /^(?:magnitude|measuring|measured)$/;
const STRENGTH_KEY = `of:${stemmer('magnitude')}`;

const DAYS_A_MONTH = 31;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * @param words of the article, in order
 * @param published days since 1970
 */
export function marksOf(words: readonly string[], published: number | null): Marks {
  const marks = new Map<string, Set<number>>();
  const mark = (key: string, value: number): void => {
    marks.set(key, (marks.get(key) ?? new Set()).add(value));
  };
  words.slice(0, HEAD).forEach((word, at) => {
    const small = word.toLowerCase();
    if (isWeekday(small)) {
      if (at < HEAD_OF_DAYS) mark(...weekdayOf(small, published));
    } else if (MONTHS.has(small)) {
      for (const beside of [words[at - 1], words[at + 1]])
        if (/^\d\d?$/.test(beside ?? ''))
          mark('date', (MONTHS.get(small) ?? 0) * DAYS_A_MONTH + Number(beside));
    } else if (/^\d\d?:\d\d$/.test(small)) {
      const [hour, minute] = small.split(':').map(Number);
      mark('clock', ((hour ?? 0) % 12) * 60 + (minute ?? 0));
    } else {
      const value = valueOf(small);
      if (value !== null) for (const [key, each] of figuresAt(words, at, value)) mark(key, each);
    }
  });
  return new Map(Array.from(marks, ([key, values]) => [key, [...values]]));
}

/** The weekday next before the day of publication, or that day. */
function weekdayOf(small: string, published: number | null): readonly [string, number] {
  const weekday = WEEKDAYS.indexOf(small.slice(0, 3));
  if (published === null) return ['weekday', weekday];
  // 1 January 1970 was a Thursday.
  const back = (((published + 4) % 7) - weekday + 7) % 7;
  return ['day', published - back];
}

/** Years are dates, and no figures. */
function valueOf(small: string): number | null {
  const value = /^\d/.test(small) ? Number(small.replaceAll(',', '')) : (NUMBERS.get(small) ?? NaN);
  return Number.isNaN(value) || /^(?:19|20)\d\d$/.test(small) ? null : value;
}

function figuresAt(
  words: readonly string[],
  at: number,
  bare: number,
): readonly (readonly [string, number])[] {
  const scale = SCALES.get(words[at + 1]?.toLowerCase() ?? '');
  const value = bare * (scale ?? 1);
  const first = at + (scale === undefined ? 1 : 2);
  const figures: [string, number][] = [];
  if ([words[at - 1], words[at - 2]].some((word) => STRENGTH.test(word?.toLowerCase() ?? '')))
    figures.push([STRENGTH_KEY, value]);
  for (const word of words.slice(first, first + REACH)) {
    const small = word.toLowerCase();
    const ends = (COMMON.has(small) && !UNITS.test(small)) || MONTHS.has(small) || isWeekday(small);
    if (ends || NUMBERS.has(small) || /^\d/.test(small)) break;
    figures.push([`of:${stemmer(small)}`, value]);
  }
  return figures;
}

/** Common words that are counted all the same. */
const UNITS = /^(?:year|month|week|day|hour|minute)s?$/;
