// The strict fake itself: it refuses what Discord refuses.
import { describe, expect, test } from 'vitest';
import { Refusal } from '#test/fakes/discord/api.ts';
import { faultsOf } from '#test/fakes/discord/description.ts';
import { openDiscord } from '#test/fakes/discord/fake.ts';
import { commandFaults, deferralFaults, messageFaults, modalFaults } from '#test/fakes/discord/rules.ts';
import { removeMessage, removeThread } from '#test/fakes/discord/world.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'x', custom_id });
const row = (...components: unknown[]) => ({ type: 1, components });

describe('a message', () => {
  test.each([
    ['an unknown key', { flags: V2, components: [{ ...text('x'), colour: 1 }] }],
    ['an empty text', { flags: V2, components: [text('')] }],
    ['six buttons in a row', { components: [row(...['a', 'b', 'c', 'd', 'e', 'f'].map(button))] }],
    ['a long custom_id', { components: [row(button('x'.repeat(101)))] }],
    ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }],
  ])('is refused by the description: %s', (_, body) => {
    expect(faultsOf('MessageCreateRequestSchema', body)).not.toEqual([]);
  });

  test.each([
    ['41 components', { flags: V2, components: Array.from({ length: 41 }, () => text('x')) }],
    ['4,001 characters', { flags: V2, components: [text('x'.repeat(2_001)), text('y'.repeat(2_000))] }],
    ['content with components alone', { flags: V2, content: 'x', components: [text('x')] }],
    ['components without the flag', { components: [text('x')] }],
    ['one custom_id twice', { components: [row(button('a'), button('a'))] }],
    ['a button outside a row', { flags: V2, components: [button('a')] }],
    ['nothing at all', {}],
    ['ephemeral in a channel', { content: 'x', flags: 64 }],
    ['a nonce that is enforced but absent', { content: 'x', enforce_nonce: true }],
    ['2,001 characters of content', { content: 'x'.repeat(2_001) }],
  ])('is refused by the rules: %s', (_, body) => {
    expect(messageFaults(body, 'create')).not.toEqual([]);
  });

  test('is taken when it is well', () => {
    const body = { flags: V2, components: [{ type: 17, components: [text('x'), row(button('a'))] }] };
    expect([...faultsOf('MessageCreateRequestSchema', body), ...messageFaults(body, 'create')]).toEqual([]);
  });
});

test('a deferral with the flag for components, a modal with six rows and ill-named commands are refused', () => {
  expect(deferralFaults({ flags: V2 })).not.toEqual([]);
  expect(modalFaults({ components: Array.from({ length: 6 }, () => ({ type: 18 })) })).not.toEqual([]);
  const option = (name: string, required: boolean) => ({ type: 3, name, description: 'x', required });
  const command = { name: 'brief', description: 'x' };
  expect(commandFaults([command])).toEqual([]);
  expect(commandFaults([{ ...command, name: 'Brief' }])).not.toEqual([]);
  expect(commandFaults([{ ...command, options: [option('a', false), option('b', true)] }])).not.toEqual([]);
  expect(commandFaults([{ ...command, options: [option('a', true), option('a', true)] }])).not.toEqual([]);
});

test('the API wants its token, a first response, and that only once', async () => {
  const fake = await openDiscord();
  const [channel = ''] = fake.world.channels.keys();
  const post = async (path: string, body: unknown, token = fake.token): Promise<number> => {
    const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${fake.url}/v10${path}`, request)).status;
  };
  expect(await post(`/channels/${channel}/messages`, { content: 'x' }, 'another')).toBe(401);
  expect(await post(`/channels/${channel}/messages`, { content: 'x' })).toBe(200);
  expect(await post('/channels/1/messages', { content: 'x' })).toBe(404);
  const data = { id: '1', type: 1, name: 'brief', options: [] };
  const pending = fake.interact({ type: 2, channel, data });
  expect(await post(`/webhooks/${fake.world.bot.id}/${pending.token}`, { content: 'x' })).toBe(404);
  const callback = `/interactions/${pending.id}/${pending.token}/callback`;
  expect(await post(callback, { type: 5, data: { flags: V2 } })).toBe(400);
  expect(await post(callback, { type: 5 })).toBe(204);
  expect(await post(callback, { type: 5 })).toBe(400);
  const late = fake.interact({ type: 2, channel, data, age: 3_100 });
  expect(await post(`/interactions/${late.id}/${late.token}/callback`, { type: 5 })).toBe(404);
  expect(fake.refusals.map((each) => /: (\d+ \d+)/.exec(each)?.[1])).toEqual([
    '401 0',
    '404 10003',
    '404 10015',
    '400 50035',
    '400 40060',
    '404 10062',
  ]);
  await fake.close();
});

test('the first follow-up fills an open deferral, whoever it was meant for', async () => {
  const fake = await openDiscord();
  const [channel = ''] = fake.world.channels.keys();
  const data = { id: '1', type: 1, name: 'brief', options: [] };
  const pending = fake.interact({ type: 2, channel, data });
  fake.api.call('POST', `/interactions/${pending.id}/${pending.token}/callback`, { type: 5 });
  fake.api.call('POST', `/webhooks/${fake.world.bot.id}/${pending.token}`, { content: 'secret', flags: 64 });
  expect([...fake.world.messages.values()]).toMatchObject([{ id: pending.original, ephemeral: false }]);
  await fake.close();
});

test('an edit keeps to the rules of the message that it edits', async () => {
  const fake = await openDiscord();
  const [channel = ''] = fake.world.channels.keys();
  const call = (method: string, path: string, body: unknown): unknown => {
    try {
      const answer = fake.api.call(method, path, body) as { id?: string } | undefined;
      return answer?.id ?? 200;
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };
  const modern = { flags: V2, components: [text('The dam holds.')] };
  const id = String(call('POST', `/channels/${channel}/messages`, modern));
  const edit = (body: unknown, at = `${channel}/messages/${id}`): unknown =>
    call('PATCH', `/channels/${at}`, body);
  expect(edit({ components: [text('It holds.')] })).toBe(id);
  expect(edit({ flags: 0, components: [text('It holds.')] })).toBe(50_035);
  expect(edit({ content: 'It holds.' })).toBe(50_035);
  expect(edit({ components: [] })).toBe(50_035);
  expect(edit(modern, `${channel}/messages/1`)).toBe(10_008);
  const thread = String(call('POST', `/channels/${channel}/messages/${id}/threads`, { name: 'dam' }));
  expect(thread).toBe(id);
  const reply = String(call('POST', `/channels/${thread}/messages`, modern));
  const there = fake.world.channels.get(thread);
  if (there === undefined) throw new Error('no thread');
  there.archived = true;
  expect(edit(modern, `${thread}/messages/${reply}`)).toBe(50_083);
  expect(call('POST', `/channels/${thread}/messages`, modern)).toMatch(/^\d+$/);
  expect(there.archived).toBe(false);
  there.locked = true;
  expect(call('POST', `/channels/${thread}/messages`, modern)).toBe(160_005);
  expect(call('PATCH', `/channels/${thread}`, { archived: false })).toBe(50_013);
  removeThread(fake.world, thread);
  expect(edit(modern, `${thread}/messages/${reply}`)).toBe(10_003);
  expect(call('POST', `/channels/${channel}/messages/${id}/threads`, { name: 'dam' })).toBe(160_004);
  removeMessage(fake.world, id);
  expect(edit(modern)).toBe(10_008);
  await fake.close();
});
