// The desk's HTTP: what it serves, and whom and what it refuses.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Welcome } from '#adapters/web/wire.ts';
import { call } from '#test/fakes/web/visitor.ts';
import { openDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ hosts: ['desk.example'] });
});
afterAll(() => desk.close());

/** `fetch` does not let a test choose its Host. */
function statusUnder(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL('/api/desk', desk.address), { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the page', () => {
  test('is whole: what it names is there, and its scripts are JavaScript', async () => {
    const page = await call<string>(desk.address, '/');
    expect(page.headers.get('content-type')).toContain('text/html');
    const names = [...page.body.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(4);
    const scripts = new Set(names);
    for (const name of scripts) {
      const { status, headers, body } = await call<string>(desk.address, name);
      expect(status, name).toBe(200);
      if (!name.endsWith('.ts')) continue;
      expect(headers.get('content-type')).toContain('text/javascript');
      expect(body).not.toMatch(/import type|interface |: string/);
      for (const [, next] of body.matchAll(/from '\.\/([\w.-]+)'/g)) scripts.add(`/page/${next ?? ''}`);
    }
    expect(scripts.has('/page/composer.ts')).toBe(true);
  });

  test('brings no address from elsewhere', async () => {
    const { body } = await call<string>(desk.address, '/');
    expect(body).not.toMatch(/https?:\/\//);
    expect((await call<string>(desk.address, '/page/desk.css')).body).not.toMatch(/url\(|@import/);
  });

  test('is not sent twice', async () => {
    const etag = (await call(desk.address, '/')).headers.get('etag') ?? '';
    expect((await call(desk.address, '/', undefined, { 'If-None-Match': etag })).status).toBe(304);
  });

  test.each(['/page/tsconfig.json', '/page/..%2Findex.ts', '/page/none.ts', '/api/none'])(
    'does not have %s',
    async (path) => {
      expect((await call(desk.address, path)).status).toBe(404);
    },
  );

  test.each(['/', '/api/desk', '/nothing'])('%s carries the policy', async (path) => {
    const { headers } = await call(desk.address, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('who may ask', () => {
  test.each([
    ['localhost:3000', 200],
    ['127.0.0.1', 200],
    ['[::1]:3000', 200],
    ['192.0.2.7:3000', 200],
    ['desk.example', 200],
    ['DESK.example:8443', 200],
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['desk.example.evil.example', 421],
  ])('under the name %s: %d', async (host, status) => {
    expect(await statusUnder(host)).toBe(status);
  });

  const say = { key: 'k', channel: 'desk', text: 'now' };

  test.each([
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Content-Type': 'text/plain' }, 415],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
  ])('a write with %j: %d', async (headers, status) => {
    const before = desk.requests.length;
    const answer = await call(desk.address, '/api/say', say, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    if (status !== 200) expect(desk.requests.length).toBe(before);
  });

  test('the own origin may write, and a foreign page may not read', async () => {
    expect((await call(desk.address, '/api/say', say, { Origin: desk.address })).status).toBe(200);
    expect(
      (await call(desk.address, '/api/events', undefined, { 'Sec-Fetch-Site': 'cross-site' })).status,
    ).toBe(403);
  });
});

describe('what may be said', () => {
  test.each([100_000, 5_000])('%d characters are refused with a clear message', async (length) => {
    const before = desk.requests.length;
    const said = await call<{ error: string }>(desk.address, '/api/say', {
      key: 'long',
      channel: 'desk',
      text: 'x'.repeat(length),
    });
    expect(said.status).toBe(413);
    expect(said.body.error).toMatch(/at most 4,000 can be sent/);
    expect(desk.requests.length).toBe(before);
  });

  test.each([
    ['/api/say', { channel: 'desk', text: 'no key' }, 400],
    ['/api/say', { key: 'k1', channel: 'desk', text: ' \n ' }, 400],
    ['/api/say', { key: 'k2', channel: 'nowhere', text: 'now' }, 404],
    ['/api/say', { key: 'k3', channel: 'desk', thread: 'm999', text: 'now' }, 404],
    ['/api/press', { key: 'k4', channel: 'desk', message: 'm999', label: 'x', action: { type: 'ask' } }, 404],
    ['/api/press', { key: 'k5', channel: 'desk', label: 'x', action: { type: 'explode' } }, 400],
    ['/api/channels', { name: 'Not a channel!' }, 400],
    ['/api/channels', { name: '' }, 400],
    ['/api/channels', { name: 'desk' }, 409],
  ])('%s %j: %d, with words', async (path, body, status) => {
    const answer = await call<{ error: string }>(desk.address, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/\S/);
  });

  test('what is no JSON is refused', async () => {
    const response = await fetch(new URL('/api/say', desk.address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"key":',
    });
    expect(response.status).toBe(400);
  });

  test('a channel that was added is there', async () => {
    expect((await call(desk.address, '/api/channels', { name: 'floods-2026' })).status).toBe(201);
    const { body } = await call<Welcome>(desk.address, '/api/desk');
    expect(body.channels.map((each) => each.name)).toEqual(['desk', 'floods-2026']);
  });
});

test('a name is completed where it is typed', async () => {
  const { body } = await call(desk.address, '/api/complete?channel=desk&kind=stories&typed=ar');
  expect(body).toEqual([{ label: 'stories in web:desk', value: 'ar!' }]);
});
