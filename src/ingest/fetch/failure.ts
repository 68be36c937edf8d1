// Why a page could not be fetched, in words for whoever asked.
import { UserError } from '#briefings/error.ts';
import { ForbiddenAddressError } from './connector.ts';
import { notPublic } from './web-address.ts';

/** A page that was there, and is gone for good as its server says (410). */
export class GoneError extends UserError {}

/** @returns the words for a status that brings no page */
export function statusWords(status: number, host: string): UserError {
  const words =
    status === 404 || status === 410
      ? `${host} has no such page (${status}). Look whether the address is right.`
      : status === 401 || status === 402 || status === 403 || status === 451
        ? `${host} does not show this page to us (${status}). It may want a login or a subscription, or no robots.`
        : status === 429
          ? `${host} has been asked too often (429). Try again later.`
          : status >= 500
            ? `${host} has trouble of its own at the moment (${status}). Try again later.`
            : `${host} answered without a page (${status}). Give the address of an article.`;
  return status === 410 ? new GoneError(words) : new UserError(words);
}

const SLOW = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
  'TimeoutError',
  'AbortError',
]);

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'cannot be found: there is no such host. Look whether the address is right.',
  EAI_AGAIN: 'cannot be looked up at the moment. Try again later.',
  ECONNREFUSED: 'takes no connections. Look whether the address is right, or try again later.',
  EHOSTUNREACH: 'cannot be reached from here. Try again later.',
  ENETUNREACH: 'cannot be reached from here. Try again later.',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'sends far more than an article needs.',
  UND_ERR_HEADERS_OVERFLOW: 'does not answer as a web server does.',
};

/**
 * @param error what was thrown while fetching; undici wraps the cause, and several attempts come as a list
 * @returns a UserError for everything that the network may do; any other error as it is
 */
export function failureWords(error: unknown, host: string): unknown {
  const causes = causesOf(error);
  const known = causes.find((each) => each instanceof UserError);
  if (known !== undefined) return known;
  if (causes.some((each) => each instanceof ForbiddenAddressError)) return notPublic(host);
  const codes = causes.flatMap(codesOf);
  if (codes.some((code) => SLOW.has(code)))
    return new UserError(`${host} takes too long to answer. Try again later.`, { cause: error });
  const code = codes.find((each) => each in WORDS);
  if (code !== undefined) return new UserError(`${host} ${WORDS[code] ?? ''}`, { cause: error });
  if (codes.some((each) => /CERT|SSL|TLS|SIGNATURE|ALTNAME/.test(each)))
    return new UserError(`${host} has no valid certificate, so nobody can tell whose page it is.`, {
      cause: error,
    });
  return codes.length === 0 && !isFetchFailure(error)
    ? error
    : new UserError(`${host} broke off its answer. Try again later.`, { cause: error });
}

/** The error, what caused it, and what caused that. */
function causesOf(error: unknown, depth = 0): readonly unknown[] {
  if (depth > 5 || !(error instanceof Error)) return [error];
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  return [
    error,
    ...[error.cause, ...inner].flatMap((each) => (each === undefined ? [] : causesOf(each, depth + 1))),
  ];
}

const codesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? [...code, error.name] : code;
};

/** What undici and zlib throw without a code. */
const isFetchFailure = (error: unknown): boolean =>
  error instanceof TypeError && /fetch failed|terminated/.test(error.message);
