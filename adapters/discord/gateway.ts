// The connection over which Discord sends interactions and messages, kept up for as long as the process runs.
import { GatewayCloseCodes, type Client } from 'discord.js';
import { UserError } from '#briefings/error.ts';
import type { Log } from '../adapter.ts';
import type { DiscordConfig } from './config.ts';
import { faultText } from './faults.ts';
import { ClosedByDiscord, leave, logIn, type Hooks, type Listeners } from './session.ts';

export interface Gateway {
  /** The connected client; another one after a reconnection from scratch. */
  readonly client: Client<true>;
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Goes online, with the Message Content intent where Discord allows it and without it otherwise.
 * @throws UserError when the token is refused or Discord cannot be reached
 */
export async function openGateway(config: DiscordConfig, listeners: Listeners, log: Log): Promise<Gateway> {
  let closed = false;
  let withContent = true;
  let pause: { readonly timer: NodeJS.Timeout; readonly length: number } | null = null;

  const goWithoutContent = (): void => {
    withContent = false;
    log.warn({}, NO_CONTENT);
  };
  const enter = async (): Promise<Client<true>> => {
    try {
      return await logIn(config, withContent, listeners, hooks);
    } catch (error) {
      if (!(error instanceof ClosedByDiscord) || error.code !== DISALLOWED) throw error;
    }
    goWithoutContent();
    return logIn(config, withContent, listeners, hooks);
  };
  /** Leaves the present connection and makes a new one, later and later while that fails. */
  const restart = async (): Promise<void> => {
    const length = Math.min((pause?.length ?? FIRST_PAUSE_MS / 2) * 2, LONGEST_PAUSE_MS);
    await leave(client, log);
    if (closed) return;
    pause = { length, timer: setTimeout(() => void reenter(), length) };
  };
  const reenter = async (): Promise<void> => {
    try {
      const next = await enter();
      pause = null;
      if (closed) await leave(next, log);
      else client = next;
    } catch (error) {
      log.error({ cause: faultText(error) }, 'Discord: the connection could not be made again yet.');
      if (!closed) await restart();
    }
  };
  const hooks: Hooks = {
    log,
    lost: (code) => {
      if (code === DISALLOWED) goWithoutContent();
      else log.error({ code }, 'Discord closed the connection; it is made again from scratch.');
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
      await leave(client, log);
    },
  };
}

const DISALLOWED: number = GatewayCloseCodes.DisallowedIntents;
const TOKEN_REFUSED: number = GatewayCloseCodes.AuthenticationFailed;
const NO_CONTENT =
  'Discord did not grant the Message Content intent: replies in threads are only seen where they mention the bot. ' +
  'Switch it on under Bot → Privileged Gateway Intents in the Developer Portal and restart.';

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
