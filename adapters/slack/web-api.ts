// The calls of Slack's Web API that the adapter makes, in two lanes: posts are paced and never repeated by the client;
// what a person waits for (a box that opens, who they are, a word for them alone) goes its own way.
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import { PostError, type Context, type Log } from '#adapters/adapter.ts';
import type { SlackConfig } from './config.ts';
import { errorCode, postError } from './failure.ts';
import { sdkLogger } from './log.ts';
import { Pacer } from './pacer.ts';
import type { SlackBody } from './render.ts';
import type { Target } from './target.ts';

/** Who we are in the workspace. */
export interface Identity {
  readonly team: string;
  readonly teamName: string;
  /** The bot's user id, by which it is mentioned. */
  readonly user: string;
  readonly userName: string;
  readonly bot: string;
  readonly scopes: readonly string[];
}

/** A message's `ts`, and where it stands. */
export interface Standing {
  readonly ts: string;
  readonly target: Target;
}

export interface Person {
  readonly manager: boolean;
  /** IANA. */
  readonly zone?: string;
}

/**
 * One message a second in a channel, short bursts allowed.
 * @see https://docs.slack.dev/apis/web-api/rate-limits
 */
const postPace = { burst: 4, interval: 1_000 };
/** `chat.update` is of tier 3: 50 a minute in the workspace. */
const updatePace = { burst: 4, interval: 1_200 };

/** Pages that are looked through for one message. */
const mostPages = 20;

/** The methods and the arguments that each takes are checked by name against Slack's reference in the tests' fake. */
export class WebApi {
  readonly #posts: WebClient;
  readonly #talk: WebClient;
  readonly #postPacer = new Pacer(postPace);
  readonly #updatePacer = new Pacer(updatePace);

  constructor(
    { botToken, apiUrl }: Pick<SlackConfig, 'botToken' | 'apiUrl'>,
    { log, timeout }: Pick<Context, 'log' | 'timeout'>,
  ) {
    this.#posts = new WebClient(botToken, clientOptions(apiUrl, log, timeout));
    this.#talk = new WebClient(botToken, clientOptions(apiUrl, log, 5_000));
  }

  /** @throws what the client throws: the caller knows what a refused token means */
  async introduce(): Promise<Identity> {
    const answer = identitySchema.parse(await this.#talk.apiCall('auth.test'));
    return {
      team: answer.team_id,
      teamName: answer.team,
      user: answer.user_id,
      userName: answer.user,
      bot: answer.bot_id,
      scopes: answer.response_metadata.scopes,
    };
  }

  /**
   * @param begin called when the channel's turn has come, right before the call; what it rejects with, this does
   * @returns the message's `ts`, and where it stands: Slack puts an answer to a message that was deleted at the top of
   *   the channel, and says so only by leaving the thread out
   * @throws PostError
   */
  post(
    target: Target,
    body: SlackBody,
    deliveryId: string,
    begin: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Standing> {
    const { event_type, event_payload } = body.metadata;
    return paced(this.#postPacer, target.channel, begin, async () => {
      const answer = await this.#posts.apiCall('chat.postMessage', {
        ...body,
        metadata: { event_type, event_payload: { ...event_payload, delivery_id: deliveryId } },
        channel: target.channel,
        ...threadOf(target),
      });
      const { ts, message } = postedSchema.parse(answer);
      const isAstray = message !== undefined && message.thread_ts === undefined;
      return { ts, target: isAstray ? { channel: target.channel } : target };
    });
  }

  /** @throws PostError */
  async update(channel: string, ts: string, body: SlackBody): Promise<void> {
    const { text, blocks, link_names, parse, metadata } = body;
    await paced(this.#updatePacer, channel, undefined, () =>
      this.#posts.apiCall('chat.update', { channel, ts, text, blocks, link_names, parse, metadata }),
    );
  }

  /** Shows something to one person only. @throws PostError */
  async whisper(target: Target, user: string, body: SlackBody): Promise<void> {
    const { text, blocks, link_names, parse } = body;
    try {
      await this.#talk.apiCall('chat.postEphemeral', {
        channel: target.channel,
        user,
        text,
        blocks,
        link_names,
        parse,
        ...threadOf(target),
      });
    } catch (error) {
      throw postError(error);
    }
  }

  /** Writes to a user in the conversation with the app. @throws PostError */
  async direct(user: string, body: SlackBody): Promise<void> {
    try {
      await this.#talk.apiCall('chat.postMessage', { ...body, channel: user });
    } catch (error) {
      throw postError(error);
    }
  }

  /** @param trigger lives for 3 s after the press */
  async openView(trigger: string, view: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#talk.apiCall('views.open', { trigger_id: trigger, view });
  }

  async person(user: string, team: string): Promise<Person> {
    const { user: found } = personSchema.parse(await this.#talk.apiCall('users.info', { user }));
    // In a shared channel, an admin of another workspace is nobody's manager here.
    const manager = found.team_id === team && (found.is_admin || found.is_owner) && !found.deleted;
    return { manager, ...(found.tz === undefined ? {} : { zone: found.tz }) };
  }

  /**
   * Looks for a message of ours by its delivery's key; where the thread that it was meant for is not there, at the top
   * of the channel.
   * @param since seconds since 1970: nothing older is looked at
   * @returns null when it is not there
   * @throws PostError, and what the client throws
   */
  async find(target: Target, deliveryId: string, since: number): Promise<Standing | null> {
    try {
      return await this.#findIn(target, deliveryId, since);
    } catch (error) {
      if (target.thread === undefined || errorCode(error) !== 'thread_not_found') throw error;
      return this.#findIn({ channel: target.channel }, deliveryId, since);
    }
  }

  async #findIn(target: Target, deliveryId: string, since: number): Promise<Standing | null> {
    const method = target.thread === undefined ? 'conversations.history' : 'conversations.replies';
    const ts = target.thread === undefined ? {} : { ts: target.thread };
    let cursor = '';
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page = historySchema.parse(
        await this.#talk.apiCall(method, {
          channel: target.channel,
          ...ts,
          oldest: String(since),
          limit: 200,
          include_all_metadata: true,
          ...(cursor === '' ? {} : { cursor }),
        }),
      );
      const found = page.messages.find((each) => each.metadata?.event_payload['delivery_id'] === deliveryId);
      if (found) return { ts: found.ts, target };
      cursor = page.response_metadata?.next_cursor ?? '';
      if (cursor === '') return null;
    }
    throw new PostError('too much was said there since', { outcome: 'refused' });
  }
}

function clientOptions(slackApiUrl: string, log: Log, timeout: number): WebClientOptions {
  return {
    slackApiUrl,
    timeout,
    logger: sdkLogger(log),
    // The client would send a post again after a 503 or a reset, though Slack may have stored it.
    retryConfig: { retries: 0 },
    // The client would stop all its calls for one channel's 429.
    rejectRateLimitedCalls: true,
  };
}

const threadOf = (target: Target): { thread_ts?: string } =>
  target.thread === undefined ? {} : { thread_ts: target.thread };

function paced<T>(
  pacer: Pacer,
  channel: string,
  begin: (() => Promise<void>) | undefined,
  call: () => Promise<T>,
): Promise<T> {
  return pacer.run(channel, async () => {
    await begin?.();
    try {
      return await call();
    } catch (cause) {
      const error: PostError = postError(cause);
      if (error.retryAfter !== undefined) pacer.block(channel, error.retryAfter);
      throw error;
    }
  });
}

const identitySchema = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  user: z.string().default(''),
  bot_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }),
});

const postedSchema = z.object({
  ts: z.string(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
});

const personSchema = z.object({
  user: z.object({
    team_id: z.string().optional(),
    tz: z.string().optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    deleted: z.boolean().default(false),
  }),
});

const historySchema = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.record(z.string(), z.unknown()).default({}) }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});
