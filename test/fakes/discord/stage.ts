// Discord for the contract suite: the strict fake, and hands that type and press.
import { discord } from '#adapters/discord/index.ts';
import { place, type Place } from '#briefings/place.ts';
import type { OpenStage, Seen, Stage } from '#test/adapters/stage.ts';
import type { Pending } from './api.ts';
import { isRecord } from './description.ts';
import { openDiscord, type FakeDiscord } from './fake.ts';
import { readPayloads } from './reading.ts';
import { componentsOf } from './rules.ts';
import { until, type Message } from './world.ts';

export interface DiscordStage extends Stage {
  /** The fake itself, for what only Discord's own tests do. */
  readonly fake: FakeDiscord;
}

export const openStage = (async () => {
  const fake = await openDiscord();
  return stageOf(fake, { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.url });
}) satisfies OpenStage;

function stageOf(fake: FakeDiscord, env: Readonly<Record<string, string>>): DiscordStage {
  const { world } = fake;
  const [news] = world.channels.values();
  if (news === undefined) throw new Error('The world has no channel');
  const stored = (seen: Seen): Message => {
    const message = world.messages.get(seen.id);
    if (message === undefined) throw new Error(`There is no message ${seen.id}`);
    return message;
  };
  /** The answer to an interaction: the filled deferral, or what came for the asker alone in its place. */
  const answerTo = async (pending: Pending, what: string): Promise<Seen> => {
    const before = new Set(world.messages.keys());
    const message = await until(
      world,
      () => {
        if (pending.original === null) return undefined;
        const original = world.messages.get(pending.original);
        if (original !== undefined) return original.loading ? undefined : original;
        return shown(fake).find(({ id, ephemeral }) => ephemeral && !before.has(id));
      },
      what,
    );
    await wholeOf(fake, message);
    return seenOf(fake, message);
  };
  /** The answer to a message: the reply to it, or what its author is told directly. */
  const replyTo = async (said: Message): Promise<Seen> => {
    const before = new Set(world.messages.keys());
    const isDirect = ({ channel }: Message): boolean => world.channels.get(channel)?.type === 1;
    const message = await until(
      world,
      () => shown(fake).find((each) => each.replyTo === said.id || (isDirect(each) && !before.has(each.id))),
      `an answer to "${said.content}"`,
    );
    await wholeOf(fake, message);
    return seenOf(fake, message);
  };
  return {
    fake,
    platform: discord,
    env,
    channel: place('discord', world.guild, news.id),
    read: readPayloads,
    messages: () => shown(fake).map((message) => seenOf(fake, message)),
    command: async (words) => {
      await until(world, () => fake.api.commands[0], 'its slash commands');
      const data = commandData(fake, words);
      return answerTo(fake.interact({ type: 2, channel: news.id, data }), `an answer to /brief ${words}`);
    },
    reply: (to, text) => {
      const message = stored(to);
      const thread = [message.id, message.channel].find((id) => world.channels.get(id)?.type === 11);
      return replyTo(
        thread === undefined
          ? fake.say(message.channel, text, { replyTo: message.id })
          : fake.say(thread, text),
      );
    },
    mention: (text) => replyTo(fake.say(news.id, `<@${world.bot.id}> ${text}`)),
    press: (seen, label) => answerTo(press(fake, stored(seen), label), `what the button "${label}" does`),
    askBox: async (seen, question) => {
      const message = stored(seen);
      const modal = await modalOf(fake, press(fake, message, askButton(message)));
      return answerTo(submit(fake, message, modal, question), `an answer to "${question}"`);
    },
    judge: async (seen, words) => {
      const message = stored(seen);
      const modal = await modalOf(fake, press(fake, message, 'Something is wrong'));
      return answerTo(submit(fake, message, modal, words), 'thanks');
    },
    lose: () => fake.mishap({ method: 'POST', path: '/messages', type: 'done-dropped' }),
    refusals: () => fake.refusals,
    close: () => fake.close(),
  };
}

/** Waits for the further messages that an answer announces: in its thread, or after it where it has none. */
async function wholeOf(fake: FakeDiscord, first: Message): Promise<void> {
  const more = /Continued in the thread: (\d+) more/.exec(readPayloads([first.payload]).text)?.[1];
  const further = (): number =>
    shown(fake).filter(
      ({ id, channel }) => BigInt(id) > BigInt(first.id) && [first.id, first.channel].includes(channel),
    ).length;
  const all = (): true | undefined => (further() >= Number(more ?? 0) ? true : undefined);
  await until(fake.world, all, `${more ?? ''} more messages`);
}

/** The box that a press opened. */
export async function modalOf({ world }: FakeDiscord, pending: Pending): Promise<unknown> {
  return until(
    world,
    () => (pending.response?.type === 9 ? pending.response.data : undefined),
    'the Ask box',
  );
}

/** What people see of the bot's messages. */
function shown({ world }: FakeDiscord): readonly Message[] {
  return [...world.messages.values()].filter(({ author, loading }) => author === world.bot.id && !loading);
}

function seenOf({ world }: FakeDiscord, message: Message): Seen {
  const channel = world.channels.get(message.channel);
  return {
    place: placeOfChannel(world.guild, channel),
    id: message.id,
    payload: message.payload,
    // Nobody else sees a direct conversation either.
    ephemeral: message.ephemeral || channel?.type === 1,
  };
}

function placeOfChannel(
  guild: string,
  channel: { id: string; type: number; parent?: string } | undefined,
): Place {
  if (channel === undefined) throw new Error('A message without a channel');
  if (channel.type === 1) return place('discord', '@me', channel.id);
  return channel.parent === undefined
    ? place('discord', guild, channel.id)
    : place('discord', guild, channel.parent, channel.id);
}

/** Presses the button with this label. */
export function press(fake: FakeDiscord, message: Message, label: string): Pending {
  const button = componentsOf(message.payload.components).find(({ component }) => component.label === label);
  if (button === undefined) throw new Error(`There is no button "${label}"`);
  const { custom_id } = button.component;
  return fake.interact({
    type: 3,
    channel: message.channel,
    message,
    data: { component_type: 2, custom_id, id: 3 },
  });
}

/** The Ask button is the one whose press opens a box: the primary one. */
function askButton(message: Message): string {
  const found = componentsOf(message.payload.components).find(
    ({ component: { type, style } }) => type === 2 && style === 1,
  );
  if (typeof found?.component.label !== 'string') throw new Error('There is no Ask button');
  return found.component.label;
}

/** Fills the modal's text input, chooses the first of its list where it has one, and sends it. */
export function submit(fake: FakeDiscord, message: Message, modal: unknown, text: string): Pending {
  if (!isRecord(modal)) throw new Error('No modal');
  const filled = componentsOf(modal.components).flatMap(({ component }): readonly object[] => {
    const { type, custom_id, options } = component;
    if (type === 4) return [{ type, custom_id, value: text }];
    return type === 3 ? [{ type, custom_id, values: [records(options)[0]?.value] }] : [];
  });
  return fake.interact({
    type: 5,
    channel: message.channel,
    message,
    data: {
      custom_id: modal.custom_id,
      components: filled.map((component, index) => ({
        type: 18,
        id: 2 * index + 1,
        component: { ...component, id: 2 * index + 2 },
      })),
    },
  });
}

/**
 * The data of the slash command that these words stand for: the registered subcommand with the longest matching
 * name. Words that are an option's choice go there, the others into the first option without choices; words that
 * begin with no name at all into `ask`, which is where people put them.
 */
export function commandData({ api }: FakeDiscord, words: string): unknown {
  const [brief] = api.commands;
  const registered = isRecord(brief) ? brief.options : [];
  const given = words.split(' ').filter((word) => word !== '');
  const typed = records(registered).some(({ name }) => name === given[0]) ? given : ['ask', ...given];
  const path: string[] = [];
  let options = registered;
  // A subcommand that a group does not have (any more) can still come from a client that has not heard of it.
  for (let more = true; more && path.length < typed.length;) {
    const name = typed[path.length] ?? '';
    const found = records(options).find((option) => option.name === name);
    path.push(name);
    options = found?.options;
    more = found?.type === 2;
  }
  let inner: unknown = optionValues(records(options), typed.slice(path.length));
  for (const [index, name] of [...path.entries()].reverse())
    inner = [{ type: path.length - index, name, options: inner }];
  return { id: '1', type: 1, name: 'brief', options: inner };
}

function optionValues(options: readonly Record<string, unknown>[], words: readonly string[]): unknown[] {
  const values = new Map<string, string>();
  const types = new Map(options.map(({ name, type }) => [String(name), type]));
  const left: string[] = [];
  for (const word of words) {
    // A person fills in the option that is named.
    const [, named, value] = /^([a-z]+):(\S+)$/.exec(word) ?? [];
    if (value !== undefined && options.some(({ name }) => name === named)) {
      values.set(String(named), value);
      continue;
    }
    const option = options.find(({ choices }) => records(choices).some(({ value }) => value === word));
    if (option !== undefined && !values.has(String(option.name))) values.set(String(option.name), word);
    else left.push(word);
  }
  const open = options.find(
    ({ name, choices }) => records(choices).length === 0 && !values.has(String(name)),
  );
  if (open !== undefined && left.length > 0) values.set(String(open.name), left.join(' '));
  return [...values].map(([name, value]) => ({ type: types.get(name), name, value }));
}

const records = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
