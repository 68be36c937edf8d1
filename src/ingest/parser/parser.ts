// What turns what strangers have sent into articles and feeds.
import type { Article } from '#src/ingest/article/article.ts';
import type { Given } from '#src/ingest/article/plain.ts';
import type { Feed, FeedSource } from '#src/ingest/feed/feed.ts';
import type { Fetched } from '#src/ingest/fetch/fetch.ts';

/** All of it rejects with a UserError where there is nothing to be read, or it asks too much of whoever reads it. */
export interface Parser {
  /** A page or a text from the web → Article. */
  readonly fetched: (fetched: Fetched, given: Given) => Promise<Article>;
  /** What a feed itself has of an article (HTML or plain text) → Article. */
  readonly content: (content: string, given: Given) => Promise<Article>;
  readonly feed: (bytes: Uint8Array, source: FeedSource) => Promise<Feed>;
  /** The addresses of the feeds that a page names, those of its comments last. */
  readonly feedsOf: (html: string, base: string) => Promise<readonly string[]>;
}
