// What Slack's client threw → what happened to the post.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { PostError } from '#adapters/adapter.ts';

/** Errors by which Slack says that nothing of ours can stand in this place, or that the message can no longer change. */
const gone = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'team_not_found',
  'messages_tab_disabled',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'cannot_reply_to_message',
  'thread_not_found',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
  'account_inactive',
  'token_revoked',
]);

/** Of those: what is there no more. */
const missing = new Set([
  'channel_not_found',
  'thread_not_found',
  'message_not_found',
  'cannot_reply_to_message',
]);

/** Errors of which Slack says that "some aspect of the operation" may have succeeded. */
const doubtful = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** Faults before a request left this machine. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']);

/** @param error what a call of the Web API rejected with */
export function postError(error: unknown): PostError {
  if (error instanceof PostError) return error;
  if (error instanceof WebAPIRateLimitedError)
    return new PostError('Slack asks to wait', {
      outcome: 'refused',
      retryAfter: error.retryAfter * 1_000,
      cause: error,
    });
  const code = errorCode(error);
  const outcome = outcomeOf(error);
  return new PostError(`Slack: ${code}`, { outcome, isMissing: missing.has(code), cause: error });
}

function outcomeOf(error: unknown): PostError['outcome'] {
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (gone.has(code)) return 'gone';
    // An answer that is not JSON stands here as its whole text: it came from something between us and Slack.
    return doubtful.has(code) || !/^[a-z_]+$/.test(code) ? 'unknown' : 'refused';
  }
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500 ? 'unknown' : 'refused';
  if (error instanceof WebAPIRequestError) return unsent.has(systemCode(error)) ? 'refused' : 'unknown';
  return 'unknown';
}

/** Slack's name for what went wrong (`channel_not_found`), or the nearest to it: `HTTP 503`, `ECONNRESET`. */
export function errorCode(error: unknown): string {
  if (error instanceof WebAPIPlatformError)
    return /^[a-z_]+$/.test(error.data.error) ? error.data.error : 'an answer that is not JSON';
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  const chain = causes(error);
  const last = chain.at(-1);
  return systemCode(error) || (last instanceof Error ? last.message : String(error));
}

/** The operating system's code, which fetch hides in the cause of a cause. */
function systemCode(error: unknown): string {
  for (const each of causes(error))
    if ('code' in each && typeof each.code === 'string' && !each.code.startsWith('slack_')) return each.code;
  return '';
}

/** An error and what caused it, the deepest last. */
function causes(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}
