// Pages and feeds that are parsed in threads of their own: as in ours, but for what takes without end.
import { afterAll, expect, test } from 'vitest';
import { apartParser, type ApartOptions, type ApartParser } from '#src/ingest/parser/apart.ts';
import { directParser } from '#src/ingest/parser/direct.ts';
import { fullPage, TEXT } from '../article/pages.ts';

const url = 'https://courier.example/dam';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = (html: string) => ({ url, bytes: bytes(html), contentType: 'text/html' });
const source = { url, now: new Date('2026-03-02T09:00:00Z') };
const feed = `<rss version="2.0"><channel><title>Courier</title><item><guid>1</guid><title>Dam</title></item></channel></rss>`;
const links = '<link rel="alternate" type="application/rss+xml" href="/feed">';

/** Far more to decode than an article has; it takes seconds. */
const ENDLESS = `<html><body><p>${'&amp;'.repeat(900_000)}</p></body></html>`;

const parser = apartParser();

afterAll(() => parser.close());

/** Threads of another kind, for one test. */
async function withParser(options: ApartOptions, act: (parser: ApartParser) => Promise<void>): Promise<void> {
  const other = apartParser(options);
  await act(other).finally(other.close);
}

test('what a thread parses is what we should have parsed', async () => {
  const verbs = (by: typeof directParser) =>
    Promise.all([
      by.fetched(page(fullPage), {}),
      by.fetched({ url, bytes: bytes(TEXT), contentType: 'text/plain' }, { title: 'Dam' }),
      by.content(`<p>${TEXT}</p>`, { outlet: 'Courier' }),
      by.feed(bytes(feed), source),
      by.feedsOf(links, url),
    ]);
  expect(await verbs(parser)).toEqual(await verbs(directParser));
});

test('what cannot be read is refused in the same words', async () => {
  const refused = async (by: typeof directParser): Promise<string[]> => {
    const all = [by.fetched(page('<p></p>'), {}), by.feed(bytes('no feed'), source)];
    return (await Promise.allSettled(all)).map((each) =>
      each.status === 'rejected' && each.reason instanceof Error
        ? `${each.reason.name}: ${each.reason.message}`
        : '',
    );
  };
  expect(await refused(parser)).toEqual(await refused(directParser));
  expect((await refused(parser)).every((words) => words.startsWith('UserError: There is no'))).toBe(true);
});

test('pages without end are given up in words; others go on meanwhile, and nothing waits here', () =>
  withParser({ patience: 1_500 }, async (impatient) => {
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 10);
    const hostile = Array.from({ length: 2 }, () => impatient.fetched(page(ENDLESS), {}));
    const refused = Promise.allSettled(hostile);
    const article = impatient.fetched(page(fullPage), {});
    const found = impatient.feed(bytes(feed), source);
    expect((await article).text).toBe((await directParser.fetched(page(fullPage), {})).text);
    expect((await found).title).toBe('Courier');
    for (const each of await refused)
      expect(each).toMatchObject({
        reason: {
          name: 'UserError',
          message: 'The page takes too long to read: it was given up after 1.5 seconds.',
        },
      });
    clearInterval(heart);
    expect(beats).toBeGreaterThan(20);
  }));

test('a page that asks for more memory than a thread has is given up in words', () =>
  withParser({ memory: 48 }, async (small) => {
    await expect(small.fetched(page(`<p>${TEXT}</p>`.repeat(11_000)), {})).rejects.toThrow(
      'The page takes too much memory to read',
    );
    expect((await small.feed(bytes(feed), source)).title).toBe('Courier');
  }));
