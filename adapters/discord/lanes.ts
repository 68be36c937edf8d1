// The ways to Discord's REST API: one for acknowledgements, one for answers, one for the bulk of scheduled posts,
// so that a digest in four hundred channels does not keep anybody waiting for an answer.
import { REST, type RESTOptions, type RateLimitData } from 'discord.js';
import type { DiscordConfig } from './config.ts';

export interface Lanes {
  /** First responses to interactions, which must arrive within 3 s: two quick tries (see acknowledge.ts). */
  readonly acks: REST;
  /** Everything somebody waits for. All that goes here may be repeated without harm. */
  readonly answers: REST;
  /** Scheduled posts and edits: paced, and never repeated by the library. */
  readonly bulk: REST;
  close(): void;
}

/** Discord allows 50 requests a second; the rest is left to the answers. */
const BULK_PER_SECOND = 40;
/**
 * For all instances together, which share the token: so much slower that even those that a busy machine has held back
 * and lets go together stay below Discord's limit.
 */
export const BULK_PACE = { burst: 5, interval: 33 };
/** A wait that the pacing alone can make. A longer one is told to whoever posts. */
const LONGEST_PAUSE_MS = 1_100;

/** @param timeout milliseconds after which a scheduled post is given up */
export function openLanes({ token, api }: DiscordConfig, timeout: number): Lanes {
  const lane = (options: Partial<RESTOptions>): REST => new REST({ api, ...options }).setToken(token);
  const acks = lane({ timeout: 1_000, retries: 0 });
  const answers = lane({ timeout: 8_000, retries: 2 });
  const bulk = lane({
    timeout,
    retries: 0,
    globalRequestsPerSecond: BULK_PER_SECOND,
    rejectOnRateLimit: (limit) => pauseOf(limit) > LONGEST_PAUSE_MS,
  });
  return {
    acks,
    answers,
    bulk,
    close: () => {
      for (const rest of [acks, answers, bulk]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}

/** The milliseconds that a rate limit asks to wait. */
export function pauseOf({
  timeToReset,
  retryAfter,
  sublimitTimeout,
}: Pick<RateLimitData, 'timeToReset' | 'retryAfter' | 'sublimitTimeout'>): number {
  return Math.max(timeToReset, retryAfter, sublimitTimeout);
}
