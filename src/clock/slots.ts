// Which slots of a schedule have come, and what becomes of each: an edition in time, a late one, or none.
import type { Recurrence } from '#briefings/desk.ts';
import { nextRuns, slotName } from './runs.ts';

export interface Slot {
  readonly at: Date;
  /** What the schedule has once: see {@link slotName}. */
  readonly name: string;
  readonly fate: 'due' | 'late' | 'skipped';
}

export interface Slots {
  readonly slots: readonly Slot[];
  /** Null: the schedule has ended. */
  readonly next: Date | null;
}

/** A slot is late when a tick or two have been missed. */
const LATE = 2 * 60_000;

/** How long after its time a slot is still delivered, at the most, unless the settings say otherwise. */
export const LONGEST_GRACE = 6 * 3_600_000;

/** Missed slots that are recorded one by one: the newest, after the first of all. */
const RECORDED = 200;
/** Runs that are looked at one after the other; of more of them (every minute for a day), those of half a day. */
const COUNTED = 1_000;
const HALF_A_DAY = 12 * 3_600_000;

/**
 * The newest slot that has come is delivered, unless it is older than the grace: half its period, at most
 * `longestGrace`. Those before it are skipped: one late edition tells what all of them would have.
 * @param from         the slot that the schedule waits for, not after `now`
 * @param longestGrace in milliseconds
 */
export function slotsDue(when: Recurrence, from: Date, now: Date, longestGrace = LONGEST_GRACE): Slots {
  const times = [from, ...missed(when, from, now)];
  const newest = times.at(-1) ?? from;
  const next = nextRuns(when, now, 1)[0] ?? null;
  const age = now.getTime() - newest.getTime();
  const fate = age < LATE ? 'due' : age <= grace(newest, next, longestGrace) ? 'late' : 'skipped';
  return {
    slots: times.map((at) => ({ at, name: slotName(when, at), fate: at === newest ? fate : 'skipped' })),
    next,
  };
}

/** The runs after `from` that have come by now; of very many, the newest. */
function missed(when: Recurrence, from: Date, now: Date): readonly Date[] {
  const all = nextRuns(when, from, COUNTED, now);
  const recent = new Date(Math.max(from.getTime(), now.getTime() - HALF_A_DAY));
  const runs = all.length < COUNTED ? all : nextRuns(when, recent, COUNTED, now);
  return runs.slice(-RECORDED);
}

function grace(slot: Date, next: Date | null, longest: number): number {
  if (next === null) return longest;
  return Math.min(longest, Math.max(LATE, (next.getTime() - slot.getTime()) / 2));
}
