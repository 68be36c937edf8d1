// What is said and pressed at the desk becomes requests, and their answers become messages or private notes.
import { afterEach, expect, test } from 'vitest';
import type { Request } from '#adapters/adapter.ts';
import type { Message, Outcome, Page } from '#adapters/web/wire.ts';
import { call, visit, type Reply, type Visitor } from '#test/fakes/web/visitor.ts';
import { documentOf, memoryShelf, openDesk, type Setting, type TestDesk } from './desk.ts';

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A desk whose first briefing is there, and a visitor. */
async function meet(setting?: Setting): Promise<{ desk: TestDesk; visitor: Visitor; first: Message }> {
  const desk = await openDesk(setting);
  opened.push(() => desk.close());
  const visitor = await visit(desk.address);
  opened.push(() => visitor.close());
  await visitor.stream.until(() => visitor.messages().length > 0);
  const [first] = visitor.messages();
  if (!first) throw new Error('no first briefing');
  return { desk, visitor, first };
}

function postedIn({ status, body }: Reply<Outcome>): readonly Message[] {
  expect(status).toBe(200);
  if (body.type !== 'posted') throw new Error(`a ${body.type}`);
  return body.messages;
}

const lastOf = (desk: TestDesk): Request | undefined => desk.requests.at(-1);

test('the first visitor finds the briefing, which is asked for once', async () => {
  const shelf = memoryShelf();
  const { desk, first } = await meet({ shelf });
  expect(desk.requests.map((each) => each.input)).toEqual([{ type: 'words', text: 'now' }]);
  expect(first).toMatchObject({
    channel: 'desk',
    thread: null,
    type: 'document',
    document: { title: 'Re: now' },
  });
  const receipt = { place: 'web:desk', message: first.id, thread: `web:desk/${first.id}` };
  expect(desk.posted[0]?.messages.map((each) => each.receipt)).toEqual([receipt]);
  await desk.close();
  opened.length = 0;
  const again = await meet({ shelf });
  expect(again.first).toEqual(first);
  expect(again.desk.requests).toEqual([]);
});

test('words in a channel: the own message and the answer under it, for everybody', async () => {
  const { desk, visitor } = await meet();
  const messages = postedIn(
    await visitor.say({ channel: 'desk', text: ' who denies it? ', zone: 'Europe/Berlin' }),
  );
  expect(messages.map((each) => each.type)).toEqual(['words', 'document']);
  expect(messages[0]).toMatchObject({ text: 'who denies it?' });
  expect(lastOf(desk)).toEqual({
    place: 'web:desk',
    asker: { id: 'desk', manager: true },
    zone: 'Europe/Berlin',
    input: { type: 'words', text: 'who denies it?' },
  });
  expect(desk.posted.at(-1)).toMatchObject({
    request: lastOf(desk),
    messages: [
      { receipt: { message: messages[1]?.id }, part: { claims: [{ story: 'arvel-port', claim: 'c1' }] } },
    ],
  });
  await visitor.settled();
  expect(visitor.messages().slice(1)).toEqual(messages);
});

test.each([
  ['/brief timeline', 'timeline'],
  ['/brief', ''],
  ['/timeline', 'timeline'],
  ['/briefing please', 'briefing please'],
])('%s is the words “%s”, in a thread too', async (typed, words) => {
  const { desk, visitor, first } = await meet();
  await visitor.say({ channel: 'desk', text: typed });
  expect(lastOf(desk)).toMatchObject({ slash: true, input: { type: 'words', text: words } });
  await visitor.say({ channel: 'desk', thread: first.id, text: typed });
  expect(lastOf(desk)).toMatchObject({ about: first.id, slash: true, input: { type: 'words', text: words } });
});

test('words in a thread are a question about its root, answered there', async () => {
  const { desk, visitor, first } = await meet();
  const said = { channel: 'desk', thread: first.id, text: 'and why?', story: 'arvel-port' };
  const messages = postedIn(await visitor.say(said));
  expect(lastOf(desk)).toMatchObject({
    place: `web:desk/${first.id}`,
    about: first.id,
    input: { type: 'question', text: 'and why?', story: 'arvel-port' },
  });
  expect(messages.map((each) => each.thread)).toEqual([first.id, first.id]);
  await visitor.settled();
  expect(visitor.messages()[0]?.replies).toBe(2);
  const { body } = await call<Page>(desk.address, `/api/messages?channel=desk&thread=${first.id}`);
  expect(body.messages).toEqual(messages);
  expect(body.root).toMatchObject({ id: first.id, replies: 2 });
});

test('a button is answered in the thread of its message', async () => {
  const { desk, visitor, first } = await meet();
  const action = { type: 'question', question: 'What happens next?' } as const;
  const [asked, answer] = postedIn(
    await visitor.press({ channel: 'desk', message: first.id, label: 'Next?', action }),
  );
  expect(asked).toMatchObject({ type: 'words', text: 'What happens next?', thread: first.id });
  expect(lastOf(desk)).toMatchObject({
    place: `web:desk/${first.id}`,
    about: first.id,
    input: { type: 'action', action },
  });
  const command = { type: 'command', name: 'now', fields: { length: 'deep' } } as const;
  const deeper = postedIn(
    await visitor.press({
      channel: 'desk',
      message: answer?.id ?? '',
      label: 'Full briefing',
      action: command,
    }),
  );
  expect(deeper[0]).toMatchObject({ text: 'Full briefing', thread: first.id });
  expect(lastOf(desk)).toMatchObject({ about: answer?.id, input: { type: 'action', action: command } });
});

test('a private note is seen by the asker alone and kept nowhere', async () => {
  const { desk, visitor } = await meet();
  const before = visitor.messages();
  const { body } = await visitor.say({ channel: 'desk', text: '!secret' });
  expect(body).toMatchObject({
    type: 'note',
    note: { document: { title: 'Re: !secret', audience: 'asker' } },
  });
  await visitor.say({ channel: 'desk', text: 'in public' });
  await visitor.settled();
  expect(visitor.messages().length).toBe(before.length + 2);
  expect(JSON.stringify(visitor.stream.events)).not.toContain('secret');
  expect(desk.posted.map((each) => each.request.input)).not.toContainEqual({
    type: 'words',
    text: '!secret',
  });
  const id = body.type === 'note' ? body.note.id : '';
  expect((await call(desk.address, `/api/messages/${id}/discord`)).status).toBe(200);
});

test('the same send, repeated, is done once', async () => {
  const { desk, visitor } = await meet();
  const said = { channel: 'desk', text: 'once', key: 'one' };
  const outcomes = await Promise.all([visitor.say(said), visitor.say(said)]);
  outcomes.push(await visitor.say(said));
  expect(new Set(outcomes.map((each) => JSON.stringify(each.body))).size).toBe(1);
  expect(desk.requests.filter((each) => 'text' in each.input && each.input.text === 'once').length).toBe(1);
});

test('a send that failed can be repeated', async () => {
  let failing = true;
  const { desk, visitor } = await meet({
    handle: (request) =>
      'text' in request.input && request.input.text === 'again' && failing
        ? Promise.reject(new Error('a bug'))
        : Promise.resolve(documentOf('Well.')),
  });
  const said = { channel: 'desk', text: 'again', key: 'one' };
  expect((await visitor.say(said)).status).toBe(500);
  expect(desk.errors).toEqual(['the desk failed to answer']);
  failing = false;
  expect((await visitor.say(said)).status).toBe(200);
});

test('a zone that is none is left out', async () => {
  const { desk, visitor } = await meet();
  await visitor.say({ channel: 'desk', text: 'now', zone: 'Atlantis/Centre' });
  expect(lastOf(desk)).not.toHaveProperty('zone');
});

test('too much at once is refused, and nothing is lost of what runs', async () => {
  const gates: (() => void)[] = [];
  const { desk, visitor } = await meet({
    handle: (request) =>
      'text' in request.input && request.input.text === 'slow'
        ? new Promise((resolve) => gates.push(() => resolve(documentOf('Done.'))))
        : Promise.resolve(documentOf('Quick.')),
  });
  const slow = Array.from({ length: 33 }, () => visitor.say({ channel: 'desk', text: 'slow' }));
  const first = await Promise.race(slow);
  expect(first.status).toBe(503);
  const closing = desk.adapter.close();
  for (const open of gates) open();
  await closing;
  const statuses = (await Promise.all(slow)).map((each) => each.status);
  expect(statuses.filter((status) => status === 200).length).toBe(32);
});
