// What follows from a post that did not succeed: wait and try again, give up, or leave it as unknown.
import { PostError } from '#adapters/adapter.ts';
import { messageOf } from '#src/cause.ts';

export type Outcome =
  | { readonly type: 'wait'; readonly dueAt: Date; readonly attempts: number; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string }
  /** The place cannot be posted to, now or later. */
  | { readonly type: 'gone'; readonly reason: string }
  /** It may have been posted: sending it again could double it. */
  | { readonly type: 'unknown'; readonly reason: string };

/** Refusals after which a delivery is given up: with the pauses between them, about half an hour. */
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 15 * 60_000;

/** An edition that could not be delivered for so long is no longer news. */
export const STALE = 6 * 3_600_000;

/**
 * @param error    what `post` threw
 * @param attempts refusals before this one
 */
export function outcomeOf(error: unknown, attempts: number, now: Date): Outcome {
  if (!(error instanceof PostError) || error.outcome === 'unknown')
    return { type: 'unknown', reason: `it may or may not have been posted: ${messageOf(error)}` };
  if (error.outcome === 'gone') return { type: 'gone', reason: error.message };
  // The platform said when to come back: that is pacing, and no fault of the message.
  if (error.retryAfter !== undefined)
    return { type: 'wait', dueAt: later(now, error.retryAfter), attempts, reason: error.message };
  return refusal(error.message, attempts, now);
}

/** A failure before anything was sent: it is tried again, and given up in the end. */
export function refusal(reason: string, attempts: number, now: Date): Outcome {
  if (attempts + 1 >= MOST_ATTEMPTS) return { type: 'failed', reason };
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts);
  return { type: 'wait', dueAt: later(now, pause), attempts: attempts + 1, reason };
}

const later = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);
