// A strict Slack on loopback: the Web API over HTTP, and what its users do, told to the app over a wire.
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callMethod, type Answer, type Backend, type View } from './api.ts';
import { checkMessage } from './methods.ts';
import { HttpWire, SocketWire, type Acknowledgement, type Parcel, type Wire } from './wire.ts';
import { bot, members, team, Workspace, type Member, type Message } from './workspace.ts';

/** Scopes that the app's manifest asks for. */
const scopes = [
  'app_mentions:read',
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  'chat:write',
  'commands',
  'users:read',
];

/** Something that a test wants to go wrong with the next calls of a method. */
export type Trouble =
  | { readonly type: 'limit'; readonly seconds: number; readonly channel?: string }
  /** The message is stored; the answer is a 503, or the connection breaks. */
  | { readonly type: 'stored-503' | 'stored-drop' }
  | { readonly type: '503' | 'drop' }
  | { readonly type: 'error'; readonly error: string };

/** What we take "several hundred" to be at least. */
const perMinute = 300;

interface ResponseUrl {
  readonly channel: string;
  readonly thread?: string;
  readonly user: string;
  uses: number;
}

/** An input block of a box that the app opened. */
interface Input {
  readonly block_id: string;
  readonly element: {
    readonly type: string;
    readonly action_id: string;
    readonly options?: readonly { readonly text: unknown; readonly value: string }[];
  };
}

export class FakeSlack implements Backend {
  readonly workspace = new Workspace();
  readonly botToken = `xoxb-${randomBytes(8).toString('hex')}`;
  readonly appToken = `xapp-${randomBytes(8).toString('hex')}`;
  readonly signingSecret = randomBytes(16).toString('hex');
  readonly calls: { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[] = [];
  readonly refusals: string[] = [];
  readonly acknowledgements: (Acknowledgement & { readonly type: Parcel['type'] })[] = [];
  readonly views: View[] = [];
  readonly triggers = new Map<string, { readonly at: number; used: boolean }>();
  /** Told of every call: where it is held, before anything is done, and when it is done and not yet answered. */
  watch: (method: string, stage: 'held' | 'called' | 'done') => void = () => undefined;
  /** What the token may do; a test can take scopes away. */
  scopes: readonly string[] = scopes;
  readonly #troubles: { readonly method: string; readonly trouble: Trouble }[] = [];
  readonly #gates = new Map<string, Promise<void>>();
  readonly #responses = new Map<string, ResponseUrl>();
  readonly #paces = new Map<string, number>();
  /** When messages were posted, in the last minute. */
  readonly #posts: number[] = [];
  readonly #underway = new Set<Promise<unknown>>();
  readonly #server: Server;
  readonly #wire: Wire;
  #ahead = 0;

  private constructor(server: Server, wire: (fake: FakeSlack) => Wire) {
    this.#server = server;
    this.#wire = wire(this);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(request, response);
    });
  }

  /** @param ackLimit milliseconds, where a test shortens Slack's patience */
  static async open(transport: 'socket' | 'http', ackLimit?: number): Promise<FakeSlack> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FakeSlack(server, (fake) =>
      transport === 'socket' ? new SocketWire(server, ackLimit) : new HttpWire(fake.signingSecret, ackLimit),
    );
  }

  get origin(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `http://${this.origin}/api/`;
  }

  /** @throws Error where the fake was opened for the other transport */
  get socket(): SocketWire {
    if (this.#wire instanceof SocketWire) return this.#wire;
    throw new Error('This fake sends requests');
  }

  get http(): HttpWire {
    if (this.#wire instanceof HttpWire) return this.#wire;
    throw new Error('This fake speaks Socket Mode');
  }

  /** Milliseconds; a test can let time pass. */
  now(): number {
    return performance.now() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** The next call of this method goes wrong. */
  trouble(method: string, trouble: Trouble, times = 1): void {
    for (let time = 0; time < times; time += 1) this.#troubles.push({ method, trouble });
  }

  /** Holds all calls of this method until the returned function is called. */
  hold(method: string): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#gates.set(method, promise);
    return () => {
      this.#gates.delete(method);
      resolve(undefined);
    };
  }

  /** Resolves with the n-th box that was opened. */
  view(number: number): Promise<View> {
    return this.workspace.until('an opened box', () => this.views[number]);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#underway);
    await this.#wire.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  // What users do

  /** Types `/brief …`. */
  command(words: string, channel = 'C1', user: Member = members.admin): Promise<Acknowledgement> {
    return this.#tell('slash_commands', {
      token: 'unused',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel,
      channel_name: channel.toLowerCase(),
      user_id: user.id,
      user_name: user.id.toLowerCase(),
      command: '/brief',
      text: words,
      api_app_id: bot.app,
      is_enterprise_install: 'false',
      response_url: this.responseUrl({ channel, user: user.id }),
      trigger_id: this.#trigger(),
    });
  }

  /**
   * Says something; the app hears of it as Slack tells it: a mention comes as `app_mention` and, where the app is a
   * member, as `message` too.
   * @returns the message, and the acknowledgements of its events
   */
  say(
    text: string,
    {
      channel = 'C1',
      thread,
      user = members.admin,
    }: { channel?: string; thread?: string; user?: Member } = {},
  ): { readonly message: Message; readonly told: Promise<readonly Acknowledgement[]> } {
    const message = this.workspace.store({
      channel,
      user: user.id,
      payload: { text },
      ...(thread === undefined ? {} : { thread }),
    });
    const direct = this.workspace.channels.get(channel)?.type === 'im';
    const types = text.includes(`<@${bot.user}>`) && !direct ? ['app_mention', 'message'] : ['message'];
    return {
      message,
      told: Promise.all(types.map((type) => this.#tell('events_api', this.eventOf(message, type)))),
    };
  }

  /** The outer event of a message, with a new event id. */
  eventOf(message: Message, type: string): Readonly<Record<string, unknown>> {
    const kind = this.workspace.channels.get(message.channel)?.type ?? 'channel';
    return {
      token: 'unused',
      team_id: team.id,
      api_app_id: bot.app,
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Number(message.ts)),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: bot.user,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event: {
        type,
        channel: message.channel,
        user: message.user,
        text: message.payload['text'],
        ts: message.ts,
        event_ts: message.ts,
        team: team.id,
        ...(type === 'message' ? { channel_type: kind } : {}),
        ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
        ...(message.user === bot.user ? { bot_id: bot.bot, app_id: bot.app } : {}),
      },
    };
  }

  /** Sends an event (again). */
  tellEvent(payload: Readonly<Record<string, unknown>>, retry?: Parcel['retry']): Promise<Acknowledgement> {
    return this.#tell('events_api', payload, retry);
  }

  /** Presses the button whose text or value fits. */
  press(
    message: Message,
    fits: (button: { readonly label: string; readonly value: string }) => boolean,
    user: Member = members.admin,
  ): Promise<Acknowledgement> {
    const button = buttonsOf(message).find(fits);
    if (!button)
      throw new Error(
        `No such button; there are: ${buttonsOf(message)
          .map((each) => each.label)
          .join(', ')}`,
      );
    const ephemeral = message.only !== undefined;
    const thread = message.thread === undefined ? {} : { thread_ts: message.thread };
    return this.#tell('interactive', {
      type: 'block_actions',
      token: 'unused',
      api_app_id: bot.app,
      team: { id: team.id, domain: team.domain },
      user: { id: user.id, username: user.id.toLowerCase(), team_id: user.team_id },
      channel: { id: message.channel, name: message.channel.toLowerCase() },
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: ephemeral,
        ...thread,
      },
      ...(ephemeral ? {} : { message: { type: 'message', ts: message.ts, ...thread, ...message.payload } }),
      state: { values: {} },
      trigger_id: this.#trigger(),
      response_url: this.responseUrl({
        channel: message.channel,
        user: user.id,
        ...(message.thread === undefined ? {} : { thread: message.thread }),
      }),
      actions: [
        {
          type: 'button',
          action_id: button.actionId,
          block_id: 'b1',
          text: { type: 'plain_text', text: button.label },
          value: button.value,
          action_ts: message.ts,
        },
      ],
    });
  }

  /** Fills every text field of an opened box with the text, chooses the first of each list, and sends it. */
  submit(view: View, text: string, user: Member = members.admin): Promise<Acknowledgement> {
    const inputs = (view.payload['blocks'] as Input[]).map(({ block_id, element }) => [
      block_id,
      {
        [element.action_id]:
          element.type === 'static_select'
            ? { type: element.type, selected_option: element.options?.[0] ?? null }
            : { type: element.type, value: text },
      },
    ]);
    return this.#tell('interactive', {
      type: 'view_submission',
      token: 'unused',
      api_app_id: bot.app,
      team: { id: team.id, domain: team.domain },
      user: { id: user.id, username: user.id.toLowerCase(), team_id: user.team_id },
      trigger_id: this.#trigger(),
      view: {
        ...view.payload,
        id: view.id,
        team_id: team.id,
        state: { values: Object.fromEntries(inputs) as Record<string, unknown> },
      },
      response_urls: [],
    });
  }

  // How the app is told

  async #tell(
    type: Parcel['type'],
    payload: Readonly<Record<string, unknown>>,
    retry?: Parcel['retry'],
  ): Promise<Acknowledgement> {
    const told = this.#wire.deliver({ type, payload, ...(retry && { retry }) });
    const underway = told.catch(() => undefined).finally(() => this.#underway.delete(underway));
    this.#underway.add(underway);
    const acknowledgement = await told;
    this.acknowledgements.push({ ...acknowledgement, type });
    this.workspace.changed();
    if (acknowledgement.missing === undefined) return acknowledgement;
    // An app that closes is at no fault; Slack sends an event again at once, as it does after any miss.
    if (!['closed', 'no connection', 'connection_failed', 'http_error 503'].includes(acknowledgement.missing))
      this.refusals.push(`${type} was not acknowledged: ${acknowledgement.missing}`);
    if (type === 'events_api' && retry === undefined)
      return this.#tell(type, payload, { number: 1, reason: acknowledgement.missing });
    return acknowledgement;
  }

  #trigger(): string {
    const id = `${randomUUID()}.trigger`;
    this.triggers.set(id, { at: this.now(), used: false });
    return id;
  }

  /** An address that shows something to one user, five times. */
  responseUrl(target: Omit<ResponseUrl, 'uses'>): string {
    const id = randomUUID();
    this.#responses.set(id, { ...target, uses: 0 });
    return `http://${this.origin}/response/${id}`;
  }

  // What the app calls

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${this.origin}`);
    const body = await readBody(request);
    const [, kind, name = ''] = url.pathname.split('/');
    if (kind !== 'api') {
      const answered =
        kind === 'response' ? this.#respond(name, JSON.parse(body) as Message['payload']) : undefined;
      send(response, answered ?? { status: 404, body: {} });
      return;
    }
    if (this.#gates.has(name)) this.watch(name, 'held');
    await this.#gates.get(name);
    const args = readArguments(body, request.headers['content-type'] ?? '');
    this.watch(name, 'called');
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    const answer = this.#call(name, args, token);
    this.watch(name, 'done');
    if (answer === 'drop') request.socket.destroy();
    else send(response, answer);
  }

  #call(method: string, args: Readonly<Record<string, unknown>>, token: string | undefined): Answer | 'drop' {
    this.calls.push({ method, args });
    const channel = String(args['channel']);
    const at = this.#troubles.findIndex(
      (each) =>
        each.method === method &&
        (each.trouble.type !== 'limit' || (each.trouble.channel ?? channel) === channel),
    );
    const trouble = at < 0 ? undefined : this.#troubles.splice(at, 1)[0]?.trouble;
    if (trouble?.type === 'limit') return limited(trouble.seconds);
    if (trouble?.type === 'error') return { status: 200, body: { ok: false, error: trouble.error } };
    if (trouble?.type === 'drop') return 'drop';
    if (trouble?.type === '503') return unavailable;
    if (method === 'chat.postMessage' && this.#tooFast(channel)) {
      this.refusals.push(`chat.postMessage: faster than one a second in ${channel}`);
      return limited(1);
    }
    if (method === 'chat.postMessage' && this.#tooMany()) {
      this.refusals.push(`chat.postMessage: more than ${perMinute} a minute in the workspace`);
      return limited(30);
    }
    const answer = callMethod(this, method, args, token);
    this.workspace.changed();
    if (trouble?.type === 'stored-503') return unavailable;
    return trouble?.type === 'stored-drop' ? 'drop' : answer;
  }

  /** About one message a second in a channel, with short bursts. */
  #tooFast(channel: string): boolean {
    const now = this.now();
    const used = Math.max(this.#paces.get(channel) ?? 0, now);
    if (used - now > 5_000) return true;
    this.#paces.set(channel, used + 1_000);
    return false;
  }

  /** "Several hundred" messages a minute in a workspace. */
  #tooMany(): boolean {
    const now = this.now();
    while ((this.#posts[0] ?? now) < now - 60_000) this.#posts.shift();
    return this.#posts.push(now) > perMinute;
  }

  /** Stores what the bot posts, and tells the app of it, as Slack does. */
  store(message: Omit<Message, 'ts'>): Message {
    const stored = this.workspace.store(message);
    if (message.only === undefined) void this.#tell('events_api', this.eventOf(stored, 'message'));
    return stored;
  }

  #respond(id: string, payload: Message['payload']): Answer {
    const target = this.#responses.get(id);
    const faults = checkMessage(payload);
    if (!target || target.uses >= 5) {
      this.refusals.push('response_url: used up');
      return { status: 404, body: { ok: false, error: 'used_url' } };
    }
    target.uses += 1;
    if (faults.length > 0) {
      this.refusals.push(...faults.map((fault) => `response_url: ${fault}`));
      return { status: 400, body: { ok: false, error: 'invalid_blocks' } };
    }
    const { channel, user, thread } = target;
    this.workspace.store({
      channel,
      user: bot.user,
      payload,
      ...(thread === undefined ? {} : { thread }),
      ...(payload['response_type'] === 'in_channel' ? {} : { only: user }),
    });
    return { status: 200, body: { ok: true } };
  }
}

/** The buttons of a message. */
export function buttonsOf(
  message: Pick<Message, 'payload'>,
): readonly { readonly label: string; readonly value: string; readonly actionId: string }[] {
  const blocks = (message.payload['blocks'] ?? []) as {
    type: string;
    elements?: { text: { text: string }; value: string; action_id: string }[];
  }[];
  return blocks
    .filter((block) => block.type === 'actions')
    .flatMap((block) => block.elements ?? [])
    .map((element) => ({ label: element.text.text, value: element.value, actionId: element.action_id }));
}

const unavailable: Answer = { status: 503, body: {} };
const limited = (seconds: number): Answer => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(seconds) },
});

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

/** A call's arguments: JSON, or a form whose structured values are JSON in text. */
function readArguments(body: string, type: string): Readonly<Record<string, unknown>> {
  if (type.startsWith('application/json')) return JSON.parse(body) as Record<string, unknown>;
  const structured = new Set(['blocks', 'metadata', 'view', 'attachments']);
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      structured.has(key) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}
