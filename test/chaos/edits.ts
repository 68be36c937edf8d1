// A claim is corrected, and the process killed in the middle of its edits: each message is right in the end, none other touched.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { correctionsBy, watchStories } from '#src/corrections.ts';
import type { Database } from '#src/store/schema.ts';
import { openStore } from '#src/store/store.ts';
import { startInstance, type Instance } from './instance.ts';
import { look, seed, states } from './ledger.ts';
import { names, openFake, troubles, type Fake, type Name, type Trouble } from './platform.ts';

export interface EditPlan {
  readonly platform: Name;
  /** The edit at which the process is killed: before it is carried out, or when it is and nobody has heard. */
  readonly kill: { readonly number: number; readonly stage: 'called' | 'done' };
  /** What goes wrong with the first edits. */
  readonly troubles: readonly Trouble[];
}

export interface EditRun {
  readonly plan: EditPlan;
  /** Messages that told the claim. */
  readonly carriers: number;
  /** Of those: that say in the end what is right. */
  readonly right: number;
  /** Other messages that are not as they were posted. */
  readonly touched: number;
  /** Threads that were told of it, and notes in them beyond one. */
  readonly noted: number;
  readonly twice: number;
  /** Edits under way when the process was killed. */
  readonly sending: number;
  readonly refusals: readonly string[];
}

const CHANNELS = 3;
const WORDS = 'Something else holds, as was found after it was told';
const PATIENCE = 240_000;

/** Draws plans: half of the kills before the edit is carried out, half of the edits with an answer that is lost. */
export function drawEditPlans(count: number, random: () => number): readonly EditPlan[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, number) => ({
    platform: names[number % names.length] ?? 'slack',
    kill: { number: 1 + below(CHANNELS), stage: random() < 0.5 ? 'called' : 'done' },
    troubles: random() < 0.5 ? [troubles[below(troubles.length)] ?? '503'] : [],
  }));
}

/** Runs plans side by side, a few at a time. */
export async function editRuns(
  plans: readonly EditPlan[],
  { lease, together, report }: { lease: number; together: number; report: (run: EditRun) => void },
): Promise<void> {
  const waiting = [...plans];
  const work = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift())
      report(await editRun(plan, lease));
  };
  await Promise.all(Array.from({ length: together }, work));
}

/** @param lease seconds, as in the environment */
export async function editRun(plan: EditPlan, lease: number): Promise<EditRun> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-chaos-'));
  const fake = await openFake(plan.platform);
  const env = { ...fake.env, DATA_DIR: folder, LEASE: String(lease), LOG_LEVEL: 'warn' };
  try {
    await seed(folder, fake.addChannels(CHANNELS), new Date(), 'flash');
    await until(folder, startInstance(env), async (db) => ((await states(db)).sent ?? 0) === CHANNELS);
    const claim = await look(folder, toldClaim);
    const before = fake.bodies();
    await correct(folder, claim);
    for (const trouble of plan.troubles) fake.trouble(trouble, 'edit');
    await killAtEdit(plan, fake, startInstance(env));
    const sending = await look(folder, (db) => openEdits(db, ['sending']));
    await until(folder, startInstance(env), async (db) => {
      const { pending = 0, sending: open = 0 } = await states(db);
      return pending + open + (await openEdits(db, ['pending', 'sending'])) === 0;
    });
    const counts = await look(folder, (db) => count(db, claim, before, fake));
    return { plan, ...counts, sending, refusals: fake.refusals() };
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Claim {
  readonly story: string;
  readonly claim: string;
}

/** One that every edition tells. */
async function toldClaim(db: Database): Promise<Claim> {
  return db.selectFrom('told').select(['story', 'claim']).orderBy('claim').limit(1).executeTakeFirstOrThrow();
}

async function correct(address: string, { story, claim }: Claim): Promise<void> {
  const store = await openStore(address);
  watchStories(store);
  const desk = correctionsBy({ store, now: () => new Date(), by: 'U1', ring: () => undefined });
  await desk.correct(story, claim, WORDS);
  await store.close();
}

const openEdits = async (db: Database, of: readonly ('pending' | 'sending')[]): Promise<number> =>
  (await db.selectFrom('edits').select('message').where('state', 'in', of).execute()).length;

async function killAtEdit({ kill }: EditPlan, fake: Fake, instance: Instance): Promise<void> {
  const { promise: reached, resolve } = Promise.withResolvers<undefined>();
  let edits = 0;
  fake.onCall((stage, call) => {
    if (call !== 'edit' || stage !== kill.stage || ++edits < kill.number) return;
    instance.child.kill('SIGKILL');
    resolve(undefined);
  });
  await Promise.race([reached, sleep(60_000, undefined, { ref: false })]);
  fake.onCall(() => undefined);
  await instance.kill();
}

/** Lets a process run until something holds of its data. */
async function until(
  address: string,
  instance: Instance,
  holds: (db: Database) => Promise<boolean>,
): Promise<void> {
  const giveUp = Date.now() + PATIENCE;
  while (Date.now() < giveUp && !(await look(address, holds))) await sleep(100);
  await instance.stop();
}

async function count(
  db: Database,
  { story, claim }: Claim,
  before: ReadonlyMap<string, string>,
  fake: Fake,
): Promise<Pick<EditRun, 'carriers' | 'right' | 'touched' | 'noted' | 'twice'>> {
  const after = fake.bodies();
  const told = await db
    .selectFrom('told')
    .innerJoin('messages', 'messages.message', 'told.message')
    .innerJoin('deliveries', 'deliveries.id', 'messages.delivery')
    .select(['told.message', 'deliveries.kind'])
    .where('told.story', '=', story)
    .where('told.claim', '=', claim)
    .execute();
  const carriers = new Set(told.flatMap(({ message, kind }) => (kind === 'note' ? [] : [message])));
  const notes = [...after].filter(([id]) => !before.has(id));
  return {
    carriers: carriers.size,
    right: [...carriers].filter((id) => after.get(id)?.includes(WORDS) === true).length,
    touched: [...before].filter(([id, body]) => !carriers.has(id) && after.get(id) !== body).length,
    noted: Math.min(notes.length, carriers.size),
    twice: Math.max(0, notes.length - carriers.size),
  };
}
