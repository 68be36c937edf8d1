// Places on Discord: `discord:G/C`, a thread in it `discord:G/C/T`, a direct conversation `discord:@me/C`.
import { place, segmentsOf, type Place } from '#briefings/place.ts';
import type { Receipt } from '../adapter.ts';

export interface Spot {
  /** The guild, or `@me` in a direct conversation, which has no threads. */
  readonly guild: string;
  readonly channel: string;
  /** The thread's own channel id: that of the message it was started from, where it was started from one. */
  readonly thread?: string;
}

const DIRECT = '@me';

/** What the API tells of a channel, as far as its place is concerned. */
export interface ChannelFacts {
  readonly id: string;
  readonly guild: string | undefined;
  /** Set for a thread. */
  readonly parent: string | undefined;
}

export function placeOf({ guild, channel, thread }: Spot): Place {
  return place('discord', guild, channel, ...(thread === undefined ? [] : [thread]));
}

export function spotOf(value: Place): Spot {
  const [guild = '', channel = '', thread] = segmentsOf(value);
  return { guild, channel, ...(thread === undefined ? {} : { thread }) };
}

export function spotOfChannel({ id, guild = DIRECT, parent }: ChannelFacts): Spot {
  return parent === undefined ? { guild, channel: id } : { guild, channel: parent, thread: id };
}

/** The id under which the API knows the place. */
export const channelIdOf = (spot: Spot): string => spot.thread ?? spot.channel;

/** A message's receipt. In a channel its thread is its own, in a thread and in a direct conversation the same place. */
export function receiptOf(spot: Spot, message: string): Receipt {
  const here = placeOf(spot);
  const thread =
    spot.thread !== undefined || spot.guild === DIRECT ? here : placeOf({ ...spot, thread: message });
  return { place: here, message, thread };
}
