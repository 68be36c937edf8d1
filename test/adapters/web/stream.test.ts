// What the adapter posts is kept, and every page hears of it: live, after a gap, after a restart.
import { afterEach, expect, test } from 'vitest';
import { PostError, type Part } from '#adapters/adapter.ts';
import * as limits from '#adapters/web/limits.ts';
import { render, type WebBody } from '#adapters/web/render.ts';
import type { Message, Page } from '#adapters/web/wire.ts';
import { call, listen, visit, type Stream } from '#test/fakes/web/visitor.ts';
import { documentOf, memoryShelf, openDesk, type Setting, type TestDesk } from './desk.ts';

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function open(setting?: Setting): Promise<TestDesk> {
  const desk = await openDesk(setting);
  opened.push(() => desk.close());
  const visitor = await visit(desk.address);
  await visitor.stream.until(() => visitor.messages().length > 0);
  visitor.close();
  return desk;
}

async function follow(desk: TestDesk, path?: string, headers?: Record<string, string>): Promise<Stream> {
  const stream = await listen(desk.address, path, headers);
  opened.push(() => stream.close());
  return stream;
}

function partOf(words: string): Part<WebBody> {
  const [part] = render(documentOf(words));
  if (!part) throw new Error('no part');
  return part;
}

const post = (desk: TestDesk, words: string, key = words, where: `web:${string}` = 'web:desk') =>
  desk.adapter.post(where, partOf(words), { key, title: words });

/** The titles of the documents that the stream told of, in order. */
const titles = (stream: Stream): readonly string[] =>
  stream.events.flatMap((each) => {
    const message = (each.data as { message?: Message }).message;
    return message?.type === 'document' ? [message.document.title] : [];
  });

const heard =
  (title: string) =>
  (events: readonly { readonly data: unknown }[]): boolean =>
    events.some((each) => JSON.stringify(each.data).includes(`"${title}"`));

test('what is posted is heard at once, in order', async () => {
  const desk = await open();
  const stream = await follow(desk, '/api/events?since=99');
  await post(desk, 'first');
  await post(desk, 'second');
  await stream.until(heard('second'));
  expect(titles(stream)).toEqual(['first', 'second']);
  const ids = stream.events.flatMap((each) => (each.id === null ? [] : [Number(each.id)]));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test('the same key is the same message, also when both come at once and after a restart', async () => {
  const shelf = memoryShelf();
  const desk = await open({ shelf });
  const [one, two] = await Promise.all([post(desk, 'edition', 'k1'), post(desk, 'edition', 'k1')]);
  expect(two).toEqual(one);
  await desk.close();
  const again = await open({ shelf });
  expect(await post(again, 'edition', 'k1')).toEqual(one);
  const { body } = await call<Page>(again.address, '/api/messages?channel=desk');
  expect(body.messages.length).toBe(2);
});

test('what stands at the desk is found by its key; a word to one person is said there', async () => {
  const desk = await open();
  const earlier = { key: 'k1', since: new Date() };
  expect(await desk.adapter.find('web:desk', partOf('edition'), earlier)).toBeNull();
  const receipt = await post(desk, 'edition', 'k1');
  expect(await desk.adapter.find('web:desk', partOf('edition'), earlier)).toEqual(receipt);
  await desk.adapter.tell('web:gone', 'reader', partOf('It was not delivered'));
  const { body } = await call<Page>(desk.address, '/api/messages?channel=desk');
  expect(JSON.stringify(body.messages.at(-1))).toContain('It was not delivered');
});

test('a page that comes back hears what it missed, and no more', async () => {
  const desk = await open();
  const before = await follow(desk);
  await post(desk, 'one');
  await before.until(heard('one'));
  const last = before.events.at(-1)?.id ?? '';
  before.close();
  await post(desk, 'two');
  const after = await follow(desk, '/api/events?since=0', { 'Last-Event-ID': last });
  await post(desk, 'three');
  await after.until(heard('three'));
  expect(titles(after)).toEqual(['two', 'three']);
  const fresh = await follow(desk, `/api/events?since=${last}`);
  await fresh.until(heard('three'));
  expect(titles(fresh)).toEqual(['two', 'three']);
});

test('a page that missed too much is told to load afresh', async () => {
  const desk = await open();
  for (let n = 0; n <= limits.catchUp; n++) await post(desk, `edition ${n}`);
  const stream = await follow(desk, '/api/events?since=1');
  await stream.until((events) => events.length > 0);
  expect(stream.events).toMatchObject([{ type: 'hello', id: null, data: { stale: true } }]);
  const { body } = await call<Page>(desk.address, '/api/messages?channel=desk');
  expect(body.messages.length).toBe(limits.pageOfMessages);
  expect(body.more).toBe(true);
  const earlier = await call<Page>(
    desk.address,
    `/api/messages?channel=desk&before=${body.messages[0]?.id ?? ''}`,
  );
  expect(earlier.body.messages.length).toBe(limits.pageOfMessages);
  expect(earlier.body.messages.at(-1)?.version).toBeLessThan(body.messages[0]?.version ?? 0);
});

test('a part goes on in the thread of the first, and an update replaces what was said', async () => {
  const desk = await open();
  const stream = await follow(desk);
  const first = await post(desk, 'edition');
  const second = await post(desk, 'its second part', 'k2', first.thread as `web:${string}`);
  expect(second).toMatchObject({ place: first.thread, thread: first.thread });
  await desk.adapter.update(first, partOf('edition, corrected'));
  await stream.until(heard('edition, corrected'));
  const { body } = await call<Page>(desk.address, '/api/messages?channel=desk');
  expect(body.messages.at(-1)).toMatchObject({
    id: first.message,
    replies: 1,
    edited: '2026-03-02T09:00:00.000Z',
    document: { title: 'edition, corrected' },
  });
});

test.each(['web:nowhere', 'web:desk/m999'] as const)('%s is gone', async (where) => {
  const desk = await open();
  await expect(post(desk, 'edition', 'k', where)).rejects.toMatchObject({
    name: 'PostError',
    outcome: 'gone',
  });
});

test('a message that is not there cannot be updated', async () => {
  const desk = await open();
  const receipt = { place: 'web:desk', message: 'm999', thread: 'web:desk/m999' } as const;
  await expect(desk.adapter.update(receipt, partOf('x'))).rejects.toBeInstanceOf(PostError);
});

test('what the shelf does not take was not posted, and can be posted again', async () => {
  const shelf = memoryShelf();
  let full = false;
  const failing = {
    ...shelf,
    put: (key: string, value: unknown) => (full ? Promise.reject(new Error('full')) : shelf.put(key, value)),
  };
  const desk = await open({ shelf: failing });
  const stream = await follow(desk);
  full = true;
  await expect(post(desk, 'edition')).rejects.toMatchObject({ outcome: 'refused' });
  full = false;
  await post(desk, 'edition');
  await stream.until(heard('edition'));
  expect(titles(stream).filter((title) => title === 'edition').length).toBe(1);
});

test('there is an end to the readers, and room again when one leaves', async () => {
  const desk = await open();
  const streams: Stream[] = [];
  for (let n = 0; n < limits.streams; n++) streams.push(await follow(desk));
  expect((await call<{ error: string }>(desk.address, '/api/events')).status).toBe(503);
  streams[0]?.close();
  await expect.poll(async () => (await follow(desk)).status).toBe(200);
});

test('closing ends every stream at once', async () => {
  const desk = await open();
  const stream = await follow(desk);
  await desk.adapter.close();
  await stream.ended;
});
