// The process's one HTTP port: listeners by prefix, and `/healthz`.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';

export interface Http {
  /** The port that it listens on. */
  readonly port: number;
  /** Serves every path below the prefix; the longest prefix wins. */
  readonly mount: (prefix: string, listener: RequestListener) => void;
  /** From now on `/healthz` says that all is well. */
  readonly ready: () => void;
  readonly close: () => Promise<void>;
}

/** A listener may be asynchronous although node's type does not say so. */
type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What `/healthz` answers, so that `dateline doctor` knows its like. */
export const HEALTH = { name: 'dateline' } as const;

/** Connections that are still busy so long after the close are cut. */
const CLOSING = 2_000;

/** @throws UserError when the port or the host cannot be had */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  log: Log,
): Promise<Http> {
  const mounts = new Map<string, Listener>();
  let isReady = false;
  const server = createServer((request, response) => {
    const path = pathOf(request);
    const listener = listenerFor(mounts, path);
    if (path === '/healthz') health(response, isReady);
    else if (listener === undefined) end(response, 404, 'There is nothing here.');
    else void serve(listener, request, response, log);
  });
  await bind(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    mount: (prefix, listener) => {
      mounts.set(prefix, listener);
    },
    ready: () => {
      isReady = true;
    },
    close: () => closeServer(server),
  };
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').replace(/[?#].*$/s, '');

function listenerFor(
  mounts: ReadonlyMap<string, RequestListener>,
  path: string,
): RequestListener | undefined {
  const [longest] = [...mounts]
    .filter(([prefix]) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`))
    .sort(([a], [b]) => b.length - a.length);
  return longest?.[1];
}

async function serve(
  listener: Listener,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  try {
    await listener(request, response);
  } catch (error) {
    log.error({ err: error, path: pathOf(request) }, 'an HTTP request failed');
    if (!response.headersSent) end(response, 500, 'Something went wrong on our side.');
    else response.destroy();
  }
}

function health(response: ServerResponse, ready: boolean): void {
  response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ...HEALTH, status: ready ? 'ok' : 'starting' }));
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

async function bind(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen({ host, port }, () => resolve(undefined));
  try {
    await promise;
    server.removeListener('error', reject);
  } catch (error) {
    throw bindError(error, host, port);
  }
}

function bindError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const words: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Set PORT to another number, or stop what uses it.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine.`,
    ENOTFOUND: `HOST=${host} cannot be found.`,
  };
  const message = typeof code === 'string' ? words[code] : undefined;
  return message === undefined ? error : new UserError(message, { cause: error });
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => resolve(undefined));
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, CLOSING);
  await promise;
  clearTimeout(cut);
}
