// The connection over which Discord sends interactions and messages: discord.js, with its known weaknesses fenced in.
import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Partials,
  type User,
} from 'discord.js';
import { UserError } from '#briefings/error.ts';
import type { Log } from '../adapter.ts';
import type { DiscordConfig } from './config.ts';
import { faultText } from './faults.ts';

export interface Gateway {
  /** The connected client; another one after a reconnection from scratch. */
  readonly client: Client<true>;
  close(): Promise<void>;
}

/** Who hears of what arrives. They are called as soon as it does and must not throw. */
export interface Listeners {
  interaction(data: unknown): void;
  message(data: unknown, client: Client): void;
}

const BASE_INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** After so many reconnections without a session, Discord is left alone for a while. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Goes online, with the Message Content intent where Discord allows it and without it otherwise.
 * @throws UserError when the token is refused or Discord cannot be reached
 */
export async function openGateway(config: DiscordConfig, listeners: Listeners, log: Log): Promise<Gateway> {
  let closed = false;
  let withContent = true;
  let pause: { readonly timer: NodeJS.Timeout; readonly length: number } | null = null;

  const enter = async (): Promise<Client<true>> => {
    try {
      return await logIn(config, withContent, listeners, hooks);
    } catch (error) {
      if (!(error instanceof ClosedByDiscord) || error.code !== DISALLOWED) throw error;
    }
    withContent = false;
    log.warn({}, NO_CONTENT);
    return logIn(config, withContent, listeners, hooks);
  };
  /** Leaves the present connection and makes a new one, later and later while that fails. */
  const restart = async (): Promise<void> => {
    const length = Math.min((pause?.length ?? FIRST_PAUSE_MS / 2) * 2, LONGEST_PAUSE_MS);
    await leave(client);
    if (closed) return;
    pause = { length, timer: setTimeout(() => void reenter(), length) };
  };
  const reenter = async (): Promise<void> => {
    try {
      const next = await enter();
      pause = null;
      if (closed) await leave(next);
      else client = next;
    } catch (error) {
      log.error({ cause: faultText(error) }, 'Discord: the connection could not be made again yet.');
      if (!closed) await restart();
    }
  };
  const hooks: Hooks = {
    log,
    lost: (code) => {
      if (code === DISALLOWED) {
        withContent = false;
        log.warn({}, NO_CONTENT);
      } else log.error({ code }, 'Discord closed the connection; it is made again from scratch.');
      void restart();
    },
    restless: () => {
      log.warn({}, 'Discord: reconnecting again and again; waiting before the next attempt.');
      void restart();
    },
  };

  let client = await enter().catch((error: unknown) => {
    throw refusal(error, config);
  });
  return {
    get client() {
      return client;
    },
    close: async () => {
      closed = true;
      if (pause !== null) clearTimeout(pause.timer);
      await leave(client);
    },
  };
}

const DISALLOWED: number = GatewayCloseCodes.DisallowedIntents;
const TOKEN_REFUSED: number = GatewayCloseCodes.AuthenticationFailed;
const NO_CONTENT =
  'Discord did not grant the Message Content intent: replies in threads are only seen where they mention the bot. ' +
  'Switch it on under Bot → Privileged Gateway Intents in the Developer Portal and restart.';

class ClosedByDiscord extends Error {
  override readonly name = 'ClosedByDiscord';
  readonly code: number;

  constructor(code: number, cause: unknown) {
    super(`closed with code ${code}`, { cause });
    this.code = code;
  }
}

function refusal(error: unknown, { api }: DiscordConfig): UserError {
  const isTokenRefused =
    (error instanceof ClosedByDiscord && error.code === TOKEN_REFUSED) ||
    (error instanceof Error && 'code' in error && error.code === 'TokenInvalid');
  return isTokenRefused
    ? new UserError(
        'Discord refused the token in DISCORD_TOKEN. Take a new one from the Bot page of the Discord Developer ' +
          'Portal (Reset Token).',
      )
    : new UserError(`Discord could not be reached at ${api}: ${faultText(error)}`);
}

interface Hooks {
  readonly log: Log;
  /** The connection was closed for good, with this code. */
  lost(code: number): void;
  /** Reconnections follow each other without a session. */
  restless(): void;
}

async function logIn(
  { token, api }: DiscordConfig,
  withContent: boolean,
  listeners: Listeners,
  hooks: Hooks,
): Promise<Client<true>> {
  const client = newClient(api, withContent);
  const closes: number[] = [];
  const noteClose = ({ code }: { readonly code: number }): void => void closes.push(code);
  client.on(Events.ShardDisconnect, noteClose);
  listen(client, listeners, hooks.log);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  try {
    await client.login(token);
  } catch (error) {
    const [code] = closes;
    throw code === undefined ? error : new ClosedByDiscord(code, error);
  }
  const online = await ready;
  client.off(Events.ShardDisconnect, noteClose);
  client.on(Events.ShardDisconnect, ({ code }) => hooks.lost(code));
  capReconnections(client, hooks);
  return online;
}

/** Disconnects without taking the end of the connection for a loss. */
async function leave(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardDisconnect);
  client.removeAllListeners(Events.ShardReconnecting);
  await client.destroy();
}

function newClient(api: string, withContent: boolean): Client {
  return new Client({
    intents: withContent ? [...BASE_INTENTS, GatewayIntentBits.MessageContent] : BASE_INTENTS,
    partials: [Partials.Channel],
    // Interactions must not wait for guilds that are late.
    waitGuildTimeout: 0,
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api },
    // Users, members and messages would be kept for ever; we need guilds with their roles, channels and threads.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => isSelf(member.user) },
      UserManager: { maxSize: 0, keepOverLimit: isSelf },
      ThreadMemberManager: 0,
    }),
  });
}

const isSelf = (user: User): boolean => user.id === (user.client as Client).user?.id;

/** The two kinds of packet that we read ourselves. */
const OURS: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
]);

/**
 * Reads interactions and messages as they come in, before discord.js has made up its mind about them: it would hold
 * them back until it is ready and lose messages of channels that it does not know. The other packets keep its
 * picture of guilds and channels current. A malformed one, at which discord.js throws (and ends the process), is
 * logged.
 */
function listen(client: Client, listeners: Listeners, log: Log): void {
  client.on(Events.Error, (error) => log.error({ cause: faultText(error) }, 'Discord: an event failed.'));
  client.on(Events.ShardError, (error) =>
    log.warn({ cause: faultText(error) }, 'Discord: the connection failed.'),
  );
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => listeners.interaction(data));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => listeners.message(data, client));

  const packets = client.ws as unknown as PacketHandler;
  const handle = packets.handlePacket.bind(client.ws);
  packets.handlePacket = (packet, shard) => {
    if (packet !== undefined && OURS.has(packet.t)) return true;
    try {
      return handle(packet, shard);
    } catch (error) {
      log.error({ cause: faultText(error), packet: packet?.t }, 'Discord sent a packet that cannot be read.');
      return false;
    }
  };
}

/** The one place of discord.js where a packet is taken apart. Its types keep it private. */
interface PacketHandler {
  handlePacket(packet?: { readonly t: string }, shard?: unknown): boolean;
}

/** discord.js resumes every half second, for ever, against a gateway that closes each attempt. */
function capReconnections(client: Client, hooks: Hooks): void {
  let attempts = 0;
  const settled = (): void => void (attempts = 0);
  client.on(Events.ShardResume, settled);
  client.on(Events.ShardReady, settled);
  client.on(Events.ShardReconnecting, () => {
    attempts += 1;
    if (attempts === MAX_ATTEMPTS) hooks.restless();
  });
}
