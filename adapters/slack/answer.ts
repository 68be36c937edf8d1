// A request → the newsroom's document → messages where they belong, or words for the asker alone.
import type { RespondFn } from '@slack/bolt';
import {
  PostError,
  type Log,
  type Newsroom,
  type Part,
  type Posted,
  type Request,
} from '#adapters/adapter.ts';
import type { Document } from '#briefings/document.ts';
import type { Deliveries } from './deliveries.ts';
import { errorCode, postError } from './failure.ts';
import { cannotPost, notDelivered, stillWorking } from './notices.ts';
import type { People } from './people.ts';
import { render, type SlackBody } from './render.ts';
import type { Settling } from './settling.ts';
import { receiptAt, type Target } from './target.ts';
import type { Identity, WebApi } from './web-api.ts';

/** What answering needs. */
export interface Setting {
  readonly newsroom: Newsroom;
  readonly identity: Identity;
  readonly api: WebApi;
  readonly deliveries: Deliveries;
  readonly people: People;
  readonly settling: Settling;
  readonly log: Log;
  /** Milliseconds after which the asker is told that it takes longer. */
  readonly patience: number;
}

/** Where an answer goes. */
export interface Where {
  /** The channel, or the thread, of the answer's first message. */
  readonly target: Target;
  readonly user: string;
  /** A direct message: what is for the asker alone can be posted. */
  readonly direct: boolean;
  /** Reaches the asker even where the bot is no member. */
  readonly respond?: RespondFn;
  /** Unique to what is answered, at most 20 characters. */
  readonly key: string;
}

/** Rejects only on a bug. */
export async function answer(setting: Setting, request: Request, where: Where): Promise<void> {
  const document = await patiently(setting, where, setting.newsroom.handle(request));
  const parts = render(document);
  if (document.audience === 'asker' && !where.direct) return whisper(setting, where, parts);
  const settled = setting.settling.begin(where.target.channel);
  try {
    const posted = await postAll(setting, where, parts);
    if (posted.length > 0 && document.audience === 'place')
      await setting.newsroom.posted(request, document, posted);
  } finally {
    settled();
  }
}

async function patiently(setting: Setting, where: Where, work: Promise<Document>): Promise<Document> {
  const timer = setTimeout(() => void whisper(setting, where, render(stillWorking)), setting.patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** The first part where the answer goes, the others in its thread. What could not be posted, the asker is told of. */
async function postAll(
  setting: Setting,
  where: Where,
  parts: readonly Part<SlackBody>[],
): Promise<readonly Posted[]> {
  const posted: Posted[] = [];
  let target = where.target;
  try {
    for (const [index, part] of parts.entries()) {
      const key = `${where.key}.${index}`;
      const ts = await insist(() => setting.deliveries.post(target, part.body, key));
      const receipt = receiptAt(setting.identity.team, target, ts);
      posted.push({ receipt, part });
      target = { channel: target.channel, thread: target.thread ?? receipt.message };
    }
  } catch (cause) {
    const error = postError(cause);
    setting.log.warn({ reason: error.message, channel: target.channel }, 'slack: an answer was not posted');
    if (error.outcome === 'gone' && posted.length === 0)
      await whisper(setting, where, [...render(cannotPost(setting.identity.userName)), ...parts]);
    else await whisper(setting, where, render(notDelivered));
  }
  return posted;
}

/** An answer is worth a wait; a post whose fate is not known is looked for before it is sent again. */
async function insist<T>(post: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await post();
    } catch (error) {
      const again =
        error instanceof PostError &&
        (error.outcome === 'unknown' || (error.retryAfter !== undefined && error.retryAfter <= 60_000));
      if (!again || tries >= 3) throw error;
    }
}

/** Slack takes five posts by one response_url; one is kept for a word about what went wrong. */
const responses = 4;

/** Shows parts to the asker alone; never rejects, for there is nobody left to tell. */
export async function whisper(
  setting: Pick<Setting, 'api' | 'log'>,
  where: Pick<Where, 'target' | 'user' | 'respond'>,
  parts: readonly Part<SlackBody>[],
): Promise<void> {
  const { target, user, respond } = where;
  for (const [index, { body }] of parts.entries())
    try {
      if (respond && index < responses)
        await respond({
          response_type: 'ephemeral',
          replace_original: false,
          text: body.text,
          blocks: [...body.blocks],
          ...(target.thread === undefined ? {} : { thread_ts: target.thread }),
        });
      else await setting.api.whisper(target, user, body);
    } catch (error) {
      setting.log.warn(
        { reason: errorCode(error), channel: target.channel },
        'slack: the asker could not be told',
      );
      return;
    }
}
