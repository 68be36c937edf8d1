// Places of Slack: `slack:T1/C1` is a channel, `slack:T1/C1/1699.2` the thread under its message 1699.2.
import type { Receipt } from '#adapters/adapter.ts';
import { place, segmentsOf, type Place } from '#briefings/place.ts';

export const platform = 'slack';

/** Where a message goes, as the Web API names it. */
export interface Target {
  readonly channel: string;
  /** The `ts` of the message that the thread hangs on. */
  readonly thread?: string;
}

export const targetIn = (channel: string, thread: string | undefined): Target =>
  thread === undefined ? { channel } : { channel, thread };

/** @param team the workspace's id */
export function placeOf(team: string, { channel, thread }: Target): Place {
  return place(platform, team, channel, ...(thread === undefined ? [] : [thread]));
}

/** @returns null where the place is not one of Slack's */
export function targetOf(value: Place): Target | null {
  if (!value.startsWith(`${platform}:`)) return null;
  const [, channel, thread] = segmentsOf(value);
  if (channel === undefined || channel === '') return null;
  return targetIn(channel, thread);
}

/** A posted message's receipt: its thread is its own, or the one that it stands in. */
export function receiptAt(team: string, target: Target, ts: string): Receipt {
  return {
    place: placeOf(team, target),
    message: ts,
    thread: placeOf(team, { channel: target.channel, thread: target.thread ?? ts }),
  };
}
