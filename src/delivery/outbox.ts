// The outbox: sends what is due, one delivery a place at a time, many places side by side, with other instances beside.
import { platformOf } from '#briefings/place.ts';
import type { Delivery } from '#src/store/delivery.ts';
import { claimDeliveries, explainWaiting, giveUp, nextDue, renewLeases } from '#src/store/leases.ts';
import { newId } from '#src/store/rows.ts';
import { STALE } from './outcome.ts';
import { send } from './send.ts';
import type { Connected, Sending } from './sending.ts';

export interface Outbox {
  /** Starts whatever is due, and goes on until nothing is. Returns at once. */
  readonly ring: () => void;
  /** Resolves when nothing is being sent: all that was due is sent, refused, or waits. */
  readonly idle: () => Promise<void>;
  /** Says that what is being sent is still in good hands. To be called several times in a lease. */
  readonly renew: () => Promise<void>;
  /** Starts nothing more; resolves when the parts under way have ended. */
  readonly close: () => Promise<void>;
}

export interface OutboxParts extends Omit<Sending, 'stopping'> {
  /** The platforms that are online here. */
  readonly online: () => readonly Connected[];
}

/** Places of one platform that are posted to at the same time; each platform paces itself behind its adapter. */
const LANES = 16;

/** @param alarm rings when the time has come; left out where time is not real */
export function newOutbox(parts: OutboxParts, alarm?: (at: Date, ring: () => void) => void): Outbox {
  const { store, now, log, lease, online } = parts;
  /** What is being sent, with the holder that it is claimed by. */
  const lanes = new Map<Promise<void>, { readonly platform: string; readonly holder: string }>();
  let sweeping: Promise<void> | undefined;
  let [again, closing, tidied] = [false, false, new Date(0)];
  const sending: Sending = { ...parts, stopping: () => closing };
  const leaseEnd = (): Date => new Date(now().getTime() + lease);

  const ring = (): void => {
    again = true;
    if (closing || sweeping !== undefined) return;
    sweeping = sweep()
      .catch((error: unknown) => log.error({ err: error }, 'the outbox cannot be read'))
      .finally(() => {
        sweeping = undefined;
        if (again) ring(); // Rung while the sweep was ending.
      });
  };

  async function sweep(): Promise<void> {
    while (again && !closing) {
      again = false;
      for (const each of online()) await fill(each);
    }
    tidied = await tidy(parts, tidied);
    const next = alarm === undefined ? null : await nextDue(store.db);
    if (next !== null) alarm?.(next, ring);
  }

  /** Claims as many deliveries of a platform as there are free lanes. */
  async function fill(connected: Connected): Promise<void> {
    const platform = connected.platform.name;
    const limit = LANES - [...lanes.values()].filter((lane) => lane.platform === platform).length;
    if (limit <= 0 || closing) return;
    const holder = newId(now());
    const claim = { now: now(), platform, limit, lease: { holder, until: leaseEnd() } };
    for (const delivery of await claimDeliveries(store.db, claim)) open(delivery, holder, connected);
  }

  function open(delivery: Delivery, holder: string, connected: Connected): void {
    const lane = send({ delivery, holder, online: connected }, sending).then(
      () => {
        lanes.delete(lane);
        ring();
      },
      (error: unknown) => {
        lanes.delete(lane);
        log.error({ err: error, delivery: delivery.id }, 'the state of a delivery cannot be written');
      },
    );
    lanes.set(lane, { platform: platformOf(delivery.place), holder });
  }

  const idle = async (): Promise<void> => {
    while (sweeping !== undefined || lanes.size > 0) await Promise.all([sweeping, ...lanes.keys()]);
  };
  return {
    ring,
    idle,
    renew: () => renewLeases(store.db, holdersIn(lanes), leaseEnd()),
    close: async () => {
      closing = true;
      await idle();
    },
  };
}

const holdersIn = (lanes: ReadonlyMap<unknown, { readonly holder: string }>): readonly string[] => [
  ...new Set([...lanes.values()].map(({ holder }) => holder)),
];

const TIDY_PAUSE = 30_000;

/** What no platform is there for says so, and is given up in the end. @returns when it was looked at last */
async function tidy({ store, now, log, online }: OutboxParts, last: Date): Promise<Date> {
  const at = now();
  if (at.getTime() - last.getTime() < TIDY_PAUSE) return last;
  for (const { id, place, reason } of await giveUp(store.db, new Date(at.getTime() - STALE), at))
    log.error({ delivery: id, place, reason }, 'a delivery failed');
  const platforms = online().map(({ platform }) => platform.name);
  await explainWaiting(store.db, platforms, at);
  return at;
}
