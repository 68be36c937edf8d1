// The outbox: sends what is due, one delivery a place at a time, many places side by side.
import type { Place } from '#briefings/place.ts';
import { dueDeliveries, finish, nextDue, orphans, type Delivery } from '#src/store/deliveries.ts';
import { send, type Sending } from './send.ts';

export interface Outbox {
  /** Starts whatever is due, and goes on until nothing is. Returns at once. */
  ring(): void;
  /** Resolves when nothing is being sent: all that was due is sent, refused, or waits. */
  idle(): Promise<void>;
  /** Starts nothing more; resolves when the parts under way have ended. */
  close(): Promise<void>;
}

/** Places that are posted to at the same time; each platform paces itself behind its adapter. */
const LANES = 64;

/** @param alarm rings when the time has come; left out where time is not real */
export function newOutbox(
  parts: Omit<Sending, 'stopping'>,
  alarm?: (at: Date, ring: () => void) => void,
): Outbox {
  const { store, now, log } = parts;
  const lanes = new Map<Place, Promise<void>>();
  let sweeping: Promise<void> | undefined;
  let again = false;
  let closing = false;
  const sending: Sending = { ...parts, stopping: () => closing };

  const ring = (): void => {
    again = true;
    if (closing || sweeping !== undefined) return;
    sweeping = sweep()
      .catch((error: unknown) => log.error({ err: error }, 'the outbox cannot be read'))
      .finally(() => {
        sweeping = undefined;
        // Rung while the sweep was ending.
        if (again) ring();
      });
  };

  async function sweep(): Promise<void> {
    while (again && !closing) {
      again = false;
      // Between two of its parts a delivery that is under way looks due, too.
      const due = await dueDeliveries(store.db, now(), LANES);
      for (const delivery of due) if (lanes.size < LANES && !lanes.has(delivery.place)) open(delivery);
    }
    const next = alarm === undefined ? null : await nextDue(store.db);
    if (next !== null) alarm?.(next, ring);
  }

  function open(delivery: Delivery): void {
    const lane = send(delivery, sending).then(
      () => {
        lanes.delete(delivery.place);
        ring();
      },
      (error: unknown) => {
        // Ringing again would only fail again: the next tick does.
        lanes.delete(delivery.place);
        log.error({ err: error, delivery: delivery.id }, 'the state of a delivery cannot be written');
      },
    );
    lanes.set(delivery.place, lane);
  }

  const idle = async (): Promise<void> => {
    while (sweeping !== undefined || lanes.size > 0) await Promise.all([sweeping, ...lanes.values()]);
  };

  const close = async (): Promise<void> => {
    closing = true;
    await idle();
  };
  return { ring, idle, close };
}

/**
 * To be called before the first ring: a delivery whose call was under way when the process ended may have been
 * posted, or not. It is shown as unknown, and not sent again.
 */
export async function recover({ store, log }: Pick<Sending, 'store' | 'log'>): Promise<void> {
  const reason = 'Dateline ended while it was being sent: it may or may not have been posted';
  for (const delivery of await orphans(store.db)) {
    log.error({ delivery: delivery.id, place: delivery.place }, reason);
    await finish(store.db, delivery.id, 'unknown', reason);
  }
}
