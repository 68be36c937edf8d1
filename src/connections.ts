// The platforms that are online. One that cannot go online does not hold the others.
import type { Context, Newsroom } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';
import type { Configured } from './config.ts';
import { messageOf } from './delivery/outcome.ts';
import type { Connected } from './delivery/send.ts';

export interface Connections {
  readonly find: (platform: string) => Connected | undefined;
  /** Connects what is not connected, but for what was refused for good. */
  readonly connect: () => Promise<void>;
  /** Why each of those that are not online is not. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

export function newConnections(
  configured: readonly Configured[],
  newsroom: Newsroom,
  contextOf: (platform: string) => Context,
): Connections {
  const online = new Map<string, Connected>();
  const faults = new Map<string, string>();
  const refused = new Set<string>();

  async function connectOne({ platform, settings }: Configured): Promise<void> {
    const context = contextOf(platform.name);
    try {
      online.set(platform.name, { platform, adapter: await platform.connect(settings, newsroom, context) });
      faults.delete(platform.name);
      context.log.info({ platform: platform.name }, `${platform.name} is connected`);
    } catch (error) {
      faults.set(platform.name, messageOf(error));
      // A wrong token stays wrong; a network that is down comes back.
      if (error instanceof UserError) refused.add(platform.name);
      context.log.error({ platform: platform.name, err: error }, `${platform.name} cannot be connected`);
    }
  }

  return {
    find: (name) => online.get(name),
    connect: async () => {
      const missing = configured.filter(({ platform: { name } }) => !online.has(name) && !refused.has(name));
      await Promise.all(missing.map(connectOne));
    },
    faults: () => [...faults].map(([name, message]) => `${name}: ${message}`),
    close: async () => {
      await Promise.all(
        [...online].map(async ([name, { adapter }]) => {
          try {
            await adapter.close();
          } catch (error) {
            contextOf(name).log.error({ err: error }, `${name} did not close cleanly`);
          }
        }),
      );
    },
  };
}
