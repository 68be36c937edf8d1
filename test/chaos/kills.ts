// Runs of: start, schedule due, SIGKILL at some moment, restart. Every edition has to be there, none twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInstance, type Instance } from './instance.ts';
import { add, look, nothing, seed, states, tally, type Tally } from './ledger.ts';
import { names, openFake, troubles, type Fake, type Name, type Trouble } from './platform.ts';

export interface KillPlan {
  readonly platform: Name;
  /** The moment of each kill: a time, or a post, before or after it is carried out. */
  readonly kills: readonly Moment[];
  /** What goes wrong with the first posts. */
  readonly troubles: readonly Trouble[];
}

export type Moment =
  /** Milliseconds after the start. */
  | { readonly type: 'start'; readonly after: number }
  /** Milliseconds after the first call to the platform. */
  | { readonly type: 'time'; readonly after: number }
  | { readonly type: 'post'; readonly number: number; readonly stage: 'called' | 'done' };

export interface KillRun extends Tally {
  readonly plan: KillPlan;
  /** The states of the deliveries at each kill. */
  readonly found: readonly Readonly<Record<string, number>>[];
  /** How often a process ended by itself and was started again. */
  readonly restarts: number;
  /** What the last process logged. */
  readonly log: string;
  readonly refusals: readonly string[];
}

const CHANNELS = 3;
const LENGTH = 'deep';
/** A run that has not ended by then proves nothing: what is open then is counted as open. */
const PATIENCE = 600_000;

/** Draws plans: half of the kills at a random time, the others at a random post. */
export function drawPlans(count: number, random: () => number): readonly KillPlan[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  const moment = (): Moment => {
    const kind = random();
    if (kind < 0.1) return { type: 'start', after: below(1_500) };
    if (kind < 0.5) return { type: 'time', after: below(1_200) };
    return { type: 'post', number: 1 + below(6), stage: random() < 0.4 ? 'called' : 'done' };
  };
  return Array.from({ length: count }, (_, number) => ({
    platform: names[number % names.length] ?? 'slack',
    kills: Array.from({ length: random() < 0.3 ? 2 : 1 }, moment),
    troubles: Array.from(
      { length: random() < 0.5 ? 1 + below(2) : 0 },
      () => troubles[below(troubles.length)] ?? '503',
    ),
  }));
}

/** @param lease seconds, as in the environment */
export async function killRun(plan: KillPlan, lease: number): Promise<KillRun> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-chaos-'));
  const fake = await openFake(plan.platform);
  try {
    await seed(folder, fake.addChannels(CHANNELS), new Date(), LENGTH);
    for (const trouble of plan.troubles) fake.trouble(trouble);
    const env = { ...fake.env, DATA_DIR: folder, LEASE: String(lease), LOG_LEVEL: 'warn' };
    const found: Readonly<Record<string, number>>[] = [];
    for (const moment of plan.kills) {
      await killAt(moment, fake, startInstance(env));
      found.push(await look(folder, states));
    }
    const { restarts, log } = await settled(folder, () => startInstance(env));
    const result = await look(folder, (db) => tally(db, fake, CHANNELS, LENGTH));
    return { ...result, plan, found, restarts, log, refusals: fake.refusals() };
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killAt(moment: Moment, fake: Fake, instance: Instance): Promise<void> {
  const { promise: reached, resolve } = Promise.withResolvers<undefined>();
  const first = Promise.withResolvers<undefined>();
  let posts = 0;
  fake.onCall((stage, call) => {
    first.resolve(undefined);
    if (moment.type !== 'post' || call !== 'post' || stage !== moment.stage || ++posts < moment.number)
      return;
    // At once: the answer is not on its way yet.
    instance.child.kill('SIGKILL');
    resolve(undefined);
  });
  if (moment.type === 'start') await sleep(moment.after);
  else {
    const patience = sleep(60_000, undefined, { ref: false });
    const time = first.promise.then(() => (moment.type === 'time' ? sleep(moment.after) : patience));
    await Promise.race([reached, time, patience]);
  }
  fake.onCall(() => undefined);
  await instance.kill();
}

/**
 * Waits until no delivery is open. A process that ends by itself (because the machine was too busy for its platform to
 * answer in time at the start) is started again, as a supervisor does.
 * @returns how often that was, and what was logged
 */
async function settled(
  address: string,
  start: () => Instance,
): Promise<{ readonly restarts: number; readonly log: string }> {
  const giveUp = Date.now() + PATIENCE;
  let [instance, restarts, log] = [start(), 0, ''];
  while (Date.now() < giveUp) {
    const { pending = 0, sending = 0, sent = 0 } = await look(address, states);
    if (pending + sending === 0 && sent === CHANNELS) break;
    if (instance.child.exitCode !== null) {
      log += instance.log();
      [instance, restarts] = [start(), restarts + 1];
    }
    await sleep(150);
  }
  await instance.stop();
  return { restarts, log: log + instance.log() };
}

/** Runs plans side by side, a few at a time. */
export async function killRuns(
  plans: readonly KillPlan[],
  { lease, together, report }: { lease: number; together: number; report: (run: KillRun) => void },
): Promise<Tally> {
  const waiting = [...plans];
  let sum = nothing;
  const work = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      const run = await killRun(plan, lease);
      sum = add(sum, run);
      report(run);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return sum;
}
