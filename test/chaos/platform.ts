// The strict fakes as chaos needs them: many channels, calls that go wrong, and the count of every message by its key.
import { discord } from '#adapters/discord/index.ts';
import { slack } from '#adapters/slack/index.ts';
import type { Platform } from '#adapters/adapter.ts';
import { place, type Place } from '#briefings/place.ts';
import { openDiscord } from '#test/fakes/discord/fake.ts';
import { snowflake } from '#test/fakes/discord/world.ts';
import { FakeSlack } from '#test/fakes/slack/slack.ts';
import { bot, team } from '#test/fakes/slack/workspace.ts';

export const names = ['slack', 'discord'] as const;
export type Name = (typeof names)[number];

/** What becomes of a post that goes wrong. */
export const troubles = ['stored-503', 'stored-drop', '503', 'drop', 'limit'] as const;
export type Trouble = (typeof troubles)[number];

export type Call = 'post' | 'edit' | 'other';

export interface Fake {
  readonly platform: Platform;
  readonly env: Readonly<Record<string, string>>;
  /** Adds channels that the bot may post to. */
  readonly addChannels: (count: number) => readonly Place[];
  /** The next post, or the next edit, goes wrong. */
  readonly trouble: (trouble: Trouble, what?: 'post' | 'edit') => void;
  /** Told of every call, and what it is: before anything is done, and when it is done and not yet answered. */
  readonly onCall: (listener: (stage: 'called' | 'done', what: Call) => void) => void;
  /** What stands in each of our messages, by its id. */
  readonly bodies: () => ReadonlyMap<string, string>;
  /** How often each key was posted. */
  readonly counts: () => ReadonlyMap<string, number>;
  /** What the fake refused. */
  readonly refusals: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const openFake = (name: Name): Promise<Fake> => (name === 'slack' ? openSlack() : openTheDiscord());

async function openSlack(): Promise<Fake> {
  const fake = await FakeSlack.open('socket');
  return {
    platform: slack,
    env: { SLACK_BOT_TOKEN: fake.botToken, SLACK_APP_TOKEN: fake.appToken, SLACK_API_URL: fake.apiUrl },
    addChannels: (count) =>
      Array.from({ length: count }, (_, number) => {
        const id = `C${1_000 + number}`;
        fake.workspace.channels.set(id, { id, type: 'channel', joined: true, archived: false });
        return place('slack', team.id, id);
      }),
    trouble: (type, what = 'post') =>
      fake.trouble(
        what === 'post' ? 'chat.postMessage' : 'chat.update',
        type === 'limit' ? { type, seconds: 1 } : { type },
      ),
    onCall: (listener) => {
      fake.watch = (method, stage) => {
        if (stage !== 'held') listener(stage, SLACK_CALLS[method] ?? 'other');
      };
    },
    bodies: () =>
      new Map(
        fake.workspace
          .posted()
          .map(({ ts, payload }) => [ts, JSON.stringify([payload['text'], payload['blocks']])]),
      ),
    counts: () =>
      counted(
        fake.workspace.messages
          .filter(({ user }) => user === bot.user)
          .map(({ payload }) => keyIn(payload['metadata'])),
      ),
    refusals: () => fake.refusals,
    close: () => fake.close(),
  };
}

const SLACK_CALLS: Readonly<Record<string, Call>> = { 'chat.postMessage': 'post', 'chat.update': 'edit' };

const keyIn = (metadata: unknown): string =>
  String((metadata as { event_payload?: { delivery_id?: string } }).event_payload?.delivery_id);

async function openTheDiscord(): Promise<Fake> {
  const fake = await openDiscord();
  const { world } = fake;
  return {
    platform: discord,
    env: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.url },
    addChannels: (count) =>
      Array.from({ length: count }, (_, number) => {
        const id = snowflake();
        world.channels.set(id, { id, type: 0, name: `news-${number}`, guild: world.guild, archived: false });
        return place('discord', world.guild, id);
      }),
    trouble: (trouble, what = 'post') =>
      fake.mishap({
        ...(what === 'post'
          ? { method: 'POST', path: '/messages' }
          : { method: 'PATCH', path: '/messages/' }),
        type: MISHAPS[trouble],
        retryAfter: 2,
      }),
    onCall: (listener) => {
      fake.watch = (method, path, stage) => listener(stage, discordCall(method, path));
    },
    bodies: () =>
      new Map(
        [...world.messages.values()]
          .filter(({ author }) => author === world.bot.id)
          .map(({ id, payload }) => [id, JSON.stringify(payload.components)]),
      ),
    counts: () =>
      counted(
        [...world.messages.values()]
          .filter(({ author }) => author === world.bot.id)
          .map(({ payload }) => String(payload.nonce)),
      ),
    // A thread that is there already is no fault: nobody can know it after a crash.
    refusals: () => fake.refusals.filter((each) => !each.includes('160004')),
    close: () => fake.close(),
  };
}

function discordCall(method: string, path: string): Call {
  if (method === 'POST' && path.endsWith('/messages')) return 'post';
  return method === 'PATCH' && path.includes('/messages/') ? 'edit' : 'other';
}

const MISHAPS = {
  'stored-503': 'done-unavailable',
  'stored-drop': 'done-dropped',
  '503': 'unavailable',
  drop: 'dropped',
  limit: 'limited',
} as const;

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
