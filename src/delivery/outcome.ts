// What follows from a post that did not succeed: wait and try again, look for it later, or give up.
import { PostError } from '#adapters/adapter.ts';
import { messageOf } from '#src/cause.ts';

export type Outcome =
  | { readonly type: 'wait'; readonly dueAt: Date; readonly attempts: number; readonly reason: string }
  /** It may have been posted: somebody has to look before it is sent again. */
  | { readonly type: 'doubt'; readonly dueAt: Date; readonly attempts: number; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string }
  /** What is gone, now and later: the place, with all of its schedules, or what this schedule tells of. */
  | {
      readonly type: 'gone';
      readonly reason: string;
      readonly what: 'place' | 'story';
      /** Whether it is there no more, and not only closed to us. */
      readonly isMissing: boolean;
    }
  /** The living thread that it was meant for: it is there no more, or closed to us. */
  | {
      readonly type: 'astray';
      readonly reason: string;
      readonly follow: string;
      readonly isMissing: boolean;
    }
  /** Quiet hours have begun since it became due. */
  | { readonly type: 'held'; readonly dueAt: Date; readonly reason: string }
  /** It may have been posted, and nobody can look. */
  | { readonly type: 'unknown'; readonly reason: string }
  /** It is not wanted any more. */
  | { readonly type: 'skipped'; readonly reason: string };

/** What an outcome depends on besides the error. */
export interface Circumstances {
  readonly now: Date;
  /** Refusals before this one. */
  readonly attempts: number;
  /** From 0 to 1: spreads the pauses, so that what failed together is not tried again together. */
  readonly random: number;
  /** Milliseconds after which a call that was not answered can no longer arrive. */
  readonly lease: number;
}

/** Refusals after which a delivery is given up: with the pauses between them, about half an hour. */
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 15 * 60_000;

/** An edition that could not be delivered for so long is no longer news. */
export const STALE = 6 * 3_600_000;

/** @param error what `post` threw after its call had begun */
export function outcomeOf(error: unknown, at: Circumstances): Outcome {
  if (!(error instanceof PostError) || error.outcome === 'unknown')
    return doubt(`it may or may not have been posted: ${messageOf(error)}`, at);
  if (error.outcome === 'gone')
    return { type: 'gone', reason: error.message, what: 'place', isMissing: error.isMissing };
  // The platform said when to come back: that is pacing, and no fault of the message.
  if (error.retryAfter !== undefined)
    return {
      type: 'wait',
      dueAt: later(at.now, error.retryAfter),
      attempts: at.attempts,
      reason: error.message,
    };
  return refusal(error.message, at);
}

/** @param error what `find` threw: not to know whether an earlier try arrived is no ground to send again */
export function outcomeOfLook(error: unknown, at: Circumstances): Outcome {
  const reason = `it may or may not have been posted, and that cannot be looked up: ${messageOf(error)}`;
  const never = error instanceof PostError && error.outcome !== 'unknown' && error.retryAfter === undefined;
  if (never) return { type: 'unknown', reason };
  const wait = error instanceof PostError ? (error.retryAfter ?? 0) : 0;
  const outcome = doubt(reason, at);
  if (outcome.type !== 'doubt') return outcome;
  return { ...outcome, dueAt: new Date(Math.max(outcome.dueAt.getTime(), at.now.getTime() + wait)) };
}

/** A failure before anything was sent: it is tried again, and given up in the end. */
export function refusal(reason: string, { now, attempts, random }: Circumstances): Outcome {
  if (attempts + 1 >= MOST_ATTEMPTS) return { type: 'failed', reason };
  return { type: 'wait', dueAt: later(now, pause(attempts, random)), attempts: attempts + 1, reason };
}

function doubt(reason: string, { now, attempts, random, lease }: Circumstances): Outcome {
  if (attempts + 1 >= MOST_ATTEMPTS) return { type: 'unknown', reason };
  const wait = attempts === 0 ? lease : Math.max(lease, pause(attempts - 1, random));
  return { type: 'doubt', dueAt: later(now, wait), attempts: attempts + 1, reason };
}

/** Twice as long each time, and spread over the second half of it. */
function pause(attempts: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts);
  return Math.round(longest * (0.5 + random / 2));
}

const later = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);
