// What was typed, made plain before it is read: numbers as digits, one way of saying what can be said in several.
import type { Typed } from './once.ts';
import { spoken } from './spoken.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  ...{
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
  ...{ fifteen: 15, twenty: 20, thirty: 30, 'forty-five': 45, sixty: 60, ninety: 90 },
};
const NUMBER = new RegExp(`\\b(${Object.keys(NUMBERS).join('|')})\\b`, 'g');

/** Lower case, single spaces, no accents (IANA writes São Paulo without), no full stop at the end. */
export function plain(words: string): string {
  const letters = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const digits = letters
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!]$/, '')
    .replace(NUMBER, (word) => String(NUMBERS[word]));
  return spoken(digits)
    .replace(/^(?:once )?(?:a|per) day\b/, 'daily')
    .replace(/^every 1 (day|week|hour)\b/, 'every $1')
    .replace(/^(?:every|each) (week|month)\b/, '$1ly')
    .replace(/^once (?:a|per) (week|month)\b/, '$1ly');
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A time of day, or none at all. */
const TIME_ALONE = /^(?:at \S.*|\d.*|noon|midnight|)$/;

/**
 * “weekly at 9” and “monthly at 9”, with no day named, are on the day on which it is typed (the 28th at the latest).
 * @param stride that was taken out of the words: every so many days, or weeks
 */
export function withDay(words: string, stride: 'day' | 'week' | undefined, { now, zone }: Typed): string {
  const [, span, time = ''] =
    /^(week|month)ly(?:,? (.*))?$/.exec(words) ?? (stride === 'week' ? ['', 'week', words] : []);
  if (span === undefined || !TIME_ALONE.test(time)) return words;
  const today = new Date(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now));
  const day =
    span === 'week' ? (DAYS[today.getUTCDay()] ?? 'monday') : `on the ${Math.min(28, today.getUTCDate())}th`;
  return `${day} ${time}`.trim();
}

/** An edition for which no time is named comes in the morning. */
export const inTheMorning = (words: string): string => `${words.replace(/[ ,]+$/, '')} at 8:00`;
