// The feeds' own clock, beside the schedules': a slow server holds up no edition.
import { everyMinute } from '#src/clock/timer.ts';
import { pollDue, type FeedSetting } from './feeds.ts';
import { addListed } from './file.ts';

export interface FeedClock {
  /** A tick that comes while one is under way joins it. */
  readonly tick: () => Promise<void>;
  /** Begins nothing more, and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

/**
 * @param file a list whose feeds are added first; null where there is none
 * @param real whether it ticks by itself
 */
export async function startFeeds(
  setting: FeedSetting,
  file: string | null,
  real: boolean,
): Promise<FeedClock> {
  if (file !== null) await addListed(setting.db, file, setting.now(), setting.log);
  let running: Promise<void> | undefined;
  let ending = false;
  const tick = (): Promise<void> =>
    (running ??= pollDue({ ...setting, ending: () => ending }).finally(() => {
      running = undefined;
    }));
  const timer = real ? everyMinute(tick, setting.log) : undefined;
  return {
    tick,
    stop: async () => {
      ending = true;
      await timer?.stop();
      await running?.catch(() => undefined);
    },
  };
}
