// A feed's address → the feed, or what its server said instead: asked only for what has changed since.
import { UserError } from '#briefings/error.ts';
import { decode } from '#src/ingest/article/charset.ts';
import { statusWords } from '#src/ingest/fetch/failure.ts';
import { fetchWeb, type Answer, type FetchOptions } from '#src/ingest/fetch/fetch.ts';
import type { Parser } from '#src/ingest/parser/parser.ts';
import { looksLikeFeed, type Feed, type FeedSource } from './feed.ts';

/** What the server gave with its last answer (RFC 9110, 13.1). */
export interface Validators {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
}

export type FeedAnswer =
  | {
      readonly type: 'feed';
      readonly feed: Feed;
      readonly url: string;
      readonly permanentUrl: string;
      readonly validators: Validators;
      readonly cacheControl?: string;
    }
  | { readonly type: 'unchanged'; readonly cacheControl?: string }
  /** 410: it has ended. */
  | { readonly type: 'gone' }
  /** `reason` is for whoever looks at the list of feeds. */
  | {
      readonly type: 'failed';
      readonly reason: string;
      readonly retryAfter?: string;
      /** 404: there is nothing at this address, now at least. */
      readonly isMissing?: boolean;
    };

const ACCEPT =
  'application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,text/html;q=0.5,*/*;q=0.3';

/** Of media that cannot be a feed whatever its server calls it. */
const MEDIA = /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip)/i;

/** How feeds are fetched and read. */
export interface FeedReach {
  readonly fetch: FetchOptions;
  readonly parser: Parser;
}

/** @throws what is no failure of the network or the feed */
export async function fetchFeed(
  address: string,
  { fetch, parser }: FeedReach,
  now: Date,
  validators: Validators = {},
): Promise<FeedAnswer> {
  try {
    const answer = await ask(address, fetch, validators);
    const cacheControl = headerOf(answer, 'cache-control', 'cacheControl');
    if (answer.status === 304) return { type: 'unchanged', ...cacheControl };
    if (answer.status === 410) return { type: 'gone' };
    if (answer.status < 200 || answer.status > 299)
      return {
        type: 'failed',
        reason: statusWords(answer.status, new URL(answer.url).hostname).message,
        isMissing: answer.status === 404,
        ...headerOf(answer, 'retry-after', 'retryAfter'),
      };
    const { url, permanentUrl } = answer;
    return {
      type: 'feed',
      feed: await parser.feed(answer.bytes, sourceOf(answer, now)),
      url,
      permanentUrl,
      validators: { ...headerOf(answer, 'etag', 'etag'), ...headerOf(answer, 'last-modified', 'modified') },
      ...cacheControl,
    };
  } catch (error) {
    if (error instanceof UserError) return { type: 'failed', reason: error.message };
    throw error;
  }
}

/** A feed that was found from what somebody typed: its own address, or that of a page that names it. */
export interface FoundFeed {
  readonly url: string;
  readonly title?: string;
  /** Further feeds that the page names. */
  readonly others: readonly string[];
}

/**
 * @param typed the address of a feed, or of a page with `<link rel="alternate">`
 * @throws UserError where neither is there
 */
export async function findFeed(typed: string, reach: FeedReach, now: Date): Promise<FoundFeed> {
  const answer = await ask(typed, reach.fetch, {});
  const host = new URL(answer.url).hostname;
  if (answer.status < 200 || answer.status > 299) throw statusWords(answer.status, host);
  const text = decode(answer.bytes, answer.contentType);
  if (looksLikeFeed(text)) return foundIn(answer, reach.parser, now, []);
  const [first, ...others] = await reach.parser.feedsOf(text, answer.url);
  if (first === undefined)
    throw new UserError(
      `There is no feed at that address, and the page names none. Look on ${host} for a link called RSS, Atom or Feed.`,
    );
  const feed = await ask(first, reach.fetch, {});
  if (feed.status < 200 || feed.status > 299) throw statusWords(feed.status, new URL(feed.url).hostname);
  return foundIn(feed, reach.parser, now, others);
}

async function foundIn(
  answer: Answer,
  parser: Parser,
  now: Date,
  others: readonly string[],
): Promise<FoundFeed> {
  const { title } = await parser.feed(answer.bytes, sourceOf(answer, now));
  return { url: answer.permanentUrl, ...(title === undefined ? {} : { title }), others };
}

const sourceOf = ({ url, contentType }: Answer, now: Date): FeedSource => ({
  url,
  now,
  ...(contentType === undefined ? {} : { contentType }),
});

const ask = (address: string, options: FetchOptions, { etag, modified }: Validators): Promise<Answer> =>
  fetchWeb(address, options, {
    headers: {
      accept: ACCEPT,
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(modified === undefined ? {} : { 'if-modified-since': modified }),
    },
    check: ({ status, contentType = '' }) => {
      if (status >= 200 && status <= 299 && MEDIA.test(contentType))
        throw new UserError(`That is no feed (it is ${contentType.split(';')[0]?.slice(0, 60) ?? ''}).`);
    },
  });

/** The name of a header in an answer of ours, where it came and is not endless. */
function headerOf<Key extends string>(answer: Answer, header: string, key: Key): { [K in Key]?: string } {
  const value = answer.headers.get(header);
  return (value === undefined || value.length > 500 ? {} : { [key]: value }) as { [K in Key]?: string };
}
