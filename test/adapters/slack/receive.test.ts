// What users do in Slack, over both transports, with the real Bolt against the strict fake.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHttpStage, openStage, type SlackStage } from '#test/fakes/slack/stage.ts';
import { requestOf } from '#test/fakes/slack/wire.ts';
import { bot, members } from '#test/fakes/slack/workspace.ts';
import { connectTo, documentOf, longDocument, type Connected } from './newsroom.ts';

describe.each([
  { transport: 'Socket Mode', open: openStage },
  { transport: 'HTTP', open: openHttpStage },
])('$transport', ({ open }) => {
  let stage: SlackStage;
  let connected: Connected;

  beforeEach(async () => {
    stage = await open();
    connected = await connectTo(stage);
  });
  afterEach(async () => {
    await connected.adapter.close();
    await stage.close();
    expect(stage.refusals()).toEqual([]);
  });

  it('answers /brief in the channel, and knows who asked', async () => {
    const seen = await stage.command('ask who is &amp; was there?');
    expect(stage.read([seen.payload])).toMatchObject({
      text: 'Harbour bridge\nexpected words: ask who is & was there? — the port authority',
      speakers: ['the port authority'],
      chips: ['expected'],
      buttons: ['Ask', 'Who denies it?', 'In depth'],
    });
    expect(seen).toMatchObject({ place: 'slack:T1/C1', ephemeral: false });
    expect(connected.newsroom.requests).toEqual([
      {
        place: 'slack:T1/C1',
        asker: { id: 'U1', manager: true },
        zone: 'Europe/Lisbon',
        slash: true,
        input: { type: 'words', text: 'ask who is & was there?' },
      },
    ]);
  });

  it('acknowledges before the store answers', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    connected.newsroom.gate = promise;
    const acknowledgement = await stage.fake.command('now');
    expect(acknowledgement.missing).toBeUndefined();
    expect(connected.newsroom.requests).toEqual([]);
    resolve(undefined);
    await stage.fake.workspace.next(0);
  });

  it('reports where the answer stands, its further parts in the thread', async () => {
    connected.newsroom.answer = () => longDocument(60);
    const first = await stage.command('now');
    const told = await stage.fake.workspace.until('the report', () => connected.newsroom.told[0]);
    const thread = `slack:T1/C1/${first.id}`;
    expect(told.messages.length).toBeGreaterThan(1);
    expect(told.messages.map(({ receipt }) => [receipt.place, receipt.thread])).toEqual(
      told.messages.map((_, index) => [index === 0 ? 'slack:T1/C1' : thread, thread]),
    );
    expect(told.messages.flatMap(({ part }) => part.claims.map((each) => each.claim))).toEqual(
      Array.from({ length: 60 }, (_, number) => `c${number}`),
    );
  });

  it('follows up in a thread of its own, without a mention and with one, once each', async () => {
    const first = await stage.command('now');
    const answer = await stage.reply(first, 'and who denies it?');
    expect(answer.place).toBe(`slack:T1/C1/${first.id}`);
    const again = await stage.reply(first, `<@${bot.user}> since when?`);
    expect(again.place).toBe(`slack:T1/C1/${first.id}`);
    expect(connected.newsroom.requests.slice(1).map(({ place, input }) => ({ place, input }))).toEqual([
      { place: answer.place, input: { type: 'question', text: 'and who denies it?' } },
      { place: answer.place, input: { type: 'words', text: 'since when?' } },
    ]);
    await connected.adapter.close();
    expect(stage.messages()).toHaveLength(3);
  });

  it('answers a mention in the thread under it', async () => {
    const { message, told } = stage.fake.say(`<@${bot.user}> stories`, { user: members.member });
    await told;
    const answer = await stage.fake.workspace.next(0);
    expect(answer).toMatchObject({ channel: 'C1', thread: message.ts });
    expect(connected.newsroom.requests).toEqual([
      {
        place: 'slack:T1/C1',
        asker: { id: 'U2', manager: false },
        zone: 'America/New_York',
        input: { type: 'words', text: 'stories' },
      },
    ]);
  });

  it('takes every direct message as meant for it', async () => {
    const { message, told } = stage.fake.say('who is affected?', { channel: 'D1' });
    await told;
    const answer = await stage.fake.workspace.next(0);
    expect(answer).toMatchObject({ channel: 'D1', thread: message.ts });
    expect(connected.newsroom.requests[0]?.input).toEqual({ type: 'words', text: 'who is affected?' });
  });

  it('keeps out of what is not said to it', async () => {
    const { message, told } = stage.fake.say('lunch?');
    await told;
    await stage.fake.say('yes', { thread: message.ts }).told;
    const mine = await stage.command('now');
    await stage.fake.say('<@U2> have a look', { thread: mine.id }).told;
    await stage.fake.say('thanks :+1:', { thread: mine.id }).told;
    const event = stage.fake.eventOf(
      stage.fake.say('joined', { thread: mine.id, user: members.member }).message,
      'message',
    );
    await stage.fake.workspace.next(1);
    await stage.fake.tellEvent({
      ...event,
      event_id: 'Ev-sub',
      event: { ...(event['event'] as object), ts: '1.2', subtype: 'channel_join' },
    });
    await stage.fake.tellEvent({
      ...event,
      event_id: 'Ev-bot',
      event: { ...(event['event'] as object), ts: '1.3', bot_id: 'B9' },
    });
    await connected.adapter.close();
    expect(connected.newsroom.requests.map(({ input }) => input)).toEqual([
      { type: 'words', text: 'now' },
      { type: 'question', text: 'joined' },
    ]);
  });

  it('answers an event that comes again only once', async () => {
    const { message } = stage.fake.say(`<@${bot.user}> now`);
    const event = stage.fake.eventOf(message, 'app_mention');
    await stage.fake.tellEvent(event);
    await stage.fake.tellEvent(event, { number: 1, reason: 'http_timeout' });
    await connected.adapter.close();
    expect(stage.messages()).toHaveLength(1);
  });

  it('answers a button in the thread of its message', async () => {
    const first = await stage.command('now');
    const answer = await stage.press(first, 'Who denies it?');
    const deep = await stage.press(first, 'In depth');
    expect([answer.place, deep.place]).toEqual([`slack:T1/C1/${first.id}`, `slack:T1/C1/${first.id}`]);
    expect(connected.newsroom.requests.slice(1)).toMatchObject([
      {
        place: `slack:T1/C1/${first.id}`,
        about: first.id,
        input: {
          type: 'action',
          action: { type: 'question', question: 'who denies it?', story: 'harbour' },
        },
      },
      { input: { type: 'action', action: { type: 'command', name: 'now', fields: { length: 'deep' } } } },
    ]);
  });

  it('opens a box for a question, even while the store is slow, and answers it in the thread', async () => {
    const first = await stage.command('now');
    const { promise, resolve } = Promise.withResolvers<undefined>();
    connected.newsroom.gate = promise;
    const view = stage.fake.view(0);
    await stage.fake.press({ ...byId(stage, first.id) }, (button) => button.label === 'Ask');
    await view;
    resolve(undefined);
    const answer = await stage.askBox(first, ' who pays? ');
    expect(answer.place).toBe(`slack:T1/C1/${first.id}`);
    expect(connected.newsroom.requests.at(-1)).toMatchObject({
      place: `slack:T1/C1/${first.id}`,
      about: first.id,
      input: { type: 'question', text: 'who pays?', story: 'harbour' },
    });
  });

  it('tells the asker alone what is for the asker alone', async () => {
    connected.newsroom.answer = () => documentOf('not for everybody', { type: 'error', audience: 'asker' });
    const seen = await stage.command('schedule add');
    expect(seen.ephemeral).toBe(true);
    await stage.fake.say(`<@${bot.user}> schedule add`).told;
    const mentioned = await stage.fake.workspace.next(1);
    expect(mentioned).toMatchObject({ only: 'U1', payload: { user: 'U1' } });
    expect(connected.newsroom.told).toEqual([]);
  });

  it('says how to let it in where it is no member, with the answer', async () => {
    await stage.fake.command('now', 'C2');
    const hint = await stage.fake.workspace.next(0);
    const answer = await stage.fake.workspace.next(1);
    expect(hint.only).toBe('U1');
    expect(stage.read([hint.payload]).text).toContain('/invite @dateline');
    expect(stage.read([answer.payload]).text).toContain('words: now');
    expect(connected.newsroom.told).toEqual([]);
  });

  it('waits out a 429 on its channel, while another channel is answered', async () => {
    stage.fake.trouble('chat.postMessage', { type: 'limit', seconds: 1, channel: 'C1' });
    const one = stage.fake.command('one', 'C1');
    const two = stage.fake.command('two', 'C4');
    await Promise.all([one, two]);
    const first = await stage.fake.workspace.next(0);
    const second = await stage.fake.workspace.next(1);
    expect([first.channel, second.channel]).toEqual(['C4', 'C1']);
  });

  it('looks before it sends again what Slack stored without saying so', async () => {
    stage.fake.trouble('chat.postMessage', { type: 'stored-503' });
    const seen = await stage.command('now');
    const told = await stage.fake.workspace.until('the report', () => connected.newsroom.told[0]);
    expect(told.messages[0]?.receipt.message).toBe(seen.id);
    expect(stage.messages()).toHaveLength(1);
  });

  it('takes a member of another workspace for no manager, nor one who cannot be looked up', async () => {
    await stage.fake.command('one', 'C1', members.stranger);
    await stage.fake.workspace.next(0);
    stage.fake.trouble('users.info', { type: 'error', error: 'user_not_found' });
    await stage.fake.command('two', 'C1', members.admin);
    await stage.fake.workspace.next(1);
    expect(connected.newsroom.requests.map(({ asker, zone }) => [asker.manager, zone])).toEqual([
      [false, 'Asia/Tokyo'],
      [false, undefined],
    ]);
  });
});

const byId = (stage: SlackStage, ts: string) => {
  const message = stage.fake.workspace.find('C1', ts);
  if (!message) throw new Error('no such message');
  return message;
};

describe('HTTP requests', () => {
  it.each([
    { what: 'from the future', offset: 301, secret: null, status: 401 },
    { what: 'too old', offset: -301, secret: null, status: 401 },
    { what: 'signed by somebody else', offset: 0, secret: 'another-secret', status: 401 },
    { what: 'as they should be', offset: 0, secret: null, status: 200 },
  ])('$what get $status', async ({ offset, secret, status }) => {
    const stage = await openHttpStage();
    const { adapter, newsroom } = await connectTo(stage);
    const { message } = stage.fake.say('quiet');
    const parcel = {
      type: 'events_api',
      payload: stage.fake.eventOf(
        { ...message, payload: { text: `<@${bot.user}> now` }, ts: '5.1' },
        'app_mention',
      ),
    } as const;
    const seconds = Math.floor(Date.now() / 1_000) + offset;
    const response = await fetch(stage.fake.http.url ?? '', {
      method: 'POST',
      ...requestOf(parcel, secret ?? stage.fake.signingSecret, seconds),
    });
    await adapter.close();
    expect(response.status).toBe(status);
    expect(newsroom.requests).toHaveLength(status === 200 ? 1 : 0);
    await stage.close();
  });

  it('of another path get 404', async () => {
    const stage = await openHttpStage();
    const { adapter } = await connectTo(stage);
    const response = await fetch(`${stage.fake.http.url ?? ''}/else`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    await adapter.close();
    await stage.close();
  });
});
