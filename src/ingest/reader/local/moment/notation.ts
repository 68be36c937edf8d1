// Dates written out (“Aug. 7, 1998”, “2021-04-15”, “8 p.m. EST on Tuesday, April 13”), read by chrono-node.
import type { ParsedComponents } from 'chrono-node';
import { strict } from 'chrono-node/en';
import type { Mention } from './mention.ts';

const MONTH =
  '(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)';
const WEEKDAY =
  '(?:mon(?:day|\\.)?|tues?(?:day|\\.)?|wed(?:nesday|\\.)?|thur?s?(?:day|\\.)?|fri(?:day|\\.)?|sat(?:urday|\\.)?|sun(?:day|\\.)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?(?!\\d|[,.]\\d{3})';
const YEAR = '(?:,? ?\\d{4}(?![\\d-]|,\\d))?';
const RANGE = '(?: ?[-–] ?(?:\\d{1,2}(?!\\d))?)?';
const TIME = '(?:,? (?:at )?\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\.?(?: (?:[ECMP][SD]?T|GMT|UTC)\\b)?)?';

/** Where a date may be written out; what is in it, chrono-node reads. */
const WRITTEN = new RegExp(
  [
    `\\b(?:${WEEKDAY},? )?(?:the )?(?:${MONTH} ${DAY}${RANGE}${YEAR}|${DAY}${RANGE} (?:of )?${MONTH}(?![a-z])${YEAR})${TIME}`,
    '\\b\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d))?(?![\\d-])',
    '(?<![\\d/.-])\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}(?![\\d/])',
  ].join('|'),
  'gi',
);

/** Any instant will do: what a date leaves open is not taken from it. */
const REFERENCE = { instant: new Date('2000-06-15T12:00:00Z'), timezone: 'UTC' } as const;

/** The dates that are written out in a text, in order. */
export function writtenDates(text: string): readonly Mention[] {
  return [...text.matchAll(WRITTEN)].flatMap((match): readonly Mention[] => {
    const [result] = strict.parse(match[0], REFERENCE);
    if (result === undefined) return [];
    const start = match.index + result.index;
    const date = componentsOf(result.start);
    if (date === null) return [];
    const until = result.end ? componentsOf(result.end) : null;
    return [{ start, end: start + result.text.length, meaning: { ...date, ...(until && { until }) } }];
  });
}

interface Written {
  readonly type: 'date';
  readonly month: number;
  readonly day: number;
  readonly year?: number;
  readonly instant?: string;
}

function componentsOf(found: ParsedComponents): Written | null {
  const [month, day] = [found.get('month'), found.get('day')];
  if (month === null || day === null) return null;
  const year = found.isCertain('year') ? found.get('year') : null;
  const isInstant = year !== null && found.isCertain('hour') && found.isCertain('timezoneOffset');
  return {
    type: 'date',
    month,
    day,
    ...(year === null ? {} : { year }),
    ...(isInstant ? { instant: found.date().toISOString().replace('.000Z', 'Z') } : {}),
  };
}
