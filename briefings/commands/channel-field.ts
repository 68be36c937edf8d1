// The channel that a command is about, where that is not the one in which it is typed: a forum takes no commands itself.
import { z } from 'zod';
import type { Fields } from '../command.ts';
import { UserError } from '../error.ts';
import { platformOf, segmentsOf, type Place } from '../place.ts';

export const channelField = z
  .string()
  .max(200)
  .optional()
  .describe('Another channel here; in a forum each story gets a post')
  .meta({ complete: 'channels' });

/**
 * Where a command works: the place that its field names, else where it was typed.
 * @throws UserError where the field names no channel of the same workspace or server
 */
export function placeMeant({ channel }: Fields, here: Place, isManager: boolean): Place {
  if (channel === undefined) return here;
  if (!isManager) throw new UserError('Only those who manage this place may ask that of another channel.');
  const there = channel as Place;
  const [house, ...rest] = segmentsOf(there);
  const isNear = rest.length === 0 || house === segmentsOf(here)[0];
  if (!/^[a-z]+:[^/\s]+(\/[^/\s]+)?$/.test(channel) || platformOf(there) !== platformOf(here) || !isNear)
    throw new UserError(
      `“${channel.slice(0, 80)}” is no channel that can be reached from here. Mention it, as in #news, or give its address, such as ${here}.`,
    );
  return there;
}

/** A channel's address among words: “in slack:T1/C1”, as adapters write the mention of one. */
export const CHANNEL_IN_WORDS = /(^|\s)(?:in\s+)?([a-z]+:[\w@.-]+\/[\w@.-]+)(?=\s|$)/i;

/** For a button that goes on with what was asked of that channel. */
export const channelFields = (channel: string | undefined): Fields =>
  channel === undefined ? {} : { channel };
