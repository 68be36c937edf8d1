// Mentions, replies, threads and direct messages: real discord.js against the strict fake.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { directChannel, messageJson, until, type Message } from '#test/fakes/discord/world.ts';
import { longAnswer, openBot, says, type Bot } from './newsroom.ts';

let bot: Bot;
const say = (...args: Parameters<Bot['fake']['say']>): Message => bot.fake.say(...args);

/** What was said before is dealt with when this is answered: events are handled in their order. */
const settle = async (): Promise<void> => {
  await bot.answer(bot.run('ask anything'));
  bot.newsroom.requests.pop();
};

describe('with the Message Content intent', () => {
  beforeEach(async () => {
    bot = await openBot();
  });
  afterEach(async () => {
    await bot.close();
    expect(bot.fake.refusals).toEqual([]);
  });

  test('a mention is taken as words and answered with a reply that pings nobody', async () => {
    const message = say(bot.channel, `<@${bot.fake.world.bot.id}>  now dam`);
    const answer = await bot.reply(message);
    expect(answer.channel).toBe(bot.channel);
    expect(bot.text(answer)).toBe('heard: now dam');
    expect(answer.payload.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(bot.newsroom.requests).toEqual([
      {
        place: bot.place,
        asker: { id: bot.fake.world.member.id, manager: false },
        input: { type: 'words', text: 'now dam' },
      },
    ]);
    await vi.waitFor(() => expect(bot.newsroom.remembered).toHaveLength(1));
  });

  test('roles tell who manages the server', async () => {
    const mention = `<@${bot.fake.world.bot.id}> schedule list`;
    await bot.reply(say(bot.channel, mention, { by: bot.fake.world.manager }));
    expect(bot.newsroom.requests[0]?.asker.manager).toBe(true);
  });

  test('a reply to us is a question about that message', async () => {
    const first = await bot.answer(bot.run('ask why?'));
    const reply = await bot.reply(say(bot.channel, 'and who denies it?', { replyTo: first.id }));
    expect(bot.text(reply)).toBe('heard: and who denies it?');
    expect(bot.newsroom.requests.at(-1)).toMatchObject({
      place: bot.place,
      about: first.id,
      input: { type: 'question', text: 'and who denies it?' },
    });
  });

  test('a thread of ours needs no mention; the answer stays in it', async () => {
    const top = await bot.answer(bot.run('ask why?'));
    bot.fake.thread(top, 'Why');
    bot.newsroom.owned.add(`${bot.place}/${top.id}`);
    say(top.id, 'thanks!');
    const answer = await bot.reply(say(top.id, 'and who denies it?'));
    expect(bot.newsroom.requests.map(({ input }) => input)).not.toContainEqual({
      type: 'question',
      text: 'thanks!',
    });
    expect(answer.channel).toBe(top.id);
    expect(bot.newsroom.requests.at(-1)).toMatchObject({
      place: `${bot.place}/${top.id}`,
      input: { type: 'question', text: 'and who denies it?' },
    });
  });

  test('a thread that was archived when we came is recognised', async () => {
    const top = await bot.answer(bot.run('ask why?'));
    bot.fake.world.channels.set('99', {
      id: '99',
      type: 11,
      name: 'old',
      parent: bot.channel,
      archived: true,
    });
    bot.newsroom.owned.add(`${bot.place}/99`);
    const json = { ...messageJson(bot.fake.world, top), id: '98', channel_id: '99', content: 'and now?' };
    const author = { id: bot.fake.world.member.id, username: 'member' };
    bot.fake.gateway.dispatch('MESSAGE_CREATE', { ...json, author, guild_id: bot.fake.world.guild });
    await vi.waitFor(() => expect(bot.newsroom.requests).toHaveLength(2));
    expect(bot.newsroom.requests[1]?.place).toBe(`${bot.place}/99`);
    await until(bot.fake.world, () => bot.posts().find(({ channel }) => channel === '99'));
  });

  test('what is said elsewhere, by bots or by nobody is not answered', async () => {
    const top = await bot.answer(bot.run('ask why?'));
    bot.newsroom.requests.length = 0;
    bot.fake.thread(top, 'Not ours');
    say(bot.channel, 'good morning');
    say(top.id, 'and who denies it?');
    say(bot.channel, `<@${bot.fake.world.bot.id}> me too`, { by: bot.fake.world.bot });
    const json = messageJson(bot.fake.world, say(bot.channel, 'joined'));
    bot.fake.gateway.dispatch('MESSAGE_CREATE', {
      ...json,
      type: 7,
      content: `<@${bot.fake.world.bot.id}>`,
    });
    await settle();
    expect(bot.newsroom.requests).toEqual([]);
  });

  test('a message that comes twice is answered once', async () => {
    const message = say(bot.channel, `<@${bot.fake.world.bot.id}> why?`);
    bot.fake.gateway.dispatch('MESSAGE_CREATE', messageJson(bot.fake.world, message));
    await bot.reply(message);
    await settle();
    expect(bot.newsroom.requests).toHaveLength(1);
  });

  test('a direct message is answered in the direct conversation, all of it', async () => {
    bot.newsroom.answer = longAnswer;
    const { id } = directChannel(bot.fake.world, bot.fake.world.member.id);
    await bot.reply(say(id, 'who has to leave?'));
    await vi.waitFor(() => expect(bot.newsroom.remembered).toHaveLength(1));
    expect(bot.newsroom.requests[0]).toMatchObject({
      place: `discord:@me/${id}`,
      asker: { manager: false },
      input: { type: 'words', text: 'who has to leave?' },
    });
    expect(bot.posts().map(bot.text).join('\n')).toContain('Claim 39.');
    expect(new Set(bot.posts().map(({ channel }) => channel))).toEqual(new Set([id]));
  });

  test('what is for the asker alone goes into the direct conversation with them', async () => {
    bot.newsroom.answer = () => says('Only managers may do that.', { type: 'error', audience: 'asker' });
    say(bot.channel, `<@${bot.fake.world.bot.id}> schedule add 08:00`);
    const answer = await until(bot.fake.world, () => bot.posts()[0]);
    expect(bot.fake.world.channels.get(answer.channel)?.recipient).toBe(bot.fake.world.member.id);
    expect(bot.newsroom.remembered).toEqual([]);
  });
});

test('who takes no direct messages is told in the channel', async () => {
  bot = await openBot();
  const closed = { id: bot.fake.world.member.id, name: 'Member', closed: true };
  Object.assign(bot.fake.world, { member: closed });
  bot.newsroom.answer = () => says('Only managers may do that.', { type: 'error', audience: 'asker' });
  const answer = await bot.reply(say(bot.channel, `<@${bot.fake.world.bot.id}> schedule add 08:00`));
  expect(answer.channel).toBe(bot.channel);
  await bot.close();
});

test('without the intent a mention is heard, and a message without content met with silence', async () => {
  bot = await openBot({ content: false });
  expect(bot.logged('did not grant the Message Content intent')).toBe(true);
  const top = await bot.answer(bot.run('ask why?'));
  bot.fake.thread(top, 'Why');
  bot.newsroom.owned.add(`${bot.place}/${top.id}`);
  bot.newsroom.requests.length = 0;
  say(top.id, 'and who denies it?');
  const answer = await bot.reply(say(top.id, `<@${bot.fake.world.bot.id}> who denies it?`));
  expect(answer.channel).toBe(top.id);
  expect(bot.newsroom.requests.map(({ input }) => input)).toEqual([
    { type: 'words', text: 'who denies it?' },
  ]);
  await bot.close();
  expect(bot.fake.refusals).toEqual([]);
});
