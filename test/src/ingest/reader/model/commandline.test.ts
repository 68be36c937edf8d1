// The command line with a model: who reads, what it costs, and that a key is never shown.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parseStory } from '#briefings/story/parse.ts';
import { articles } from './articles.ts';
import { honest, hostile } from './claims.ts';
import { reading } from './model.ts';
import { COUNTED, newServer, type Server } from './server.ts';

const main = join(import.meta.dirname, '../../../../../src/start.js');
const KEY = 'test-key-that-nobody-may-see';
const good = honest.filter(({ article }) => article === 'match').map(({ claim }) => claim);
const bad = hostile.filter(({ article }) => article === 'match').map(({ claim }) => claim);

let server: Server | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function run(args: readonly string[], env: Readonly<Record<string, string>>, input = '') {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...env } });
  child.stdin.end(input);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  return { status: await promise, ...texts };
}

const settings = (url: string): Record<string, string> => ({
  MODEL: 'openai-compatible/local',
  MODEL_BASE_URL: `${url}/v1`,
  MODEL_API_KEY: KEY,
});

describe('read', () => {
  test('lets the model read where one is set, and says what it cost', async () => {
    server = await newServer([reading([...good, ...bad.slice(0, 1)])]);
    const { status, out, err } = await run(
      ['read', '-', '--published', '2031-03-12', '--outlet', 'Fenn Sport'],
      settings(server.url),
      articles.match.text,
    );
    expect({ status, err }).toMatchObject({ status: 0 });
    const story = parseStory(JSON.parse(out));
    expect(story.claims).toHaveLength(good.length);
    expect(story.sources[0]).toMatchObject({ outlet: 'Fenn Sport', publishedAt: '2031-03-12' });
    expect(JSON.parse(err)).toMatchObject({
      level: 'info',
      model: 'openai-compatible/local',
      tokensIn: COUNTED.input,
      tokensOut: COUNTED.output,
      claims: good.length,
    });
    expect(out + err).not.toContain(KEY);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('lets the local reader read where it is asked for, or where the model fails', async () => {
    server = await newServer([{ status: 401 }]);
    const line = JSON.stringify({ id: 1, text: articles.match.text });
    const [local, failed] = await Promise.all([
      run(['read', '--jsonl', '--reader', 'local'], settings(server.url), line),
      run(['read', '--jsonl'], settings(server.url), line),
    ]);
    expect(local).toMatchObject({ status: 0, err: '' });
    expect(failed.status).toBe(0);
    expect(JSON.parse(failed.err)).toMatchObject({ level: 'warn', fallback: 'local' });
    expect(JSON.parse(local.out)).toMatchObject({
      id: 1,
      story: { sources: [{ text: articles.match.text }] },
    });
    expect(JSON.parse(failed.out)).toEqual(JSON.parse(local.out));
    expect(server.requests).toHaveLength(1);
  });

  test('says what is missing for a model', async () => {
    const none = await run(['read', '-', '--reader', 'model'], {}, 'Text.');
    expect(none).toMatchObject({ status: 1, out: '' });
    expect(none.err).toContain('MODEL=ollama/');
  });
});

describe('doctor', () => {
  test('says who reads and whether the key is there, and does not show it', async () => {
    const env = { PORT: '0', MODEL: 'anthropic/claude-sonnet-4-5', ANTHROPIC_API_KEY: KEY };
    const { out } = await run(['doctor'], env);
    expect(out).toContain(
      'reader: anthropic/claude-sonnet-4-5 with the key in ANTHROPIC_API_KEY, up to 1,000,000 tokens a day',
    );
    expect(out).not.toContain(KEY);
  });
});
