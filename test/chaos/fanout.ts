// One edition to many channels at once, on fakes that enforce the documented limits: nothing of ours may be too fast.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInstance } from './instance.ts';
import { look, seed, states, tally, type Tally } from './ledger.ts';
import { openFake, type Name } from './platform.ts';

export interface FanoutRun extends Tally {
  readonly seconds: number;
  /** Answers of 429, and whatever else the fake refused. */
  readonly refusals: readonly string[];
}

const LENGTH = 'flash';

export async function fanoutRun(platform: Name, channels: number, patience: number): Promise<FanoutRun> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-chaos-'));
  const fake = await openFake(platform);
  const began = Date.now();
  await seed(folder, fake.addChannels(channels), new Date(began), LENGTH);
  const instance = startInstance({ ...fake.env, DATA_DIR: folder, LOG_LEVEL: 'warn' });
  try {
    while (Date.now() - began < patience && instance.child.exitCode === null) {
      const { sent = 0, unknown = 0, failed = 0 } = await look(folder, states);
      if (sent + unknown + failed >= channels) break;
      await sleep(250);
    }
    const seconds = (Date.now() - began) / 1_000;
    await instance.stop();
    const result = await look(folder, (db) => tally(db, fake, channels, LENGTH));
    return { ...result, seconds, refusals: fake.refusals() };
  } finally {
    await instance.kill();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
