// Several processes on one PostgreSQL, many channels due in the same minute, one process killed in the middle.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInstance } from './instance.ts';
import { look, seed, states, tally, type Tally } from './ledger.ts';
import { openFake } from './platform.ts';

export interface ClusterRun extends Tally {
  /** Deliveries that were in the killed process's hands or anybody's, when it was killed. */
  readonly sending: number;
  readonly seconds: number;
  readonly refusals: readonly string[];
}

export interface ClusterPlan {
  /** The address of a new database. */
  readonly address: string;
  readonly channels: number;
  /** The post at which the first process is killed, when it is carried out and not answered. */
  readonly killAt: number;
  readonly lease: number;
  /** Milliseconds after which what is not there is lost. */
  readonly patience: number;
}

const LENGTH = 'flash';

export async function clusterRun({
  address,
  channels,
  killAt,
  lease,
  patience,
}: ClusterPlan): Promise<ClusterRun> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-chaos-'));
  const fake = await openFake('slack');
  const env = {
    ...fake.env,
    DATA_DIR: folder,
    DATABASE_URL: address,
    LEASE: String(lease),
    LOG_LEVEL: 'warn',
  };
  const began = Date.now();
  await seed(address, fake.addChannels(channels), new Date(began), LENGTH);
  const instances = [1, 2, 3].map(() => startInstance(env));
  try {
    const killed = Promise.withResolvers<undefined>();
    let posts = 0;
    fake.onCall((stage, call) => {
      if (call !== 'post' || stage !== 'done' || ++posts !== killAt) return;
      instances[0]?.child.kill('SIGKILL');
      killed.resolve(undefined);
    });
    await Promise.race([killed.promise, sleep(patience, undefined, { ref: false })]);
    const { sending = 0 } = await look(address, states);
    while (Date.now() - began < patience) {
      const { sent = 0, unknown = 0, failed = 0 } = await look(address, states);
      if (sent + unknown + failed >= channels) break;
      await sleep(500);
    }
    const seconds = (Date.now() - began) / 1_000;
    const result = await look(address, (db) => tally(db, fake, channels, LENGTH));
    return { ...result, sending, seconds, refusals: fake.refusals() };
  } finally {
    await Promise.all(instances.slice(1).map((each) => each.stop()));
    await instances[0]?.kill();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
