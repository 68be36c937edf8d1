// Slack on the contract suite's stage: the strict fake, and hands to type and press as a user does.
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeAction } from '#adapters/slack/actions.ts';
import { slack as platform } from '#adapters/slack/index.ts';
import { placeOf, targetOf } from '#adapters/slack/target.ts';
import type { Action } from '#briefings/document.ts';
import type { OpenStage, Seen, Stage } from '#test/adapters/stage.ts';
import { read } from './reading.ts';
import { FakeSlack } from './slack.ts';
import { bot, team, type Message } from './workspace.ts';

export interface SlackStage extends Stage {
  /** The fake itself, for what only Slack's own tests do. */
  readonly fake: FakeSlack;
}

/** With HTTP, Slack must be told the process's port: by `online`, or by mounting here, on the stage's own. */
export interface HttpStage extends SlackStage {
  mount(prefix: string, listener: RequestListener): void;
}

/** Socket Mode. */
export const openStage = (async () => {
  const fake = await FakeSlack.open('socket');
  return stageOf(fake, { SLACK_APP_TOKEN: fake.appToken }, () => fake.close());
}) satisfies OpenStage;

/** Signed requests over HTTP. */
export async function openHttpStage(): Promise<HttpStage> {
  const fake = await FakeSlack.open('http');
  let mounted: { readonly prefix: string; readonly listener: RequestListener } | undefined;
  const server = createServer((request, response) => {
    if (mounted && request.url?.startsWith(mounted.prefix)) mounted.listener(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  fake.http.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const stage = stageOf(fake, { SLACK_SIGNING_SECRET: fake.signingSecret }, async () => {
    await fake.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    ...stage,
    mount: (prefix, listener) => void (mounted = { prefix, listener }),
    online: (address) => void (fake.http.url = `${address}/slack/events`),
  };
}

function stageOf(
  fake: FakeSlack,
  env: Readonly<Record<string, string>>,
  close: () => Promise<void>,
): SlackStage {
  const { workspace } = fake;
  const messageOf = (seen: Seen): Message => {
    const channel = targetOf(seen.place)?.channel ?? '';
    const message = workspace.find(channel, seen.id);
    if (!message) throw new Error(`There is no message ${seen.id} in ${seen.place}`);
    return message;
  };
  /** Does something, and resolves with what the bot posts next. */
  const then = async (act: () => Promise<unknown>, fits?: (message: Message) => boolean): Promise<Seen> => {
    const from = workspace.posted().length;
    await act();
    return seenOf(await workspace.next(from, fits));
  };
  return {
    fake,
    platform,
    env: { SLACK_BOT_TOKEN: fake.botToken, SLACK_API_URL: fake.apiUrl, ...env },
    channel: placeOf(team.id, { channel: 'C1' }),
    read,
    messages: () => workspace.posted().map(seenOf),
    command: (words) => then(() => fake.command(words)),
    reply: (to, text) => {
      const { channel, ts, thread = ts } = messageOf(to);
      return then(
        () => fake.say(text, { channel, thread }).told,
        (message) => message.thread === thread,
      );
    },
    mention: (text) => then(() => fake.say(`<@${bot.user}> ${text}`).told),
    press: (message, label) => then(() => fake.press(messageOf(message), (button) => button.label === label)),
    askBox: (message, question) =>
      then(async () => {
        const boxes = fake.views.length;
        await fake.press(messageOf(message), ({ value }) => decodeAction(value)?.type === 'ask');
        await fake.submit(await fake.view(boxes), question);
      }),
    judge: (message, words) =>
      then(async () => {
        const boxes = fake.views.length;
        await fake.press(messageOf(message), ({ value }) => isWrong(decodeAction(value)));
        await fake.submit(await fake.view(boxes), words);
      }),
    lose: () => fake.trouble('chat.postMessage', { type: 'stored-drop' }),
    refusals: () => fake.refusals,
    close,
  };
}

const isWrong = (action: Action | null): boolean => action?.type === 'feedback' && action.verdict === 'wrong';

function seenOf(message: Message): Seen {
  const { channel, thread, ts, payload, only } = message;
  return {
    place: placeOf(team.id, thread === undefined ? { channel } : { channel, thread }),
    id: ts,
    payload,
    ephemeral: only !== undefined,
  };
}
