// The platforms that are online. One that cannot go online does not hold the others.
import type { Adapter, Context, Log, Newsroom } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';
import type { Configured } from './config.ts';
import { messageOf } from './cause.ts';
import type { Key } from './store/sole.ts';
import type { Connected } from './delivery/sending.ts';

export interface Connections {
  readonly find: (platform: string) => Connected | undefined;
  readonly online: () => readonly Connected[];
  /** Connects what is not connected; what failed before is tried again after ever longer pauses. */
  readonly connect: () => Promise<void>;
  /** Why each of those that are not online is not. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Takes the key of a platform that one instance at a time may be connected to; null where another has it. */
export type TakeKey = (platform: string, lost: () => void) => Promise<Key | null>;

interface Failure {
  readonly message: string;
  readonly pause: number;
  readonly retryAt: Date;
}

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 3_600_000;

export function newConnections(
  configured: readonly Configured[],
  newsroom: Newsroom,
  contextOf: (platform: string) => Context,
  takeKey: TakeKey,
): Connections {
  const online = new Map<string, Connected>();
  const failures = new Map<string, Failure>();
  const keyring = newKeyring(contextOf, takeKey, (name) => void disconnect(name));

  async function connectOne({ platform, settings }: Configured): Promise<void> {
    const context = contextOf(platform.name);
    try {
      if (platform.alone && !(await keyring.has(platform.name))) return;
      online.set(platform.name, { platform, adapter: await platform.connect(settings, newsroom, context) });
      failures.delete(platform.name);
      context.log.info({ platform: platform.name }, `${platform.name} is connected`);
    } catch (error) {
      failures.set(platform.name, nextFailure(failures.get(platform.name), error, context.now()));
      const reason = error instanceof UserError ? { reason: error.message } : { err: error };
      context.log.error({ platform: platform.name, ...reason }, `${platform.name} cannot be connected`);
    }
  }

  async function disconnect(name: string): Promise<void> {
    const adapter = online.get(name)?.adapter;
    online.delete(name);
    if (adapter !== undefined) await closeOne(name, adapter, contextOf(name).log);
  }

  const wanted = ({ platform: { name } }: Configured): boolean => {
    const retryAt = failures.get(name)?.retryAt;
    return !online.has(name) && (retryAt === undefined || retryAt <= contextOf(name).now());
  };

  let connecting: Promise<unknown> = Promise.resolve();
  return {
    find: (name) => online.get(name),
    online: () => [...online.values()],
    connect: async () => {
      connecting = connecting.then(() => Promise.all(configured.filter(wanted).map(connectOne)));
      await connecting;
    },
    faults: () => [...failures].map(([name, { message }]) => `${name}: ${message}`),
    close: async () => {
      await connecting;
      const adapters = [...online].map(([name, { adapter }]) => closeOne(name, adapter, contextOf(name).log));
      await Promise.all(adapters);
      await keyring.release();
    },
  };
}

async function closeOne(name: string, adapter: Adapter, log: Log): Promise<void> {
  try {
    await adapter.close();
  } catch (error) {
    log.error({ err: error }, `${name} did not close cleanly`);
  }
}

interface Keyring {
  /** Whether it is for this instance to connect the platform; asked at every tick, so that it takes over in a minute. */
  readonly has: (platform: string) => Promise<boolean>;
  readonly release: () => Promise<void>;
}

function newKeyring(
  contextOf: (platform: string) => Context,
  takeKey: TakeKey,
  lost: (platform: string) => void,
): Keyring {
  const keys = new Map<string, Key>();
  /** Those that another instance has. */
  const waiting = new Set<string>();
  return {
    has: async (platform) => {
      if (keys.has(platform)) return true;
      const { log } = contextOf(platform);
      const key = await takeKey(platform, () => {
        log.error({ platform }, `${platform} is disconnected: another instance may have taken it`);
        keys.delete(platform);
        lost(platform);
      });
      if (key === null) {
        if (!waiting.has(platform)) log.info({ platform }, `${platform} is connected elsewhere`);
        waiting.add(platform);
        return false;
      }
      waiting.delete(platform);
      keys.set(platform, key);
      return true;
    },
    release: async () => {
      for (const key of keys.values()) await key.release();
      keys.clear();
    },
  };
}

function nextFailure(before: Failure | undefined, error: unknown, now: Date): Failure {
  const pause = before === undefined ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, before.pause * 2);
  return { message: messageOf(error), pause, retryAt: new Date(now.getTime() + pause) };
}
