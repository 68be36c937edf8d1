// Socket Mode: two WebSockets that take turns in being renewed, so that no event falls into a gap.
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '#adapters/adapter.ts';
import { errorCode } from './failure.ts';
import { sdkLogger } from './log.ts';

/** Slack allows ten connections an app; it sends each event over one of them. */
const connections = 2;
const longestPause = 60_000;
/** A connection that lived shorter counts as a failure, so that a quarrel does not become a storm. */
const shortLife = 1_000;

const arrivalSchema = z.object({
  body: z.record(z.string(), z.unknown()),
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

export class SocketReceiver implements Receiver {
  readonly #connections: readonly Connection[];
  readonly #log: Log;
  #app: App | undefined;

  constructor(appToken: string, apiUrl: string, log: Log) {
    this.#log = log;
    this.#connections = Array.from(
      { length: connections },
      () => new Connection(appToken, apiUrl, log, (arrival) => this.#arrive(arrival)),
    );
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves when the first connection stands; rejects when it cannot. */
  async start(): Promise<void> {
    const [first, ...others] = this.#connections;
    await first?.open();
    for (const other of others) other.keep();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#connections.map((each) => each.close()));
  }

  async #arrive(value: unknown): Promise<void> {
    const arrival = arrivalSchema.safeParse(value).data;
    if (!arrival) return;
    const { body, ack, retry_num, retry_reason } = arrival;
    try {
      await this.#app?.processEvent({
        body,
        ack: async (response?: unknown) => ack(response),
        ...(retry_num === undefined ? {} : { retryNum: retry_num }),
        ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
      });
    } catch (error) {
      this.#log.error({ err: error }, 'slack: an event could not be handled');
    }
  }
}

/**
 * One WebSocket, opened again whenever it closes. The client's own reconnection is off: it pauses for 5 s, and a
 * `disconnect()` in that time rejects a promise that nobody holds, which ends the process (node-slack-sdk#2656).
 */
class Connection {
  readonly #client: SocketModeClient;
  readonly #log: Log;
  readonly #closed = new AbortController();
  #kept: Promise<void> = Promise.resolve();
  #connecting = false;

  constructor(appToken: string, apiUrl: string, log: Log, arrive: (value: unknown) => Promise<void>) {
    this.#log = log;
    this.#client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      logger: sdkLogger(log),
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: 10_000,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    });
    this.#client.on('slack_event', (value: unknown) => void arrive(value));
  }

  /** Opens, and keeps open from then on; rejects when the first try fails. */
  async open(): Promise<void> {
    const { lost } = await this.#connect();
    this.#kept = this.#keep(lost);
  }

  keep(): void {
    this.#kept = this.#keep(Promise.resolve());
  }

  /** A side that does not answer the close, or is slow to open, is not waited for long. */
  async close(): Promise<void> {
    this.#closed.abort();
    // To disconnect while it connects would leave a timer of the client's behind: #keep does it afterwards.
    const ended = this.#connecting ? this.#kept : Promise.all([this.#client.disconnect(), this.#kept]);
    await Promise.race([ended, sleep(2_000, undefined, { ref: false })]);
  }

  /** @returns a promise of the connection's end */
  async #connect(): Promise<{ readonly lost: Promise<void> }> {
    const { promise: lost, resolve } = Promise.withResolvers<undefined>();
    const end = (): void => resolve(undefined);
    this.#client.once('disconnected', end);
    this.#connecting = true;
    try {
      await this.#client.start();
      return { lost };
    } catch (error) {
      this.#client.off('disconnected', end);
      throw error;
    } finally {
      this.#connecting = false;
    }
  }

  async #keep(lost: Promise<void>): Promise<void> {
    await lost;
    for (let failures = 0; !this.#isClosed();) {
      if (failures > 0) await this.#pause(Math.min(500 * 2 ** failures, longestPause));
      if (this.#isClosed()) return;
      const since = performance.now();
      try {
        const connection = await this.#connect();
        // Closed while it was being opened: the client does not notice.
        if (this.#isClosed()) await this.#client.disconnect();
        await connection.lost;
        failures = performance.now() - since < shortLife ? failures + 1 : 0;
      } catch (error) {
        failures += 1;
        this.#log.warn({ reason: errorCode(error), failures }, 'slack: Socket Mode is not connected');
      }
    }
  }

  #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#closed.signal }).catch(() => undefined);
  }
}
