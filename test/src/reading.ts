// How tests add articles and feeds: fetched from this machine alone, parsed in this thread, read by the local reader.
import type { Asker, Feeds } from '#briefings/desk.ts';
import { newFeeds } from '#src/feeds/feeds.ts';
import { directParser } from '#src/ingest/parser/direct.ts';
import { newArticleDesk, type ArticleDesk, type ArticleSetting } from '#src/articles.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { newIntake } from '#src/intake/intake.ts';
import type { Store } from '#src/store/store.ts';

const reach = { fetch: { allowLoopback: true }, parser: directParser };

/** What adds articles to a store. */
export const newTestArticles = (
  store: Store,
  over: Partial<ArticleSetting> & { readonly reader?: Reader } = {},
): ArticleDesk => {
  const now = over.now ?? ((): Date => new Date('2026-03-02T09:00:00Z'));
  return newArticleDesk({
    take: newIntake({ store, reader: over.reader ?? localReader(now), now }),
    ...reach,
    addedBy: 'everyone',
    now,
    ...over,
  });
};

/** The feeds of a store, as an asker handles them. */
export const newTestFeeds =
  ({ db }: Store, now = (): Date => new Date('2026-03-02T09:00:00Z')) =>
  ({ id }: Asker): Feeds =>
    newFeeds({ db, now, ...reach }, id);
