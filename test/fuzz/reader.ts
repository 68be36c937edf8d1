// The long form of the reader's property test: `node test/fuzz/reader.ts [texts] [seed]` reads that many odd texts, then
// long ones of every kind, and prints how time grows with length.
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { checkStory } from './check.ts';
import { LONG, oddText, randomFrom } from './texts.ts';

const [texts = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const random = randomFrom(seed);
let [claims, slowest] = [0, 0];
const started = performance.now();
for (let number = 0; number < texts; number++) {
  const text = oddText(number, random);
  const before = performance.now();
  try {
    claims += checkStory(text).claims.length;
  } catch (error) {
    console.error(`Text ${number} of seed ${seed}:`, JSON.stringify(text));
    throw error;
  }
  slowest = Math.max(slowest, performance.now() - before);
}
const seconds = (performance.now() - started) / 1_000;
console.log(
  `${texts} texts, ${claims} claims, no fault; ${seconds.toFixed(1)} s, the slowest ${slowest.toFixed(0)} ms`,
);

const LENGTHS = [62_500, 125_000, 250_000, 500_000, 1_000_000];
console.log(`\nmilliseconds of processor for so many characters: ${LENGTHS.join(', ')}`);
for (const [kind, make] of Object.entries(LONG)) {
  const times = LENGTHS.map((length) => {
    const text = make(length);
    const before = process.cpuUsage();
    readLocally({ text, kind: 'whole', publishedAt: '2031-05-15' }, '2031-05-15');
    return process.cpuUsage(before).user / 1_000;
  });
  console.log(`${kind.padEnd(18)}${times.map((ms) => ms.toFixed(0).padStart(9)).join('')}`);
}
