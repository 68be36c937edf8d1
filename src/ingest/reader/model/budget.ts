// How many tokens a day may still be used.

import type { Shelf } from '#adapters/adapter.ts';

/** Where the count of a day is kept. */
export interface Tally {
  get(day: string): Promise<number>;
  put(day: string, tokens: number): Promise<void>;
}

export interface Budget {
  /**
   * Sets tokens aside before they are used, so that readings at the same time cannot overdraw together.
   * @returns null where the day's budget does not reach; else what to call with the tokens really used
   */
  reserve(tokens: number): Promise<((used: number) => Promise<void>) | null>;
}

/**
 * @param limit  tokens a day, UTC, in and out together. An answer may be longer than was set aside for it: the day may
 *   end over its limit by one reading, and nothing more is read then
 */
export function newBudget(limit: number, tally: Tally, now: () => Date): Budget {
  let reserved = 0;
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: what is read and written back must not interleave. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  const today = (): string => now().toISOString().slice(0, 10);
  return {
    reserve: (tokens) =>
      inTurn(async () => {
        const day = today();
        if ((await tally.get(day)) + reserved + tokens > limit) return null;
        reserved += tokens;
        return (used: number) =>
          inTurn(async () => {
            reserved -= tokens;
            await tally.put(day, (await tally.get(day)) + used);
          });
      }),
  };
}

/** A count that lasts as long as the process. */
export function memoryTally(): Tally {
  const days = new Map<string, number>();
  return {
    get: (day) => Promise.resolve(days.get(day) ?? 0),
    put: (day, tokens) => {
      days.clear();
      days.set(day, tokens);
      return Promise.resolve();
    },
  };
}

/** A count that lasts as long as the store does. Instances that share it may overdraw it together by a reading each. */
export function shelfTally(shelf: Pick<Shelf, 'get' | 'put' | 'list' | 'delete'>): Tally {
  const keyOf = (day: string): string => `${PREFIX}${day}`;
  return {
    get: async (day) => {
      const found = await shelf.get(keyOf(day));
      return typeof found === 'number' ? found : 0;
    },
    put: async (day, tokens) => {
      await shelf.put(keyOf(day), tokens);
      const old = (await shelf.list(PREFIX)).filter(([key]) => key < keyOf(day));
      for (const [key] of old) await shelf.delete(key);
    },
  };
}

const PREFIX = 'tokens ';
