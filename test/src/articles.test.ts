// `/brief add`: a page on a real server is fetched, read by the local reader, kept and told; or plain words say why not.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Newsroom } from '#adapters/adapter.ts';
import { commands } from '#briefings/commands/index.ts';
import { documentText, type Document } from '#briefings/document.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { ArticleSetting } from '#src/articles.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { keyOf } from '#src/ingest/article/identity.ts';
import { newNewsroom } from '#src/newsroom.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { fullPage, linked, page, PARAGRAPHS } from './ingest/article/pages.ts';
import { newTestArticles, newTestFeeds } from './reading.ts';
import { damStory, newDirectory, newTestLog } from './world.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let now: Date;
let server: Server;
let origin: string;
let answers: Record<string, Answer>;
let requested: string[];
let directory: ReturnType<typeof newDirectory>;
let store: Store;
let log: ReturnType<typeof newTestLog>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url?.replace(/\?.*/, '') ?? '';
    requested.push(request.url ?? '');
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => resolve(undefined));
  await promise;
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  answers = { '/town/dam-repair': html(fullPage) };
  requested = [];
  directory = newDirectory();
  store = await openStore(directory.path);
  log = newTestLog();
});

afterEach(async () => {
  await store.close();
  directory.remove();
});

const html =
  (body: string): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);

const bare =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end();
  };

function open(over: Partial<ArticleSetting> & { readonly reader?: Reader } = {}): Newsroom {
  const articles = newTestArticles(store, { now: () => now, ...over });
  return newNewsroom({
    store,
    articles,
    feeds: newTestFeeds(store),
    commands,
    now: () => now,
    log,
    zone: 'UTC',
  });
}

const member = { id: 'U1', manager: false } as const;

const say = (
  newsroom: Newsroom,
  text: string,
  asker = member as { id: string; manager: boolean },
): Promise<Document> => newsroom.handle({ place: 'memory:G/C', asker, input: { type: 'words', text } });

const add = (newsroom: Newsroom, path: string): Promise<Document> => say(newsroom, `add ${origin}${path}`);

describe('an article that is added', () => {
  test('is told at once, can be asked about, and is there after a restart', async () => {
    const told = await add(open(), '/town/dam-repair');
    expect(told).toMatchObject({ type: 'briefing', audience: 'place', stories: [expect.any(String)] });
    expect(documentText(told)).toContain('Read and added.');
    expect(documentText(told)).toContain('Plumstone Courier');
    expect(told.blocks.at(-1)).toMatchObject({ type: 'buttons' });
    await store.close();
    store = await openStore(directory.path);
    const [story, ...others] = await store.stories.list();
    expect(others).toEqual([]);
    expect(story?.sources).toMatchObject([
      { outlet: 'Plumstone Courier', author: 'Tam Okoro, Lena Holt', url: `${origin}/town/dam-repair` },
    ]);
    const answer = await say(open(), 'ask when will the dam be repaired?');
    expect(answer.type).toBe('answer');
    expect(documentText(answer)).toContain('will be repaired in May');
    expect(log.lines).toEqual([]);
  });

  test('is the same story when it is added again, however its address is written', async () => {
    answers['/short'] = (_, response) => void response.writeHead(301, { location: '/town/dam-repair' }).end();
    const newsroom = open();
    const [first] = (await add(newsroom, '/town/dam-repair?utm_source=mail')).stories;
    for (const path of ['/town/dam-repair', '/town/dam-repair#part', '/short']) {
      const again = await add(newsroom, path);
      expect(again.stories).toEqual([first]);
      expect(documentText(again)).toContain('Known already, and unchanged.');
    }
    expect(await store.stories.list()).toHaveLength(1);
  });

  test('changes its story when it has changed', async () => {
    const newsroom = open();
    await add(newsroom, '/town/dam-repair');
    const [before] = await store.stories.list();
    answers['/town/dam-repair'] = html(fullPage.replace('repaired in May, the', 'repaired in June, the'));
    now = new Date('2026-03-04T09:00:00Z');
    expect(documentText(await add(newsroom, '/town/dam-repair'))).toContain('the article has changed');
    const [after, ...others] = await store.stories.list();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: before?.id, firstSeen: before?.firstSeen });
    expect(after?.claims.some(({ text }) => text.includes('June'))).toBe(true);
  });

  test('is taken from the address that a copy names, so that no copy can change it', async () => {
    const forged = fullPage.replace('repaired in May, the', 'torn down in May, the');
    answers['/copy'] = html(forged);
    const newsroom = open();
    const [first] = (await add(newsroom, '/town/dam-repair')).stories;
    expect(documentText(await add(newsroom, '/copy'))).toContain('Known already, and unchanged.');
    answers['/town/dam-repair'] = bare(404);
    const told = await add(newsroom, '/copy');
    expect(told.stories).toEqual([first]);
    expect(documentText(told)).toContain('counts as no second source');
    const [story, ...others] = await store.stories.list();
    expect(others).toEqual([]);
    expect(story?.sources).toMatchObject([
      { id: 's1', url: `${origin}/town/dam-repair` },
      { url: `${origin}/copy`, origin: 's1' },
    ]);
    expect(story?.claims.filter(({ text }) => text.includes('torn down'))).toEqual([]);
  });

  test('leaves a story alone that was written by hand', async () => {
    const source = { id: 's1', outlet: 'Plumstone Courier', url: `${origin}/town/dam-repair` };
    const [claim] = damStory().claims;
    const story = parseStory({ ...damStory('hand'), sources: [source], claims: [claim] });
    await store.stories.put(story, now);
    const told = await add(open(), '/town/dam-repair');
    expect(told.stories).toEqual([story.id]);
    expect(documentText(told)).toContain('Known already');
    expect(await store.stories.list()).toEqual([story]);
  });
});

describe('what cannot be added', () => {
  const start = `<p>${PARAGRAPHS[0]}</p>`;
  const french =
    'Le barrage au-dessus de la ville sera réparé en mai, ont annoncé lundi les services des eaux, après un hiver pendant lequel la vanne inférieure ne pouvait plus être fermée. Le conseil municipal doute de cette date, et ses propres ingénieurs attendent le début des travaux pour le mois d’août au plus tôt.';
  test.each([
    [
      'a beginning before a paywall',
      html(page(linked({ '@type': 'NewsArticle', isAccessibleForFree: false }), start)),
      'for subscribers',
    ],
    ['a page with hardly a word', html(page('', '<p>The dam, seen from above.</p>')), 'hardly any text'],
    ['a page without text', html(page('', '<img src="dam.jpg">')), 'no text on this page'],
    ['an article in another language', html(page('', `<p>${french}</p>`)), 'French'],
    ['a page that is gone', bare(410), 'no such page'],
    ['a server in trouble', bare(503), 'Try again later'],
    ['a picture', bare(200, { 'content-type': 'image/png' }), 'no page of text'],
    ['a way into the private network', bare(302, { location: 'http://169.254.169.254/' }), 'public internet'],
  ])('%s: said to the asker alone, and nothing is kept', async (_, answer, words) => {
    answers['/a'] = answer;
    const told = await add(open(), '/a');
    expect(told).toMatchObject({ type: 'error', audience: 'asker' });
    expect(documentText(told)).toContain(words);
    expect(await store.stories.list()).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  test.each([
    ['add', 'For example: /brief add https://'],
    ['add the dam', 'no web address'],
    ['add ftp://news.example/a', 'http and https'],
    [`add https://news.example/${'a'.repeat(900)} b`, 'no web address'],
  ])('“%s”', async (text, words) => {
    const told = await say(open(), text);
    expect(told).toMatchObject({ type: 'error', audience: 'asker' });
    expect(documentText(told)).toContain(words);
  });

  test('this machine itself, unless it is allowed', async () => {
    const told = await add(open({ fetch: { allowLoopback: false } }), '/town/dam-repair');
    expect(documentText(told)).toContain('public internet');
    expect(requested).toEqual([]);
  });

  test('a reader’s fault is ours: logged, and not kept', async () => {
    const broken = { read: () => ({ ...damStory(), headline: '' }) };
    const told = await add(open({ reader: broken }), '/town/dam-repair');
    expect(documentText(told)).toContain('on our side');
    expect(log.lines).toMatchObject([{ level: 'error' }]);
    expect(await store.stories.list()).toEqual([]);
  });
});

describe('who may add', () => {
  test('everyone, or managers alone, as it is set', async () => {
    const strict = open({ addedBy: 'managers' });
    expect(documentText(await add(strict, '/town/dam-repair'))).toContain('Only those who manage');
    expect(requested).toEqual([]);
    const told = await say(strict, `add ${origin}/town/dam-repair`, { id: 'U2', manager: true });
    expect(told.type).toBe('briefing');
  });

  test('one person thirty an hour', async () => {
    answers = {};
    const newsroom = open();
    for (let at = 0; at < 30; at++) await add(newsroom, `/${at}`);
    expect(requested).toHaveLength(30);
    expect(documentText(await add(newsroom, '/town'))).toContain('within an hour');
    expect(requested).toHaveLength(30);
    now = new Date(now.getTime() + 3_600_000);
    expect(documentText(await add(newsroom, '/town'))).toContain('no such page');
  });

  test('not too many at once, and one address once', async () => {
    const waiting: (() => void)[] = [];
    for (const at of [1, 2, 3, 4])
      answers[`/${at}`] = (request, response) => void waiting.push(() => html(page(''))(request, response));
    const newsroom = open();
    const running = ['/1', '/1', '/2', '/3', '/4'].map((path) => add(newsroom, path));
    await expect.poll(() => waiting.length).toBe(4);
    expect(documentText(await add(newsroom, '/5'))).toContain('Try again in a minute');
    for (const answer of waiting) answer();
    expect((await Promise.all(running)).map((document) => document.type)).toEqual(Array(5).fill('briefing'));
    expect(requested.sort()).toEqual(['/1', '/2', '/3', '/4']);
  });
});

test.each([
  ['https://www.courier.example/a/', 'http://courier.example/a'],
  ['https://courier.example/a?utm_campaign=x&id=7', 'https://m.courier.example/a?id=7&fbclid=y'],
  ['https://courier.example/a?b=1&c=2', 'https://courier.example/a?c=2&b=1'],
])('%s and %s are one article', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
  expect(keyOf(`${one}x`)).not.toBe(keyOf(other));
});
