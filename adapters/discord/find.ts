// A look whether a message of ours has arrived, and a word to one person alone.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { Place } from '#briefings/place.ts';
import { PostError, type Earlier, type Part, type Receipt } from '../adapter.ts';
import { asPostError, CODE, hasCode } from './faults.ts';
import { postedSchema, snowflakeAt, textsOf } from './packets.ts';
import { channelIdOf, receiptOf, spotOf } from './places.ts';
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
  { rest, self, wait }: Glass,
  place: Place,
  part: Part<DiscordBody>,
  { since, now }: Earlier & { readonly now: Date },
): Promise<Receipt | null> {
  const spot = spotOf(place);
  try {
    const found = await search({ rest, self, wait }, channelIdOf(spot), textsOf(part.body.components), since);
    return found === undefined ? null : receiptOf(spot, found);
  } catch (error) {
    // The thread of a message that has none yet.
    if (spot.thread !== undefined && hasCode(error, CODE.unknownChannel)) return null;
    if (now.getTime() - since.getTime() < NONCE_WINDOW) return null;
    throw asPostError(error);
  }
}

const pageSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.unknown()).default([]),
  }),
);

async function search(
  { rest, self, wait }: Glass,
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
