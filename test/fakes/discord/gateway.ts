// The fake's gateway: sessions over WebSocket, with the events that the session's intents let through.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { isRecord } from './description.ts';
import { channelJson, memberJson, userJson, type World } from './world.ts';

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalid: 9, hello: 10, ack: 11 } as const;
const MESSAGE_CONTENT = 1 << 15;
const TOKEN_REFUSED = 4004;
const INTENT_REFUSED = 4014;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

export interface GatewayOptions {
  readonly token: string;
  /** Whether the application may have the Message Content intent. */
  content: boolean;
  /** Holds the guilds back until `sendGuilds` is called. */
  readonly lateGuilds: boolean;
}

export interface FakeGateway {
  readonly url: string;
  dispatch(type: string, data: unknown): void;
  sendGuilds(): void;
  /** What came in, in order: `IDENTIFY`, `RESUME`. */
  readonly hellos: readonly string[];
  /** Cuts every connection without a word, as a fault on the way does. */
  cut(): void;
  /** Closes every connection with this code. */
  end(code: number): void;
  /** Whether resumptions are answered by an abrupt end. */
  restless: boolean;
  /** Whether anybody is connected. */
  isOpen(): boolean;
  close(): void;
}

export function openGateway(server: Server, world: World, options: GatewayOptions): FakeGateway {
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const hellos: string[] = [];

  const send = (session: Session, t: string, d: unknown): void => {
    const s = session.sent.length + 1;
    session.sent.push({ s, t, d });
    session.socket?.send(JSON.stringify({ op: OP.dispatch, s, t, d }));
  };
  const sendGuilds = (): void => {
    for (const session of sessions.values()) send(session, 'GUILD_CREATE', guildJson(world));
  };

  const identify = (socket: WebSocket, d: Record<string, unknown>): Session | null => {
    const intents = Number(d.intents);
    if (d.token !== options.token) socket.close(TOKEN_REFUSED, 'Authentication failed.');
    else if ((intents & MESSAGE_CONTENT) !== 0 && !options.content)
      socket.close(INTENT_REFUSED, 'Disallowed intent(s).');
    else {
      const session: Session = { id: `session-${sessions.size}`, intents, sent: [], socket };
      sessions.set(session.id, session);
      send(session, 'READY', readyJson(world, session.id, url));
      if (!options.lateGuilds) send(session, 'GUILD_CREATE', guildJson(world));
      world.events.emit('change');
      return session;
    }
    return null;
  };

  const resume = (socket: WebSocket, d: Record<string, unknown>): Session | null => {
    const session = sessions.get(String(d.session_id));
    if (session === undefined || d.token !== options.token) {
      socket.send(JSON.stringify({ op: OP.invalid, d: false }));
      return null;
    }
    session.socket = socket;
    for (const { s, t, d: data } of session.sent.filter((each) => each.s > Number(d.seq)))
      socket.send(JSON.stringify({ op: OP.dispatch, s, t, d: data }));
    send(session, 'RESUMED', {});
    world.events.emit('change');
    return session;
  };

  sockets.on('connection', (socket) => {
    let session: Session | null = null;
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (data: Buffer) => {
      const packet: unknown = JSON.parse(data.toString());
      if (!isRecord(packet)) return;
      const d = isRecord(packet.d) ? packet.d : {};
      if (packet.op === OP.heartbeat) socket.send(JSON.stringify({ op: OP.ack }));
      if (packet.op === OP.identify) {
        hellos.push('IDENTIFY');
        session = identify(socket, d);
      }
      if (packet.op === OP.resume) {
        hellos.push('RESUME');
        if (gateway.restless) socket.terminate();
        else session = resume(socket, d);
      }
    });
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = null;
      world.events.emit('change');
    });
  });

  const gateway: FakeGateway = {
    url,
    hellos,
    restless: false,
    sendGuilds,
    dispatch: (type, data) => {
      for (const session of sessions.values()) {
        const isBlind = type === 'MESSAGE_CREATE' && (session.intents & MESSAGE_CONTENT) === 0;
        send(session, type, isBlind ? withoutContent(world, data) : data);
      }
    },
    end: (code) => sockets.clients.forEach((socket) => socket.close(code)),
    cut: () => sockets.clients.forEach((socket) => socket.terminate()),
    isOpen: () => [...sessions.values()].some(({ socket }) => socket !== null),
    close: () => {
      sockets.clients.forEach((socket) => socket.terminate());
      sockets.close();
    },
  };
  return gateway;
}

/**
 * Without the intent, content comes only in direct conversations, with a mention of the bot, with a reply to a
 * message of the bot that is no answer to an interaction, and of the bot itself.
 */
function withoutContent({ bot }: World, data: unknown): unknown {
  if (!isRecord(data) || data.guild_id === undefined) return data;
  const answered = isRecord(data.referenced_message) ? data.referenced_message : null;
  const isSeen =
    new RegExp(`<@!?${bot.id}>`).test(String(data.content)) ||
    isBy(data, bot.id) ||
    (answered !== null && isBy(answered, bot.id) && !('interaction_metadata' in answered));
  return isSeen ? data : { ...data, content: '', components: [] };
}

const isBy = (message: Record<string, unknown>, id: string): boolean =>
  isRecord(message.author) && message.author.id === id;

function readyJson(world: World, session: string, url: string): unknown {
  return {
    v: 10,
    user: { ...userJson(world, world.bot.id), verified: true, mfa_enabled: false, email: null },
    guilds: [{ id: world.guild, unavailable: true }],
    session_id: session,
    resume_gateway_url: url,
    application: { id: world.bot.id, flags: 0 },
  };
}

/** View Channel, Send Messages, Read Message History, Create Public Threads, Send Messages in Threads. */
const OUR_PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 35n) | (1n << 38n);

function guildJson(world: World): unknown {
  const { guild, channels, managerRole, bot, botRole } = world;
  const all = [...channels.values()].filter((channel) => channel.guild === guild);
  return {
    id: guild,
    name: 'A guild',
    owner_id: guild,
    unavailable: false,
    member_count: 3,
    large: false,
    joined_at: '2024-01-01T00:00:00.000Z',
    features: [],
    emojis: [],
    stickers: [],
    roles: [
      { id: guild, name: '@everyone', permissions: '0', position: 0, color: 0, flags: 0, colors: {} },
      { id: managerRole, name: 'managers', permissions: '32', position: 1, color: 0, flags: 0, colors: {} },
      {
        id: botRole,
        name: 'Dateline',
        permissions: String(OUR_PERMISSIONS),
        position: 2,
        color: 0,
        flags: 0,
        colors: {},
      },
    ],
    channels: all.filter(({ type }) => type !== 11).map(channelJson),
    threads: all.filter(({ type, archived }) => type === 11 && !archived).map(channelJson),
    members: [{ ...memberJson(world, bot.id), user: userJson(world, bot.id) }],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    premium_tier: 0,
    preferred_locale: 'en-US',
    afk_timeout: 300,
    afk_channel_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
  };
}
