// Fetching pages that people name: nothing but the public internet, within limits, with plain words for what fails.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isAllowed } from '#src/ingest/fetch/address.ts';
import type { Resolve } from '#src/ingest/fetch/connector.ts';
import { fetchPage, type FetchOptions } from '#src/ingest/fetch/fetch.ts';
import { readWebAddress } from '#src/ingest/fetch/web-address.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port: number;
/** What the server answers, by path. */
let answers: Record<string, Answer>;
let requests: IncomingMessage[];

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
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  answers = {};
  requests = [];
});

const html =
  (body: string, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);

const redirect =
  (location: string, status = 302): Answer =>
  (_, response) =>
    void response.writeHead(status, { location }).end();

/** A resolver of our own: each name has its answers in turn, the last one again and again. */
function resolver(
  names: Record<string, readonly (readonly string[])[]>,
): Resolve & { readonly asked: string[] } {
  const asked: string[] = [];
  const turns = new Map<string, number>();
  const resolve: Resolve = (host, answer) => {
    asked.push(host);
    const turn = turns.get(host) ?? 0;
    turns.set(host, turn + 1);
    const lists = names[host];
    const list = lists?.[Math.min(turn, lists.length - 1)];
    if (list === undefined) answer(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
    else
      answer(
        null,
        list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  };
  return Object.assign(resolve, { asked });
}

const own = { allowLoopback: true } as const;
const get = (path: string, options: Partial<FetchOptions> = {}) =>
  fetchPage(`http://127.0.0.1:${port}${path}`, { ...own, ...options });

const FORBIDDEN = {
  loopback: ['127.0.0.1', '127.9.9.9', '::1'],
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1', 'fec0::1'],
  'link-local, with the metadata services of clouds': [
    '169.254.169.254',
    '169.254.0.1',
    'fe80::1',
    'fd00:ec2::254',
  ],
  'shared by a provider (CGNAT)': ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'broadcast and reserved': [
    '255.255.255.255',
    '240.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.1',
    '2001:db8::1',
  ],
  'an address within another': [
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
  ],
  'a service of the hosting provider': ['168.63.129.16'],
} as const;

describe('addresses', () => {
  test.each(Object.entries(FORBIDDEN))('%s: never', (_, addresses) => {
    for (const address of addresses)
      expect(isAllowed(address, { allowLoopback: false }), address).toBe(false);
  });

  test('public ones are allowed, and loopback ones by configuration, but nothing else', () => {
    for (const address of ['1.1.1.1', '93.184.215.14', '2606:4700::1111', '172.32.0.1', '100.128.0.1'])
      expect(isAllowed(address, { allowLoopback: false }), address).toBe(true);
    const allowed = Object.values(FORBIDDEN)
      .flat()
      .filter((address) => isAllowed(address, own));
    expect(allowed).toEqual(['127.0.0.1', '127.9.9.9', '::1']);
  });

  test('whatever is no address is not allowed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!ipaddr.isValid(text)) expect(isAllowed(text, own)).toBe(false);
      }),
    );
  });

  test.each([
    ['http://127.0.0.1/', 'public internet'],
    ['http://2130706433/', 'public internet'],
    ['http://0x7f.1/', 'public internet'],
    ['http://127.1/', 'public internet'],
    ['http://127.0.0.1./', 'public internet'],
    ['http://localhost/', 'public internet'],
    ['http://a.LOCALHOST/', 'public internet'],
    ['http://[::1]/', 'public internet'],
    ['http://[::ffff:10.0.0.1]/', 'public internet'],
    ['http://169.254.169.254/latest/meta-data', 'public internet'],
    ['https://user:word@news.example/', 'user name or a password'],
    ['https://user@news.example/', 'user name or a password'],
    ['ftp://news.example/a', 'ftp:'],
    ['file:///etc/passwd', 'web address'],
    ['javascript:alert(1)', 'web address'],
    ['data:text/html,hello', 'web address'],
    ['https://news.example:22/', 'port 22'],
    ['https://news.example:6379/', 'port 6379'],
    ['the dam above Plumstone', 'web address'],
    ['', 'web address'],
    [`https://news.example/${'a'.repeat(3_000)}`, 'web address'],
  ])('%s is refused in plain words, without a request', async (typed, words) => {
    const resolve = resolver({});
    const failure = fetchPage(typed, { allowLoopback: false, resolve });
    await expect(failure).rejects.toMatchObject({ name: 'UserError' });
    await expect(failure).rejects.toThrow(words);
    expect(resolve.asked).toEqual([]);
  });

  test.each([
    ['<https://news.example/a|the article>', 'https://news.example/a'],
    ['<https://news.example/a>', 'https://news.example/a'],
    ['news.example/a', 'https://news.example/a'],
    ['news.example:8080/a', 'https://news.example:8080/a'],
    ['  https://news.example/a?b=c#part ', 'https://news.example/a?b=c'],
    ['HTTP://NEWS.EXAMPLE', 'http://news.example/'],
  ])('%s is understood', (typed, url) => {
    expect(readWebAddress(typed, { allowLoopback: false }).href).toBe(url);
  });
});

describe('names', () => {
  test.each(Object.entries(FORBIDDEN))(
    'that lead to %s are refused, and nothing is sent',
    async (_, addresses) => {
      for (const address of addresses) {
        const resolve = resolver({ 'news.example': [[address]] });
        const failure = fetchPage('http://news.example/', { allowLoopback: false, resolve });
        await expect(failure, address).rejects.toThrow('“news.example” is not on the public internet');
        // Where the name leads in our network stays ours.
        await expect(failure, address).rejects.not.toThrow(address);
      }
      expect(requests).toEqual([]);
    },
  );

  test('that do not exist are named', async () => {
    const failure = fetchPage('https://nowhere.example/a', { allowLoopback: false, resolve: resolver({}) });
    await expect(failure).rejects.toThrow('nowhere.example cannot be found');
  });

  test('of several addresses only the allowed ones are tried', async () => {
    answers['/'] = html('<p>hello');
    const resolve = resolver({ 'a.localhost': [['10.0.0.1', '169.254.169.254', '127.0.0.1']] });
    const page = await fetchPage(`http://a.localhost:${port}/`, { ...own, resolve });
    expect(Buffer.from(page.bytes).toString()).toBe('<p>hello');
  });

  test('that change their mind between two connections gain nothing (rebinding)', async () => {
    answers['/first'] = (_, response) =>
      void response.writeHead(302, { location: '/second', connection: 'close' }).end();
    answers['/second'] = html('never');
    const resolve = resolver({ 'a.localhost': [['127.0.0.1'], ['192.168.0.1']] });
    const failure = fetchPage(`http://a.localhost:${port}/first`, { ...own, resolve });
    await expect(failure).rejects.toThrow('not on the public internet');
    expect(resolve.asked).toEqual(['a.localhost', 'a.localhost']);
    expect(requests.map(({ url }) => url)).toEqual(['/first']);
  });
});

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])(
    '%d is followed, and the page’s own address is told',
    async (status) => {
      answers['/old'] = redirect('/new#part', status);
      answers['/new'] = html('<p>new');
      expect((await get('/old')).url).toBe(`http://127.0.0.1:${port}/new`);
    },
  );

  test.each([
    ['http://10.0.0.1/', 'public internet'],
    ['http://169.254.169.254/latest/meta-data', 'public internet'],
    ['http://[::ffff:169.254.169.254]/', 'public internet'],
    ['//192.168.1.1/', 'public internet'],
    ['http://inner.example/', 'public internet'],
    ['file:///etc/passwd', 'http and https'],
    ['http://user:word@news.example/', 'user name'],
    ['http://news.example:25/', 'port 25'],
    ['http://', 'an address that is none'],
  ])('to %s is not', async (location, words) => {
    answers['/'] = redirect(location);
    const resolve = resolver({ 'inner.example': [['10.1.1.1']], 'news.example': [['93.184.215.14']] });
    await expect(get('/', { resolve })).rejects.toThrow(words);
    expect(requests).toHaveLength(1);
  });

  test('without end end', async () => {
    answers['/'] = redirect('/');
    await expect(get('/')).rejects.toThrow('from page to page');
    expect(requests).toHaveLength(6);
  });
});

describe('what is sent', () => {
  test('says who asks, and neither cookies nor credentials nor a referrer, also after a redirect', async () => {
    answers['/'] = (_, response) =>
      void response.writeHead(302, { location: '/next', 'set-cookie': 'id=7; Path=/' }).end();
    answers['/next'] = html('<p>here');
    await get('/');
    expect(requests).toHaveLength(2);
    for (const { headers, method } of requests) {
      expect(method).toBe('GET');
      expect(headers['user-agent']).toMatch(/^Dateline\/\S+ \(/);
      for (const name of ['cookie', 'authorization', 'referer', 'origin', 'proxy-authorization'])
        expect(headers).not.toHaveProperty(name);
    }
  });
});

describe('limits', () => {
  const small = { limits: { bytes: 100_000 } };

  test('a body that is announced as too large is not taken', async () => {
    answers['/'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-length': '999999999' })
        .write('<p>');
    await expect(get('/', small)).rejects.toThrow('larger than');
  });

  test('a body without end is cut off', async () => {
    answers['/'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
        response.once('drain', more);
      };
      more();
    };
    await expect(get('/', small)).rejects.toThrow(/larger than|far more than/);
  });

  test('a small body that unpacks to a large one (gzip bomb) is cut off', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    answers['/'] = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb);
    await expect(get('/', small)).rejects.toThrow('larger than');
  });

  test('a body that is packed is unpacked', async () => {
    answers['/'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('<p>packed'));
    expect(Buffer.from((await get('/')).bytes).toString()).toBe('<p>packed');
  });

  test.each([
    ['that says nothing', (): void => undefined],
    [
      'that stops in the middle',
      (_: IncomingMessage, response: ServerResponse): void => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<p>');
      },
    ],
  ])('a server %s is left after the idle time', async (_, answer) => {
    answers['/'] = answer;
    await expect(get('/', { limits: { idle: 60 } })).rejects.toThrow('takes too long');
  });

  test('a server that drips is left after the whole time', async () => {
    answers['/'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('x'), 10);
      response.once('close', () => {
        clearInterval(drip);
      });
    };
    await expect(get('/', { limits: { total: 150 } })).rejects.toThrow('takes too long');
  });

  test('a server that breaks off is told of', async () => {
    answers['/'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
      response.write('<p>', () => response.destroy());
    };
    await expect(get('/')).rejects.toThrow('broke off');
  });

  test('headers without end are refused', async () => {
    answers['/'] = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html', 'x-long': 'x'.repeat(100_000) }).end();
    await expect(get('/')).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('answers that are no article', () => {
  test.each([
    [404, 'no such page'],
    [410, 'no such page'],
    [401, 'login'],
    [403, 'subscription'],
    [429, 'Try again later'],
    [500, 'Try again later'],
    [503, 'Try again later'],
    [304, 'without a page'],
  ])('status %d is told in words', async (status, words) => {
    answers['/'] = (_, response) => void response.writeHead(status).end();
    await expect(get('/')).rejects.toThrow(words);
  });

  test.each([
    ['application/pdf', 'PDF'],
    ['image/png', 'no page of text'],
    ['application/rss+xml', 'feed'],
    ['application/json', 'no page of text'],
    ['application/octet-stream', 'no page of text'],
  ])('%s is told in words', async (type, words) => {
    answers['/'] = html('x', { 'content-type': type });
    await expect(get('/')).rejects.toThrow(words);
  });

  test('a host that takes no connections is told of', async () => {
    const closed = createServer();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    closed.listen(0, '127.0.0.1', () => resolve(undefined));
    await promise;
    const { port: free } = closed.address() as AddressInfo;
    closed.close();
    await expect(fetchPage(`http://127.0.0.1:${free}/`, own)).rejects.toThrow('takes no connections');
  });

  test('what is no web server is told of', async () => {
    answers['/'] = (request) => void request.socket.end('SSH-2.0-OpenSSH\r\n');
    await expect(get('/')).rejects.toMatchObject({ name: 'UserError' });
  });
});
