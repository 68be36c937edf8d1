// Which slots of a schedule have come, and what becomes of each: an edition in time, a late one, or none.
import type { Recurrence } from '#briefings/desk.ts';
import { nextRuns } from './runs.ts';

export interface Slot {
  readonly at: Date;
  readonly fate: 'due' | 'late' | 'skipped';
}

export interface Slots {
  readonly slots: readonly Slot[];
  /** Null: the schedule has ended. */
  readonly next: Date | null;
}

/** A slot is late when a tick or two have been missed. */
const LATE = 2 * 60_000;
const LONGEST_GRACE = 6 * 3_600_000;
/** Slots that were missed longer ago than this are not recorded one by one, but for the first. */
const RECORDED = 24 * 3_600_000;
const MOST = 24 * 60 + 1;

/**
 * The newest slot that has come is delivered, unless it is older than the grace: half its period, at most six
 * hours. Those before it are skipped: one late edition tells what all of them would have.
 * @param from the slot that the schedule waits for, not after `now`
 */
export function slotsDue(when: Recurrence, from: Date, now: Date): Slots {
  const times = [from];
  const recent = new Date(Math.max(from.getTime(), now.getTime() - RECORDED));
  const later = when.type === 'once' ? [] : nextRuns(when, recent, 1);
  const missed = (later[0] ?? now) <= now ? nextRuns(when, recent, MOST).filter((at) => at <= now) : [];
  times.push(...missed);
  const newest = times.at(-1) ?? from;
  const next = when.type === 'once' ? null : (nextRuns(when, now, 1)[0] ?? null);
  const age = now.getTime() - newest.getTime();
  const fate = age < LATE ? 'due' : age <= grace(newest, next) ? 'late' : 'skipped';
  return {
    slots: times.map((at) => ({ at, fate: at === newest ? fate : 'skipped' })),
    next,
  };
}

function grace(slot: Date, next: Date | null): number {
  if (next === null) return LONGEST_GRACE;
  return Math.min(LONGEST_GRACE, Math.max(LATE, (next.getTime() - slot.getTime()) / 2));
}
