// The stories that an article may join: the newest articles in memory, and stories that came by no article.
import { createHash, randomUUID } from 'node:crypto';
import type { Story } from '#briefings/story/story.ts';
import { keyOf } from '#src/ingest/article/identity.ts';
import { newGrouping, WINDOW, type Grouping } from '#src/ingest/group/grouping.ts';
import { profileOf } from '#src/ingest/group/profile.ts';
import { addArticle, arrivedSince, sourcesOf } from '#src/store/articles.ts';
import { inTurn } from '#src/store/engine.ts';
import type { Database } from '#src/store/schema.ts';
import type { Store } from '#src/store/store.ts';

/** By what an article is known again. */
export interface Mark {
  readonly address: string | null;
  readonly digest: string;
}

/** @param key what an article without an address is known by to whoever brings it */
export const markOf = (
  { url, text = '' }: { readonly url?: string | undefined; readonly text?: string | undefined },
  key: string | null = null,
): Mark => ({
  address: url === undefined ? key : keyOf(url),
  digest: createHash('sha256').update(text).digest('base64url').slice(0, 22),
});

export interface Shelf {
  readonly grouping: Grouping;
  /** Once: stories that were there before articles were written down are written down, too. */
  readonly ready: () => Promise<void>;
  /** Takes in what was placed since: by this process (once it is certain) and by others. */
  readonly catchUp: (trx: Database) => Promise<void>;
}

/** The database is the truth: after a restart the window is read from it, and the same is decided. */
export function newShelf(store: Store): Shelf {
  const grouping = newGrouping();
  let seen = 0;
  let first: Promise<void> | undefined;
  store.stories.watch((trx, _, story, now) => register(trx, story, now));
  return {
    grouping,
    ready: () =>
      (first ??= store.db.transaction().execute(async (trx) => {
        await inTurn(trx, 'intake');
        for (const story of await store.stories.foreign(trx))
          await register(trx, story, new Date(Date.parse(story.updatedAt)));
      })),
    catchUp: async (trx) => {
      for (const arrived of await arrivedSince(trx, seen)) {
        grouping.add(arrived);
        seen = arrived.number;
      }
    },
  };
}

/** The sources of a story that came by no article (a person wrote it, or a file brought it) are known from then on. */
async function register(trx: Database, story: Story, now: Date): Promise<void> {
  const known = await sourcesOf(trx, story.id);
  for (const [at, source] of story.sources.entries()) {
    if (known.has(source.id)) continue;
    const profile = at === 0 ? profileOf(told(story), source.publishedAt) : null;
    await addArticle(
      trx,
      { id: randomUUID(), ...markOf(source), story: story.id, source: source.id, profile },
      { window: WINDOW, now },
    );
  }
}

/** A story without its articles' texts is known by what it tells. */
const told = ({ headline, summary, claims, sources }: Story): string =>
  sources[0]?.text ?? [headline, summary, ...claims.map(({ text }) => text)].join('\n');
