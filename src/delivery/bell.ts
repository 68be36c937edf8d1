// The bell between instances: who adds deliveries rings it, and whoever hears it looks into the outbox.
import { createHash } from 'node:crypto';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Log } from '#adapters/adapter.ts';
import { isPostgres } from '#src/store/address.ts';
import type { Delivery } from '#src/store/delivery.ts';
import type { Database } from '#src/store/schema.ts';

export interface Bell {
  /** To be called in the transaction that adds the deliveries: it rings once that is committed. */
  readonly ring: (trx: Database, added: readonly Pick<Delivery, 'id'>[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Embedded, there is nobody else to be told. */
const silent: Bell = { ring: () => Promise.resolve(), close: () => Promise.resolve() };

const QUEUE = 'deliveries';
/** Jobs that one look into the outbox answers. */
const BATCH = 50;
/** The queue only rings: its jobs need not be kept once they are done. */
const KEPT_SECONDS = 3_600;

/**
 * The truth is the delivery's row: a job says no more than "look at it". A bell that is lost costs a minute, until the
 * next tick of any instance.
 * @param address of the data
 * @param heard called in every instance that gets a job
 */
export async function openBell(address: string, log: Log, heard: () => void): Promise<Bell> {
  if (!isPostgres(address)) return silent;
  try {
    return await hang(address, log, heard);
  } catch (error) {
    log.error(
      { err: error },
      'the bell between instances cannot be hung: without it they look at the start of every minute',
    );
    return silent;
  }
}

async function hang(address: string, log: Log, heard: () => void): Promise<Bell> {
  const boss = new PgBoss({
    connectionString: address,
    application_name: 'dateline bell',
    max: 3,
    schedule: false,
    useListenNotify: true,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the bell between instances fails'));
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'the bell between instances warns'));
  await boss.start();
  await boss.createQueue(QUEUE, { notify: true, retryLimit: 0, deleteAfterSeconds: KEPT_SECONDS });
  const pace = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5, burstWhenBatchFull: true };
  await boss.work(QUEUE, { batchSize: BATCH, ...pace }, () => {
    heard();
    return Promise.resolve();
  });
  return {
    ring: async (trx, added) => {
      const jobs = added.map(({ id }) => ({ id: jobOf(id), data: { delivery: id } }));
      for (let at = 0; at < jobs.length; at += 1_000)
        await boss.insert(QUEUE, jobs.slice(at, at + 1_000), { db: fromKysely(trx) });
    },
    close: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** pg-boss wants a UUID: the same delivery has the same, so that it has one job however often it is added. */
function jobOf(delivery: string): string {
  const hex = createHash('sha256').update(delivery).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
