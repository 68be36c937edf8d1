// Forum and media channels, which hold posts and no messages: what is posted there opens a post of its own.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { Part } from '../adapter.ts';
import { MAX_POST_TAGS } from './limits.ts';
import type { DiscordBody } from './render.ts';

/** Channels of which it is known what they hold. */
export interface Forums {
  /** Undefined: nobody has told yet. */
  has(channel: string): boolean | undefined;
  add(channel: string): void;
}

/** Forum and media channels (docs: Channel Types). */
export const isForum = (type: number): boolean => type === 15 || type === 16;

/** Remembers the channels that refused a message. @param typeOf the type of a channel that the connection knows */
export function rememberForums(typeOf: (channel: string) => number | undefined): Forums {
  const learnt = new Set<string>();
  return {
    has: (channel) => {
      if (learnt.has(channel)) return true;
      const type = typeOf(channel);
      return type === undefined ? undefined : isForum(type);
    },
    add: (channel) => void learnt.add(channel),
  };
}

/** Flag of a channel: each post needs a tag. */
const REQUIRE_TAG = 1 << 4;

const forumSchema = z.object({
  flags: z.int().default(0),
  available_tags: z
    .array(z.object({ id: z.string(), name: z.string(), moderated: z.boolean().default(false) }))
    .default([]),
});
type Forum = z.infer<typeof forumSchema>;

export async function readForum(rest: REST, channel: string): Promise<Forum> {
  return forumSchema.parse(await rest.get(Routes.channel(channel)));
}

/** What a tag for news is called, where one has to be chosen and none is named by the title. */
const FOR_NEWS = /\b(news|brief(ing)?s?|stor(y|ies)|updates?|reports?|dateline|general)\b/i;

/**
 * The tags of a post: those that its title names; where the forum wants one and the title names none, the one for
 * news, else the first. Moderators keep the moderated ones to themselves.
 */
export function tagsFor({ flags, available_tags }: Forum, title: string): readonly string[] {
  const open = available_tags.filter(({ moderated }) => !moderated);
  const words = ` ${wordsOf(title)} `;
  const named = open.filter(({ name }) => wordsOf(name) !== '' && words.includes(` ${wordsOf(name)} `));
  const wanted = (flags & REQUIRE_TAG) !== 0;
  const [fallback] = wanted ? [...open.filter(({ name }) => FOR_NEWS.test(name)), ...open] : [];
  const chosen = named.length > 0 || fallback === undefined ? named : [fallback];
  return chosen.slice(0, MAX_POST_TAGS).map(({ id }) => id);
}

const wordsOf = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

const openedSchema = z.object({ id: z.string() });

/**
 * Opens a post. Unlike a message it takes no nonce, so that a second try makes a second post.
 * @returns its id, which is that of its thread and of its first message
 */
export async function openPost(
  rest: REST,
  channel: string,
  { body }: Part<DiscordBody>,
  { name, tags }: { readonly name: string; readonly tags: readonly string[] },
): Promise<string> {
  const answer = await rest.post(Routes.threads(channel), {
    body: { name, message: body, ...(tags.length === 0 ? {} : { applied_tags: tags }) },
  });
  return openedSchema.parse(answer).id;
}

const threadsSchema = z.object({
  threads: z.array(
    z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish() }),
  ),
});

/** The posts of a forum that this user has opened since an id was made, the newest first. */
export async function postsBy(
  rest: REST,
  { guild, channel, user, after }: Record<'guild' | 'channel' | 'user' | 'after', string>,
): Promise<readonly string[]> {
  const active = threadsSchema.parse(await rest.get(Routes.guildActiveThreads(guild)));
  const archived = threadsSchema.parse(await rest.get(Routes.channelThreads(channel, 'public')));
  return [...active.threads, ...archived.threads]
    .filter(
      ({ parent_id, owner_id, id }) =>
        parent_id === channel && owner_id === user && BigInt(id) > BigInt(after),
    )
    .map(({ id }) => id)
    .sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
}
