// A reader of the desk who speaks to it as its page does: requests and the stream of changes, over loopback.
import type { Hello, Message, Outcome, Press, Say, Welcome, Change } from '#adapters/web/wire.ts';

export interface Reply<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Asks the desk; a body makes it a POST of JSON. */
export async function call<Body = unknown>(
  address: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply<Body>> {
  const response = await fetch(new URL(path, address), {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as Body,
  };
}

/** One event of the stream. */
export interface Event {
  readonly type: string;
  readonly id: string | null;
  readonly data: unknown;
}

export interface Stream {
  readonly status: number;
  readonly events: readonly Event[];
  /** Resolves as soon as this holds for what has arrived. Rejects when the stream ends before. */
  until(holds: (events: readonly Event[]) => boolean): Promise<void>;
  /** Resolves when the desk ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the stream of changes. */
export async function listen(
  address: string,
  path = '/api/events?since=0',
  headers: Readonly<Record<string, string>> = {},
): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(new URL(path, address), { headers, signal: leaving.signal });
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const each of waiting) each();
  };
  let over = false;
  const ended = pump(response, (event) => {
    events.push(event);
    tell();
  }).finally(() => {
    over = true;
    tell();
  });
  return {
    status: response.status,
    events,
    ended,
    until: (holds) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!holds(events) && !over) return;
          waiting.delete(look);
          if (holds(events)) resolve();
          else reject(new Error(`The stream ended after ${JSON.stringify(events).slice(0, 2_000)}`));
        };
        waiting.add(look);
        look();
      }),
    close: () => leaving.abort(),
  };
}

async function pump(response: Response, receive: (event: Event) => void): Promise<void> {
  let rest = '';
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string): string | null =>
          new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
        const data = field('data');
        if (data !== null)
          receive({ type: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) as unknown });
      }
    }
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) return;
  }
}

export interface Visitor {
  readonly stream: Stream;
  /** All messages that the stream has told of, edits applied, oldest first. */
  messages(): readonly Message[];
  say(what: Omit<Say, 'key'> & { readonly key?: string }): Promise<Reply<Outcome>>;
  press(what: Omit<Press, 'key'>): Promise<Reply<Outcome>>;
  /** Resolves when the stream has told of everything that the desk holds. */
  settled(): Promise<void>;
  close(): void;
}

/** Comes to the desk, and hears of everything that is said there. */
export async function visit(address: string): Promise<Visitor> {
  const stream = await listen(address);
  const changes = (): readonly Change[] =>
    stream.events.filter((each) => each.type !== 'hello').map((each) => each.data as Change);
  const messages = (): readonly Message[] => {
    const found = new Map<string, Message>();
    for (const change of changes())
      if (change.type === 'message') found.set(change.message.id, change.message);
    return [...found.values()].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  };
  await stream.until((events) => (events[0]?.data as Hello | undefined)?.stale === false);
  return {
    stream,
    messages,
    say: (what) => call(address, '/api/say', { key: crypto.randomUUID(), ...what }),
    press: (what) => call(address, '/api/press', { key: crypto.randomUUID(), ...what }),
    async settled() {
      const { body } = await call<Welcome>(address, '/api/desk');
      await stream.until(() => changes().some((change) => change.version >= body.version));
    },
    close: () => stream.close(),
  };
}
