// The platforms that are online. One that cannot go online does not hold the others.
import type { Context, Newsroom } from '#adapters/adapter.ts';
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
  const keys = new Map<string, Key>();
  const failures = new Map<string, Failure>();
  /** Those that another instance has. */
  const waiting = new Set<string>();

  async function connectOne({ platform, settings }: Configured): Promise<void> {
    const context = contextOf(platform.name);
    try {
      if (platform.alone && !(await hasKey(platform.name))) return;
      online.set(platform.name, { platform, adapter: await platform.connect(settings, newsroom, context) });
      failures.delete(platform.name);
      context.log.info({ platform: platform.name }, `${platform.name} is connected`);
    } catch (error) {
      failures.set(platform.name, nextFailure(failures.get(platform.name), error, context.now()));
      const reason = error instanceof UserError ? { reason: error.message } : { err: error };
      context.log.error({ platform: platform.name, ...reason }, `${platform.name} cannot be connected`);
    }
  }

  /** Whether it is for this instance to connect; asked again at every tick, so that it takes over within a minute. */
  async function hasKey(name: string): Promise<boolean> {
    if (keys.has(name)) return true;
    const key = await takeKey(
      name,
      () => void disconnect(name, 'its key was lost: another instance may have it'),
    );
    if (key !== null) keys.set(name, key);
    else if (!waiting.has(name))
      contextOf(name).log.info({ platform: name }, `${name} is connected elsewhere`);
    if (key === null) waiting.add(name);
    else waiting.delete(name);
    return key !== null;
  }

  async function disconnect(name: string, reason: string): Promise<void> {
    const adapter = online.get(name)?.adapter;
    keys.delete(name);
    online.delete(name);
    const { log } = contextOf(name);
    log.error({ platform: name, reason }, `${name} is disconnected`);
    await adapter
      ?.close()
      .catch((error: unknown) => log.error({ err: error }, `${name} did not close cleanly`));
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
      const held = [...keys.values()];
      keys.clear();
      await Promise.all(
        [...online].map(async ([name, { adapter }]) => {
          try {
            await adapter.close();
          } catch (error) {
            contextOf(name).log.error({ err: error }, `${name} did not close cleanly`);
          }
        }),
      );
      for (const key of held) await key.release();
    },
  };
}

function nextFailure(before: Failure | undefined, error: unknown, now: Date): Failure {
  const pause = before === undefined ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, before.pause * 2);
  return { message: messageOf(error), pause, retryAt: new Date(now.getTime() + pause) };
}
