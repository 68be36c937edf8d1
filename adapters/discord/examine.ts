// Looks, without posting, whether the settings can work on Discord: for `dateline doctor`.
import { ApplicationFlags, DiscordAPIError, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Finding } from '../adapter.ts';
import type { DiscordConfig } from './config.ts';
import { faultText } from './faults.ts';

const userSchema = z.object({ id: z.string(), username: z.string() });
const applicationSchema = z.object({ id: z.string(), name: z.string(), flags: z.int().default(0) });
const gatewaySchema = z.object({
  session_start_limit: z.object({ total: z.int(), remaining: z.int(), reset_after: z.int() }),
});

/** @returns what was looked at, each with what to do where it is not well; never rejects */
export async function examine(config: DiscordConfig): Promise<readonly Finding[]> {
  const rest = new REST({ api: config.api, timeout: 8_000, retries: 1 });
  // Each call sets the token again: the library forgets it at the first refusal.
  const get = (route: `/${string}`): Promise<unknown> => rest.setToken(config.token).get(route);
  try {
    return [await token(get), ...(await application(get, config)), await sessions(get)];
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

type Get = (route: `/${string}`) => Promise<unknown>;

async function token(get: Get): Promise<Finding> {
  try {
    const { username, id } = userSchema.parse(await get(Routes.user()));
    return { ok: true, what: `Discord token: it is the bot ${username} (${id})` };
  } catch (error) {
    return isRefused(error)
      ? {
          ok: false,
          what: 'Discord token: refused',
          remedy:
            'Take a new one from the Bot page of the Developer Portal (Reset Token) into DISCORD_TOKEN.',
        }
      : unreachable('Discord token', error);
  }
}

async function application(get: Get, config: DiscordConfig): Promise<readonly Finding[]> {
  try {
    const found = applicationSchema.parse(await get(Routes.currentApplication()));
    const mayReadContent =
      (found.flags &
        (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !==
      0;
    return [
      config.application === null || config.application === found.id
        ? { ok: true, what: `Discord application: ${found.name} (${found.id})` }
        : {
            ok: false,
            what: `Discord application: the token belongs to ${found.id}, DISCORD_APPLICATION_ID says ${config.application}`,
            remedy: 'Correct DISCORD_APPLICATION_ID, or leave it out.',
          },
      mayReadContent
        ? { ok: true, what: 'Discord Message Content intent: granted' }
        : {
            ok: false,
            what: 'Discord Message Content intent: not granted; replies in threads are only seen with a mention',
            remedy: 'Switch it on under Bot → Privileged Gateway Intents in the Developer Portal.',
          },
    ];
  } catch (error) {
    return isRefused(error) ? [] : [unreachable('Discord application', error)];
  }
}

async function sessions(get: Get): Promise<Finding> {
  try {
    const { session_start_limit: limit } = gatewaySchema.parse(await get(Routes.gatewayBot()));
    const what = `Discord gateway: ${limit.remaining} of ${limit.total} session starts left`;
    return limit.remaining > 0
      ? { ok: true, what }
      : {
          ok: false,
          what,
          remedy: `Wait ${Math.ceil(limit.reset_after / 60_000)} minutes before the next start.`,
        };
  } catch (error) {
    return isRefused(error)
      ? { ok: false, what: 'Discord gateway: refused', remedy: 'Correct DISCORD_TOKEN first.' }
      : unreachable('Discord gateway', error);
  }
}

const isRefused = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;

function unreachable(what: string, error: unknown): Finding {
  return {
    ok: false,
    what: `${what}: not answered (${faultText(error)})`,
    remedy: 'Check the network, DISCORD_API_URL, and https://discordstatus.com.',
  };
}
