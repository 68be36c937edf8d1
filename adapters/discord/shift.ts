// The work that is under way: each piece isolated from the others, all of it waited for before going offline.
import type { Log } from '../adapter.ts';
import { faultText } from './faults.ts';

interface Shift {
  /** Starts a task at once. What goes wrong in it is logged and harms no other. */
  start(what: string, task: () => Promise<void>): void;
  /** Counts a caller's own task as work under way. */
  include<Result>(task: Promise<Result>): Promise<Result>;
  /** Takes no new tasks and resolves when the running ones have ended. */
  end(): Promise<void>;
}

export function openShift(log: Log): Shift {
  const running = new Set<Promise<unknown>>();
  let open = true;
  const include = <Result>(task: Promise<Result>): Promise<Result> => {
    running.add(task);
    const forget = (): void => void running.delete(task);
    task.then(forget, forget);
    return task;
  };
  return {
    include,
    start: (what, task) => {
      if (!open) return;
      const guarded = async (): Promise<void> => {
        try {
          await task();
        } catch (error) {
          log.error({ cause: faultText(error) }, `Discord: ${what} could not be handled.`);
        }
      };
      void include(guarded());
    },
    end: async () => {
      open = false;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
