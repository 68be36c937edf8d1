// Posting a part in a place, and editing it: one message for one key, as far as Discord knows keys.
import { Routes, type REST } from 'discord.js';
import type { Place } from '#briefings/place.ts';
import { clean } from '#briefings/document.ts';
import { PostError, type Part, type Receipt } from '../adapter.ts';
import { asPostError, CODE, hasCode } from './faults.ts';
import { openPost, readForum, tagsFor, type Forums } from './forum.ts';
import { MAX_THREAD_NAME } from './limits.ts';
import { postedSchema } from './packets.ts';
import { channelIdOf, receiptOf, spotOf, type Spot } from './places.ts';
import type { DiscordBody } from './render.ts';

export interface PostOptions {
  /** At most 25 characters. The same key is the same message: Discord returns the earlier one, for some minutes. */
  readonly key: string;
  /** Names the thread, where it has to be opened. */
  readonly title: string;
  /** The message that this one replies to. */
  readonly replyTo?: string;
  /** Called right before the call; what it rejects with, the post does. */
  readonly begin?: () => Promise<void>;
}

/** The threads known to exist: others have to be opened before one can post in them. */
export interface Threads {
  has(thread: string): boolean;
  add(thread: string): void;
}

/** What posting needs: a lane, and the threads. */
export interface Outlet {
  readonly rest: REST;
  readonly threads: Threads;
  /** Where it is left out, no place is a forum. */
  readonly forums?: Forums;
  /** The permissions that are missing in a place, where they are known. */
  readonly lacked?: (spot: Spot) => readonly string[];
  /** Resolves when it is the turn of one more call. */
  readonly wait?: () => Promise<void>;
}

/**
 * @param place a channel, a direct conversation, or a thread, which is opened if it is not there yet; in a forum a post
 *   is opened
 * @throws PostError
 */
export async function post(
  outlet: Outlet,
  place: Place,
  part: Part<DiscordBody>,
  options: PostOptions,
): Promise<Receipt> {
  const { forums } = outlet;
  const spot = spotOf(place);
  if (spot.thread !== undefined || forums === undefined) return postMessage(outlet, spot, part, options);
  if (forums.has(spot.channel) === true) return postInForum(outlet, spot, part, options);
  try {
    return await postMessage(outlet, spot, part, options);
  } catch (error) {
    // One that we had not heard of: nothing was posted in it.
    if (!(error instanceof PostError) || !hasCode(error.cause, CODE.notText)) throw error;
    forums.add(spot.channel);
    return postInForum(outlet, spot, part, options);
  }
}

/** Calls Discord. @throws PostError */
async function told<Result>(outlet: Outlet, spot: Spot, call: () => Promise<Result>): Promise<Result> {
  return call().catch((error: unknown) => {
    throw asPostError(error, outlet.lacked?.(spot));
  });
}

async function postMessage(
  outlet: Outlet,
  spot: Spot,
  part: Part<DiscordBody>,
  { key, title, replyTo, begin }: PostOptions,
): Promise<Receipt> {
  const { rest, threads, forums, wait } = outlet;
  const { thread } = spot;
  const body = {
    ...part.body,
    nonce: key,
    enforce_nonce: true,
    ...(replyTo === undefined
      ? {}
      : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
  // A post in a forum is a thread from the beginning.
  if (thread !== undefined && !threads.has(thread) && forums?.has(spot.channel) !== true) {
    await wait?.();
    await told(outlet, spot, () => startThread(rest, spot.channel, thread, title));
    threads.add(thread);
  }
  await wait?.();
  await begin?.();
  const answer = await told(outlet, spot, () =>
    rest.post(Routes.channelMessages(channelIdOf(spot)), { body }),
  );
  return receiptOf(spot, postedSchema.parse(answer).id);
}

async function postInForum(
  outlet: Outlet,
  spot: Spot,
  part: Part<DiscordBody>,
  { title, begin }: PostOptions,
): Promise<Receipt> {
  const { rest, threads, wait } = outlet;
  await wait?.();
  const forum = await told(outlet, spot, () => readForum(rest, spot.channel));
  await wait?.();
  await begin?.();
  const id = await told(outlet, spot, () =>
    openPost(rest, spot.channel, part, { name: threadName(title), tags: tagsFor(forum, title) }),
  );
  threads.add(id);
  return receiptOf({ ...spot, thread: id }, id);
}

/**
 * A message has one thread, which has the message's id: that it is there already is as good as having made it.
 * A thread that was not started from a message has an id that is no message's; then it exists, or posting will tell.
 */
async function startThread(rest: REST, channel: string, message: string, title: string): Promise<void> {
  try {
    await rest.post(Routes.threads(channel, message), { body: { name: threadName(title) } });
  } catch (error) {
    if (!hasCode(error, CODE.threadExists) && !hasCode(error, CODE.unknownMessage)) throw error;
  }
}

/** Remembers the threads seen lately. @param isCached whether the connection knows the thread anyway */
export function rememberThreads(isCached: (thread: string) => boolean): Threads {
  const seen = new Set<string>();
  return {
    has: (thread) => seen.has(thread) || isCached(thread),
    add: (thread) => {
      if (seen.size >= MAX_REMEMBERED) seen.clear();
      seen.add(thread);
    },
  };
}

const MAX_REMEMBERED = 10_000;

function threadName(title: string): string {
  const points = Array.from(clean(title).trim());
  const name = points.length <= MAX_THREAD_NAME ? points : [...points.slice(0, MAX_THREAD_NAME - 1), '…'];
  return name.length === 0 ? 'Dateline' : name.join('');
}

/**
 * Replaces what a message says, in its turn: what is put right may stand in hundreds of messages. A thread that was
 * archived since is opened again for it.
 * @throws PostError
 */
export async function update(
  { rest, wait }: Pick<Outlet, 'rest' | 'wait'>,
  receipt: Receipt,
  part: Part<DiscordBody>,
): Promise<void> {
  const channel = channelIdOf(spotOf(receipt.place));
  const edit = async (): Promise<void> => {
    await wait?.();
    await rest.patch(Routes.channelMessage(channel, receipt.message), { body: part.body });
  };
  try {
    await edit();
  } catch (error) {
    if (!hasCode(error, CODE.archivedThread)) throw asPostError(error);
    try {
      await wait?.();
      await rest.patch(Routes.channel(channel), { body: { archived: false } });
      await edit();
    } catch (again) {
      throw asPostError(again);
    }
  }
}
