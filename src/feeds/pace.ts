// When a feed is asked again: after an answer as often as it is worth, after a failure less and less often.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The usual time between two polls, and the longest that a server may ask for. */
const USUAL = 15 * MINUTE;
const LONGEST = 6 * HOUR;
const LONGEST_WAIT = 24 * HOUR;
/** A feed that has had nothing new for a week. */
const QUIET = 7 * 24 * HOUR;

export interface Told {
  /** How long its publisher wants us to wait: the feed's own words, in minutes. */
  readonly ttl?: number;
  readonly cacheControl?: string;
  /** When it had something new for the last time. */
  readonly changedAt: Date | null;
}

/** @param random from 0 to 1: instances and feeds drift apart by it @returns milliseconds */
export function pauseAfterAnswer(
  { ttl = 0, cacheControl = '', changedAt }: Told,
  now: Date,
  random: number,
): number {
  const age = Number(/(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl)?.[1] ?? 0) * 1_000;
  const quiet = changedAt !== null && now.getTime() - changedAt.getTime() > QUIET ? HOUR : USUAL;
  const wanted = Math.min(LONGEST, Math.max(quiet, age, ttl * MINUTE));
  return Math.round(wanted * (1 + random / 10));
}

/**
 * @param failures      in a row, this one included
 * @param retryAfter    the header: seconds, or a date
 * @returns milliseconds: doubled with each failure up to half a day, and never sooner than the server wants
 */
export function pauseAfterFailure(
  failures: number,
  retryAfter: string | undefined,
  now: Date,
  random: number,
): number {
  const backoff = Math.min(12 * HOUR, USUAL * 2 ** Math.min(failures - 1, 10));
  const wanted = Math.min(LONGEST_WAIT, retryMs(retryAfter, now));
  return Math.max(Math.round(backoff * (0.75 + random / 2)), wanted);
}

function retryMs(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1_000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? 0 : Math.max(0, time - now.getTime());
}
