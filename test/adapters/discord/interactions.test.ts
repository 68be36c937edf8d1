// Slash commands, completion, buttons and the Ask box: real discord.js against the strict fake.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { line, paragraph } from '#briefings/document.ts';
import { modalOf, press, submit } from '#test/fakes/discord/stage.ts';
import { until } from '#test/fakes/discord/world.ts';
import { documentOf, longAnswer, openBot, says, type Bot } from './newsroom.ts';

let bot: Bot;

const withButtons = () =>
  documentOf([
    paragraph(line(['The dam holds.'])),
    {
      type: 'buttons',
      buttons: [
        { label: 'Ask', action: { type: 'ask', story: 'dam' } },
        { label: 'Who says so?', action: { type: 'question', question: 'Who says so?', story: 'dam' } },
        { label: 'Schedules', action: { type: 'command', name: 'schedule list', fields: {} } },
      ],
    },
  ]);

describe('with nothing refused', () => {
  beforeEach(async () => {
    bot = await openBot();
  });
  afterEach(async () => {
    await bot.close();
    expect(bot.fake.refusals).toEqual([]);
  });

  test('a slash command is deferred before the newsroom is asked, then the deferral is filled', async () => {
    const seen: unknown[] = [];
    bot.newsroom.answer = () => {
      seen.push(pending.response);
      return says('Two villages were told to leave.');
    };
    const pending = bot.run('ask who has to leave?');
    const message = await bot.answer(pending);
    expect(seen).toEqual([{ type: 5, data: { flags: 0 } }]);
    expect(message).toMatchObject({ ephemeral: false, channel: bot.channel, payload: { flags: 1 << 15 } });
    expect(bot.text(message)).toBe('Two villages were told to leave.');
    expect(bot.newsroom.requests).toEqual([
      {
        place: bot.place,
        asker: { id: bot.fake.world.manager.id, manager: true },
        slash: true,
        input: { type: 'command', name: 'ask', fields: { question: 'who has to leave?' } },
      },
    ]);
  });

  test('who may not manage the server is no manager', async () => {
    await bot.answer(bot.run('ask why?', { by: bot.fake.world.member }));
    expect(bot.newsroom.requests[0]?.asker).toEqual({ id: bot.fake.world.member.id, manager: false });
  });

  test('fields keep the names under which they are declared', async () => {
    await bot.answer(bot.run('now deep dam'));
    expect(bot.newsroom.requests[0]?.input).toEqual({
      type: 'command',
      name: 'now',
      fields: { length: 'deep', storyName: 'dam' },
    });
  });

  test('what does not fit goes on in the thread of the answer, and all of it is remembered', async () => {
    bot.newsroom.answer = longAnswer;
    const first = await bot.answer(bot.run('ask all'));
    await vi.waitFor(() => expect(bot.newsroom.remembered).toHaveLength(1));
    const thread = bot.fake.world.channels.get(first.id);
    expect(thread).toMatchObject({ name: 'The dam at Ostfeld', parent: bot.channel });
    const messages = bot.newsroom.remembered[0]?.messages ?? [];
    const [top, ...further] = messages.map(({ receipt }) => receipt);
    expect(top).toEqual({ place: bot.place, message: first.id, thread: `${bot.place}/${first.id}` });
    expect(further.length).toBeGreaterThan(1);
    expect(new Set(further.map((each) => each.place))).toEqual(new Set([`${bot.place}/${first.id}`]));
    const claims = new Set(messages.flatMap(({ part }) => part.claims.map(({ claim }) => claim)));
    expect(claims.size).toBe(40);
    const text = bot.posts().map(bot.text).join('\n');
    for (let index = 0; index < 40; index += 1) expect(text).toContain(`Claim ${index}.`);
  });

  test('where no thread may be opened, the rest follows in the channel', async () => {
    bot.fake.mishap({ method: 'POST', path: '/threads', type: 'forbidden', times: 99 });
    bot.newsroom.answer = longAnswer;
    await bot.answer(bot.run('ask all'));
    await vi.waitFor(() => expect(bot.newsroom.remembered).toHaveLength(1));
    expect(bot.posts().map(bot.text).join('\n')).toContain('Claim 39.');
    expect(new Set(bot.posts().map(({ channel }) => channel))).toEqual(new Set([bot.channel]));
  });

  test('a command for the asker alone is deferred that way, and not remembered', async () => {
    const pending = bot.run('schedule list');
    const message = await bot.answer(pending);
    expect(pending.response).toEqual({ type: 5, data: { flags: 64 } });
    expect(message.ephemeral).toBe(true);
    expect(bot.newsroom.remembered).toEqual([]);
  });

  test('a question is deferred as the channel chose, and at once where that is not told in time', async () => {
    bot.newsroom.answersTo = (place) => Promise.resolve(place === bot.place ? 'private' : 'public');
    bot.newsroom.answer = () => says('The mayor says so.', { audience: 'asker' });
    const pending = bot.run('ask who says so?');
    expect((await bot.answer(pending)).ephemeral).toBe(true);
    expect(pending.response).toEqual({ type: 5, data: { flags: 64 } });
    bot.newsroom.answersTo = () => new Promise(() => undefined);
    const late = bot.run('ask who says so?');
    const second = await until(bot.fake.world, () => bot.posts()[1]);
    expect(late.response).toEqual({ type: 5, data: { flags: 0 } });
    expect(second.ephemeral).toBe(true);
    expect(bot.posts()).toHaveLength(2);
    expect(bot.newsroom.remembered).toEqual([]);
  });

  test('an error after a public deferral is seen by the asker alone', async () => {
    bot.newsroom.answer = () => says('There is no story "moon".', { type: 'error', audience: 'asker' });
    const pending = bot.run('now moon');
    const message = await until(bot.fake.world, () => bot.posts()[0]);
    expect(bot.text(message)).toBe('There is no story "moon".');
    expect(message.ephemeral).toBe(true);
    expect(message.id).not.toBe(pending.original);
    expect(bot.posts()).toHaveLength(1);
    expect(bot.newsroom.remembered).toEqual([]);
  });

  test('a story completes itself, without a deferral', async () => {
    const options = [{ type: 3, name: 'storyname', value: 'da', focused: true }];
    const pending = bot.fake.interact({
      type: 4,
      channel: bot.channel,
      data: { id: '1', type: 1, name: 'brief', options: [{ type: 1, name: 'now', options }] },
    });
    await until(bot.fake.world, () => pending.response ?? undefined);
    expect(pending.response).toEqual({
      type: 8,
      data: { choices: [{ name: `stories ${'x'.repeat(92)}`, value: 'da-1' }] },
    });
  });

  test('the Ask button opens a box; what is typed there is a question about that message', async () => {
    bot.newsroom.answer = withButtons;
    const message = await bot.answer(bot.run('ask how is the dam?'));
    const modal = await modalOf(bot.fake, press(bot.fake, message, 'Ask'));
    bot.newsroom.answer = () => says('The mayor says so.');
    const answer = await bot.answer(submit(bot.fake, message, modal, 'who says so?'));
    expect(bot.text(answer)).toBe('The mayor says so.');
    expect(answer).toMatchObject({ ephemeral: false, channel: bot.channel });
    expect(bot.newsroom.requests.at(-1)).toMatchObject({
      place: bot.place,
      about: message.id,
      input: { type: 'question', text: 'who says so?', story: 'dam' },
    });
  });

  test('a question button asks what its label says, and answers where its message stands', async () => {
    bot.newsroom.answer = withButtons;
    const message = await bot.answer(bot.run('ask how is the dam?'));
    const answer = await bot.answer(press(bot.fake, message, 'Who says so?'));
    expect(answer).toMatchObject({ ephemeral: false, channel: bot.channel });
    expect(bot.newsroom.requests.at(-1)).toMatchObject({
      about: message.id,
      input: { type: 'action', action: { type: 'question', question: 'Who says so?', story: 'dam' } },
    });
  });

  test('a button in a thread answers in the thread', async () => {
    bot.newsroom.answer = withButtons;
    const top = await bot.answer(bot.run('ask how is the dam?'));
    bot.fake.thread(top, 'The dam');
    const message = await bot.answer(bot.run('ask again', { channel: top.id }));
    const answer = await bot.answer(press(bot.fake, message, 'Who says so?'));
    expect(answer.channel).toBe(top.id);
    expect(bot.newsroom.requests.at(-1)?.place).toBe(`${bot.place}/${top.id}`);
    await vi.waitFor(() => expect(bot.newsroom.remembered).toHaveLength(3));
    expect(bot.newsroom.remembered.at(-1)?.messages[0]?.receipt.thread).toBe(`${bot.place}/${top.id}`);
  });

  test('a command button keeps the audience of its command', async () => {
    bot.newsroom.answer = withButtons;
    const message = await bot.answer(bot.run('ask how is the dam?'));
    const pending = press(bot.fake, message, 'Schedules');
    await bot.answer(pending);
    expect(pending.response).toEqual({ type: 5, data: { flags: 64 } });
  });

  test('a button of another make is put aside', async () => {
    const message = await bot.answer(bot.run('ask why?'));
    const data = { component_type: 2, custom_id: 'made elsewhere', id: 1 };
    const pending = bot.fake.interact({ type: 3, channel: bot.channel, message, data });
    await until(bot.fake.world, () => pending.response ?? undefined);
    expect(pending.response?.type).toBe(6);
    expect(bot.newsroom.requests).toHaveLength(1);
  });

  test('malformed interactions harm nothing', async () => {
    bot.fake.gateway.dispatch('INTERACTION_CREATE', { id: '1', type: 2, data: null });
    bot.fake.gateway.dispatch('INTERACTION_CREATE', null);
    bot.fake.gateway.dispatch('MESSAGE_CREATE', 'what?');
    bot.fake.gateway.dispatch('CHANNEL_UPDATE', null);
    expect(bot.text(await bot.answer(bot.run('ask why?')))).toBe('heard: ask why?');
    expect(bot.logged('cannot be read')).toBe(true);
  });

  test('what came too late to be acknowledged is dropped', async () => {
    const data = { id: '1', type: 1, name: 'brief', options: [{ type: 1, name: 'ask', options: [] }] };
    const late = bot.fake.interact({ type: 2, channel: bot.channel, data, age: 2_600 });
    await bot.answer(bot.run('ask why?'));
    expect(late.response).toBeNull();
    expect(bot.newsroom.requests).toHaveLength(1);
    expect(bot.logged('came too late')).toBe(true);
  });
});

describe('with something lost on the way', () => {
  beforeEach(async () => {
    bot = await openBot();
  });
  afterEach(async () => {
    await bot.close();
  });

  test('an acknowledgement that arrived, but whose answer was lost, is as good as any', async () => {
    bot.fake.mishap({ method: 'POST', path: '/callback', type: 'done-silent' });
    expect(bot.text(await bot.answer(bot.run('ask why?')))).toBe('heard: ask why?');
    expect(bot.fake.refusals).toEqual([expect.stringContaining('40060')]);
  });

  test('an interaction that another process has acknowledged is left to it', async () => {
    const pending = bot.run('ask why?');
    pending.response = { type: 5, data: {} };
    await until(bot.fake.world, () => bot.fake.refusals[0]);
    await bot.answer(bot.run('ask how?'));
    expect(bot.newsroom.requests.map(({ input }) => input)).toMatchObject([{ fields: { question: 'how?' } }]);
  });

  test('an answer that Discord refuses leaves word, not an endless "thinking"', async () => {
    bot.fake.mishap({ method: 'PATCH', path: '@original', type: 'forbidden' });
    expect(bot.text(await bot.answer(bot.run('ask why?')))).toContain('did not take this answer');
    await vi.waitFor(() => expect(bot.logged('an interaction could not be handled')).toBe(true));
  });

  test('an answer is filled in although Discord is unavailable for a moment', async () => {
    bot.fake.mishap({ method: 'PATCH', path: '@original', type: 'unavailable' });
    expect(bot.text(await bot.answer(bot.run('ask why?')))).toBe('heard: ask why?');
  });
});
