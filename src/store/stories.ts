// The stories that the bot knows: the one place where they are saved.
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { movedStory } from './moves/moves.ts';
import type { Database } from './schema.ts';

/**
 * Is told of each story that is saved, within the transaction that saves it: what it writes there is written with the
 * story, or not at all. What it throws undoes the saving.
 * @param before as the story was; null where it is new
 */
export type Saved = (trx: Database, before: Story | null, after: Story, now: Date) => Promise<void>;

export interface Stories {
  /** All stories, the one that was updated last first. */
  list(): Promise<readonly Story[]>;
  /**
   * The story of this id, also where it was joined to another.
   * @param within the transaction that is open, if one is
   */
  get(id: string, within?: Database): Promise<Story | null>;
  /** The stories that no taken article led to: those that were written by hand, or imported. */
  foreign(within?: Database): Promise<readonly Story[]>;
  /**
   * Adds a story, or replaces the one with its id.
   * @param within the transaction that is open, if one is
   */
  put(story: Story, now: Date, within?: Database): Promise<void>;
  /** Ends a story that was joined to another. To be called in the transaction that saves the other. */
  remove(id: string, within: Database): Promise<void>;
  /** @returns what ends it */
  watch(saved: Saved): () => void;
}

/**
 * A story keeps its object for as long as its row is unchanged: what is derived from it (a search index) can be
 * kept with the object.
 */
export function storiesOf(db: Database): Stories {
  const parsed = new Map<string, { readonly body: string; readonly story: Story }>();
  const watching = new Set<Saved>();
  const storyOf = ({ id, body }: { readonly id: string; readonly body: string }): Story => {
    const known = parsed.get(id);
    if (known?.body === body) return known.story;
    const story = parseStory(JSON.parse(body), `The stored story ${id}`);
    parsed.set(id, { body, story });
    return story;
  };
  const get = async (id: string, within: Database = db): Promise<Story | null> => {
    const row = await within
      .selectFrom('stories')
      .select(['id', 'body'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row !== undefined) return storyOf(row);
    const heir = await movedStory(within, id);
    return heir === null ? null : get(heir, within);
  };
  const save = async (trx: Database, story: Story, now: Date): Promise<void> => {
    const before = watching.size === 0 ? null : await get(story.id, trx);
    await write(trx, story, now);
    for (const saved of watching) await saved(trx, before, story, now);
  };
  return {
    list: async () => {
      const rows = await db
        .selectFrom('stories')
        .select(['id', 'body'])
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(storyOf);
    },
    get,
    foreign: async (within = db) => (await foreignRows(within)).map(storyOf),
    put: (story, now, within) =>
      within === undefined
        ? db.transaction().execute((trx) => save(trx, story, now))
        : save(within, story, now),
    remove: async (id, within) => {
      await within.deleteFrom('stories').where('id', '=', id).execute();
    },
    watch: (saved) => {
      watching.add(saved);
      return () => watching.delete(saved);
    },
  };
}

const foreignRows = (db: Database): Promise<readonly { readonly id: string; readonly body: string }[]> =>
  db
    .selectFrom('stories')
    .select(['id', 'body'])
    .where((row) =>
      row.not(
        row.exists(
          row.selectFrom('articles').select('articles.id').whereRef('articles.story', '=', 'stories.id'),
        ),
      ),
    )
    .orderBy('id')
    .execute();

async function write(db: Database, story: Story, now: Date): Promise<void> {
  const body = JSON.stringify(story);
  const updated_at = Date.parse(story.updatedAt);
  await db
    .insertInto('stories')
    .values({ id: story.id, body, added_at: now.getTime(), updated_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ body, updated_at }))
    .execute();
}

/** Whether there is no story yet. */
export async function isEmpty(db: Database): Promise<boolean> {
  return (await db.selectFrom('stories').select('id').limit(1).executeTakeFirst()) === undefined;
}

export async function countStories(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('stories')
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
