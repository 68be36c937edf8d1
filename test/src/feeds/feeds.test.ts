// Feeds on a loopback server: what is new is read once, edits are edits, and hostile feeds stay within bounds.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '#briefings/commands/index.ts';
import type { FeedWords } from '#briefings/desk.ts';
import { documentText } from '#briefings/document.ts';
import { feedList } from '#briefings/compose/feeds.ts';
import { newFeeds, pollDue, type FeedSetting } from '#src/feeds/feeds.ts';
import { addFrom } from '#src/feeds/file.ts';
import { readFeedList, writeOpml } from '#src/feeds/opml.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { apartParser } from '#src/ingest/parser/apart.ts';
import { directParser } from '#src/ingest/parser/direct.ts';
import type { Parser } from '#src/ingest/parser/parser.ts';
import type { Take } from '#src/intake/intake.ts';
import { markOf } from '#src/intake/shelf.ts';
import { addArticle } from '#src/store/articles.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { damStory } from '../world.ts';

const START = Date.UTC(2026, 2, 2, 12);
const HOUR = 3_600_000;

let server: Server;
let base: string;
let answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
let requests: IncomingMessage[];
let directory: string;
let store: Store;
let clock: number;
let taken: { readonly article: Article; readonly kind: string; readonly key: string | undefined }[];
let errors: unknown[];
/** Milliseconds for one visit. */
let patience: number;
let parser: Parser;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => resolve(undefined));
  await promise;
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  answers = {};
  requests = [];
  taken = [];
  errors = [];
  clock = START;
  patience = 20_000;
  parser = directParser;
  directory = await mkdtemp(join(tmpdir(), 'dateline-feeds-'));
  store = await openStore(directory);
});

afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true });
  expect(errors).toEqual([]);
});

const take: Take = (article, { kind, key }) => {
  taken.push({ article, kind, key });
  return Promise.resolve({ outcome: 'refused', reason: 'only counted here' });
};

/** The intake as tests see it: it counts, and reads as “new” or “edited” what the feeds hand over. */
const counting: Take = async (article, how) => {
  await take(article, how);
  return { outcome: how.kind, story: undefined as never };
};

const log = () => {
  const none = (): void => undefined;
  return { error: (each: unknown) => void errors.push(each), warn: none, info: none, debug: none };
};

const setting = (): FeedSetting => ({
  db: store.db,
  fetch: { allowLoopback: true, limits: { idle: 5_000, total: patience } },
  parser,
  take: counting,
  now: () => new Date(clock),
  random: () => 0,
  log: log(),
});

const feeds = () => newFeeds(setting(), 'U1');

const only = async (): Promise<FeedWords> => {
  const [feed] = await feeds().list();
  if (feed === undefined) throw new Error('there is no feed');
  return feed;
};

/** Ticks until nothing waits, as the minutes would. */
async function run(hours = 0): Promise<void> {
  clock += hours * HOUR;
  for (let minute = 0; minute < 20; minute++) {
    await pollDue(setting());
    if ((await feeds().list()).every(({ waiting }) => waiting === 0)) return;
    clock += 60_000;
  }
}

const words = (topic: string): string =>
  `The council of ${topic} said on Monday that the bridge will be closed. `.repeat(12);

interface Told {
  readonly guid?: string;
  readonly link?: string;
  readonly title: string;
  readonly date?: string;
  readonly text?: string;
}

const hoursAgo = (hours: number): string => new Date(clock - hours * HOUR).toUTCString();

const rss = (items: readonly Told[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Vale Post</title><link>${base}/</link>${items
    .map(
      ({ guid, link, title, date, text = words(title) }) =>
        `<item>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${link === undefined ? '' : `<link>${base}${link}</link>`}<title>${title}</title>${date === undefined ? '' : `<pubDate>${date}</pubDate>`}<description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`;

const serve = (body: () => string | Buffer, headers: Record<string, string> = {}): void => {
  answers['/feed'] = (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body());
};

const add = () => feeds().add(`${base}/feed`);
const titles = (): readonly (string | undefined)[] => taken.map(({ article }) => article.title);

describe('a feed', () => {
  test('takes a baseline, then each new item once, and an edit as an edit', async () => {
    const items: Told[] = [
      { guid: 'a', link: '/a', title: 'Alder', date: hoursAgo(2) },
      ...Array.from({ length: 40 }, (_, at) => ({
        guid: `old${at}`,
        link: `/old${at}`,
        title: `Old ${at}`,
        date: hoursAgo(30 + at),
      })),
      { guid: 'undated', link: '/undated', title: 'Undated' },
    ];
    serve(() => rss(items));
    await add();
    await run();
    expect(titles()).toEqual(['Alder']);
    items.unshift({ guid: 'b', link: '/b?utm_source=x', title: 'Birch', date: hoursAgo(0) });
    await run(1);
    await run(1);
    expect(titles()).toEqual(['Alder', 'Birch']);
    items[1] = { ...items[1], title: 'Alder', text: `Correction: it was six. ${words('Alder')}` };
    await run(1);
    await run(1);
    expect(taken.slice(2).map(({ article, kind }) => [article.title, kind])).toEqual([['Alder', 'edited']]);
    expect(taken[2]?.article.text).toContain('Correction');
    expect(await only()).toMatchObject({ state: 'on', read: 2, waiting: 0, title: 'The Vale Post' });
  });

  test('gives the page of the article where it can be had', async () => {
    serve(() => rss([{ guid: 'a', link: '/a', title: 'Alder', date: hoursAgo(1), text: 'In short.' }]));
    answers['/a'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><body><article><h1>Alder</h1><p>${words('Alder, whole')}</p></article></body></html>`);
    await add();
    await run();
    expect(taken[0]?.article.text).toContain('Alder, whole');
    expect(taken[0]?.article.publishedAt).toBe(new Date(START - HOUR).toISOString());
  });

  test('is asked for what has changed since, follows a move, and ends with 410', async () => {
    serve(() => rss([]), { etag: '"1"', 'cache-control': 'max-age=7200' });
    await add();
    await run();
    expect((await only()).nextPollAt.getTime() - clock).toBe(2 * HOUR);
    answers['/feed'] = (request, response) =>
      void response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end();
    await run(3);
    expect(await only()).toMatchObject({ state: 'on', failures: 0 });
    answers['/new'] = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/xml' }).end(rss([]));
    answers['/feed'] = (_, response) => void response.writeHead(301, { location: '/new' }).end();
    await run(3);
    expect((await only()).url).toBe(`${base}/new`);
    answers['/new'] = (_, response) => void response.writeHead(410).end();
    await run(3);
    const asked = requests.length;
    await run(48);
    expect(requests.length).toBe(asked);
    expect(documentText(feedList(await feeds().list()))).toContain('ended');
  });

  test('that fails is asked less and less often, and no sooner than its server wants', async () => {
    serve(() => rss([]));
    await add();
    await run();
    answers['/feed'] = (_, response) => void response.writeHead(503, { 'retry-after': '36000' }).end();
    await run(1);
    expect((await only()).nextPollAt.getTime() - clock).toBe(10 * HOUR);
    answers['/feed'] = (_, response) => void response.writeHead(500).end();
    const pauses: number[] = [];
    for (let times = 0; times < 4; times++) {
      clock = (await only()).nextPollAt.getTime();
      await pollDue(setting());
      pauses.push((await only()).nextPollAt.getTime() - clock);
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(new Set(pauses).size).toBe(4);
    expect(await only()).toMatchObject({ state: 'failing', failures: 5 });
    serve(() => rss([]));
    clock = (await only()).nextPollAt.getTime();
    await run();
    expect(await only()).toMatchObject({ state: 'on', failures: 0 });
  });

  test('that was out of reach for long, and then is not found once, has not ended', async () => {
    serve(() => rss([]));
    await add();
    await run();
    answers['/feed'] = (_, response) => void response.writeHead(503).end();
    for (let times = 0; times < 25; times++) {
      clock = (await only()).nextPollAt.getTime();
      await pollDue(setting());
    }
    answers['/feed'] = (_, response) => void response.writeHead(404).end();
    clock = (await only()).nextPollAt.getTime();
    await pollDue(setting());
    expect(await only()).toMatchObject({ state: 'failing', failures: 26 });
  });

  test('that is not found for a week has ended, and may be added again', async () => {
    serve(() => rss([]));
    await add();
    await run();
    answers['/feed'] = (_, response) => void response.writeHead(404).end();
    const began = clock;
    for (let times = 0; times < 40 && (await only()).state !== 'gone'; times++) {
      clock = Math.max(clock, (await only()).nextPollAt.getTime());
      await pollDue(setting());
    }
    const days = (clock - began) / (24 * HOUR);
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(9);
    expect(documentText(feedList(await feeds().list()))).toMatch(/ended: its server has not found it .*404/);
    const asked = requests.length;
    await run(48);
    expect(requests.length).toBe(asked);
    serve(() => rss([]));
    expect(await add()).toMatchObject({ feed: { state: 'on' } });
  });

  test('is found from a page that names it; added twice it is one; removed it is read no more', async () => {
    serve(() => rss([]));
    answers['/'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>News</body></html>',
        );
    const found = await feeds().add(`${base}/`);
    expect(found).toMatchObject({ isNew: true, feed: { id: 'f1', url: `${base}/feed` } });
    expect(await add()).toMatchObject({ isNew: false, feed: { id: 'f1' } });
    expect(await feeds().remove('f1')).toMatchObject({ id: 'f1' });
    expect(await feeds().remove('f1')).toBeUndefined();
    const asked = requests.length;
    await run(5);
    expect(requests.length).toBe(asked);
    answers['/'] = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>No feed.</p>');
    await expect(feeds().add(`${base}/`)).rejects.toThrow('There is no feed at that address');
  });

  test.each([
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>V</title><entry><id>a</id><title>Alder</title><updated>DATE</updated><content type="html">&lt;p&gt;TEXT&lt;/p&gt;</content></entry></feed>',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>V</title></channel><item rdf:about="a"><title>Alder</title><description>TEXT</description><dc:date>DATE</dc:date></item></rdf:RDF>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"V","items":[{"id":"a","title":"Alder","content_text":"TEXT","date_published":"DATE"}]}',
    ],
  ])('may be %s', async (_, body) => {
    serve(() => body.replace('DATE', new Date(START - HOUR).toISOString()).replace('TEXT', words('Alder')));
    await add();
    await run();
    expect(titles()).toEqual(['Alder']);
    expect(taken[0]?.article.text).toContain('The council of Alder');
  });

  test('has its commands on every surface, for managers alone', () => {
    const own = commands.filter(({ name }) => name.startsWith('feeds '));
    expect(own.map(({ name, access }) => [name, access])).toEqual(
      ['feeds add', 'feeds list', 'feeds remove'].map((name) => [name, 'manager']),
    );
  });
});

const GZIP_BOMB = gzipSync(Buffer.alloc(30_000_000));

describe('an article that its outlet takes back', () => {
  const page = (title: string) => {
    answers[`/${title}`] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><body><article><h1>${title}</h1><p>${words(title)}</p></article></body></html>`);
  };

  test('is withdrawn where its feed shows an edit and its page is gone for good', async () => {
    const items: Told[] = [
      { guid: 'a', link: '/Alder', title: 'Alder', date: hoursAgo(1), text: 'In short.' },
    ];
    serve(() => rss(items));
    page('Alder');
    await add();
    await run();
    items[0] = { ...items[0], title: 'Alder', text: 'No longer there.' };
    answers['/Alder'] = (_, response) => void response.writeHead(410).end();
    await run(1);
    expect(taken.map(({ article, kind }) => [article.url, kind])).toEqual([
      [`${base}/Alder`, 'new'],
      [`${base}/Alder`, 'withdrawn'],
    ]);
  });

  test('is looked at once more where it was taken out from between others; what only grew old is not', async () => {
    const item = (title: string): Told => ({ guid: title, link: `/${title}`, title, date: hoursAgo(0) });
    ['Ash', 'Beech', 'Cedar'].forEach(page);
    let items = [item('Ash')];
    serve(() => rss(items));
    await add();
    await run();
    items = [item('Beech'), ...items];
    await run(1);
    items = [item('Cedar'), ...items];
    await run(1);
    // The intake of these tests keeps no story, in which the address of the page would be found.
    for (const title of ['Ash', 'Beech', 'Cedar']) {
      const url = `${base}/${title}`;
      await store.stories.put(
        { ...damStory(title), sources: [{ id: 's1', outlet: 'Vale Post', url }] },
        new Date(clock),
      );
      const taker = { id: title, ...markOf({ url }), story: title, source: 's1', profile: null };
      await addArticle(store.db, taker, { window: 9, now: new Date(clock) });
    }
    taken = [];
    answers['/Beech'] = (_, response) => void response.writeHead(410).end();
    items = items.filter(({ title }) => title !== 'Beech');
    await run(1);
    await run(1);
    expect(taken.map(({ article, kind }) => [article.url, kind])).toEqual([[`${base}/Beech`, 'withdrawn']]);
    items = items.filter(({ title }) => title !== 'Ash');
    await run(1);
    expect(taken).toHaveLength(1);
  });

  test('without a page is known by its item when it is edited', async () => {
    const items: Told[] = [{ guid: 'a', title: 'Alder', date: hoursAgo(1) }];
    serve(() => rss(items));
    await add();
    await run();
    items[0] = { ...items[0], title: 'Alder', text: `It was six. ${words('Alder')}` };
    await run(1);
    expect(taken.map(({ kind }) => kind)).toEqual(['new', 'edited']);
    expect(new Set(taken.map(({ key }) => key)).size).toBe(1);
    expect(taken[0]?.key).toMatch(/^item:/);
  });
});

describe('a hostile feed', () => {
  /** The list of feeds after each poll. */
  let shown: string[] = [];
  const drive = async (body: (poll: number) => string | Buffer, headers?: Record<string, string>) => {
    let poll = 0;
    shown = [];
    serve(() => rss([]));
    await add();
    await run();
    serve(() => body(poll), headers);
    for (poll = 1; poll <= 2; poll++) {
      await run(3);
      shown.push(documentText(feedList(await feeds().list())));
    }
    return only();
  };

  test('with one guid for all, or with another at every poll, has nothing read twice', async () => {
    const three = ['Ash', 'Beech', 'Cedar'];
    await drive(() =>
      rss(three.map((title) => ({ guid: 'same', link: `/${title}`, title, date: hoursAgo(1) }))),
    );
    expect([...titles()].sort()).toEqual(three);
    taken = [];
    const feed = await drive((poll) =>
      rss(
        ['Dogwood', 'Elm'].map((title) => ({
          guid: `${title}${poll}`,
          link: `/${title}?utm_id=${poll}`,
          title,
          date: hoursAgo(1),
        })),
      ),
    );
    expect([...titles()].sort()).toEqual(['Dogwood', 'Elm']);
    expect(feed.state).toBe('on');
  });

  test('whose pages take without end costs these pages alone', async () => {
    const apart = apartParser({ patience: 1_500 });
    parser = apart;
    answers['/Ash'] = answers['/Beech'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><body><p>${'&amp;'.repeat(900_000)}</p></body></html>`);
    answers['/Cedar'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><body><article><p>${words('Cedar')}</p></article></body></html>`);
    serve(() => rss([]));
    await add();
    await run();
    const three = ['Ash', 'Beech', 'Cedar'];
    serve(() =>
      rss(three.map((title) => ({ guid: title, link: `/${title}`, title, date: hoursAgo(1), text: title }))),
    );
    clock += 3 * HOUR;
    await pollDue(setting()).finally(apart.close);
    expect(titles()).toEqual(['Cedar']);
    const reasons = await store.db.selectFrom('items').select(['title', 'reason']).orderBy('title').execute();
    expect(reasons.filter(({ title }) => title !== 'Cedar').map(({ reason }) => reason)).toEqual(
      Array(2).fill('The page takes too long to read: it was given up after 1.5 seconds.'),
    );
  });

  test('with one page for all items tells them apart by their words', async () => {
    await drive((poll) =>
      rss(
        ['Fir', 'Gorse'].map((title) => ({ guid: `${title}${poll}`, link: '/', title, date: hoursAgo(1) })),
      ),
    );
    expect([...titles()].sort()).toEqual(['Fir', 'Gorse']);
  });

  test('from 1970 and 2090 has no date but ours; what is back-dated is left', async () => {
    await drive(() =>
      rss([
        { guid: 'a', link: '/a', title: 'Past', date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
        { guid: 'b', link: '/b', title: 'Future', date: 'Sun, 01 Jan 2090 00:00:00 GMT' },
        { guid: 'c', link: '/c', title: 'Archive', date: 'Mon, 02 Feb 2015 00:00:00 GMT' },
      ]),
    );
    expect([...titles()].sort()).toEqual(['Future', 'Past']);
    expect(taken.map(({ article }) => article.publishedAt)).toEqual([undefined, undefined]);
  });

  test('of 50,000 items, or that is all new each time, is bounded', async () => {
    const many = rss([]).replace(
      '</channel>',
      `${Array.from({ length: 50_000 }, (_, at) => `<item><guid>g${at}</guid><title>N ${at}</title></item>`).join('')}</channel>`,
    );
    const feed = await drive(() => many);
    expect(taken.length).toBeLessThanOrEqual(5);
    expect(feed.state).toBe('on');
    const [poll] = shown;
    expect(poll).toMatch(/too many at once, \d+ were left out/);
    const { count } = await store.db
      .selectFrom('items')
      .select((each) => each.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBeLessThanOrEqual(500);
  });

  test('that changes every word at every poll is read so often, and never as something new', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `Oak ${at}`);
    await drive((poll) =>
      rss(
        many.map((title, at) => ({
          guid: title,
          title,
          date: hoursAgo(1),
          text: `${poll}${at} ${words(title)}`,
        })),
      ),
    );
    const counts = [...Map.groupBy(taken, ({ kind }) => kind)].map(([kind, each]) => [kind, each.length]);
    // Of forty at once five are read, and of those left out, as they are edited, five a poll.
    expect(counts).toEqual([
      ['new', 10],
      ['edited', 5],
    ]);
  });

  test.each([
    ['10 MB', (): string => rss([{ title: 'x'.repeat(10_000_000) }]), {}, /larger than|far more/],
    ['a bomb of gzip', (): Buffer => GZIP_BOMB, { 'content-encoding': 'gzip' }, /larger than|far more/],
    [
      'no feed',
      (): string => '<html><body>Log in, please</body></html>',
      { 'content-type': 'text/html' },
      'no feed',
    ],
    ['a picture', (): string => 'GIF89a', { 'content-type': 'image/gif' }, /no feed/],
    ['nothing', (): string => '', {}, /no feed/],
  ] as const)('of %s says so in the list', async (_, body, headers, reason) => {
    const feed = await drive(body, headers);
    expect(feed).toMatchObject({ state: 'failing' });
    expect(feed.reason).toMatch(reason);
    expect(taken).toEqual([]);
    expect(documentText(feedList([feed]))).toMatch(/failing \(2 times in a row\)/);
  });

  test('of entities that grow stays small, and wrong types and encodings are read', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY b${at} "${`&${at === 0 ? 'a' : `b${at - 1}`};`.repeat(10)}">`).join('')}]>`;
    const feed = await drive(
      () =>
        Buffer.from(
          rss([
            { guid: 'a', link: '/a', title: 'Café', date: hoursAgo(1), text: `&b8; ${words('Café')}` },
          ]).replace('<?xml version="1.0"?>', bomb),
          'latin1',
        ),
      { 'content-type': 'text/plain; charset=utf-8' },
    );
    expect(feed.state).toBe('on');
    expect(titles()).toEqual(['Café']);
    expect(taken[0]?.article.text.length).toBeLessThan(2_000);
  });

  test('that never ends, or sends us round, is left in time', async () => {
    serve(() => rss([]));
    await add();
    await run();
    patience = 400;
    answers['/feed'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    };
    await run(3);
    expect((await only()).reason).toContain('too long');
    patience = 20_000;
    answers['/feed'] = (_, response) => void response.writeHead(302, { location: '/feed' }).end();
    await run(3);
    expect(await only()).toMatchObject({ state: 'failing', failures: 2 });
    expect((await only()).reason).toContain('without end');
  });
});

describe('lists', () => {
  test('go out as OPML and come back; what was removed stays removed', async () => {
    const listed = [
      { url: 'https://vale.example/feed', title: 'Vale & Hill' },
      { url: 'https://moor.example/rss', title: 'Moor' },
    ];
    expect(readFeedList(writeOpml(listed), 'x')).toEqual(listed);
    expect(readFeedList('# ours\nhttps://vale.example/feed\n\nhttps://vale.example/feed', 'x')).toEqual([
      { url: listed[0]?.url },
    ]);
    expect(() => readFeedList('what is this', 'list.txt')).toThrow('list.txt, line 1');
    expect(await addFrom(store.db, listed, 'file', new Date(clock))).toBe(2);
    await feeds().remove('f2');
    expect(await addFrom(store.db, listed, 'file', new Date(clock))).toBe(0);
    expect((await feeds().list()).map(({ title }) => title)).toEqual(['Vale & Hill']);
  });

  test('may have folders in folders', () => {
    const opml =
      '<opml version="2.0"><head/><body><outline text="A"><outline text="B"><outline text="C" xmlUrl="https://c.example/f"/></outline></outline></body></opml>';
    expect(readFeedList(opml, 'x')).toEqual([{ url: 'https://c.example/f', title: 'C' }]);
  });
});
