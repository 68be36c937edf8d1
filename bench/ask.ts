// `npm run bench -- ask [claims] [stories]`: answers against one story of many claims, and against many stories, each
// beside plain minisearch on the same text.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { ask } from '#briefings/ask/ask.ts';
import type { Story } from '#briefings/story/story.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { storyOf } from '#test/briefings/sample.ts';

const CLAIMS = Number(process.argv[2] ?? 5_000);
const STORIES = Number(process.argv[3] ?? 10_000);
const ROUNDS = 400;

const QUESTIONS = [
  'who is at quay 17?',
  'how many cranes wait for repairs?',
  'what did the harbour master say about crane 40?',
  'when will crane 12 be mended?',
  'who denies it?',
  'what is disputed?',
  'did the crane stop?',
  'why?',
  'what happens next?',
  'any news about the quay',
];

/** @returns milliseconds of each round, sorted */
function timesOf(run: (question: string) => unknown): readonly number[] {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const question = `${QUESTIONS[round % QUESTIONS.length] ?? ''} ${round % 7}`;
    const start = performance.now();
    run(question);
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b);
}

/** Of many stories: `#` is a number that one of them has. */
const MANY = [
  'who is at quay 3 in town #?',
  'what did the harbour board say about town #?',
  'when will the crane in town # be mended?',
  'how many cranes wait in town #?',
  'did the dockers meet in town #?',
  'what is disputed?',
];

const at = (times: readonly number[], share: number): number =>
  times[Math.floor(share * (times.length - 1))] ?? 0;

const likeness = await fullLikeness(console.error);
const story = storyOf(CLAIMS);
const plain = new MiniSearch({ fields: ['text'] });
plain.addAll(story.claims.map(({ text }, id) => ({ id, text })));
// The index is made with the first question, and the vectors are read.
ask('who waits for repairs?', [story], undefined, likeness);

report(`${CLAIMS} claims`, {
  ours: timesOf((question) => ask(question, [story], undefined, likeness)),
  peer: timesOf((question) => plain.search(question)),
});
const before = process.memoryUsage().heapUsed;
const store = await openStore(mkdtempSync(join(tmpdir(), 'dateline-bench-')));
await askOfMany(store);
await store.close();

function report(what: string, { ours, peer }: Record<'ours' | 'peer', readonly number[]>): void {
  for (const [name, times] of [
    ['dateline ask', ours],
    ['minisearch', peer],
  ] as const)
    process.stdout.write(
      `${name.padEnd(14)} p50 ${at(times, 0.5).toFixed(2)} ms   p99 ${at(times, 0.99).toFixed(2)} ms\n`,
    );
  process.stdout.write(`ratio at p50: ${(at(ours, 0.5) / at(peer, 0.5)).toFixed(1)} (${what})\n`);
}

/** Stories of ten claims, as a store gives them: each question lists them, as a question in chat does. */
async function askOfMany({ db, stories }: Store): Promise<void> {
  const towns = Array.from({ length: STORIES }, (_, n) => townStory(n));
  await db.transaction().execute(async (trx) => {
    for (const town of towns) await stories.put(town, new Date(town.updatedAt), trx);
  });
  const start = performance.now();
  ask('who waits for repairs in town 5?', await stories.list(), undefined, likeness);
  process.stdout.write(
    `${STORIES} stories read and indexed in ${Math.round(performance.now() - start)} ms\n`,
  );
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const question = MANY[round % MANY.length]?.replace('#', String((round * 7919) % STORIES)) ?? '';
    // A story is saved now and then: it is taken in again by the next question.
    if (round % 10 === 0) await stories.put(townStory(round, 'Dockers met'), new Date());
    const began = performance.now();
    ask(question, await stories.list(), undefined, likeness);
    times.push(performance.now() - began);
  }
  process.stdout.write(
    `memory: ${Math.round((process.memoryUsage().heapUsed - before) / 2 ** 20)} MB more for them, with what the benchmark holds of them\n`,
  );
  const all = new MiniSearch({ fields: ['text'] });
  all.addAll(
    towns.map(({ headline, claims }, id) => ({
      id,
      text: [headline, ...claims.map(({ text }) => text)].join('\n'),
    })),
  );
  const peer = MANY.flatMap((question) =>
    Array.from({ length: ROUNDS / MANY.length }, (_, round) => {
      const began = performance.now();
      all.search(question.replace('#', String((round * 7919) % STORIES)));
      return performance.now() - began;
    }),
  ).toSorted((a, b) => a - b);
  report(`${STORIES} stories`, { ours: times.toSorted((a, b) => a - b), peer });
}

function townStory(n: number, news = 'Crane drivers met'): Story {
  const story = storyOf(10);
  return {
    ...story,
    id: `town-${n}`,
    headline: `Port of Town ${n}: ${news} at pier ${n % 97}`,
    claims: story.claims.map((claim) => ({ ...claim, text: `${claim.text} in Town ${n}, mayor ${n % 613}` })),
  };
}
