// The fake is as strict as Slack: what it must refuse, it refuses.
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack } from '#test/fakes/slack/slack.ts';

const block = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};
const fine = { channel: 'C1', text: 'a', blocks: [block] };
const textIn = (element: object) => ({
  ...fine,
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] }],
});
const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
const button = (more: object) => ({
  type: 'actions',
  elements: [
    { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x' }, value: 'v', ...more },
  ],
});

describe('the fake', () => {
  let slack: FakeSlack;
  let client: WebClient;

  beforeEach(async () => {
    slack = await FakeSlack.open('socket', 50);
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  });
  afterEach(() => slack.close());

  it.each([
    ['an unknown argument', { ...fine, thread: '1' }],
    ['no channel', { text: 'a' }],
    ['no text', { channel: 'C1', blocks: [block] }],
    ['text over 4,000', { ...fine, text: 'x'.repeat(4_001) }],
    ['text that is not escaped', { ...fine, text: 'a < b' }],
    ['a mention', { ...fine, text: '<@U1>' }],
    ['a broadcast', textIn({ type: 'text', text: '<!channel>' })],
    ['a broadcast element', textIn({ type: 'broadcast', range: 'here' })],
    ['an empty text', textIn({ type: 'text', text: '' })],
    ['a link that runs', textIn({ type: 'link', url: 'javascript:alert(1)' })],
    ['a date of half a second', textIn({ type: 'date', timestamp: 1.5, format: '{date}' })],
    ['a list of nothing', { ...fine, blocks: [{ type: 'rich_text', elements: [] }] }],
    ['51 blocks', { ...fine, blocks: Array.from({ length: 51 }, () => block) }],
    ['a header over 150', { ...fine, blocks: [header('é'.repeat(151))] }],
    [
      'a button over 75',
      { ...fine, blocks: [button({ text: { type: 'plain_text', text: 'x'.repeat(76) } })] },
    ],
    ['a value over 2,000', { ...fine, blocks: [button({ value: 'x'.repeat(2_001) })] }],
    ['an action_id twice', { ...fine, blocks: [button({}), button({})] }],
    ['too much text', { ...fine, blocks: Array.from({ length: 90 }, () => header('x'.repeat(150))) }],
    ['an unknown block', { ...fine, blocks: [{ type: 'table', rows: [] }] }],
  ])('refuses %s', async (_, args) => {
    await expect(client.apiCall('chat.postMessage', args)).rejects.toThrow('invalid_arguments');
    expect(slack.refusals).toHaveLength(1);
    expect(slack.workspace.messages).toEqual([]);
  });

  it('takes what is fine, and shows its metadata only to who asks', async () => {
    const metadata = { event_type: 'x', event_payload: { delivery_id: 'd1' } };
    const { ts } = await client.chat.postMessage({ ...fine, metadata });
    const look = { channel: 'C1', oldest: '0' };
    const plain = await client.conversations.history(look);
    const whole = await client.conversations.history({ ...look, include_all_metadata: true });
    expect(plain.messages?.map((each) => [each.ts, each.metadata])).toEqual([[ts, undefined]]);
    expect(whole.messages?.map((each) => [each.ts, each.metadata])).toEqual([[ts, metadata]]);
  });

  it('refuses an unknown token and a missing scope', async () => {
    const stranger = new WebClient('xoxb-other', { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    await expect(stranger.auth.test()).rejects.toThrow('invalid_auth');
    slack.scopes = [];
    await expect(client.apiCall('chat.postMessage', fine)).rejects.toThrow('missing_scope');
    expect((await client.auth.test()).response_metadata?.scopes).toEqual(['']);
  });

  it('refuses more than one message a second in a channel, beyond a burst', async () => {
    const posts = Array.from({ length: 10 }, () => client.apiCall('chat.postMessage', fine));
    const results = await Promise.allSettled(posts);
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect(slack.refusals[0]).toContain('faster than one a second');
    await client.apiCall('chat.postMessage', { ...fine, channel: 'C4' });
  });

  it('edits only what stands, is ours, and is young enough; what is not given stays', async () => {
    const metadata = { event_type: 'x', event_payload: { delivery_id: 'd1' } };
    const { ts = '' } = await client.chat.postMessage({ ...fine, metadata });
    const update = (more: object) => client.apiCall('chat.update', { channel: 'C1', ts, ...more });
    await update({ text: 'other words' });
    expect(slack.workspace.find('C1', ts)?.payload).toMatchObject({ text: 'other words', metadata });
    await expect(update({ ts: '1.1', text: 'a' })).rejects.toThrow('message_not_found');
    const theirs = slack.say('hello').message;
    await expect(update({ ts: theirs.ts, text: 'a' })).rejects.toThrow('cant_update_message');
    slack.workspace.editWindow = 5;
    slack.workspace.now = () => Date.now() + 6 * 60_000;
    await expect(update({ text: 'a' })).rejects.toThrow('edit_window_closed');
    slack.workspace.editWindow = undefined;
    await expect(update({ channel: 'C3', text: 'a' })).rejects.toThrow('is_inactive');
    slack.workspace.remove('C1', ts);
    await expect(update({ text: 'a' })).rejects.toThrow('message_not_found');
  });

  it('takes an answer to a deleted message at the top of the channel, unless others have answered it', async () => {
    const { ts: first = '' } = await client.chat.postMessage(fine);
    const { ts: second = '' } = await client.chat.postMessage(fine);
    const reply = (thread_ts: string) => client.chat.postMessage({ ...fine, thread_ts });
    await reply(second);
    slack.workspace.remove('C1', first);
    slack.workspace.remove('C1', second);
    expect((await reply(first)).message?.thread_ts).toBeUndefined();
    expect((await reply(second)).message?.thread_ts).toBe(second);
    await expect(client.conversations.replies({ channel: 'C1', ts: first })).rejects.toThrow(
      'thread_not_found',
    );
    slack.workspace.locked.add(second);
    await expect(reply(second)).rejects.toThrow('restricted_action_thread_locked');
  });

  it('refuses a box when its trigger is late, used or not one', async () => {
    const input = {
      type: 'input',
      label: { type: 'plain_text', text: 'q' },
      element: { type: 'plain_text_input', action_id: 'a' },
    };
    const view = { type: 'modal', title: { type: 'plain_text', text: 't' }, blocks: [input] };
    const trigger = () => {
      void slack.command('now');
      return [...slack.triggers.keys()].at(-1);
    };
    const open = (trigger_id: unknown) => client.apiCall('views.open', { trigger_id, view });
    const [used, late] = [trigger(), trigger()];
    await open(used);
    await expect(open(used)).rejects.toThrow('exchanged_trigger_id');
    slack.advance(3_001);
    await expect(open(late)).rejects.toThrow('expired_trigger_id');
    await expect(open('made up')).rejects.toThrow('invalid_trigger_id');
    await expect(
      client.apiCall('views.open', { trigger_id: trigger(), view: { ...view, title: view } }),
    ).rejects.toThrow('invalid_arguments');
  });

  it('notices what is not acknowledged, and sends an event again', async () => {
    const open = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl });
    const { url } = await open.apps.connections.open({});
    const heard: { readonly type: string; readonly retry_attempt?: number }[] = [];
    const socket = new WebSocket(String(url));
    socket.addEventListener('message', ({ data }) =>
      heard.push(JSON.parse(String(data)) as { type: string }),
    );
    await slack.socket.connected(1);
    await slack.say('hello').told;
    expect(heard).toMatchObject([
      { type: 'hello' },
      { type: 'events_api' },
      { type: 'events_api', retry_attempt: 1 },
    ]);
    expect(slack.refusals).toEqual([
      'events_api was not acknowledged: timeout',
      'events_api was not acknowledged: timeout',
    ]);
    socket.close();
  });

  it('takes five posts by one response_url', async () => {
    const url = slack.responseUrl({ channel: 'C1', user: 'U1' });
    const post = () =>
      fetch(url, { method: 'POST', body: JSON.stringify({ text: 'a', blocks: [block] }) }).then(
        ({ status }) => status,
      );
    const statuses = [await post(), await post(), await post(), await post(), await post(), await post()];
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.workspace.posted().map(({ only }) => only)).toEqual(['U1', 'U1', 'U1', 'U1', 'U1']);
  });
});
