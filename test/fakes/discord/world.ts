// What the fake Discord holds: one guild with its channels, threads and people, and the messages in them.
import { EventEmitter } from 'node:events';

const EPOCH = 1_420_070_400_000;
let last = 0n;

/** A new id. @param at the time that it tells, in milliseconds of Unix time */
export function snowflake(at = Date.now()): string {
  const next = BigInt(at - EPOCH) << 22n;
  if (at < Date.now() - 1_000) return (next + BigInt(Math.floor(Math.random() * 4_000_000))).toString();
  last = next > last ? next : last + 1n;
  return last.toString();
}

export interface Channel {
  readonly id: string;
  /** 0 a guild's text channel, 1 a direct conversation, 11 a public thread (or post), 15 a forum, 16 a media channel. */
  readonly type: 0 | 1 | 11 | 15 | 16;
  readonly name: string;
  readonly guild?: string;
  readonly parent?: string;
  readonly recipient?: string;
  archived: boolean;
  /** A moderator has locked it: only moderators may post in it or open it again. */
  locked?: boolean;
  /** The bot may read here, and not write. */
  closed?: boolean;
  /** Of a forum: the tags of its posts. */
  readonly tags?: readonly Tag[];
  /** Of a forum: no post without a tag. */
  requiresTag?: boolean;
  /** Of a thread: who opened it. */
  readonly owner?: string;
  /** Of a post: the tags that it has. */
  readonly applied?: readonly string[];
}

export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Moderators alone may give it. */
  readonly moderated: boolean;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly content: string;
  /** The last body that was posted for it, as the bot sent it. */
  payload: Readonly<Record<string, unknown>>;
  readonly ephemeral: boolean;
  /** Whether it answers an interaction. */
  readonly interaction: boolean;
  readonly replyTo?: string;
  /** A deferred reply that has not been filled yet. */
  loading: boolean;
  edits: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Takes no direct messages. */
  readonly closed?: boolean;
}

export interface World {
  readonly guild: string;
  readonly bot: Person;
  /** May manage the server, by a role. */
  readonly manager: Person;
  readonly member: Person;
  readonly managerRole: string;
  readonly botRole: string;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  /** Messages whose thread was deleted: none can be started from them again. */
  readonly spent: Set<string>;
  /** Emits `change` after whatever happens in it. */
  readonly events: EventEmitter;
}

export function newWorld(): World {
  const guild = snowflake();
  const channels = new Map<string, Channel>();
  for (const name of ['news', 'talk']) {
    const id = snowflake();
    channels.set(id, { id, type: 0, name, guild, archived: false });
  }
  const tags = ['Approved', 'World', 'News'].map((name) => ({
    id: snowflake(),
    name,
    moderated: name === 'Approved',
  }));
  const forum: Channel = { id: snowflake(), type: 15, name: 'forum', guild, archived: false, tags };
  channels.set(forum.id, forum);
  return {
    guild,
    bot: { id: snowflake(), name: 'Dateline' },
    manager: { id: snowflake(), name: 'Manager' },
    member: { id: snowflake(), name: 'Member' },
    managerRole: snowflake(),
    botRole: snowflake(),
    channels,
    messages: new Map(),
    spent: new Set(),
    events: new EventEmitter().setMaxListeners(0),
  };
}

/** The direct conversation with this person. */
export function directChannel({ channels }: World, person: string): Channel {
  const found = [...channels.values()].find(({ recipient }) => recipient === person);
  if (found !== undefined) return found;
  const made: Channel = { id: snowflake(), type: 1, name: 'direct', recipient: person, archived: false };
  channels.set(made.id, made);
  return made;
}

/** Somebody deletes a thread, with all that is in it. */
export function removeThread({ channels, messages, spent, events }: World, id: string): void {
  channels.delete(id);
  spent.add(id);
  for (const message of messages.values()) if (message.channel === id) messages.delete(message.id);
  events.emit('change');
}

/** Somebody deletes a message; its thread stays. */
export function removeMessage({ messages, events }: World, id: string): void {
  messages.delete(id);
  events.emit('change');
}

/** Adds a message, or says that there is something new about one. */
export function put({ messages, events }: World, message: Message): void {
  messages.set(message.id, message);
  events.emit('change');
}

/** Waits until something holds in the world. It gives up after `patience` ms, so that a test can fail. */
export async function until<Found>(
  { events }: World,
  look: () => Found | undefined,
  what = 'what the test waits for',
  patience = 8_000,
): Promise<Found> {
  const found = look();
  if (found !== undefined) return found;
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const onChange = (): void => {
    const now = look();
    if (now !== undefined) resolve(now);
  };
  const timer = setTimeout(() => reject(new Error(`Discord never saw ${what}`)), patience);
  events.on('change', onChange);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    events.off('change', onChange);
  }
}

/** A message as the API shows it. */
export function messageJson(world: World, message: Message): Record<string, unknown> {
  const channel = world.channels.get(message.channel);
  const answered = message.replyTo === undefined ? undefined : world.messages.get(message.replyTo);
  const isBot = message.author === world.bot.id;
  return {
    id: message.id,
    channel_id: message.channel,
    ...(channel?.guild === undefined ? {} : { guild_id: channel.guild }),
    type: answered === undefined ? 0 : 19,
    author: userJson(world, message.author),
    ...(channel?.guild === undefined ? {} : { member: memberJson(world, message.author) }),
    content: message.content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentionsOf(world, message.content, answered),
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags: Number(message.payload.flags ?? 0) | (message.loading ? 1 << 7 : 0),
    ...(message.interaction ? { interaction_metadata: { id: message.id, type: 2 } } : {}),
    components: isBot ? (message.payload.components ?? []) : [],
    ...(answered === undefined
      ? {}
      : {
          message_reference: { type: 0, message_id: answered.id, channel_id: answered.channel },
          referenced_message: { ...messageJson(world, { ...answered }), referenced_message: null },
        }),
  };
}

/** A reply mentions whom it answers, unless that was switched off; ours never does. */
function mentionsOf(world: World, content: string, answered: Message | undefined): readonly unknown[] {
  const named = [...content.matchAll(/<@!?(\d+)>/g)].map(([, id = '']) => id);
  const ids = new Set([...named, ...(answered === undefined ? [] : [answered.author])]);
  return [...ids].map((id) => userJson(world, id));
}

export function userJson({ bot, manager, member }: World, id: string): Record<string, unknown> {
  const person = [bot, manager, member].find((each) => each.id === id);
  return {
    id,
    username: person?.name ?? 'somebody',
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: id === bot.id,
  };
}

export function memberJson(
  { manager, managerRole, bot, botRole }: World,
  id: string,
): Record<string, unknown> {
  return {
    roles: id === manager.id ? [managerRole] : id === bot.id ? [botRole] : [],
    joined_at: '2024-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
    nick: null,
    avatar: null,
    premium_since: null,
    communication_disabled_until: null,
  };
}

const REQUIRE_TAG = 1 << 4;
const SEND_MESSAGES = 1 << 11;

export function channelJson(channel: Channel): Record<string, unknown> {
  const { id, type, name, guild, parent, archived } = channel;
  if (type === 1) return { id, type, last_message_id: null, recipients: [] };
  return {
    id,
    type,
    name,
    guild_id: guild,
    ...(channel.tags === undefined
      ? {}
      : { flags: channel.requiresTag === true ? REQUIRE_TAG : 0, available_tags: channel.tags }),
    ...(parent === undefined
      ? {
          position: 0,
          parent_id: null,
          permission_overwrites:
            channel.closed === true ? [{ id: guild, type: 0, allow: '0', deny: String(SEND_MESSAGES) }] : [],
        }
      : {
          parent_id: parent,
          owner_id: channel.owner ?? null,
          applied_tags: channel.applied ?? [],
          message_count: 0,
          member_count: 1,
          thread_metadata: {
            archived,
            auto_archive_duration: 1440,
            archive_timestamp: new Date().toISOString(),
            locked: channel.locked === true,
          },
        }),
  };
}
