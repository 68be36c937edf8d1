// What an error of a call to Discord means: whether it was carried out, and whether it ever can be.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PostError } from '../adapter.ts';
import { pauseOf } from './lanes.ts';

/** Discord's error codes that we tell apart. */
export const CODE = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownInteraction: 10_062,
  alreadyAcknowledged: 40_060,
  noDirectMessages: 50_007,
  notText: 50_008,
  missingAccess: 50_001,
  missingPermissions: 50_013,
  archivedThread: 50_083,
  lockedThread: 160_005,
  threadExists: 160_004,
} as const;

/** Unknown channel, guild or message. */
const MISSING: ReadonlySet<unknown> = new Set([10_003, 10_004, 10_008]);
/** No access, no direct messages to this user, no permission, a locked thread. */
const CLOSED: ReadonlySet<unknown> = new Set([50_001, 50_007, 50_013, 160_005]);

/** The connection was never made: nothing can have been posted. */
const NOT_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/**
 * Any error of a post or an edit as the PostError that its caller decides by.
 * @param lacked the permissions that are missing there, where they are known
 */
export function asPostError(error: unknown, lacked: readonly string[] = []): PostError {
  if (error instanceof PostError) return error;
  if (error instanceof RateLimitError)
    return new PostError('Discord asks to wait before the next message', {
      outcome: 'refused',
      retryAfter: Math.ceil(pauseOf(error)),
      cause: error,
    });
  if (error instanceof DiscordAPIError)
    return new PostError(`Discord refused: ${error.message}${lackedText(error, lacked)}`, {
      outcome: MISSING.has(error.code) || CLOSED.has(error.code) ? 'gone' : 'refused',
      isMissing: MISSING.has(error.code),
      cause: error,
    });
  return new PostError(`Discord did not answer: ${faultText(error)}`, {
    outcome: isUnsent(error) ? 'refused' : 'unknown',
    cause: error,
  });
}

function lackedText({ code }: DiscordAPIError, lacked: readonly string[]): string {
  const isPermission = code === CODE.missingAccess || code === CODE.missingPermissions;
  return isPermission && lacked.length > 0 ? ` (Dateline needs there: ${lacked.join(', ')})` : '';
}

/** After Discord has refused the token once, the library sends nothing any more. */
function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'code' in error ? NOT_SENT.has(error.code) : error.message.startsWith('Expected token');
}

/** An error for the log. The error itself would carry the address, which holds an interaction's token. */
export function faultText(error: unknown): string {
  if (error instanceof HTTPError) return `status ${error.status}`;
  if (error instanceof DiscordAPIError) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message || error.name : String(error);
}
