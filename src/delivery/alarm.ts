// Rings the outbox when a delivery that waits is due, sooner than the next tick of the clock.

export interface Alarm {
  /** Sets the one alarm that there is: an earlier time stands. */
  readonly set: (at: Date, ring: () => void) => void;
  readonly stop: () => void;
}

/** What is due at once has been looked at just now: so the alarm waits at least so long. */
const SHORTEST = 250;
/** A later time is the clock's. */
const LONGEST = 60_000;

/** @param now the time that the instants to be rung at are measured by */
export function newAlarm(now: () => Date): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let set: number | undefined;
  return {
    set: (at, ring) => {
      const wait = Math.max(SHORTEST, at.getTime() - now().getTime());
      if (wait > LONGEST || (set !== undefined && set <= now().getTime() + wait)) return;
      clearTimeout(timer);
      set = now().getTime() + wait;
      timer = setTimeout(() => {
        set = undefined;
        ring();
      }, wait);
      timer.unref();
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
