// The parser in the thread that asks: for what the user has named at the command line, and for the threads of `apart.ts`.
import { articleOfFetched } from '#src/ingest/article/bytes.ts';
import { articleOfContent } from '#src/ingest/article/content.ts';
import { feedsOfPage } from '#src/ingest/feed/alternates.ts';
import { parseFeed } from '#src/ingest/feed/parse.ts';
import type { Parser } from './parser.ts';

const direct = {
  fetched: articleOfFetched,
  content: articleOfContent,
  feed: parseFeed,
  feedsOf: feedsOfPage,
};

/** It is busy for as long as the page wants: see `apartParser`. */
export const directParser: Parser = {
  fetched: async (...given) => Promise.resolve(direct.fetched(...given)),
  content: async (...given) => Promise.resolve(direct.content(...given)),
  feed: async (...given) => Promise.resolve(direct.feed(...given)),
  feedsOf: async (...given) => Promise.resolve(direct.feedsOf(...given)),
};
