// When a schedule runs: cron expressions in IANA zones, daylight saving included; spans; single times.
import { CronExpressionParser } from 'cron-parser';
import type { Recurrence } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import { hasDate, type Stride } from '#briefings/schedule/stride.ts';
import { expressionsIn } from '#briefings/schedule/when.ts';
import { isZone, localTime, offsetAt } from './zone.ts';

/**
 * The next runs after an instant. A local time that daylight saving skips runs as much later as the gap is long;
 * one that comes twice runs the first time (an expression for every hour runs in both).
 * @param until the last instant that is asked for
 * @returns at most `count`, in order, each once; fewer for a recurrence that ends
 */
export function nextRuns(
  when: Recurrence,
  after: Date,
  count: number,
  until: Date = FOREVER,
): readonly Date[] {
  switch (when.type) {
    case 'once':
      return when.at > after && when.at <= until && count > 0 ? [when.at] : [];
    case 'every':
      return spans(when, after, count).filter((run) => run <= until);
    case 'cron':
      return inOrder(
        expressionsIn(when.expression).flatMap((expression) =>
          cronRuns({ ...when, expression }, { after: after.getTime(), count, until: until.getTime() }),
        ),
        count,
      ).map((at) => new Date(at));
  }
}

/** The last instant that a Date can hold. */
const FOREVER = new Date(8.64e15);

function spans(when: Extract<Recurrence, { type: 'every' }>, after: Date, count: number): readonly Date[] {
  const span = when.minutes * 60_000;
  const from = when.from.getTime();
  const first = Math.max(1, Math.floor((after.getTime() - from) / span) + 1);
  return Array.from({ length: count }, (_, at) => new Date(from + (first + at) * span));
}

const inOrder = (runs: Iterable<number>, count: number): readonly number[] =>
  [...new Set(runs)].sort((a, b) => a - b).slice(0, count);

interface Cron {
  readonly expression: string;
  readonly zone: string;
  readonly stride?: Stride;
}

/** What is asked for, in milliseconds. */
interface Range {
  readonly after: number;
  readonly count: number;
  readonly until: number;
}

/** Around a change of a zone's offset, local times do not follow each other as the instants do: at most by a day. */
const AROUND = 25 * 3_600_000;

/**
 * cron-parser gives the local times, as if they were UTC; what they are as instants is worked out here. (In a zone
 * it loses runs where the clocks are changed by half an hour: Lord Howe Island.)
 */
function cronRuns(when: Cron, { after, count, until }: Range): readonly number[] {
  const everyHour = isEveryHour(when.expression);
  const runs = new Set<number>();
  const start = after + offsetAt(when.zone, new Date(after));
  const from = start - (isSettled(when.zone, start) ? 0 : AROUND);
  const cron = CronExpressionParser.parse(when.expression, { currentDate: new Date(from), tz: 'UTC' });
  let enough = Infinity;
  while (cron.hasNext()) {
    const local = cron.next().getTime();
    if (when.stride && !hasDate(when.stride, new Date(local).toISOString())) continue;
    const found = instantsOf(when.zone, local, everyHour);
    for (const run of found) if (run > after && run <= until) runs.add(run);
    if (runs.size >= count || found.some((run) => run > until)) enough = Math.min(enough, local);
    if (local >= enough + (isSettled(when.zone, local) ? 0 : AROUND)) break;
  }
  return inOrder(runs, count);
}

/** Whether the zone's offset is the same from the day before a local time to the day after it. */
function isSettled(zone: string, local: number): boolean {
  return dayOffset(zone, local, -1) === dayOffset(zone, local, 2);
}

/**
 * What a local time is as an instant: the first, where it comes twice; where it is skipped, as much later as the gap
 * is long. In every hour there is: all that it is.
 */
function instantsOf(zone: string, local: number, everyHour: boolean): readonly number[] {
  const before = local - dayOffset(zone, local, -1);
  const after = local - dayOffset(zone, local, 2);
  if (before === after) return [before];
  const real = [before, after].filter((at) => at + offsetAt(zone, new Date(at)) === local);
  if (everyHour) return real;
  return [real[0] ?? before];
}

const DAY = 24 * 3_600_000;
const offsets = new Map<string, number>();

/** The zone's offset some days after the beginning of a local day, in milliseconds. Asked for often: kept. */
function dayOffset(zone: string, local: number, days: number): number {
  const day = Math.floor(local / DAY) + days;
  const key = `${zone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = offsetAt(zone, new Date(day * DAY));
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** Such an expression means every stretch of time. */
function isEveryHour(expression: string): boolean {
  return CronExpressionParser.parse(expression).fields.hour.values.length === 24;
}

/**
 * The name of a slot: the local date and time, which a schedule has once, whatever becomes of its zone. What runs in
 * every stretch of time is named by the instant.
 */
export function slotName(when: Recurrence, at: Date): string {
  const byClock = when.type === 'cron' && !expressionsIn(when.expression).every(isEveryHour);
  return byClock ? localTime(when.zone, at) : at.toISOString();
}

/** @throws UserError that says what is wrong with a recurrence, or that it never runs again */
export function checkRecurrence(when: Recurrence, now: Date): void {
  if (when.type === 'cron') {
    if (!isZone(when.zone))
      throw new UserError(`There is no time zone “${when.zone}”. Use a name such as Europe/Berlin.`);
    expressionsIn(when.expression).forEach(checkExpression);
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
