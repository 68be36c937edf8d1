// A look whether a message of ours has arrived, and a word to one person alone.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { Place } from '#briefings/place.ts';
import { PostError, type Earlier, type Part, type Receipt } from '../adapter.ts';
import { asPostError, CODE, hasCode } from './faults.ts';
import { isForum, postsBy, type Forums } from './forum.ts';
import { channelSchema, postedSchema, snowflakeAt, textsOf } from './packets.ts';
import { channelIdOf, receiptOf, spotOf, type Spot } from './places.ts';
import type { DiscordBody } from './render.ts';

/** Milliseconds by which our clock may be ahead of Discord's. */
const SKEW = 60_000;
/** "The past few minutes" in which the same nonce returns the earlier message: we count on two. */
const NONCE_WINDOW = 120_000;
const PAGE = 100;
/** Pages that are looked through for one message. */
const MOST_PAGES = 20;

/** What looking needs. */
export interface Glass {
  readonly rest: REST;
  /** Our own user id. */
  readonly self: string;
  readonly forums: Forums;
  /** Resolves when it is the turn of one more call. */
  readonly wait: () => Promise<void>;
}

/**
 * Looks through what was posted in the place since. Discord does not show a message's nonce afterwards: so ours is
 * known by its author and its words.
 * @returns null also where nobody may look, as long as the same nonce cannot make a second message
 * @throws PostError
 */
export async function find(
  glass: Glass,
  place: Place,
  part: Part<DiscordBody>,
  { since, now }: Earlier & { readonly now: Date },
): Promise<Receipt | null> {
  const spot = spotOf(place);
  const texts = textsOf(part.body.components);
  if (await holdsPosts(glass, spot)) return findPost(glass, spot, texts, since);
  try {
    const found = await search(glass, channelIdOf(spot), texts, since);
    return found === undefined ? null : receiptOf(spot, found);
  } catch (error) {
    // The thread of a message that has none yet.
    if (spot.thread !== undefined && hasCode(error, CODE.unknownChannel)) return null;
    if (now.getTime() - since.getTime() < NONCE_WINDOW) return null;
    throw asPostError(error);
  }
}

const foundSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  components: z.array(z.unknown()).default([]),
});
const pageSchema = z.array(foundSchema);

/** Whether the place is a forum: after a start the connection may not know yet. @throws PostError */
async function holdsPosts({ rest, forums, wait }: Glass, { guild, channel, thread }: Spot): Promise<boolean> {
  if (thread !== undefined || guild === '@me') return false;
  const known = forums.has(channel);
  if (known !== undefined) return known;
  try {
    await wait();
    const { type } = channelSchema.parse(await rest.get(Routes.channel(channel)));
    if (isForum(type)) forums.add(channel);
    return isForum(type);
  } catch (error) {
    throw asPostError(error);
  }
}

/** A post of ours in a forum that begins with these words. It has no nonce: where nobody may look, nobody can say. */
async function findPost(
  { rest, self, wait }: Glass,
  spot: Spot,
  texts: readonly string[],
  since: Date,
): Promise<Receipt | null> {
  const { guild, channel } = spot;
  const after = snowflakeAt(since.getTime() - SKEW);
  try {
    await wait();
    for (const id of await postsBy(rest, { guild, channel, user: self, after })) {
      await wait();
      const first = await firstOf(rest, id);
      if (JSON.stringify(textsOf(first)) === JSON.stringify(texts))
        return receiptOf({ ...spot, thread: id }, id);
    }
    return null;
  } catch (error) {
    throw asPostError(error);
  }
}

/** What the first message of a post is made of; nothing where somebody deleted it. */
async function firstOf(rest: REST, post: string): Promise<readonly unknown[]> {
  try {
    return foundSchema.parse(await rest.get(Routes.channelMessage(post, post))).components;
  } catch (error) {
    if (hasCode(error, CODE.unknownMessage)) return [];
    throw error;
  }
}

async function search(
  { rest, self, wait }: Omit<Glass, 'forums'>,
  channel: string,
  texts: readonly string[],
  since: Date,
): Promise<string | undefined> {
  let after = snowflakeAt(since.getTime() - SKEW);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    await wait();
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const page = pageSchema
      .parse(await rest.get(Routes.channelMessages(channel), { query }))
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    const ours = page.find(
      ({ author, components }) =>
        author.id === self && JSON.stringify(textsOf(components)) === JSON.stringify(texts),
    );
    if (ours !== undefined) return ours.id;
    if (page.length < PAGE) return undefined;
    after = page.at(-1)?.id ?? after;
  }
  throw new PostError('too much was said there since', { outcome: 'refused' });
}

const idSchema = z.object({ id: z.string() });

/** Writes to a user in a direct conversation. @throws PostError */
export async function direct(rest: REST, user: string, { body }: Part<DiscordBody>): Promise<void> {
  try {
    const conversation = idSchema.parse(
      await rest.post(Routes.userChannels(), { body: { recipient_id: user } }),
    );
    postedSchema.parse(await rest.post(Routes.channelMessages(conversation.id), { body }));
  } catch (error) {
    throw asPostError(error);
  }
}
