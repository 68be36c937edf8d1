// The fake's REST API: each call checked, carried out in the world, and answered as Discord answers.
import { faultsOf, isRecord, type SchemaName } from './description.ts';
import { commandFaults, deferralFaults, editFaults, messageFaults, modalFaults } from './rules.ts';
import {
  channelJson,
  directChannel,
  messageJson,
  put,
  snowflake,
  userJson,
  type Channel,
  type Message,
  type World,
} from './world.ts';

/** A refusal, as the API gives it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly faults: readonly string[];

  constructor(status: number, code: number, message: string, faults: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }
}

/** An interaction that the bot was told of. */
export interface Pending {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  /** When it was sent: its first response must come within 3 s. */
  readonly sentAt: number;
  /** The message whose button was pressed. */
  readonly about?: string;
  response: { readonly type: number; readonly data: unknown } | null;
  /** The deferred or given reply. */
  original: string | null;
}

export interface ApiOptions {
  /** Flags of the application: bit 19 says that it may read message content. */
  readonly content: boolean;
  dispatch(type: string, data: unknown): void;
  gatewayUrl(): string;
}

export interface Api {
  readonly interactions: Map<string, Pending>;
  /** The slash commands, and how often they were registered. */
  commands: readonly unknown[];
  registrations: number;
  /** Milliseconds for which a nonce is known: "the past few minutes". */
  nonceWindow: number;
  /** @throws Refusal */
  call(method: string, path: string, body: unknown): unknown;
}

const DEADLINE_MS = 3_000;
const EPHEMERAL = 1 << 6;
const MAY_READ_CONTENT = 1 << 19;

type Body = Readonly<Record<string, unknown>>;

export function openApi(world: World, options: ApiOptions): Api {
  const nonces = new Map<string, { readonly message: string; readonly until: number }>();
  const interactions = new Map<string, Pending>();

  const channelOf = (id: string): Channel => found(world.channels.get(id), 10_003, 'Unknown Channel');
  const messageOf = (channel: string, id: string): Message => {
    channelOf(channel);
    const message = world.messages.get(id);
    return found(message?.channel === channel ? message : undefined, 10_008, 'Unknown Message');
  };
  const store = (
    channel: Channel,
    payload: Body,
    more: {
      readonly id?: string;
      readonly ephemeral?: boolean;
      readonly loading?: boolean;
      readonly interaction?: boolean;
    } = {},
  ): Message => {
    const reference = isRecord(payload.message_reference) ? payload.message_reference.message_id : undefined;
    const message: Message = {
      id: more.id ?? snowflake(),
      channel: channel.id,
      author: world.bot.id,
      content: '',
      payload,
      ephemeral: more.ephemeral ?? false,
      interaction: more.interaction ?? false,
      ...(typeof reference === 'string' ? { replyTo: reference } : {}),
      loading: more.loading ?? false,
      edits: 0,
    };
    channel.archived = false;
    put(world, message);
    if (!message.ephemeral) options.dispatch('MESSAGE_CREATE', messageJson(world, message));
    return message;
  };
  const edit = (message: Message, payload: Body): unknown => {
    message.payload = { ...message.payload, ...payload };
    message.loading = false;
    message.edits += 1;
    put(world, message);
    return messageJson(world, message);
  };

  const pendingOf = (token: string): Pending =>
    found(
      [...interactions.values()].find((each) => each.token === token),
      10_015,
      'Unknown Webhook',
    );
  const originalOf = (pending: Pending): Message =>
    found(
      pending.original === null ? undefined : world.messages.get(pending.original),
      10_008,
      'Unknown Message',
    );

  const respond = (pending: Pending, body: Body): undefined => {
    if (pending.response !== null)
      throw new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
    if (Date.now() - pending.sentAt > DEADLINE_MS) throw new Refusal(404, 10_062, 'Unknown interaction');
    const data = isRecord(body.data) ? body.data : {};
    check(callbackFaults(Number(body.type), body));
    pending.response = { type: Number(body.type), data };
    if (body.type === 4 || body.type === 5) {
      const ephemeral = (Number(data.flags ?? 0) & EPHEMERAL) !== 0;
      const more = { ephemeral, loading: body.type === 5, interaction: true };
      pending.original = store(channelOf(pending.channel), data, more).id;
    }
    world.events.emit('change');
    return undefined;
  };
  const followUp = (pending: Pending, body: Body): unknown => {
    check([...described('IncomingWebhookRequestPartialSchema', body), ...messageFaults(body, 'interaction')]);
    if (pending.response === null) throw new Refusal(404, 10_015, 'Unknown Webhook');
    const original = pending.original === null ? undefined : world.messages.get(pending.original);
    // The first follow-up fills a deferral that is still open, and is seen by whoever that was meant for.
    if (original?.loading === true) return edit(original, body);
    const ephemeral = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
    return messageJson(world, store(channelOf(pending.channel), body, { ephemeral, interaction: true }));
  };

  const createMessage = (channel: Channel, body: Body): unknown => {
    check([...described('MessageCreateRequestSchema', body), ...messageFaults(body, 'create')]);
    if (isForum(channel)) throw new Refusal(400, 50_008, 'Cannot send messages in a non-text channel');
    if (channel.type === 1 && isClosed(world, channel)) throw new Refusal(403, 50_007, CLOSED);
    if (channel.closed === true) throw new Refusal(403, 50_013, 'Missing Permissions');
    if (channel.locked === true) throw new Refusal(403, 160_005, 'This thread is locked');
    const key = body.enforce_nonce === true ? `${channel.id} ${String(body.nonce)}` : null;
    const known = nonces.get(key ?? '');
    const earlier = world.messages.get(known !== undefined && known.until > Date.now() ? known.message : '');
    if (earlier !== undefined) return messageJson(world, earlier);
    const message = store(channel, body);
    if (key !== null) nonces.set(key, { message: message.id, until: Date.now() + api.nonceWindow });
    return messageJson(world, message);
  };
  /** Newest first, without their nonces. */
  const history = (channel: Channel, query: Body): unknown => {
    if (isForum(channel)) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
    const after = BigInt(typeof query.after === 'string' ? query.after : '0');
    const all = [...world.messages.values()]
      .filter((each) => each.channel === channel.id && !each.ephemeral && BigInt(each.id) > after)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    return all
      .slice(0, Number(query.limit ?? 50))
      .reverse()
      .map((each) => messageJson(world, each));
  };
  const editMessage = (message: Message, body: Body): unknown => {
    // What only its asker sees is no message of the channel.
    if (message.ephemeral) throw new Refusal(404, 10_008, 'Unknown Message');
    check([
      ...described('MessageEditRequestPartialSchema', body),
      ...messageFaults(body, 'edit'),
      ...editFaults(message.payload, body),
    ]);
    if (message.author !== world.bot.id)
      throw new Refusal(403, 50_005, 'Cannot edit a message by another user');
    if (channelOf(message.channel).archived) throw new Refusal(400, 50_083, 'Thread is archived');
    return edit(message, body);
  };
  const startThread = (channel: Channel, message: Message, body: Body): unknown => {
    check(described('CreateTextThreadWithMessageRequestSchema', body));
    if (message.ephemeral || channel.type !== 0)
      throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
    if (world.channels.has(message.id) || world.spent.has(message.id))
      throw new Refusal(400, 160_004, 'A thread has already been created for this message');
    return openThread(world, options, channel, message.id, String(body.name));
  };

  /** A post: a thread with its first message, which has the thread's id. No nonce tells it from another. */
  const openPost = (forum: Channel, body: Body): unknown => {
    if (!isForum(forum)) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
    const payload = isRecord(body.message) ? body.message : {};
    check([...described('CreateForumThreadRequestSchema', body), ...messageFaults(payload, 'create')]);
    if (forum.closed === true) throw new Refusal(403, 50_013, 'Missing Permissions');
    const applied = Array.isArray(body.applied_tags) ? body.applied_tags.map(String) : [];
    const tags = applied.map((id) =>
      found(
        forum.tags?.find((tag) => tag.id === id),
        10_087,
        'Unknown tag',
      ),
    );
    if (tags.some(({ moderated }) => moderated)) throw new Refusal(403, 50_013, 'Missing Permissions');
    if (forum.requiresTag === true && tags.length === 0)
      throw new Refusal(400, 40_067, 'A tag is required to create a forum post in this channel');
    const id = snowflake();
    const opened = openThread(world, options, forum, id, String(body.name), {
      owner: world.bot.id,
      applied,
    });
    return { ...opened, message: messageJson(world, store(channelOf(id), payload, { id })) };
  };
  const threadsWhere = (fits: (channel: Channel) => boolean): unknown => ({
    threads: [...world.channels.values()].filter((each) => each.type === 11 && fits(each)).map(channelJson),
    members: [],
    has_more: false,
  });

  const register = (given: unknown): unknown => {
    const commands: readonly unknown[] = Array.isArray(given) ? given : [];
    check([
      ...commands.flatMap((each) => described('ApplicationCommandUpdateRequestSchema', each)),
      ...commandFaults(commands),
    ]);
    api.commands = commands;
    api.registrations += 1;
    return commands.map((each) => ({ ...(isRecord(each) ? each : {}), id: snowflake() }));
  };
  const editOriginal = (token: string, body: Body): unknown => {
    check([...described('IncomingWebhookUpdateRequestPartialSchema', body), ...messageFaults(body, 'edit')]);
    return edit(originalOf(pendingOf(token)), body);
  };
  const deleteOriginal = (token: string): undefined => {
    world.messages.delete(originalOf(pendingOf(token)).id);
    world.events.emit('change');
    return undefined;
  };
  const updateThread = (channel: Channel, body: Body): unknown => {
    check(described('UpdateThreadRequestPartialSchema', body));
    if (channel.locked === true) throw new Refusal(403, 50_013, 'Missing Permissions');
    channel.archived = body.archived === true;
    return channelJson(channel);
  };
  const interactionOf = (id: string, token: string): Pending => {
    const pending = interactions.get(id);
    return found(pending?.token === token ? pending : undefined, 10_062, 'Unknown interaction');
  };

  /** A colon stands for an id. */
  const routes: Readonly<Record<string, (ids: readonly string[], body: Body, given: unknown) => unknown>> = {
    'POST /interactions/:/:/callback': ([id = '', token = ''], body) =>
      respond(interactionOf(id, token), body),
    'PATCH /webhooks/:/:/messages/@original': ([, token = ''], body) => editOriginal(token, body),
    'DELETE /webhooks/:/:/messages/@original': ([, token = '']) => deleteOriginal(token),
    'POST /webhooks/:/:': ([, token = ''], body) => followUp(pendingOf(token), body),
    'POST /channels/:/messages': ([channel = ''], body) => createMessage(channelOf(channel), body),
    'GET /channels/:/messages': ([channel = ''], body) => history(channelOf(channel), body),
    'PATCH /channels/:/messages/:': ([channel = '', id = ''], body) =>
      editMessage(messageOf(channel, id), body),
    'POST /channels/:/messages/:/threads': ([channel = '', id = ''], body) =>
      startThread(channelOf(channel), messageOf(channel, id), body),
    'GET /channels/:/messages/:': ([channel = '', id = '']) => messageJson(world, messageOf(channel, id)),
    'POST /channels/:/threads': ([channel = ''], body) => openPost(channelOf(channel), body),
    'GET /channels/:/threads/archived/public': ([channel = '']) =>
      threadsWhere(({ parent, archived }) => parent === channel && archived),
    'GET /guilds/:/threads/active': ([guild = '']) =>
      threadsWhere((each) => each.guild === guild && !each.archived),
    'GET /channels/:': ([channel = '']) => channelJson(channelOf(channel)),
    'PATCH /channels/:': ([channel = ''], body) => updateThread(channelOf(channel), body),
    'POST /users/@me/channels': (_, body) => {
      check(described('CreatePrivateChannelRequestSchema', body));
      return channelJson(directChannel(world, String(body.recipient_id)));
    },
    'PUT /applications/:/commands': (_, __, given) => register(given),
    'GET /users/@me': () => userJson(world, world.bot.id),
    'GET /applications/@me': () => ({
      id: world.bot.id,
      name: 'Dateline',
      flags: options.content ? MAY_READ_CONTENT : 0,
    }),
    'GET /gateway/bot': () => ({
      url: options.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1_000, remaining: 999, reset_after: 60_000, max_concurrency: 16 },
    }),
  };

  const api: Api = {
    interactions,
    commands: [],
    registrations: 0,
    nonceWindow: 180_000,
    call: (method, path, given) => {
      for (const [pattern, carryOut] of Object.entries(routes)) {
        const ids = match(`${method} ${path}`, pattern);
        if (ids !== null) return carryOut(ids, isRecord(given) ? given : {}, given);
      }
      throw new Refusal(404, 0, '404: Not Found');
    },
  };
  return api;
}

/** Opens a thread from a message, as the API and a person's hand do. */
export function openThread(
  world: World,
  { dispatch }: Pick<ApiOptions, 'dispatch'>,
  channel: Channel,
  message: string,
  name: string,
  more: Pick<Channel, 'owner' | 'applied'> = {},
): Record<string, unknown> {
  const thread: Channel = {
    id: message,
    type: 11,
    name,
    ...(channel.guild === undefined ? {} : { guild: channel.guild }),
    parent: channel.id,
    archived: false,
    ...more,
  };
  world.channels.set(thread.id, thread);
  dispatch('THREAD_CREATE', { ...channelJson(thread), newly_created: true });
  world.events.emit('change');
  return channelJson(thread);
}

const isForum = ({ type }: Channel): boolean => type === 15 || type === 16;

const CLOSED = 'Cannot send messages to this user';

function isClosed({ manager, member }: World, { recipient }: Channel): boolean {
  return [manager, member].find(({ id }) => id === recipient)?.closed === true;
}

function callbackFaults(type: number, body: Body): readonly string[] {
  const data: Body = isRecord(body.data) ? body.data : {};
  switch (type) {
    case 4:
      return [
        ...described('CreateMessageInteractionCallbackRequestSchema', body),
        ...messageFaults(data, 'interaction'),
      ];
    case 5:
      return [
        ...described('CreateMessageInteractionCallbackRequestSchema', body),
        ...deferralFaults(body.data),
      ];
    case 6:
    case 7:
      return described('UpdateMessageInteractionCallbackRequestSchema', body);
    case 8:
      return described('ApplicationCommandAutocompleteCallbackRequestSchema', body);
    case 9:
      return [...described('ModalInteractionCallbackRequestSchema', body), ...modalFaults(body.data)];
    default:
      return [`/type: ${type} is no response`];
  }
}

const described = (schema: SchemaName, body: unknown): readonly string[] => faultsOf(schema, body);

function check(faults: readonly string[]): void {
  if (faults.length > 0) throw new Refusal(400, 50_035, 'Invalid Form Body', faults);
}

function found<Thing>(thing: Thing | undefined, code: number, message: string): Thing {
  if (thing === undefined) throw new Refusal(404, code, message);
  return thing;
}

/** The parts of a path where the pattern has a colon, or null where it does not match. */
function match(path: string, pattern: string): readonly string[] | null {
  const expression = pattern.replaceAll(/[.@]/g, '\\$&').replaceAll(':', '([^/]+)');
  return new RegExp(`^${expression}$`).exec(path)?.slice(1) ?? null;
}
