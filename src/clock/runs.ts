// When a schedule runs: cron expressions in IANA zones, daylight saving included.
import { CronExpressionParser, type CronExpression } from 'cron-parser';
import type { Recurrence } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import { isZone, offsetAt } from './zone.ts';

type Cron = Extract<Recurrence, { type: 'cron' }>;

/**
 * The next runs after an instant. A local time that daylight saving skips runs as much later as the gap is long;
 * one that comes twice runs the first time (an expression for every hour runs in both).
 * @returns at most `count`, in order; fewer for a recurrence that ends
 */
export function nextRuns(when: Recurrence, after: Date, count: number): readonly Date[] {
  if (when.type === 'once') return when.at > after && count > 0 ? [when.at] : [];
  const runs: Date[] = [];
  let cron = iterate(when, after);
  for (let from = after; runs.length < count && cron.hasNext();) {
    const next = cron.next().toDate();
    const lost = lostInGap(when, from, next);
    if (lost !== undefined) cron = iterate(when, lost);
    from = lost ?? next;
    runs.push(from);
  }
  return runs;
}

function iterate(when: Cron, after: Date): CronExpression {
  return CronExpressionParser.parse(when.expression, { currentDate: after, tz: when.zone });
}

/**
 * cron-parser moves a run out of a gap of whole hours, but loses those in a gap of half an hour (Lord Howe
 * Island): so the gap's own wall times are looked at.
 * @returns the first run that was lost
 */
function lostInGap(when: Cron, after: Date, before: Date): Date | undefined {
  const gap = offsetAt(when.zone, before) - offsetAt(when.zone, after);
  if (gap <= 0 || everyHour(when.expression)) return undefined;
  const change = offsetChange(when.zone, after, before);
  const opens = change + offsetAt(when.zone, after);
  const skipped = iterate({ ...when, zone: 'UTC' }, new Date(opens - 1))
    .next()
    .getTime();
  const run = new Date(change + (skipped - opens));
  return skipped < opens + gap && run > after && run < before ? run : undefined;
}

/** Such an expression means every stretch of time; what it loses by the gap is no edition. */
function everyHour(expression: string): boolean {
  return CronExpressionParser.parse(expression).fields.hour.values.length === 24;
}

/** The instant in which the zone's offset becomes what it is at `to`, in milliseconds. */
function offsetChange(zone: string, from: Date, to: Date): number {
  const goal = offsetAt(zone, to);
  let [low, high] = [from.getTime(), to.getTime()];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, new Date(middle)) === goal) high = middle;
    else low = middle;
  }
  return high;
}

/** @throws UserError that says what is wrong with a recurrence, or that it never runs again */
export function checkRecurrence(when: Recurrence, now: Date): void {
  if (when.type === 'cron') {
    if (!isZone(when.zone))
      throw new UserError(`There is no time zone “${when.zone}”. Use a name such as Europe/Berlin.`);
    checkExpression(when.expression);
  }
  if (nextRuns(when, now, 1).length === 0) throw new UserError('That time has passed already.');
}

function checkExpression(expression: string): void {
  const fields = expression.trim().split(/\s+/);
  if (fields.length === 5 && parses(expression)) return;
  throw new UserError(
    fields.length === 5 && parses(fields.with(2, '*').join(' '))
      ? `“${expression}” would never run: there is no such day in its months (the third field, and the fourth).`
      : `“${expression}” is no cron expression of five fields (minute, hour, day of month, month, day of week).`,
  );
}

function parses(expression: string): boolean {
  try {
    CronExpressionParser.parse(expression);
    return true;
  } catch {
    return false;
  }
}
