// The calendar days that a text names in full, with their year: what tells this year's flood from last year's.
import { MONTHS } from './words.ts';

const MONTH = [...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join('|');
const MONTH_FIRST = new RegExp(String.raw`\b(${MONTH})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`, 'gi');
const DAY_FIRST = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (${MONTH})\.?,? (\d{4})\b`, 'gi');
const ISO = /\b(\d{4})-(\d\d)-(\d\d)\b/g;
/** With a day above 12 it can be read in one way only. */
const NUMERIC = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)\b/g;

const MS_A_DAY = 86_400_000;

/** A text with thousands of dates is a table: the first of them are enough. */
const MOST = 50;

/** @returns days since 1970, in the order of the patterns, each once */
export function daysIn(text: string): readonly number[] {
  const days = [
    ...Array.from(text.matchAll(MONTH_FIRST), ([, month, day, year]) => dayOf(year, monthOf(month), day)),
    ...Array.from(text.matchAll(DAY_FIRST), ([, day, month, year]) => dayOf(year, monthOf(month), day)),
    ...Array.from(text.matchAll(ISO), ([, year, month, day]) => dayOf(year, Number(month), day)),
    ...Array.from(text.matchAll(NUMERIC), ([, one, other, year]) =>
      Number(one) > 12
        ? dayOf(year, Number(other), one)
        : Number(other) > 12
          ? dayOf(year, Number(one), other)
          : null,
    ),
  ];
  return [...new Set(days.filter((day) => day !== null))].slice(0, MOST);
}

const monthOf = (word = ''): number => MONTHS.get(word.toLowerCase()) ?? 0;

function dayOf(year: string | undefined, month: number, day: string | undefined): number | null {
  const full = year?.length === 2 ? `20${year}` : year;
  const time = Date.UTC(Number(full), month - 1, Number(day));
  const date = new Date(time);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(full) > 1900 && Number(full) < 2100 ? time / MS_A_DAY : null;
}
