// Posts and edits, and what their failures mean: real REST calls against the strict fake.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Part, PostError } from '#adapters/adapter.ts';
import { discord, type DiscordBody } from '#adapters/discord/index.ts';
import { place } from '#briefings/place.ts';
import { directChannel, snowflake } from '#test/fakes/discord/world.ts';
import { longAnswer, openBot, says, type Bot } from './newsroom.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await openBot();
});
afterEach(async () => {
  await bot.close();
});

const partOf = (text: string): Part<DiscordBody> => {
  const [part] = discord.render(says(text));
  if (part === undefined) throw new Error('no part');
  return part;
};
const options = { key: 'delivery-1', title: 'The dam' };
/** What the post failed with. */
const failure = async (post: Promise<unknown>): Promise<PostError> =>
  post.then(
    () => Promise.reject(new Error('It was posted')),
    (error: unknown) => error as PostError,
  );

test('a post in a channel gives the receipt with the place of its own thread', async () => {
  const receipt = await bot.adapter.post(bot.place, partOf('The dam holds.'), options);
  const [message] = bot.posts();
  expect(receipt).toEqual({
    place: bot.place,
    message: message?.id,
    thread: `${bot.place}/${message?.id ?? ''}`,
  });
  expect(message?.payload).toMatchObject({ nonce: 'delivery-1', enforce_nonce: true });
});

test('the same key is the same message', async () => {
  const first = await bot.adapter.post(bot.place, partOf('The dam holds.'), options);
  expect(await bot.adapter.post(bot.place, partOf('The dam holds.'), options)).toEqual(first);
  expect(bot.posts()).toHaveLength(1);
});

describe('a look for an earlier try', () => {
  const lost = { method: 'POST', path: '/messages', type: 'done-dropped' } as const;
  const part = partOf('The dam holds.');
  const since = () => new Date(Date.now() - 200);

  test('finds what arrived, in a channel and in a thread, by its words', async () => {
    const earlier = { key: 'delivery-1', since: since() };
    expect(await bot.adapter.find(bot.place, part, earlier)).toBeNull();
    bot.fake.mishap(lost);
    expect(await failure(bot.adapter.post(bot.place, part, options))).toMatchObject({ outcome: 'unknown' });
    const found = await bot.adapter.find(bot.place, part, earlier);
    expect(found).toMatchObject({ place: bot.place, message: bot.posts()[0]?.id });
    expect(await bot.adapter.find(bot.place, partOf('Other words.'), earlier)).toBeNull();
    const thread = found?.thread ?? bot.place;
    expect(await bot.adapter.find(thread, part, earlier)).toBeNull();
    const inThread = await bot.adapter.post(thread, part, { ...options, key: 'delivery-2' });
    expect(await bot.adapter.find(thread, part, earlier)).toEqual(inThread);
    bot.fake.say(bot.channel, 'The dam holds.');
    const later = { key: 'delivery-1', since: new Date(Date.now() + 120_000) };
    expect(await bot.adapter.find(bot.place, part, later)).toBeNull();
  });

  test('looks through a busy channel', async () => {
    bot.fake.mishap(lost);
    const earlier = { key: 'delivery-1', since: since() };
    for (let line = 0; line < 150; line += 1) bot.fake.say(bot.channel, `Chatter ${line}`);
    await failure(bot.adapter.post(bot.place, part, options));
    expect(await bot.adapter.find(bot.place, part, earlier)).toMatchObject({ message: bot.posts()[0]?.id });
  });

  test('where it may not look, the same nonce serves for some minutes, and then nobody can say', async () => {
    bot.fake.mishap(lost);
    await failure(bot.adapter.post(bot.place, part, options));
    const closed = { method: 'GET', path: '/messages', type: 'forbidden' } as const;
    bot.fake.mishap(closed);
    expect(await bot.adapter.find(bot.place, part, { key: 'delivery-1', since: since() })).toBeNull();
    await bot.adapter.post(bot.place, part, options);
    expect(bot.posts()).toHaveLength(1);
    bot.fake.mishap(closed);
    const old = { key: 'delivery-1', since: new Date(Date.now() - 600_000) };
    expect(await failure(bot.adapter.find(bot.place, part, old))).toMatchObject({ outcome: 'gone' });
  });
});

test('begins right before the call, and makes none where that fails', async () => {
  const fault = new Error('taken over');
  const begin = () => Promise.reject(fault);
  expect(await failure(bot.adapter.post(bot.place, partOf('x'), { ...options, begin }))).toBe(fault);
  expect(bot.posts()).toEqual([]);
});

test('tells one person in a direct conversation; who takes none cannot be told', async () => {
  const { member } = bot.fake.world;
  await bot.adapter.tell(bot.place, member.id, partOf('It was not delivered.'));
  expect(bot.posts()[0]?.channel).toBe(directChannel(bot.fake.world, member.id).id);
  Object.assign(member, { closed: true });
  const refused = bot.adapter.tell(bot.place, member.id, partOf('x'));
  expect(await failure(refused)).toMatchObject({ outcome: 'gone' });
});

test('further parts open the thread once, named by the title', async () => {
  const [first, ...rest] = discord.render(longAnswer());
  if (first === undefined) throw new Error('no part');
  const { thread, message } = await bot.adapter.post(bot.place, first, options);
  const long = { ...options, title: 'é'.repeat(120) };
  for (const [index, part] of rest.entries()) {
    const receipt = await bot.adapter.post(thread, part, { ...long, key: `delivery-1-${index}` });
    expect(receipt).toMatchObject({ place: thread, thread });
  }
  expect(bot.fake.world.channels.get(message)?.name).toBe(`${'é'.repeat(99)}…`);
  expect(bot.posts().map(({ channel }) => channel)).toEqual([bot.channel, ...rest.map(() => message)]);
  expect(bot.fake.refusals).toEqual([]);
});

test('a thread that somebody else has opened meanwhile will do', async () => {
  const { thread, message } = await bot.adapter.post(bot.place, partOf('The dam holds.'), options);
  const made = bot.posts()[0];
  if (made === undefined) throw new Error('no message');
  // Without the event that tells of it.
  bot.fake.world.channels.set(message, {
    id: message,
    type: 11,
    name: 'theirs',
    guild: bot.fake.world.guild,
    parent: bot.channel,
    archived: true,
  });
  await bot.adapter.post(thread, partOf('It still holds.'), { ...options, key: 'delivery-2' });
  expect(bot.posts()[1]?.channel).toBe(message);
  expect(bot.fake.refusals).toEqual([expect.stringContaining('160004')]);
});

test('a direct conversation has no threads: everything stays in it', async () => {
  const { id } = directChannel(bot.fake.world, bot.fake.world.member.id);
  const here = place('discord', '@me', id);
  const receipt = await bot.adapter.post(here, partOf('The dam holds.'), options);
  expect(receipt).toMatchObject({ place: here, thread: here });
});

test('an edit replaces what the message says, even in an archived thread', async () => {
  const { thread } = await bot.adapter.post(bot.place, partOf('The dam holds.'), options);
  const receipt = await bot.adapter.post(thread, partOf('It holds.'), { ...options, key: 'delivery-2' });
  const channel = bot.fake.world.channels.get(thread.split('/').at(-1) ?? '');
  if (channel === undefined) throw new Error('no thread');
  channel.archived = true;
  await bot.adapter.update(receipt, partOf('It does not hold.'));
  expect(bot.posts().map(bot.text)).toEqual(['The dam holds.', 'It does not hold.']);
  expect(channel.archived).toBe(false);
});

describe('a post that fails', () => {
  test('stored, then 503: nobody knows, and the same key later finds the same message', async () => {
    bot.fake.mishap({ method: 'POST', path: '/messages', type: 'done-unavailable' });
    const error = await failure(bot.adapter.post(bot.place, partOf('The dam holds.'), options));
    expect(error).toMatchObject({ name: 'PostError', outcome: 'unknown' });
    expect(bot.posts()).toHaveLength(1);
    const receipt = await bot.adapter.post(bot.place, partOf('The dam holds.'), options);
    expect(bot.posts().map(({ id }) => id)).toEqual([receipt.message]);
  });

  test('stored, then the connection breaks: nobody knows, and the library does not try again', async () => {
    bot.fake.mishap({ method: 'POST', path: '/messages', type: 'done-dropped' });
    const error = await failure(bot.adapter.post(bot.place, partOf('The dam holds.'), options));
    expect(error.outcome).toBe('unknown');
    expect(bot.fake.calls.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
  });

  test('429: refused, with the time to wait', async () => {
    bot.fake.mishap({ method: 'POST', path: '/messages', type: 'limited', retryAfter: 7 });
    const error = await failure(bot.adapter.post(bot.place, partOf('The dam holds.'), options));
    expect(error.outcome).toBe('refused');
    expect(error.retryAfter).toBeGreaterThanOrEqual(7_000);
    expect(error.retryAfter).toBeLessThan(8_000);
  });

  test('an unknown channel and missing permission: gone', async () => {
    const nowhere = place('discord', bot.fake.world.guild, '123456789012345678');
    expect(await failure(bot.adapter.post(nowhere, partOf('x'), options))).toMatchObject({ outcome: 'gone' });
    bot.fake.mishap({ method: 'POST', path: '/messages', type: 'forbidden' });
    expect(await failure(bot.adapter.post(bot.place, partOf('x'), options))).toMatchObject({
      outcome: 'gone',
    });
  });

  test('a body that Discord does not take: refused', async () => {
    const part = { ...partOf('x'), body: { ...partOf('x').body, components: [] } };
    expect(await failure(bot.adapter.post(bot.place, part, options))).toMatchObject({ outcome: 'refused' });
  });

  test('a message that is no more: its edit is gone', async () => {
    const receipt = { place: bot.place, message: '123456789012345678', thread: bot.place };
    expect(await failure(bot.adapter.update(receipt, partOf('x')))).toMatchObject({ outcome: 'gone' });
  });

  test('no connection at all: refused', async () => {
    await bot.fake.close();
    expect(await failure(bot.adapter.post(bot.place, partOf('x'), options))).toMatchObject({
      outcome: 'refused',
    });
  });
});

test('a digest in many channels does not keep an answer waiting', async () => {
  const { channels, guild } = bot.fake.world;
  const start = performance.now();
  const digest = Array.from({ length: 50 }, (_, index) => {
    const id = snowflake();
    channels.set(id, { id, type: 0, name: `news-${index}`, guild, archived: false });
    const where = place('discord', guild, id);
    return bot.adapter.post(where, partOf('The dam holds.'), { key: `digest-${index}`, title: 'Digest' });
  });
  await Promise.all([bot.answer(bot.run('ask why?')), ...digest]);
  // Forty posts a second: the last ten wait for the next second, the answer does not.
  expect(performance.now() - start).toBeGreaterThan(900);
  const { calls } = bot.fake;
  const posts = calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  const [fortyFirst] = posts.slice(40);
  expect(fortyFirst).toBeDefined();
  expect(calls.findIndex(({ method }) => method === 'PATCH')).toBeLessThan(
    calls.findIndex((call) => call === fortyFirst),
  );
  expect(bot.fake.refusals).toEqual([]);
});

test('closing waits for the work under way and takes no more', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  bot.newsroom.answer = async () => {
    await promise;
    return says('At last.');
  };
  bot.run('ask why?');
  await vi.waitFor(() => expect(bot.newsroom.requests).toHaveLength(1));
  let closed = false;
  const closing = bot.adapter.close().then(() => (closed = true));
  bot.run('ask what else?');
  // Time enough to disconnect, if it did not wait: as many calls as a disconnection never takes.
  for (let call = 0; call < 20; call += 1) await fetch(`${bot.fake.url}/v10/users/@me`);
  expect(bot.fake.gateway.isOpen()).toBe(true);
  expect(closed).toBe(false);
  resolve(undefined);
  await closing;
  expect(bot.posts().map(bot.text)).toEqual(['At last.']);
  expect(bot.newsroom.requests).toHaveLength(1);
  await vi.waitFor(() => expect(bot.fake.gateway.isOpen()).toBe(false));
});
