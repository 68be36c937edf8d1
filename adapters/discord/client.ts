// Dateline on Discord: what comes in over the gateway, what goes out over the API, and the end of both.
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes, type Client } from 'discord.js';
import type { Adapter, Context, Newsroom } from '../adapter.ts';
import { registerCommands } from './commands.ts';
import type { DiscordConfig } from './config.ts';
import { openGateway, type Gateway } from './gateway.ts';
import { rememberForums } from './forum.ts';
import { receiveInteraction } from './interactions.ts';
import { direct, find } from './find.ts';
import { BULK_PACE, openLanes } from './lanes.ts';
import { receiveMessage } from './messages.ts';
import { lackedIn } from './permissions.ts';
import type { Spot } from './places.ts';
import { post, rememberThreads, update } from './post.ts';
import type { DiscordBody } from './render.ts';
import { openShift } from './shift.ts';

/** @throws UserError when Discord refuses the token or cannot be reached */
export async function connect(
  config: DiscordConfig,
  newsroom: Newsroom,
  context: Context,
): Promise<Adapter<DiscordBody>> {
  const { log, shelf } = context;
  const lanes = openLanes(config, context.timeout);
  const shift = openShift(log);
  let connected: Gateway | null = null;
  const threads = rememberThreads((id) => connected?.client.channels.cache.has(id) ?? false);
  const forums = rememberForums((id) => connected?.client.channels.cache.get(id)?.type);
  const lacked = (spot: Spot): readonly string[] =>
    connected === null ? [] : lackedIn(connected.client, spot);
  const wire = { rest: lanes.answers, acks: lanes.acks, clock: Date.now, threads, newsroom, log };
  const listeners = {
    interaction: (data: unknown) => shift.start('an interaction', () => receiveInteraction(wire, data)),
    message: (data: unknown, client: Client) =>
      shift.start('a message', () => receiveMessage({ ...wire, client }, data)),
  };
  const gateway = await openGateway(config, listeners, log).catch((error: unknown) => {
    lanes.close();
    throw error;
  });
  connected = gateway;
  const application = config.application ?? gateway.client.application.id;
  await registerCommands(newsroom.commands, application, {
    put: (body) => lanes.answers.put(Routes.applicationCommands(application), { body }),
    shelf,
    log,
  });
  log.info({ application, bot: gateway.client.user.id }, 'Discord is connected.');
  const wait = async (): Promise<void> => sleep(await context.reserve('bulk', BULK_PACE));
  const glass = { rest: lanes.answers, self: gateway.client.user.id, forums, wait };
  const bulk = { rest: lanes.bulk, threads, forums, lacked, wait };
  return {
    post: (place, part, options) => shift.include(post(bulk, place, part, options)),
    find: (place, part, earlier) => find(glass, place, part, { ...earlier, now: context.now() }),
    tell: (_place, user, part) => shift.include(direct(lanes.answers, user, part)),
    update: (receipt, part) => shift.include(update({ rest: lanes.bulk, wait }, receipt, part)),
    close: async () => {
      await shift.end();
      await gateway.close();
      lanes.close();
    },
  };
}
