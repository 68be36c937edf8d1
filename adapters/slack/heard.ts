// A message event → what we were told, or null when it is not for us. Pure.
import { z } from 'zod';
import { clean } from '#briefings/document.ts';
import { placeOf, type Target } from './target.ts';
import type { Identity } from './web-api.ts';

export interface Heard {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  /** The thread that it was said in. */
  readonly thread?: string;
  /** Without the mention, and without Slack's escapes. */
  readonly text: string;
  readonly mentioned: boolean;
  /** In a direct message to us, where every message is for us. */
  readonly direct: boolean;
}

const eventSchema = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().exactOptional(),
  // A reply that was also sent to the channel is a person's words like any other.
  subtype: z.literal('thread_broadcast').optional(),
  // Bots do not get answers: two of them would talk for ever.
  bot_id: z.undefined().optional(),
});

/** @param event an `app_mention` or `message` event; the same message comes as both where it mentions us */
export function heardOf(event: unknown, identity: Pick<Identity, 'user' | 'team'>): Heard | null {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success || parsed.data.user === identity.user) return null;
  const { channel, user, ts, thread_ts, text, type } = parsed.data;
  const mention = new RegExp(`<@${identity.user}(?:\\|[^>]*)?>`, 'g');
  const mentioned = type === 'app_mention' || mention.test(text);
  const direct = parsed.data.channel_type === 'im' || (type === 'app_mention' && channel.startsWith('D'));
  // Words to somebody else, in a thread of ours.
  if (!mentioned && !direct && /^\s*<@[UW]/.test(text)) return null;
  return {
    channel,
    user,
    ts,
    ...(thread_ts === undefined ? {} : { thread: thread_ts }),
    text: plain(mentioned ? withPlaces(text.replace(mention, ' '), identity.team) : text),
    mentioned,
    direct,
  };
}

/** A channel that somebody mentions, as the place that a command may name. */
const withPlaces = (text: string, team: string): string =>
  text.replace(/<#([CG]\w+)(?:\|[^>]*)?>/g, (_, channel: string) => placeOf(team, { channel }));

/** The thread in which a message is answered. */
export const threadOf = (heard: Heard): Target => ({
  channel: heard.channel,
  thread: heard.thread ?? heard.ts,
});

/** Slack's mark-up of a typed text → the words that were typed: links as their addresses, no escapes. */
export function plain(text: string): string {
  const words = text
    .replace(/<([#@!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label?: string) =>
      sign === '' ? target : `${sign === '!' ? '@' : sign}${label ?? target}`,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return clean(words).trim();
}
