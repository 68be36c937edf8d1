// A web page, fetched for somebody who named its address: safely, once, within limits of size and time.
import { Agent, fetch, type Response } from 'undici';
import { UserError } from '#briefings/error.ts';
import type { Reach } from './address.ts';
import { newConnector, systemResolve, type Resolve } from './connector.ts';
import { failureWords, statusWords } from './failure.ts';
import { checkWebAddress, readWebAddress } from './web-address.ts';

export interface Limits {
  /** Of the page, decompressed, and of what comes over the wire. */
  readonly bytes: number;
  readonly redirects: number;
  /** Milliseconds. `idle`: until the headers come, and between two pieces of the body. */
  readonly connecting: number;
  readonly idle: number;
  readonly total: number;
}

export const LIMITS: Limits = {
  bytes: 5_000_000,
  redirects: 5,
  connecting: 8_000,
  idle: 10_000,
  total: 25_000,
};

export interface FetchOptions extends Reach {
  readonly resolve?: Resolve;
  readonly limits?: Partial<Limits>;
}

export interface Fetched {
  /** Where the page was found, after all redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

/** Who asks, so that a publisher can tell us from a browser, and nothing about who asked us. */
const HEADERS = {
  'user-agent': 'Dateline/0.1 (news-briefing bot; reads a page when a person names it)',
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.8',
  'accept-language': 'en,*;q=0.5',
};

/** What a visit asks for, beside the address. */
export interface Wish {
  /** They replace those that go with every visit. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Looks at an answer before its body is taken. @throws UserError where it is not wanted */
  readonly check: (answer: Pick<Answer, 'status' | 'contentType' | 'url'>) => void;
}

/** What a server answered, whatever its status; a body is taken only of one that succeeded. */
export interface Answer extends Fetched {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Where the address has moved for good (301, 308); the address itself where it has not. */
  readonly permanentUrl: string;
}

/**
 * @param typed the address as somebody wrote it
 * @throws UserError when it may not be fetched, cannot be reached, is too large or too slow, or is no page of text
 */
export async function fetchPage(typed: string, options: FetchOptions): Promise<Fetched> {
  return fetchWeb(typed, options, {
    check: ({ status, contentType, url }) => {
      if (status < 200 || status > 299) throw statusWords(status, new URL(url).hostname);
      checkType(contentType);
    },
  });
}

/**
 * @param typed the address as somebody wrote it
 * @throws UserError when it may not be fetched, cannot be reached, is too large or too slow, or the wish refuses it
 */
export async function fetchWeb(typed: string, options: FetchOptions, wish: Wish): Promise<Answer> {
  const limits = { ...LIMITS, ...options.limits };
  const url = readWebAddress(typed, options);
  const agent = new Agent({
    connect: newConnector(options, options.resolve ?? systemResolve, limits.connecting),
    headersTimeout: limits.idle,
    bodyTimeout: limits.idle,
    maxResponseSize: limits.bytes,
    pipelining: 0,
  });
  try {
    const signal = AbortSignal.timeout(limits.total);
    return await follow(url, { agent, limits, reach: options, signal, wish });
  } finally {
    await agent.destroy();
  }
}

interface Errand {
  readonly agent: Agent;
  readonly limits: Limits;
  readonly reach: Reach;
  readonly signal: AbortSignal;
  readonly wish: Wish;
}

interface Redirect {
  readonly next: URL;
  readonly forGood: boolean;
}

async function follow(start: URL, errand: Errand): Promise<Answer> {
  let url = start;
  let permanent = start;
  for (let hops = 0; hops <= errand.limits.redirects; hops++) {
    const found = await visit(url, errand);
    if (!('next' in found)) return { ...found, permanentUrl: permanent.href };
    // After one hop that is for the moment only, what comes behind it is, too.
    if (found.forGood && permanent === url) permanent = found.next;
    url = found.next;
  }
  throw new UserError(
    'The address leads from page to page without end. Give the one where your browser arrives.',
  );
}

/** @returns the answer, or the address where it sends us */
async function visit(
  url: URL,
  { agent, limits, reach, signal, wish }: Errand,
): Promise<Omit<Answer, 'permanentUrl'> | Redirect> {
  try {
    const headers = { ...HEADERS, ...wish.headers };
    const response = await fetch(url, { dispatcher: agent, headers, redirect: 'manual', signal });
    const next = redirectOf(response, url);
    if (next === null) return await taken(response, url, limits, wish);
    checkWebAddress(next, reach);
    await response.body?.cancel();
    return { next, forGood: response.status === 301 || response.status === 308 };
  } catch (error) {
    throw failureWords(error, url.hostname);
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where the answer sends us; null where it is the page itself. */
function redirectOf(response: Response, from: URL): URL | null {
  const location = response.headers.get('location');
  if (!REDIRECTS.has(response.status) || location === null) return null;
  const next = URL.parse(location, from.href);
  if (next === null)
    throw new UserError('The page sends its readers to an address that is none. Give another one.');
  next.hash = '';
  return next;
}

async function taken(
  response: Response,
  url: URL,
  { bytes: most }: Limits,
  wish: Wish,
): Promise<Omit<Answer, 'permanentUrl'>> {
  const contentType = response.headers.get('content-type') ?? undefined;
  const head = {
    status: response.status,
    url: url.href,
    ...(contentType === undefined ? {} : { contentType }),
  };
  wish.check(head);
  const headers = new Map(response.headers);
  if (!response.ok) {
    await response.body?.cancel();
    return { ...head, headers, bytes: new Uint8Array() };
  }
  if (Number(response.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).byteLength;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk as Uint8Array);
  }
  return { ...head, headers, bytes: Buffer.concat(chunks) };
}

export const tooLarge = (most: number): UserError =>
  new UserError(
    `The page is larger than ${Math.round(most / 1_000_000)} MB, far more than an article needs.`,
  );

/** What has no type may be a page; what has another certainly is none. */
function checkType(contentType: string | undefined): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^(?:|text\/html|application\/xhtml\+xml|text\/plain)$/.test(type)) return;
  if (/(?:rss|atom|xml|feed\+json)$/.test(type))
    throw new UserError('That is a feed or data, not an article. Give the address of one article.');
  if (type === 'application/pdf')
    throw new UserError('That is a PDF. Only web pages and plain text can be read.');
  throw new UserError(
    `That is no page of text (it is ${type.slice(0, 60)}). Give the address of an article.`,
  );
}
