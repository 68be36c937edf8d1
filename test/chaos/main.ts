// `npm run chaos`: the long form. Real processes are killed, answers are lost, and every message is counted.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '#test/postgres.ts';
import { clusterRun } from './cluster.ts';
import { drawEditPlans, editRuns, type EditRun } from './edits.ts';
import { fanoutRun } from './fanout.ts';
import { drawPlans, killRuns, type KillRun } from './kills.ts';
import { add, nothing, type Tally } from './ledger.ts';
import { names } from './platform.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    channels: { type: 'string', default: '1000' },
    fanout: { type: 'string', default: '2000' },
    edits: { type: 'string', default: '40' },
    lease: { type: 'string', default: '20' },
    together: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [runs, channels, fanout, edits, lease, together, seed] = [
  values.runs,
  values.channels,
  values.fanout,
  values.edits,
  values.lease,
  values.together,
  values.seed,
].map(Number) as [number, number, number, number, number, number, number];

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const words = ({ delivered, twice, lost, open }: Tally): string =>
  `${delivered} delivered, ${twice} twice, ${lost} lost${open === 0 ? '' : `, ${open} still open when the time was over`}`;

/** Mulberry32: a run can be drawn again by its seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function kills(): Promise<Tally> {
  if (runs === 0) return nothing;
  print(`${runs} runs of start, SIGKILL, restart (seed ${seed}, lease ${lease} s) …`);
  const done: KillRun[] = [];
  const report = (run: KillRun): void => {
    done.push(run);
    if (run.twice + run.lost + run.open > 0) print(`  ${words(run)}: ${JSON.stringify(run)}`);
    if (done.length % 20 === 0) print(`  ${done.length} runs`);
  };
  const total = await killRuns(drawPlans(runs, randomFrom(seed)), { lease, together, report });
  const found = done.flatMap((run) => run.found);
  const withState = (state: string): number => found.filter((each) => (each[state] ?? 0) > 0).length;
  print(
    `  ${found.length} kills; before any delivery ${found.filter((each) => Object.keys(each).length === 0).length}, with one pending ${withState('pending')}, in the middle of sending ${withState('sending')}, after one was sent ${withState('sent')}`,
  );
  const restarts = done.reduce((sum, run) => sum + run.restarts, 0);
  if (restarts > 0) print(`  ${restarts} starts that ended by themselves were repeated`);
  for (const name of names) {
    const these = done.filter(({ plan }) => plan.platform === name);
    const lostAnswers = these.flatMap(({ plan }) => plan.troubles).length;
    print(`  ${name}: ${words(these.reduce(add, nothing))}; ${lostAnswers} posts made to go wrong`);
  }
  return total;
}

async function cluster(): Promise<Tally> {
  if (channels === 0) return nothing;
  const server = await startPostgres();
  if (server === null) {
    print('No PostgreSQL can be started here: the run of three processes is left out.');
    return nothing;
  }
  print(`3 processes on ${server.name}, ${channels} channels, one process killed …`);
  try {
    const client = new pg.Client({ connectionString: server.url('postgres') });
    await client.connect();
    await client.query('create database chaos');
    await client.end();
    const run = await clusterRun({
      address: server.url('chaos'),
      channels,
      killAt: Math.ceil(channels / 4),
      lease,
      patience: 120_000 + channels * 600,
    });
    print(
      `  ${words(run)} in ${run.seconds.toFixed(0)} s; ${run.sending} were being sent at the kill; ${limitsIn(run.refusals)}`,
    );
    return run;
  } finally {
    await server.stop();
  }
}

/** Answers of 429 that we provoked, and whatever else the fake did not like. */
function limitsIn(refusals: readonly string[]): string {
  const limits = refusals.filter((each) => /429|faster than|more than/.test(each)).length;
  refused += limits;
  const others = refusals.filter((each) => !/429|faster than|more than/.test(each));
  const rest =
    others.length === 0 ? '' : `; ${others.length} other complaints, the first: ${others[0] ?? ''}`;
  return `${limits} answers of 429${rest}`;
}

async function fanouts(): Promise<Tally> {
  let sum = nothing;
  for (const name of fanout === 0 ? [] : names) {
    print(`One edition to ${fanout} channels of ${name} …`);
    const run = await fanoutRun(name, fanout, 120_000 + fanout * 600);
    print(`  ${words(run)} in ${run.seconds.toFixed(0)} s; ${limitsIn(run.refusals)}`);
    sum = add(sum, run);
  }
  return sum;
}

/** @returns how many messages are not as they should be */
async function corrections(): Promise<number> {
  if (edits === 0) return 0;
  print(`${edits} runs of a correction, SIGKILL in the middle of its edits, restart (seed ${seed}) …`);
  const done: EditRun[] = [];
  const wrong = (run: EditRun): number =>
    run.carriers - run.right + run.touched + run.twice + run.carriers - run.noted;
  const report = (run: EditRun): void => {
    done.push(run);
    if (wrong(run) > 0) print(`  ${JSON.stringify(run)}`);
  };
  await editRuns(drawEditPlans(edits, randomFrom(seed)), { lease, together, report });
  const sum = (of: (run: EditRun) => number): number => done.reduce((total, run) => total + of(run), 0);
  print(
    `  ${sum(({ carriers }) => carriers)} messages told it, ${sum(({ right }) => right)} are right, ${sum(({ touched }) => touched)} others touched; ${sum(({ noted }) => noted)} threads told of it, ${sum(({ twice }) => twice)} twice; ${sum(({ sending }) => (sending > 0 ? 1 : 0))} kills in the middle of an edit`,
  );
  return sum(wrong);
}

let refused = 0;
const total = [await kills(), await cluster(), await fanouts()].reduce(add, nothing);
const wrong = await corrections();
print(words(total));
process.exitCode = total.twice + total.lost + total.open + refused + wrong === 0 ? 0 : 1;
