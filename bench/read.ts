// `npm run bench -- read [COPIES]`: the articles of our corpus through `read --jsonl`, beside a peer that only cuts, tags
// and dates them. Articles a second net of start-up, the best of three rounds in turns, and the peak of memory.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readCorpus } from '#test/corpus/corpus.ts';
import { print } from './engines.ts';

const COPIES = Number(process.argv[2] ?? 4);
const ROUNDS = 3;
const ROOT = join(import.meta.dirname, '..');

interface Contender {
  readonly name: string;
  readonly args: readonly string[];
}

const OURS: Contender = { name: 'Dateline', args: ['src/start.js', 'read', '--jsonl'] };
const PEER: Contender = { name: 'wink-nlp and chrono-node', args: ['bench/read-peer.ts'] };

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Says at its end how much memory the process has had at the most. */
const HOOK = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

async function runOnce({ name, args }: Contender, lines: readonly string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', '--import', HOOK, ...args], { cwd: ROOT });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const seconds = (performance.now() - began) / 1_000;
  const replies = out.split('\n').filter((line) => line.includes('"story"')).length;
  if (replies !== lines.length) throw new Error(`${name} has read ${replies} of ${lines.length}: ${said}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(said)?.[1] ?? 0) / 1_024 };
}

const least = (runs: readonly Run[]): number => Math.min(...runs.map(({ seconds }) => seconds));

const articles = Array.from({ length: COPIES }, (_, copy) =>
  readCorpus().map(({ id, text: words, publishedAt, outlet }) =>
    JSON.stringify({ id: `${id} ${copy}`, text: `${words}\n\nCopy ${copy}.`, publishedAt, outlet }),
  ),
).flat();

const runs = new Map([OURS, PEER].map((each) => [each, { one: [] as Run[], all: [] as Run[] }]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [contender, { one, all }] of runs) {
    one.push(await runOnce(contender, articles.slice(0, 1)));
    all.push(await runOnce(contender, articles));
  }

const rates = [...runs].map(([{ name }, { one, all }]) => {
  const rate = (articles.length - 1) / (least(all) - least(one));
  const peak = Math.max(...all.map(({ megabytes }) => megabytes));
  print(
    `${name}: ${rate.toFixed(1)} articles a second, start-up and one article ${least(one).toFixed(2)} s, ` +
      `peak memory ${peak.toFixed(0)} MB`,
  );
  return rate;
});
print(`Ratio: ${((rates[0] ?? 0) / (rates[1] ?? 1)).toFixed(2)} (${articles.length} articles)`);
