// Instants in the reader's own zone and, where they read English, in their own way of writing dates.

const locale = globalThis.navigator.languages.find((each) => /^en(-[a-z]{2})?$/i.test(each)) ?? 'en-GB';

const format = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) => {
  const formatter = new Intl.DateTimeFormat(locale, options);
  return (at) => formatter.format(at);
};

export const date = format({ day: 'numeric', month: 'short', year: 'numeric' });
export const longDate = format({ day: 'numeric', month: 'long', year: 'numeric' });
export const datetime = format({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
export const clock = format({ hour: 'numeric', minute: '2-digit' });
export const clockWithSeconds = format({ timeStyle: 'medium' });
export const shortDate = format({ dateStyle: 'short' });
/** Everything that can be said of an instant, its zone included. */
export const full = format({ dateStyle: 'full', timeStyle: 'long' });

const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function relative(at: Date, now: Date = new Date()): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000);
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step
    ? relativeFormat.format(Math.trunc(seconds / step[1]), step[0])
    : relativeFormat.format(0, 'second');
}

/** The time of day for what happened today, with the date for what did not. */
export function stamp(at: Date, now: Date = new Date()): string {
  return date(at) === date(now) ? clock(at) : datetime(at);
}

/** The parts of Slack's date format that stand for something, in the reader's zone. */
export function slackDate(pattern: string, at: Date): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'ago') return relative(at);
    if (name === 'time') return clock(at);
    if (name === 'time_secs') return clockWithSeconds(at);
    if (name === 'date_num') return shortDate(at);
    if (/^date_short/.test(name)) return date(at);
    return /^date/.test(name) ? longDate(at) : whole;
  });
}

const discordStyles: Readonly<Record<string, (at: Date) => string>> = {
  t: clock,
  T: clockWithSeconds,
  d: shortDate,
  D: longDate,
  R: relative,
};

/** Discord's `<t:…:style>`; without a style it is `f`, day and time. */
export function discordDate(style: string, at: Date): string {
  return (discordStyles[style] ?? datetime)(at);
}
