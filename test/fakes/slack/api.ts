// The Web API's methods over the workspace: what each does, and what it answers.
import { randomUUID } from 'node:crypto';
import { checkCall, methods, type Arguments } from './methods.ts';
import { bot, members, team, type Message, type Workspace } from './workspace.ts';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A modal that the app opened. */
export interface View {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the methods work on. */
export interface Backend {
  readonly workspace: Workspace;
  readonly origin: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: readonly string[];
  readonly refusals: string[];
  readonly views: View[];
  readonly triggers: ReadonlyMap<string, { readonly at: number; used: boolean }>;
  readonly socket: { ticket(): string };
  now(): number;
  store(message: Omit<Message, 'ts'>): Message;
}

/** Slack refuses by an error in the body of a 200. */
class Refusal extends Error {}

/** What an app may run into through no fault of its own; everything else that is refused is its fault. */
const expected = new Set([
  'invalid_auth',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
  'message_not_found',
  'thread_not_found',
  'edit_window_closed',
  'restricted_action_thread_locked',
  'user_not_found',
  'missing_scope',
]);

export function callMethod(
  slack: Backend,
  method: string,
  args: Arguments,
  token: string | undefined,
): Answer {
  const headers = { 'x-oauth-scopes': slack.scopes.join(','), 'x-accepted-oauth-scopes': '' };
  try {
    authorize(slack, method, token);
    const faults = checkCall(method, args);
    if (faults.length > 0) throw new Refusal(`invalid_arguments: ${faults.join('; ')}`);
    return { status: 200, body: { ok: true, ...handlers[method]?.(slack, args) }, headers };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!expected.has(error.message)) slack.refusals.push(`${method}: ${error.message}`);
    return { status: 200, body: { ok: false, error: error.message.replace(/:.*/s, '') }, headers };
  }
}

function authorize(slack: Backend, method: string, token: string | undefined): void {
  if (token !== (method === 'apps.connections.open' ? slack.appToken : slack.botToken))
    throw new Refusal('invalid_auth');
  const needed = methods[method]?.scopes ?? [];
  if (needed.length > 0 && !needed.some((scope) => slack.scopes.includes(scope)))
    throw new Refusal('missing_scope');
}

type Handler = (slack: Backend, args: Arguments) => Readonly<Record<string, unknown>>;

const handlers: Readonly<Record<string, Handler>> = {
  'auth.test': () => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    team_id: team.id,
    user: bot.name,
    user_id: bot.user,
    bot_id: bot.bot,
    is_enterprise_install: false,
  }),
  'apps.connections.open': (slack) => ({ url: `ws://${slack.origin}${slack.socket.ticket()}` }),
  'chat.postMessage': (slack, args) => {
    const channel = channelOf(slack, args);
    const { thread } = threadOf(args);
    if (thread !== undefined && slack.workspace.locked.has(thread))
      throw new Refusal('restricted_action_thread_locked');
    // An answer to a message that is not there is no error: it goes to the top of the channel.
    const isThere = thread !== undefined && slack.workspace.find(channel, thread) !== undefined;
    const { thread_ts, ...payload } = args;
    const stored = slack.store({
      channel,
      user: bot.user,
      payload: isThere ? args : payload,
      ...(isThere ? { thread } : {}),
    });
    const told = { ...payload, ...(isThere ? { thread_ts } : {}) };
    return { channel, ts: stored.ts, message: { ...told, ts: stored.ts, bot_id: bot.bot } };
  },
  'chat.update': (slack, args) => {
    const channel = channelOf(slack, args, 'is_inactive');
    const { workspace } = slack;
    const message = workspace.find(channel, String(args['ts']));
    if (!message || message.only !== undefined || message.deleted === true)
      throw new Refusal('message_not_found');
    if (message.user !== bot.user) throw new Refusal('cant_update_message');
    if (workspace.editWindow !== undefined && ageOf(slack, message) > workspace.editWindow * 60)
      throw new Refusal('edit_window_closed');
    if (args['text'] === undefined && args['blocks'] === undefined) throw new Refusal('no_text');
    if (isRich(message.payload) && args['blocks'] !== undefined && !isRich(args))
      throw new Refusal('block_mismatch');
    // What is not given (blocks, metadata) stays; what is given replaces the whole of it.
    message.payload = { ...message.payload, ...args };
    return { channel, ts: message.ts, text: args['text'] };
  },
  'chat.postEphemeral': (slack, args) => {
    const channel = channelOf(slack, args);
    const stored = slack.store({
      channel,
      user: bot.user,
      only: String(args['user']),
      payload: args,
      ...threadOf(args),
    });
    return { message_ts: stored.ts };
  },
  'conversations.history': (slack, args) =>
    page(slack, args, (message) => message.thread === undefined || message.thread === message.ts),
  'conversations.replies': (slack, args) => {
    if (!slack.workspace.find(channelOf(slack, args), String(args['ts'])))
      throw new Refusal('thread_not_found');
    return page(slack, args, (message) => message.thread === args['ts'] || message.ts === args['ts']);
  },
  'users.info': (_, args) => {
    const user = Object.values(members).find((each) => each.id === args['user']);
    if (!user) throw new Refusal('user_not_found');
    return { user };
  },
  'views.open': (slack, args) => {
    const trigger = slack.triggers.get(String(args['trigger_id']));
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (slack.now() - trigger.at > 3_000) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    const view = { id: `V${randomUUID()}`, payload: args['view'] as Record<string, unknown> };
    slack.views.push(view);
    return { view: { ...view.payload, id: view.id } };
  },
};

const threadOf = ({ thread_ts }: Arguments): { thread?: string } =>
  typeof thread_ts === 'string' ? { thread: thread_ts } : {};

const isRich = (args: Arguments): boolean =>
  Array.isArray(args['blocks']) &&
  args['blocks'].some((block: unknown) => JSON.stringify(block).includes('"rich_text"'));

/** In seconds. */
const ageOf = ({ workspace }: Backend, { ts }: Message): number => workspace.now() / 1_000 - Number(ts);

/** A channel where the bot can act. @param archived what is said of one that is archived */
function channelOf(slack: Backend, args: Arguments, archived = 'is_archived'): string {
  const named = String(args['channel']);
  // A user's id stands for the conversation between that user and the app.
  const channel = slack.workspace.channels.get(/^U\d/.test(named) ? named.replace('U', 'D') : named);
  if (!channel) throw new Refusal('channel_not_found');
  if (!channel.joined) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal(archived);
  return channel.id;
}

/** Messages of a channel or a thread, without metadata unless it was asked for. */
function page(
  slack: Backend,
  args: Arguments,
  belongs: (message: Message) => boolean,
): Record<string, unknown> {
  const channel = channelOf(slack, args);
  const size = Number(args['limit'] ?? 100);
  const from = Number(args['cursor'] ?? 0);
  const all = slack.workspace.messages.filter(
    (message) =>
      message.channel === channel &&
      message.only === undefined &&
      belongs(message) &&
      Number(message.ts) >= Number(args['oldest'] ?? 0),
  );
  const more = from + size < all.length;
  return {
    messages: all.slice(from, from + size).map(({ ts, user, payload }) => {
      const { metadata, ...rest } = payload;
      return { ...rest, ts, user, ...(args['include_all_metadata'] === 'true' ? { metadata } : {}) };
    }),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + size) : '' },
  };
}
