// A strict fake of Discord on loopback: the REST API, the gateway, and the hands of the people who use it.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApi, openThread, Refusal, type Api, type Pending } from './api.ts';
import { openGateway, type FakeGateway } from './gateway.ts';
import {
  channelJson,
  memberJson,
  messageJson,
  newWorld,
  put,
  snowflake,
  userJson,
  type Message,
  type Person,
  type World,
} from './world.ts';

/** What the fake does with the next matching call instead of answering it. */
export interface Mishap {
  readonly method: string;
  /** A part of the path. */
  readonly path: string;
  readonly type:
    | 'unavailable' // 503, nothing done
    | 'forbidden' // 403 with code 50013, nothing done
    | 'done-unavailable' // carried out, then 503
    | 'done-dropped' // carried out, then the connection breaks
    | 'done-silent' // carried out, then no answer at all
    | 'dropped' // the connection breaks, nothing done
    | 'limited'; // 429
  /** Of a 429, in seconds. */
  readonly retryAfter?: number;
  readonly times?: number;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

export interface FakeOptions {
  readonly content?: boolean;
  readonly lateGuilds?: boolean;
  /** The gateway refuses the token that the API takes. */
  readonly revoked?: boolean;
}

export interface FakeDiscord {
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly api: Api;
  readonly gateway: FakeGateway;
  readonly calls: readonly Call[];
  readonly refusals: readonly string[];
  mishap(mishap: Mishap): void;
  /** Told of every call: before anything is done, and when it is done and not yet answered. */
  watch: (method: string, path: string, stage: 'called' | 'done') => void;
  /** Sends an interaction. `data` is that of Discord's documentation. */
  interact(interaction: Interaction): Pending;
  /** Somebody says something in a channel, a thread or a direct conversation. */
  say(
    channel: string,
    content: string,
    options?: { readonly by?: Person; readonly replyTo?: string },
  ): Message;
  /** Grants the Message Content intent, or takes it away. */
  allowContent(allowed: boolean): void;
  /** Somebody opens the thread of a message by hand. */
  thread(message: Message, name: string): void;
  close(): Promise<void>;
}

export interface Interaction {
  readonly type: 2 | 3 | 4 | 5;
  readonly channel: string;
  readonly data: unknown;
  readonly by?: Person;
  readonly message?: Message;
  /** How long ago it was made, in milliseconds. */
  readonly age?: number;
}

const DEADLINE_MS = 3_000;

export async function openDiscord({
  content = true,
  lateGuilds = false,
  revoked = false,
}: FakeOptions = {}): Promise<FakeDiscord> {
  const world = newWorld();
  const token = `fake-${randomBytes(6).toString('hex')}`;
  const calls: Call[] = [];
  const refusals: string[] = [];
  const mishaps: (Mishap & { left: number })[] = [];
  const clocks = new Set<NodeJS.Timeout>();
  const limits = new Map<string, Window>();

  const server = createServer((request, response) => {
    const watch: FakeDiscord['watch'] = (...call) => fake.watch(...call);
    void answer({ api, token, world, calls, refusals, mishaps, limits, watch }, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const entry = { token: revoked ? 'revoked' : token, content, lateGuilds };
  const gateway = openGateway(server, world, entry);
  const dispatch = (type: string, data: unknown): void => gateway.dispatch(type, data);
  const api = openApi(world, { content, dispatch, gatewayUrl: () => gateway.url });

  const fake: FakeDiscord = {
    watch: () => undefined,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    token,
    world,
    api,
    gateway,
    calls,
    refusals,
    mishap: (mishap) => void mishaps.push({ ...mishap, left: mishap.times ?? 1 }),
    interact: (interaction) => {
      const sentAt = Date.now() - (interaction.age ?? 0);
      const pending: Pending = {
        id: snowflake(sentAt),
        token: randomBytes(12).toString('hex'),
        channel: interaction.channel,
        sentAt,
        ...(interaction.message === undefined ? {} : { about: interaction.message.id }),
        response: null,
        original: null,
      };
      api.interactions.set(pending.id, pending);
      const clock = setTimeout(() => {
        clocks.delete(clock);
        if (pending.response === null)
          refusals.push(`an interaction of type ${interaction.type} was not acknowledged within 3 s`);
      }, DEADLINE_MS);
      clocks.add(clock.unref());
      dispatch('INTERACTION_CREATE', interactionJson(world, pending, interaction));
      return pending;
    },
    say: (channel, words, { by = world.member, replyTo } = {}) => {
      const message: Message = {
        id: snowflake(),
        channel,
        author: by.id,
        content: words,
        payload: {},
        ephemeral: false,
        interaction: false,
        ...(replyTo === undefined ? {} : { replyTo }),
        loading: false,
        edits: 0,
      };
      put(world, message);
      dispatch('MESSAGE_CREATE', messageJson(world, message));
      return message;
    },
    allowContent: (allowed) => void (entry.content = allowed),
    thread: (message, name) => {
      const channel = world.channels.get(message.channel);
      if (channel !== undefined) openThread(world, { dispatch }, channel, message.id, name);
    },
    close: async () => {
      clocks.forEach(clearTimeout);
      gateway.close();
      await closed(server);
    },
  };
  return fake;
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Window {
  readonly endsAt: number;
  count: number;
}

interface Hub {
  readonly api: Api;
  readonly token: string;
  readonly world: World;
  readonly calls: Call[];
  readonly refusals: string[];
  readonly mishaps: (Mishap & { left: number })[];
  readonly limits: Map<string, Window>;
  readonly watch: FakeDiscord['watch'];
}

async function answer(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const [address = '', search = ''] = (request.url ?? '').split('?');
  const path = decodeURIComponent(address).replace(/^\/api(\/v10)?/, '');
  const query = Object.fromEntries(new URLSearchParams(search));
  const body = (await bodyOf(request)) ?? (method === 'GET' ? query : undefined);
  hub.watch(method, path, 'called');
  const mishap = hub.mishaps.find(
    (each) => each.left > 0 && each.method === method && path.includes(each.path),
  );
  if (mishap !== undefined) mishap.left -= 1;
  const reply = (status: number, json: unknown, headers: Record<string, string> = {}): void => {
    hub.calls.push({ method, path, status, body });
    hub.world.events.emit('change');
    response.writeHead(status, status === 204 ? headers : { 'content-type': 'application/json', ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(json));
  };
  const unavailable = (): void => reply(503, { message: 'Service unavailable', code: 0 });
  try {
    if (mishap?.type === 'unavailable') {
      unavailable();
      return;
    }
    if (mishap?.type === 'dropped') {
      response.destroy();
      return;
    }
    if (mishap?.type === 'forbidden') {
      reply(403, { message: 'Missing Permissions', code: 50_013 });
      return;
    }
    if (mishap?.type === 'limited') {
      limited(reply, mishap.retryAfter ?? 1);
      return;
    }
    if (needsToken(path) && request.headers.authorization !== `Bot ${hub.token}`)
      throw new Refusal(401, 0, '401: Unauthorized');
    const headers = rateHeaders(hub.limits, method, path);
    if (headers['x-ratelimit-remaining'] === '-1') {
      hub.refusals.push(`${method} ${path}: 429`);
      limited(reply, 1);
      return;
    }
    const result = hub.api.call(method, path, body);
    hub.watch(method, path, 'done');
    if (mishap?.type === 'done-unavailable') unavailable();
    else if (mishap?.type === 'done-dropped' || mishap?.type === 'done-silent') {
      hub.calls.push({ method, path, status: 0, body });
      if (mishap.type === 'done-dropped') response.destroy();
    } else reply(result === undefined ? 204 : 200, result, headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, code, message, faults } = error;
    hub.refusals.push(`${method} ${path}: ${status} ${code} ${message} ${faults.join('; ')}`.trim());
    reply(status, {
      message,
      code,
      ...(faults.length > 0 ? { errors: { _errors: faults.map(asError) } } : {}),
    });
  }
}

const asError = (message: string): unknown => ({ code: 'INVALID', message });

/** An interaction's token is its own authority. */
const needsToken = (path: string): boolean => !/^\/(interactions|webhooks)\//.test(path);

function limited(
  reply: (status: number, json: unknown, headers: Record<string, string>) => void,
  seconds: number,
): void {
  reply(
    429,
    { message: 'You are being rate limited.', retry_after: seconds, global: false },
    {
      'retry-after': String(seconds),
      'x-ratelimit-limit': String(BURST),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(seconds),
      'x-ratelimit-bucket': 'limited',
      'x-ratelimit-scope': 'user',
    },
  );
}

/** Calls of one kind to one channel in one window. */
const BURST = 30;
/** Calls of a bot in a second, but for responses to interactions. */
const GLOBAL = 50;
const WINDOW_MS = 1_000;

function rateHeaders(limits: Map<string, Window>, method: string, path: string): Record<string, string> {
  if (path.startsWith('/interactions/')) return {};
  const isInteraction = path.startsWith('/webhooks/');
  const whole = isInteraction ? undefined : inWindow(limits, 'everything');
  if (whole !== undefined && whole.count > GLOBAL) return { 'x-ratelimit-remaining': '-1' };
  const [, kind = '', major = '', token = ''] = path.split('/');
  // A webhook counts with its token: each interaction by itself.
  const key = [method, kind, major, ...(kind === 'webhooks' ? [token] : [])].join(' ');
  const window = inWindow(limits, key);
  return {
    'x-ratelimit-limit': String(BURST),
    'x-ratelimit-remaining': String(Math.max(-1, BURST - window.count)),
    'x-ratelimit-reset-after': ((window.endsAt - Date.now()) / 1000).toFixed(3),
    'x-ratelimit-bucket': `${method}-${kind}`,
  };
}

function inWindow(limits: Map<string, Window>, key: string): Window {
  const now = Date.now();
  const known = limits.get(key);
  const window = known !== undefined && known.endsAt > now ? known : { endsAt: now + WINDOW_MS, count: 0 };
  window.count += 1;
  limits.set(key, window);
  return window;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function interactionJson(world: World, pending: Pending, interaction: Interaction): unknown {
  const { type, data, by = world.manager, message } = interaction;
  const channel = world.channels.get(interaction.channel);
  const user = userJson(world, by.id);
  // Everybody may use commands; only the manager's permissions hold Manage Server.
  const permissions = by.id === world.manager.id ? '2147483680' : '2147483648';
  return {
    id: pending.id,
    application_id: world.bot.id,
    type,
    token: pending.token,
    version: 1,
    data,
    channel_id: interaction.channel,
    channel: channel === undefined ? undefined : channelJson(channel),
    ...(channel?.guild === undefined
      ? { user, context: 1 }
      : {
          guild_id: channel.guild,
          guild: { id: channel.guild, locale: 'en-US', features: [] },
          member: { ...memberJson(world, by.id), user, permissions },
          context: 0,
        }),
    ...(message === undefined ? {} : { message: messageJson(world, message) }),
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: {},
    app_permissions: '0',
    attachment_size_limit: 10_485_760,
  };
}
