// `dateline ask` with a model: its sentences where they hold, else the answer as it is, and on stderr why.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newServer, type Server } from '#test/src/ingest/reader/model/server.ts';

const root = join(import.meta.dirname, '../../..');
const question = 'how many Russian entities are to be blacklisted?';

let server: Server | undefined;
afterEach(() => server?.close());

const sentence = (text: string): string =>
  JSON.stringify({ sentences: [{ parts: [{ claim: 'c1', text, join: null }] }] });

async function ask(env: Readonly<Record<string, string>>) {
  const args = [
    join(root, 'src/start.js'),
    'ask',
    '--story',
    join(root, 'src/store/first-story.json'),
    question,
  ];
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  const status = await promise;
  const { answered, lines } = JSON.parse(texts.out) as {
    answered: boolean;
    lines: { text: string; claim: string; evidence: unknown[] }[];
  };
  return { status, err: texts.err, answered, lines };
}

/** Three questions by the command line, which loads all that it needs for each, beside other tests, in ms. */
const PATIENCE = 60_000;

test(
  'with sentences that hold, and with one that does not',
  async () => {
    const good =
      'A second source familiar with the matter and one U.S. official said: U.S. to blacklist more than 20 Russian entities';
    server = await newServer([sentence(good), sentence(good.replace('more than 20', '20'))]);
    const env = { MODEL: 'openai-compatible/local', MODEL_BASE_URL: `${server.url}/v1` };
    const phrased = await ask(env);
    expect(phrased).toMatchObject({ status: 0, answered: true });
    expect(phrased.lines).toEqual([
      expect.objectContaining({ text: `${good} [1] [expected]`, claim: 'entities' }),
    ]);
    expect(JSON.parse(phrased.err)).toMatchObject({
      level: 'info',
      model: 'openai-compatible/local',
      sentences: 1,
    });
    const plain = await ask(env);
    expect(plain.lines).toEqual((await ask({})).lines);
    expect(JSON.parse(plain.err)).toMatchObject({ level: 'warn', because: 'entities: limit' });
  },
  PATIENCE,
);
