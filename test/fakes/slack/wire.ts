// How Slack's events reach an app: signed requests, or a WebSocket. Each is to be acknowledged within 3 s.
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

/** One thing that Slack tells an app. */
export interface Parcel {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly retry?: { readonly number: number; readonly reason: string };
}

/** How a parcel was acknowledged; `missing` says why it counts as not acknowledged. */
export interface Acknowledgement {
  readonly milliseconds: number;
  readonly missing?: string;
}

export interface Wire {
  deliver(parcel: Parcel): Promise<Acknowledgement>;
  close(): Promise<void>;
}

/** Slack's patience, unless a test shortens it. */
export const ackLimit = 3_000;

/** Signs as Slack does: HMAC-SHA256 over version, time and body. */
export function signed(secret: string, body: string, seconds: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}

/** The body and headers of a parcel's request. */
export function requestOf(
  parcel: Parcel,
  secret: string,
  seconds: number,
): { readonly body: string; readonly headers: Record<string, string> } {
  const json = parcel.type === 'events_api';
  const body = json
    ? JSON.stringify(parcel.payload)
    : new URLSearchParams(
        parcel.type === 'interactive'
          ? { payload: JSON.stringify(parcel.payload) }
          : Object.fromEntries(Object.entries(parcel.payload).map(([key, value]) => [key, String(value)])),
      ).toString();
  return {
    body,
    headers: {
      ...signed(secret, body, seconds),
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(parcel.retry && {
        'x-slack-retry-num': String(parcel.retry.number),
        'x-slack-retry-reason': parcel.retry.reason,
      }),
    },
  };
}

export class HttpWire implements Wire {
  readonly #secret: string;
  readonly #limit: number;
  /** The app's request URL, once it is known. */
  url: string | undefined;

  constructor(secret: string, limit = ackLimit) {
    this.#secret = secret;
    this.#limit = limit;
  }

  async deliver(parcel: Parcel): Promise<Acknowledgement> {
    const began = performance.now();
    const done = (missing?: string): Acknowledgement => ({
      milliseconds: performance.now() - began,
      ...(missing === undefined ? {} : { missing }),
    });
    if (this.url === undefined) return done('no request URL');
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        ...requestOf(parcel, this.#secret, Math.floor(Date.now() / 1_000)),
        signal: AbortSignal.timeout(this.#limit),
      });
      await response.text();
      return response.status === 200 ? done() : done(`http_error ${response.status}`);
    } catch (error) {
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      return done(late ? 'http_timeout' : 'connection_failed');
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

interface Waiting {
  readonly socket: WebSocket;
  settle(missing?: string): void;
}

export class SocketWire implements Wire {
  readonly #server: WebSocketServer;
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #limit: number;
  #turn = 0;
  #greeted = 0;

  /** @param server the HTTP server on whose path /link the WebSockets are opened */
  constructor(server: Server, limit = ackLimit) {
    this.#limit = limit;
    this.#server = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'ws://127.0.0.1');
      if (url.pathname !== '/link' || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#greet(opened));
    });
  }

  /** `apps.connections.open`: an address that is good for one connection. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `/link?ticket=${ticket}`;
  }

  get connections(): readonly WebSocket[] {
    return [...this.#server.clients].filter((each) => each.readyState === each.OPEN);
  }

  /** Resolves when so many connections stand, no more and no fewer. */
  async connected(number: number): Promise<void> {
    while (this.connections.length !== number) await this.#change();
  }

  /** Resolves when so many connections have been opened in all. */
  async renewed(number: number): Promise<void> {
    while (this.#greeted < number) await this.#change();
  }

  async #change(): Promise<void> {
    await once(this.#server, 'changed', { signal: AbortSignal.timeout(8_000) });
  }

  /** Asks the oldest connection to be opened anew, as Slack does every few hours. */
  refresh(): void {
    this.connections[0]?.send(
      JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }),
    );
  }

  async deliver(parcel: Parcel): Promise<Acknowledgement> {
    const began = performance.now();
    const open = this.connections;
    const socket = open[(this.#turn += 1) % Math.max(open.length, 1)];
    if (!socket) return { milliseconds: 0, missing: 'no connection' };
    const id = randomUUID();
    const missing = await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(() => resolve('timeout'), this.#limit);
      const settle = (reason?: string): void => {
        clearTimeout(timer);
        resolve(reason);
      };
      this.#waiting.set(id, { socket, settle });
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: parcel.type,
          payload: parcel.payload,
          accepts_response_payload: parcel.type !== 'events_api',
          ...(parcel.retry && { retry_attempt: parcel.retry.number, retry_reason: parcel.retry.reason }),
        }),
      );
    });
    this.#waiting.delete(id);
    return { milliseconds: performance.now() - began, ...(missing === undefined ? {} : { missing }) };
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse((data as Buffer).toString()) as { envelope_id: string };
      this.#waiting.get(envelope_id)?.settle();
    });
    socket.on('close', () => {
      for (const waiting of this.#waiting.values()) if (waiting.socket === socket) waiting.settle('closed');
      this.#server.emit('changed');
    });
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: this.#server.clients.size, connection_info: {} }),
    );
    this.#greeted += 1;
    this.#server.emit('changed');
  }
}
