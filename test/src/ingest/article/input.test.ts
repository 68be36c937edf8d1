// One door for files, addresses and the standard input.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInput } from '#src/ingest/article/input.ts';
import { directParser } from '#src/ingest/parser/direct.ts';
import { newDirectory } from '#test/src/world.ts';
import { fullPage, PARAGRAPHS, TEXT } from './pages.ts';

let directory: ReturnType<typeof newDirectory>;
let server: Server;
let origin: string;
const reach = { fetch: { allowLoopback: true }, parser: directParser };

const BODIES: Record<string, readonly [type: string, body: Buffer]> = {
  '/page': ['text/html', Buffer.from(fullPage)],
  '/town/dam-repair': ['text/html', Buffer.from(fullPage)],
  '/latin': ['text/html; charset=iso-8859-1', Buffer.from(`<p>${TEXT} Caf\xe9</p>`, 'latin1')],
  '/plain': ['text/plain; charset=utf-8', Buffer.from(`Dam to be repaired\n\n${TEXT}`)],
  '/binary': ['text/html', Buffer.from([0, 1, 2, 3])],
  '/empty': ['text/plain', Buffer.from(' ')],
};

beforeAll(async () => {
  directory = newDirectory();
  server = createServer((request, response) => {
    const [type, body] = BODIES[request.url ?? ''] ?? ['text/html', Buffer.from('')];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => resolve(undefined));
  await promise;
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  directory.remove();
});

function file(name: string, content: string | Buffer): string {
  const path = join(directory.path, name);
  writeFileSync(path, content);
  return path;
}

describe('readInput', () => {
  test('a page in a file', async () => {
    const article = await readInput(file('page.html', fullPage), { reach });
    expect(article).toMatchObject({ kind: 'whole', outlet: 'Plumstone Courier' });
    expect(article.text).toContain(PARAGRAPHS[3]);
  });

  test('a text in a file, and from the standard input', async () => {
    const given = { outlet: 'Plumstone Courier', publishedAt: '2026-03-02' };
    const expected = { text: `Dam to be repaired\n\n${TEXT}`, title: 'Dam to be repaired', ...given };
    expect(await readInput(file('text.txt', expected.text), { reach, given })).toMatchObject(expected);
    const stdin = Readable.from([Buffer.from(expected.text)]);
    expect(await readInput('-', { reach, given, stdin })).toMatchObject(expected);
  });

  test('a page, a text and another encoding on the web', async () => {
    expect(await readInput(`${origin}/page`, { reach })).toMatchObject({
      url: `${origin}/town/dam-repair`,
      outlet: 'Plumstone Courier',
    });
    expect(await readInput(`${origin}/plain`, { reach })).toMatchObject({
      title: 'Dam to be repaired',
      outlet: '127.0.0.1',
      url: `${origin}/plain`,
    });
    expect((await readInput(`${origin}/latin`, { reach })).text).toContain('Café');
  });

  test.each([
    ['comments', '<!---->'],
    ['comments that do not end', '<!-- '],
    ['declarations', '<?xml a?>'],
  ])('a text that begins with %s without end is looked at once', async (_, piece) => {
    const text = `${piece.repeat(1_000)} ${TEXT}`;
    expect((await readInput(file('endless.txt', text), { reach })).text).toContain(TEXT);
  });

  test.each([
    ['a file that is not there', () => 'nowhere.html', 'there is no such file'],
    ['a directory', () => directory.path, 'it is a directory'],
    ['an empty file', () => file('empty', '\n'), 'is empty'],
    ['a picture', () => file('picture', Buffer.from([0x89, 0x50, 0, 0])), 'not text'],
    ['a file of 6 MB', () => file('large', 'x'.repeat(6_000_000)), 'larger than 5 MB'],
    ['bytes on the web', () => `${origin}/binary`, 'not text'],
    ['nothing on the web', () => `${origin}/empty`, 'is empty'],
    ['an empty page', () => `${origin}/none`, 'no text on this page'],
  ])('%s: said in words', async (_, input, words) => {
    await expect(readInput(input(), { reach })).rejects.toMatchObject({ name: 'UserError' });
    await expect(readInput(input(), { reach })).rejects.toThrow(words);
  });

  test('no loopback unless it is allowed', async () => {
    await expect(
      readInput(`${origin}/page`, { reach: { ...reach, fetch: { allowLoopback: false } } }),
    ).rejects.toThrow('public internet');
  });
});
