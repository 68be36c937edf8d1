// Going online, posting, updating and closing, against the strict fake.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostError } from '#adapters/adapter.ts';
import { slack } from '#adapters/slack/index.ts';
import { render } from '#adapters/slack/render.ts';
import { UserError } from '#briefings/error.ts';
import { openHttpStage, openStage, type SlackStage } from '#test/fakes/slack/stage.ts';
import { FakeSlack } from '#test/fakes/slack/slack.ts';
import { connectTo, contextOf, documentOf, tinyNewsroom, type Connected } from './newsroom.ts';

const [part] = render(documentOf('a bridge is planned'));
const [edited] = render(documentOf('a bridge is not planned'));
if (!part || !edited) throw new Error('nothing was rendered');

const options = (key: string) => ({ key, title: 'Harbour bridge' });

describe('an adapter', () => {
  let stage: SlackStage;
  let connected: Connected;

  beforeEach(async () => {
    stage = await openStage();
    connected = await connectTo(stage);
  });
  afterEach(async () => {
    await connected.adapter.close();
    await stage.close();
    expect(stage.refusals()).toEqual([]);
  });

  it('posts in a channel and in its thread, and edits', async () => {
    const { adapter } = connected;
    const first = await adapter.post('slack:T1/C1', part, options('d1.0'));
    expect(first).toEqual({
      place: 'slack:T1/C1',
      message: first.message,
      thread: `slack:T1/C1/${first.message}`,
    });
    const second = await adapter.post(first.thread, part, options('d1.1'));
    expect(second).toEqual({ place: first.thread, message: second.message, thread: first.thread });
    await adapter.update(first, edited);
    expect(stage.messages().map(({ payload }) => stage.read([payload]).text)).toEqual([
      expect.stringContaining('is not planned'),
      expect.stringContaining('is planned'),
    ]);
    expect(stage.messages()[0]?.payload).toMatchObject({
      metadata: { event_type: 'dateline_part', event_payload: { claims: ['c1'] } },
    });
  });

  it('finds a post whose answer was lost, in a channel and in a thread, and no other', async () => {
    const { adapter } = connected;
    const since = new Date();
    const earlier = (key: string) => ({ key, since });
    const first = await adapter.post('slack:T1/C1', part, options('d1.0'));
    stage.fake.trouble('chat.postMessage', { type: 'stored-drop' });
    await expect(adapter.post(first.thread, part, options('d1.1'))).rejects.toMatchObject({
      outcome: 'unknown',
    });
    expect(await adapter.find('slack:T1/C1', part, earlier('d1.0'))).toEqual(first);
    const second = await adapter.find(first.thread, part, earlier('d1.1'));
    expect(second).toEqual({
      place: first.thread,
      message: stage.messages()[1]?.id,
      thread: first.thread,
    });
    expect(await adapter.find('slack:T1/C1', part, earlier('d1.2'))).toBeNull();
    const later = { key: 'd1.0', since: new Date(since.getTime() + 3_600_000) };
    expect(await adapter.find('slack:T1/C1', part, later)).toBeNull();
  });

  it.each([
    ['not now', { type: 'limit', seconds: 7 }, { outcome: 'refused', retryAfter: 7_000 }],
    ['not now', { type: '503' }, { outcome: 'unknown' }],
    ['never', { type: 'error', error: 'missing_scope' }, { outcome: 'refused' }],
  ] as const)('says when it may look: %s', async (_, trouble, outcome) => {
    stage.fake.trouble('conversations.history', trouble);
    const look = connected.adapter.find('slack:T1/C1', part, { key: 'd1.0', since: new Date() });
    await expect(look).rejects.toMatchObject(outcome);
  });

  it('begins right before the call, and makes none where that fails', async () => {
    const calls = () => stage.fake.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const seen: number[] = [];
    const begin = () => Promise.resolve(void seen.push(calls()));
    await connected.adapter.post('slack:T1/C1', part, { ...options('d1.0'), begin });
    const fault = new Error('taken over');
    const refused = connected.adapter.post('slack:T1/C1', part, {
      ...options('d1.1'),
      begin: () => Promise.reject(fault),
    });
    await expect(refused).rejects.toBe(fault);
    expect(seen).toEqual([0]);
    expect(calls()).toBe(1);
  });

  it('takes turns in the workspace before it begins', async () => {
    const turns: string[] = [];
    await connected.adapter.close();
    const context = {
      ...contextOf(),
      reserve: (lane: string) => Promise.resolve(turns.push(lane) && 0),
    };
    connected = await connectTo(stage, context);
    await connected.adapter.post('slack:T1/C1', part, options('d1.0'));
    expect(turns).toEqual(['T1']);
  });

  it('tells one person where they will read it, else where they are', async () => {
    await connected.adapter.tell('slack:T1/C1', 'U2', part);
    expect(stage.messages()).toMatchObject([{ place: 'slack:T1/D2', ephemeral: false }]);
    stage.fake.trouble('chat.postMessage', { type: 'error', error: 'messages_tab_disabled' });
    await connected.adapter.tell('slack:T1/C1', 'U2', part);
    expect(stage.messages()[1]).toMatchObject({ place: 'slack:T1/C1', ephemeral: true });
  });

  it.each([
    { trouble: { type: 'limit', seconds: 1 }, outcome: 'refused', retryAfter: 1_000 },
    { trouble: { type: '503' }, outcome: 'unknown' },
    { trouble: { type: 'drop' }, outcome: 'unknown' },
    { trouble: { type: 'error', error: 'internal_error' }, outcome: 'unknown' },
    { trouble: { type: 'error', error: 'invalid_blocks' }, outcome: 'refused' },
    { trouble: { type: 'error', error: 'restricted_action' }, outcome: 'gone' },
  ] as const)('says what became of a post: $trouble → $outcome', async ({ trouble, outcome, ...rest }) => {
    stage.fake.trouble('chat.postMessage', trouble);
    const error: unknown = await connected.adapter
      .post('slack:T1/C1', part, options('d1.0'))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PostError);
    expect(error).toMatchObject({ outcome, ...rest });
    expect(stage.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it.each([
    { place: 'slack:T1/C2', what: 'where it is no member' },
    { place: 'slack:T1/C3', what: 'that is archived' },
    { place: 'slack:T1/C9', what: 'that is unknown' },
    { place: 'slack:T2/C1', what: 'of another workspace' },
    { place: 'discord:T1/C1', what: 'of another platform' },
  ] as const)('knows that it cannot post to a place $what', async ({ place }) => {
    await expect(connected.adapter.post(place, part, options('d1.0'))).rejects.toMatchObject({
      outcome: 'gone',
    });
  });

  it('knows that a deleted message cannot be edited', async () => {
    const receipt = { place: 'slack:T1/C1', message: '1.000001', thread: 'slack:T1/C1/1.000001' } as const;
    await expect(connected.adapter.update(receipt, part)).rejects.toMatchObject({ outcome: 'gone' });
  });

  it('lets running work end before it closes, and takes no new work', async () => {
    const release = stage.fake.hold('chat.postMessage');
    await stage.fake.command('now');
    await stage.fake.workspace.until('a request', () => connected.newsroom.requests[0]);
    const closed = connected.adapter.close();
    release();
    await closed;
    expect(stage.messages()).toHaveLength(1);
    expect(connected.newsroom.told).toHaveLength(1);
    const acknowledgement = await stage.fake.command('too late');
    expect(acknowledgement.missing).toBe('no connection');
  });

  it('hears on while Slack renews its connections', async () => {
    await stage.fake.socket.connected(2);
    stage.fake.socket.refresh();
    const seen = await stage.command('one');
    expect(seen.ephemeral).toBe(false);
    await stage.fake.socket.renewed(3);
    await stage.command('two');
    expect(stage.messages()).toHaveLength(2);
  });

  it('closes in the middle of a renewal', async () => {
    await stage.fake.socket.connected(2);
    const release = stage.fake.hold('apps.connections.open');
    stage.fake.socket.refresh();
    await stage.fake.socket.connected(1);
    const closed = connected.adapter.close();
    release();
    await closed;
    expect(stage.fake.socket.connections).toEqual([]);
  });
});

describe('going online', () => {
  const failure = async (env: Readonly<Record<string, string>>): Promise<unknown> => {
    const config = slack.config(env);
    if (config === null || 'length' in config) throw new Error('faulty settings');
    return slack.connect(config, tinyNewsroom(), contextOf()).catch((reason: unknown) => reason);
  };

  it.each([
    { variable: 'SLACK_BOT_TOKEN', value: 'xoxb-wrong' },
    { variable: 'SLACK_APP_TOKEN', value: 'xapp-wrong' },
  ])('fails clearly with a wrong $variable, and does not repeat it', async ({ variable, value }) => {
    const stage = await openStage();
    const error = await failure({ ...stage.env, [variable]: value });
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(`Slack refuses ${variable} (invalid_auth)`);
    expect(String(error)).not.toContain(value);
    await stage.close();
  });

  it('fails clearly where Slack cannot be reached', async () => {
    const stage = await openStage();
    await stage.close();
    const error = await failure(stage.env);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/cannot be reached at http:.* \(ECONNREFUSED\)/);
  });
});

describe('examine', () => {
  it('finds nothing wrong where nothing is', async () => {
    for (const stage of [await openStage(), await openHttpStage()]) {
      const config = slack.config(stage.env);
      if (config === null || 'length' in config) throw new Error('faulty settings');
      const findings = await slack.examine(config);
      expect(findings.map(({ ok }) => ok)).toEqual([true, true, true]);
      await stage.close();
    }
  });

  it('names missing scopes and refused tokens, each with a remedy', async () => {
    const fake = await FakeSlack.open('socket');
    fake.scopes = ['chat:write', 'commands'];
    const config = { apiUrl: fake.apiUrl, botToken: fake.botToken } as const;
    const wrong = { type: 'socket', appToken: 'xapp-wrong' } as const;
    const findings = await slack.examine({ ...config, transport: wrong });
    expect(findings.map(({ ok, what }) => [ok, what])).toEqual([
      [true, 'SLACK_BOT_TOKEN works: @dateline in Harbour Desk'],
      [
        false,
        'The bot lacks scopes: app_mentions:read, channels:history, groups:history, im:history, mpim:history, users:read',
      ],
      [false, 'Slack refuses SLACK_APP_TOKEN (invalid_auth)'],
    ]);
    expect(findings[1]?.remedy).toContain('install the app again');
    expect(findings[2]?.remedy).toContain('connections:write');
    await fake.close();
  });
});
