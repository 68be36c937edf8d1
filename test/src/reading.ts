// How tests add articles: fetched from this machine alone, read by the local reader.
import { newArticleDesk, type ArticleDesk, type ArticleSetting } from '#src/articles.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { newIntake } from '#src/intake/intake.ts';
import type { Store } from '#src/store/store.ts';

/** What adds articles to a store. */
export const newTestArticles = (
  store: Store,
  over: Partial<ArticleSetting> & { readonly reader?: Reader } = {},
): ArticleDesk => {
  const now = over.now ?? ((): Date => new Date('2026-03-02T09:00:00Z'));
  return newArticleDesk({
    take: newIntake({ store, reader: over.reader ?? localReader(now), now }),
    fetch: { allowLoopback: true },
    addedBy: 'everyone',
    now,
    ...over,
  });
};
