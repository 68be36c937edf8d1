// One thing at a time in each channel, and not faster than Slack wants it.
import type { Pace } from '#adapters/adapter.ts';

/** Milliseconds that never run backwards, and waiting for them to pass. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

interface Lane {
  /** Settles when the last job in the lane has ended; never rejects. */
  tail: Promise<unknown>;
  jobs: number;
  /** The time up to which the lane's allowance is used. */
  usedUntil: number;
  /** Slack asked to wait until then. */
  blockedUntil: number;
}

/**
 * Lanes by key (a method and a channel). In a lane, jobs run in the order of their coming, one after the other; lanes
 * know nothing of each other, so that a full channel never holds another.
 */
export class Pacer {
  readonly #pace: Pace;
  readonly #clock: Clock;
  readonly #lanes = new Map<string, Lane>();

  constructor(pace: Pace, clock: Clock = systemClock) {
    this.#pace = pace;
    this.#clock = clock;
  }

  /** Runs the job when its turn has come; resolves and rejects as it does. */
  run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const lane = this.#lane(key);
    lane.jobs += 1;
    const result = lane.tail.then(async () => {
      await this.#wait(lane);
      return job();
    });
    const end = (): void => void (lane.jobs -= 1);
    lane.tail = result.then(end, end);
    return result;
  }

  /** Holds a lane back, because Slack asked for it. */
  block(key: string, milliseconds: number): void {
    this.#lane(key).blockedUntil = this.#clock.now() + milliseconds;
  }

  #lane(key: string): Lane {
    const known = this.#lanes.get(key);
    if (known) return known;
    this.#forget();
    const lane = { tail: Promise.resolve(), jobs: 0, usedUntil: -Infinity, blockedUntil: -Infinity };
    this.#lanes.set(key, lane);
    return lane;
  }

  /** Waits for the lane's allowance: a bucket of `burst` that gains one each `interval`. */
  async #wait(lane: Lane): Promise<void> {
    const { burst, interval } = this.#pace;
    const free = Math.max(lane.usedUntil - (burst - 1) * interval, lane.blockedUntil) - this.#clock.now();
    if (free > 0) await this.#clock.sleep(free);
    lane.usedUntil = Math.max(lane.usedUntil, this.#clock.now()) + interval;
  }

  /** Drops the lanes that are empty and rested, so that channels do not pile up in memory. */
  #forget(): void {
    const now = this.#clock.now();
    for (const [key, lane] of this.#lanes)
      if (lane.jobs === 0 && Math.max(lane.usedUntil, lane.blockedUntil) < now) this.#lanes.delete(key);
  }
}
