// What is posted in a forum: a post with its tags, found again when its answer was lost, with what hinders it named.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Part, PostError } from '#adapters/adapter.ts';
import { tagsFor } from '#adapters/discord/forum.ts';
import { discord, type DiscordBody } from '#adapters/discord/index.ts';
import { place } from '#briefings/place.ts';
import { type Channel } from '#test/fakes/discord/world.ts';
import { openBot, says, type Bot } from './newsroom.ts';

let bot: Bot;
let forum: Channel;
beforeEach(async () => {
  bot = await openBot();
  const found = [...bot.fake.world.channels.values()].find(({ type }) => type === 15);
  if (found === undefined) throw new Error('no forum');
  forum = found;
});
afterEach(async () => {
  await bot.close();
});

const partOf = (text: string): Part<DiscordBody> => {
  const [part] = discord.render(says(text));
  if (part === undefined) throw new Error('no part');
  return part;
};
const inForum = () => place('discord', bot.fake.world.guild, forum.id);
const options = { key: 'delivery-1', title: 'Flood in Ember' };
const failure = async (post: Promise<unknown>): Promise<PostError> =>
  post.then(
    () => Promise.reject(new Error('It was posted')),
    (error: unknown) => error as PostError,
  );
const posts = (): readonly Channel[] =>
  [...bot.fake.world.channels.values()].filter(({ parent }) => parent === forum.id);

test('a post is opened, what follows is said in it, and its first message is edited', async () => {
  const receipt = await bot.adapter.post(inForum(), partOf('The dam holds.'), options);
  const [post] = posts();
  expect(post?.name).toBe('Flood in Ember');
  expect(receipt).toEqual({
    place: `${inForum()}/${post?.id ?? ''}`,
    message: post?.id,
    thread: `${inForum()}/${post?.id ?? ''}`,
  });
  await bot.adapter.post(receipt.thread, partOf('It is watched.'), { ...options, key: 'delivery-2' });
  if (post !== undefined) post.archived = true;
  await bot.adapter.update(receipt, partOf('The dam broke.'));
  const said = bot.posts().filter(({ channel }) => channel === post?.id);
  expect(said.map(({ payload }) => JSON.stringify(payload))).toEqual([
    expect.stringContaining('The dam broke'),
    expect.stringContaining('It is watched'),
  ]);
  expect(bot.fake.refusals.filter((each) => !each.includes('50083'))).toEqual([]);
});

test('a long title is cut, and a tag is given where the forum wants one', async () => {
  forum.requiresTag = true;
  await bot.adapter.post(inForum(), partOf('x'), { ...options, title: `Flood ${'in Ember '.repeat(30)}` });
  const [post] = posts();
  expect(Array.from(post?.name ?? '')).toHaveLength(100);
  expect(post?.applied).toEqual(forum.tags?.filter(({ name }) => name === 'News').map(({ id }) => id));
  expect(bot.fake.refusals).toEqual([]);
});

test('the tags are those that the title names; moderated ones are left to moderators', () => {
  const tag = (id: string, moderated = false) => ({ id, name: id, moderated });
  const tags = ['flood', 'new york', 'trial', 'news'].map((each) => tag(each));
  const wanted = { flags: 1 << 4, available_tags: [tag('Ember', true), ...tags] };
  expect(tagsFor(wanted, 'Flood in Ember, as seen from New York')).toEqual(['flood', 'new york']);
  expect(tagsFor(wanted, 'A vote')).toEqual(['news']);
  expect(tagsFor({ ...wanted, flags: 0 }, 'A vote')).toEqual([]);
  expect(tagsFor({ flags: 1 << 4, available_tags: [tag('a'), tag('b')] }, 'A vote')).toEqual(['a']);
  expect(tagsFor({ flags: 1 << 4, available_tags: [tag('Ember', true)] }, 'Ember')).toEqual([]);
});

test('one whose answer was lost is found by its words, and is not opened twice', async () => {
  const part = partOf('The dam holds.');
  const earlier = { key: 'delivery-1', since: new Date(Date.now() - 200) };
  expect(await bot.adapter.find(inForum(), part, earlier)).toBeNull();
  bot.fake.mishap({ method: 'POST', path: `/${forum.id}/threads`, type: 'done-dropped' });
  expect(await failure(bot.adapter.post(inForum(), part, options))).toMatchObject({ outcome: 'unknown' });
  const found = await bot.adapter.find(inForum(), part, earlier);
  expect(found?.message).toBe(posts()[0]?.id);
  expect(await bot.adapter.find(inForum(), partOf('Other words.'), earlier)).toBeNull();
  const [post] = posts();
  if (post !== undefined) post.archived = true;
  expect(await bot.adapter.find(inForum(), part, earlier)).toEqual(found);
  // Without a nonce it would be a second post: where nobody may look, nobody can say.
  bot.fake.mishap({ method: 'GET', path: '/threads/active', type: 'forbidden' });
  expect(await failure(bot.adapter.find(inForum(), part, earlier))).toMatchObject({ outcome: 'gone' });
});

test('a forum that the connection had not heard of is known by its refusal of a message', async () => {
  const late: Channel = { ...forum, id: `${BigInt(forum.id) + 1n}`, type: 16 };
  bot.fake.world.channels.set(late.id, late);
  const there = place('discord', bot.fake.world.guild, late.id);
  const receipt = await bot.adapter.post(there, partOf('The dam holds.'), options);
  expect(receipt.place).toBe(`${there}/${receipt.message}`);
  await bot.adapter.post(there, partOf('Another.'), { ...options, key: 'delivery-2' });
  expect(bot.fake.refusals.filter((each) => each.includes('50008'))).toHaveLength(1);
});

test('where a permission is missing, the refusal names it', async () => {
  await bot.close();
  bot = await openBot({ lateGuilds: true });
  const { channels } = bot.fake.world;
  for (const each of channels.values()) each.closed = true;
  forum = [...channels.values()].find(({ type }) => type === 15) ?? forum;
  expect((await failure(bot.adapter.post(inForum(), partOf('x'), options))).message).toMatch(/Permissions$/);
  bot.fake.gateway.sendGuilds();
  await vi.waitFor(async () => {
    const { message } = await failure(bot.adapter.post(bot.place, partOf('x'), options));
    expect(message).toContain('(Dateline needs there: Send Messages)');
  });
  const refused = await failure(bot.adapter.post(inForum(), partOf('x'), options));
  expect(refused.outcome).toBe('gone');
  expect(refused.message).toBe('Discord refused: Missing Permissions (Dateline needs there: Create Posts)');
});
