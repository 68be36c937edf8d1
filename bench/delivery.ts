// `npm run bench -- delivery`: how many editions the outbox brings to their ends, on a platform that answers at once.
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { claimDue } from '#src/clock/tick.ts';
import { newOutbox } from '#src/delivery/outbox.ts';
import { isPostgres } from '#src/store/address.ts';
import { addSchedule } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { newMemory } from '#test/src/memory.ts';
import { damStory } from '#test/src/world.ts';
import { onEngines, print, timed, type Engine } from './engines.ts';

const COUNT = Number(process.argv[2] ?? 1_000);
const DUE = new Date('2026-03-02T08:00:00Z');
const MESSAGES = 3;

const fail = (fields: object, message: string): never => {
  throw new Error(`${message}: ${JSON.stringify(fields)}`);
};
const log = { info: () => undefined, warn: fail, error: fail };

async function seed({ db, stories }: Store): Promise<void> {
  await stories.put(damStory(), DUE);
  const draft = { when: { type: 'once', at: DUE }, length: 'brief', story: 'dam' } as const;
  for (let number = 0; number < COUNT; number += 1)
    await addSchedule(db, { place: `memory:G/C${number}`, draft, nextRunAt: DUE, createdBy: 'U1' }, DUE);
}

/**
 * The peer: pg-boss carries as many jobs, a hundred at a time, and each writes one row for each message. It composes
 * nothing, keeps no ledger, and cannot say of a job that died whether its message stands.
 */
async function bossJobs(address: string): Promise<number> {
  const boss = new PgBoss({ connectionString: address, schedule: false });
  boss.on('error', (error) => fail({ error: String(error) }, 'pg-boss'));
  await boss.start();
  await boss.createQueue('bench');
  const pool = new pg.Pool({ connectionString: address, max: 8 });
  await pool.query('create table receipt (job uuid, message int, primary key (job, message))');
  await boss.insert(
    'bench',
    Array.from({ length: COUNT }, (_, number) => ({ data: { number } })),
  );
  const write = async ({ id }: { readonly id: string }): Promise<void> => {
    for (let message = 0; message < MESSAGES; message += 1)
      await pool.query('insert into receipt values ($1, $2)', [id, message]);
  };
  const done = Promise.withResolvers<undefined>();
  let left = COUNT;
  const took = await timed(async () => {
    await boss.work(
      'bench',
      { batchSize: 100, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
      async (jobs) => {
        await Promise.all(jobs.map(write));
        left -= jobs.length;
        if (left === 0) done.resolve(undefined);
      },
    );
    await done.promise;
  });
  await boss.stop({ graceful: false });
  await pool.end();
  return took;
}

const rate = (milliseconds: number): string =>
  `${Math.round(COUNT / (milliseconds / 1_000))} a second (${COUNT} in ${(milliseconds / 1_000).toFixed(2)} s)`;

async function bench({ name, newDatabase }: Engine): Promise<void> {
  const store = await openStore(await newDatabase());
  await seed(store);
  const memory = newMemory();
  const outbox = newOutbox({
    store,
    now: () => DUE,
    log,
    random: () => 0,
    lease: 60_000,
    online: () => [memory.connected],
  });
  await claimDue(store.db, DUE, log);
  const took = await timed(async () => {
    outbox.ring();
    await outbox.idle();
  });
  const keys = new Set(memory.posted.map(({ key }) => key));
  if (memory.posted.length !== MESSAGES * COUNT || keys.size !== MESSAGES * COUNT)
    throw new Error(`${memory.posted.length} messages, ${keys.size} of them once`);
  await outbox.close();
  await store.close();
  print(`${name}: editions of ${MESSAGES} messages, composed, posted and written down`);
  print(`  ${rate(took)}`);
  const address = await newDatabase();
  if (!isPostgres(address)) return;
  const boss = await bossJobs(address);
  print(`  pg-boss alone, a row a message: ${rate(boss)}; ours takes ${(took / boss).toFixed(2)} × as long`);
}

await onEngines(bench);
