// The stories that the bot knows.
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import type { Database } from './schema.ts';

export interface Stories {
  /** All stories, the one that was updated last first. */
  list(): Promise<readonly Story[]>;
  /** Adds a story, or replaces the one with its id. */
  put(story: Story, now: Date): Promise<void>;
}

/**
 * A story keeps its object for as long as its row is unchanged: what is derived from it (a search index) can be
 * kept with the object.
 */
export function storiesOf(db: Database): Stories {
  const parsed = new Map<string, { readonly body: string; readonly story: Story }>();
  return {
    list: async () => {
      const rows = await db
        .selectFrom('stories')
        .select(['id', 'body'])
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(({ id, body }) => {
        const known = parsed.get(id);
        if (known?.body === body) return known.story;
        const story = parseStory(JSON.parse(body), `The stored story ${id}`);
        parsed.set(id, { body, story });
        return story;
      });
    },
    put: async (story, now) => {
      const body = JSON.stringify(story);
      const updated_at = Date.parse(story.updatedAt);
      await db
        .insertInto('stories')
        .values({ id: story.id, body, added_at: now.getTime(), updated_at })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ body, updated_at }))
        .execute();
    },
  };
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
