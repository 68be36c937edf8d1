// One session with Discord's gateway: discord.js, with its known weaknesses fenced in.
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Partials,
  type User,
} from 'discord.js';
import type { Log } from '../adapter.ts';
import type { DiscordConfig } from './config.ts';
import { faultText } from './faults.ts';

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

/** The gateway closed the connection for good. */
export class ClosedByDiscord extends Error {
  override readonly name = 'ClosedByDiscord';
  readonly code: number;

  constructor(code: number, cause: unknown) {
    super(`closed with code ${code}`, { cause });
    this.code = code;
  }
}

export interface Hooks {
  readonly log: Log;
  /** The connection was closed for good, with this code. */
  lost(code: number): void;
  /** Reconnections follow each other without a session. */
  restless(): void;
}

/**
 * Logs in and waits until events arrive.
 * @throws ClosedByDiscord where the gateway says why it will not have us
 */
export async function logIn(
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

/** Disconnects without taking the end of the connection for a loss. Never rejects. */
export async function leave(client: Client, log: Log): Promise<void> {
  client.removeAllListeners(Events.ShardDisconnect);
  client.removeAllListeners(Events.ShardReconnecting);
  try {
    await client.destroy();
  } catch (error) {
    log.warn({ cause: faultText(error) }, 'Discord: the connection did not end well.');
  }
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

/** After so many reconnections without a session, Discord is left alone for a while. */
const MAX_ATTEMPTS = 4;

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
