// Which permissions are missing where Discord refuses a post: it says only that some are.
import { PermissionFlagsBits, type Client, type GuildBasedChannel } from 'discord.js';
import { isForum } from './forum.ts';
import { channelIdOf, type Spot } from './places.ts';

/** What posting needs, as the settings of a channel name it; in a forum Send Messages is called Create Posts. */
const NAMES = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  CreatePublicThreads: 'Create Public Threads',
  ReadMessageHistory: 'Read Message History',
} as const;
type Permission = keyof typeof NAMES;

const nameOf = (permission: Permission, inForum: boolean): string =>
  inForum && permission === 'SendMessages' ? 'Create Posts' : NAMES[permission];

/**
 * The permissions that we lack in a place, by the names that Discord shows; none where that is not known.
 * Posts in a forum need Send Messages and not Create Public Threads (docs: Start Thread in Forum or Media Channel).
 */
export function lackedIn(client: Client, spot: Spot): readonly string[] {
  const channel = client.channels.cache.get(spot.channel) ?? client.channels.cache.get(channelIdOf(spot));
  if (channel === undefined || channel.isDMBased()) return [];
  const granted = permissionsIn(channel);
  if (granted === null) return [];
  const inForum = isForum(channel.type);
  const needed: readonly Permission[] =
    spot.thread === undefined
      ? ['ViewChannel', 'SendMessages']
      : ['ViewChannel', 'SendMessagesInThreads', ...(inForum ? [] : (['CreatePublicThreads'] as const))];
  return [...needed, ...(inForum ? (['ReadMessageHistory'] as const) : [])]
    .filter((each) => !granted.has(PermissionFlagsBits[each]))
    .map((each) => nameOf(each, inForum));
}

function permissionsIn(channel: GuildBasedChannel) {
  const self = channel.guild.members.me;
  return self === null ? null : channel.permissionsFor(self);
}
