// The one timer of the process: once a minute, in UTC.
import { schedule } from 'node-cron';
import type { Log } from '#adapters/adapter.ts';

export interface Timer {
  stop(): Promise<void>;
}

/**
 * Calls `tick` at the start of every minute. The tolerance lets a tick run that the process was too busy for;
 * UTC keeps daylight saving out of it (the process itself has to run with TZ=UTC for the same reason).
 */
export function everyMinute(tick: () => Promise<void>, log: Log): Timer {
  const run = async (): Promise<void> => {
    try {
      await tick();
    } catch (error) {
      log.error({ err: error }, 'a tick of the clock failed; the next one takes over what it left');
    }
  };
  const task = schedule('* * * * *', run, {
    name: 'tick',
    timezone: 'UTC',
    noOverlap: true,
    missedExecutionTolerance: 59_000,
    logger: {
      info: (message) => log.info({}, message),
      warn: (message) => log.warn({}, message),
      error: (message, cause) => log.error({ err: cause ?? message }, 'the clock reports an error'),
      debug: () => undefined,
    },
  });
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}
