// `npm run bench -- ask`: answers against one story of many claims, beside plain minisearch on the same text.
import MiniSearch from 'minisearch';
import { ask } from '#briefings/ask/ask.ts';
import { likeness } from '#src/likeness/words.ts';
import { storyOf } from '#test/briefings/sample.ts';

const CLAIMS = Number(process.argv[2] ?? 5_000);
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

const at = (times: readonly number[], share: number): number =>
  times[Math.floor(share * (times.length - 1))] ?? 0;

const story = storyOf(CLAIMS);
const plain = new MiniSearch({ fields: ['text'] });
plain.addAll(story.claims.map(({ text }, id) => ({ id, text })));
// The index is made with the first question, and the vectors are read.
ask('who waits for repairs?', [story], undefined, likeness);

const ours = timesOf((question) => ask(question, [story], undefined, likeness));
const peer = timesOf((question) => plain.search(question));
for (const [name, times] of [
  ['dateline ask', ours],
  ['minisearch', peer],
] as const)
  process.stdout.write(
    `${name.padEnd(14)} p50 ${at(times, 0.5).toFixed(2)} ms   p99 ${at(times, 0.99).toFixed(2)} ms\n`,
  );
process.stdout.write(`ratio at p50: ${(at(ours, 0.5) / at(peer, 0.5)).toFixed(1)} (${CLAIMS} claims)\n`);
