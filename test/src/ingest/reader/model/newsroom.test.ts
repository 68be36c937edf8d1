// `/brief add` with a model, in the whole bot: the page is fetched, the model reads, the day's tokens outlast a restart.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentText } from '#briefings/document.ts';
import { readConfig } from '#src/config.ts';
import { startDateline, type Dateline } from '#src/dateline.ts';
import { newDirectory, newTestLog } from '#test/src/world.ts';
import { articles } from './articles.ts';
import { honest } from './claims.ts';
import { reading } from './model.ts';
import { COUNTED, newServer, type Server } from './server.ts';

const { text, title } = articles.court;
const claims = honest.filter(({ article }) => article === 'court').map(({ claim }) => claim);
const page = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${text
  .split('\n\n')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('')}</article></body></html>`;

let directory: ReturnType<typeof newDirectory>;
let model: Server;
let running: Dateline | undefined;
const pages = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
});

beforeEach(async () => {
  directory = newDirectory();
  model = await newServer([reading(claims)]);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  pages.listen(0, '127.0.0.1', () => resolve(undefined));
  await promise;
});

afterEach(async () => {
  await running?.close();
  await model.close();
  pages.closeAllConnections();
  pages.close();
  directory.remove();
});

test('an added article is read by the model until the day is spent, then by the local reader', async () => {
  const log = newTestLog();
  const config = await readConfig({
    PORT: '0',
    DATA_DIR: directory.path,
    FETCH_LOOPBACK: 'on',
    MODEL: 'openai-compatible/local',
    MODEL_BASE_URL: `${model.url}/v1`,
    // One reading's worth: what is set aside for it is more than what it takes.
    MODEL_DAILY_TOKENS: '8000',
  });
  const now = new Date('2031-03-12T09:00:00Z');
  const start = async (): Promise<void> => {
    await running?.close();
    running = await startDateline({ config, now: () => now, log });
  };
  const costs = () => log.lines.filter(({ fields }) => 'model' in fields);
  const add = async (path: string): Promise<string> => {
    const address = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/${path}`;
    const asker = { id: 'U1', manager: true } as const;
    const input = { type: 'words', text: `add ${address}` } as const;
    const told = await running?.newsroom.handle({ place: 'web:desk', asker, input });
    return told === undefined ? '' : documentText(told);
  };
  await start();
  const told = await add('first');
  expect(told).toContain('Read and added.');
  expect(told).toContain('Marek Kesk');
  expect(costs()).toMatchObject([
    {
      level: 'info',
      fields: { model: 'openai-compatible/local', claims: claims.length, tokensIn: COUNTED.input },
    },
  ]);
  await start();
  for (let count = 0; count < 6; count++) await add(`other-${count}`);
  expect(model.requests.length).toBeGreaterThan(1);
  expect(model.requests.length).toBeLessThan(6);
  expect(costs().at(-1)).toMatchObject({
    level: 'warn',
    fields: { fallback: 'local', because: expect.stringContaining('used up') as string },
  });
});
