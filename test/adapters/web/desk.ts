// A desk for the tests: the real adapter on a port of its own, a small newsroom that answers by rote, a shelf in memory.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Adapter, Context, Newsroom, Posted, Request, Shelf } from '#adapters/adapter.ts';
import { web } from '#adapters/web/index.ts';
import type { WebBody } from '#adapters/web/render.ts';
import { commands } from '#briefings/commands/index.ts';
import { line, paragraph, type Document } from '#briefings/document.ts';

export interface TestDesk {
  readonly address: string;
  readonly adapter: Adapter<WebBody>;
  readonly requests: readonly Request[];
  readonly posted: readonly { readonly request: Request; readonly messages: readonly Posted[] }[];
  /** What was logged as an error. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface Setting {
  readonly shelf?: Shelf;
  readonly hosts?: readonly string[];
  readonly handle?: (request: Request) => Promise<Document>;
}

/** A document of one paragraph. */
export function documentOf(words: string, rest: Partial<Document> = {}): Document {
  return {
    type: 'answer',
    title: words,
    lead: words,
    stories: ['arvel-port'],
    audience: 'place',
    blocks: [paragraph(line([words], [{ story: 'arvel-port', claim: 'c1' }]))],
    ...rest,
  };
}

/** Opens the desk. The newsroom echoes what was asked; what begins with `!` is answered to the asker alone. */
export async function openDesk(setting: Setting = {}): Promise<TestDesk> {
  const requests: Request[] = [];
  const errors: string[] = [];
  const posted: { request: Request; messages: readonly Posted[] }[] = [];
  const newsroom: Newsroom = {
    commands,
    async handle(request) {
      requests.push(request);
      if (setting.handle) return setting.handle(request);
      const words = 'text' in request.input ? request.input.text : JSON.stringify(request.input);
      return documentOf(`Re: ${words}`, { audience: words.startsWith('!') ? 'asker' : 'place' });
    },
    posted(request, _, messages) {
      posted.push({ request, messages });
      return Promise.resolve();
    },
    answersTo: () => Promise.resolve('public'),
    complete: (request, kind, typed) =>
      Promise.resolve([{ label: `${kind} in ${request.place}`, value: `${typed}!` }]),
    owns: () => Promise.resolve(true),
    firstTime: () => Promise.resolve(true),
  };
  let listener: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => {
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context: Context = {
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (_, message) => errors.push(message),
    },
    shelf: setting.shelf ?? memoryShelf(),
    now: () => new Date('2026-03-02T09:00:00Z'),
    timeout: 5_000,
    reserve: () => Promise.resolve(0),
    mount: (_, mounted) => (listener = mounted),
  };
  const adapter = await web.connect({ hosts: setting.hosts ?? [] }, newsroom, context);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    adapter,
    requests,
    posted,
    errors,
    async close() {
      await adapter.close();
      const ended = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await ended;
    },
  };
}

/** Keeps JSON, as the real one does. */
export function memoryShelf(): Shelf {
  const entries = new Map<string, string>();
  const read = (value: string): unknown => JSON.parse(value);
  return {
    get: (key) => Promise.resolve(entries.has(key) ? read(entries.get(key) ?? 'null') : undefined),
    put(key, value) {
      entries.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    delete(key) {
      entries.delete(key);
      return Promise.resolve();
    },
    list: (prefix) =>
      Promise.resolve(
        [...entries]
          .filter(([key]) => key.startsWith(prefix))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => [key, read(value)] as const),
      ),
  };
}
