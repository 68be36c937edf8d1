// The stories that the bot knows: the one place where they are saved.
import { sql } from 'kysely';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { isShared } from './engine.ts';
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
  const listing = newListing(db, storyOf);
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
    listing.changed(story.id);
    for (const saved of watching) await saved(trx, before, story, now);
  };
  return {
    list: () => listing.all(),
    get,
    foreign: async (within = db) => (await foreignRows(within)).map(storyOf),
    put: (story, now, within) =>
      within === undefined
        ? db.transaction().execute((trx) => save(trx, story, now))
        : save(within, story, now),
    remove: async (id, within) => {
      await within.deleteFrom('stories').where('id', '=', id).execute();
      listing.changed(id);
    },
    watch: (saved) => {
      watching.add(saved);
      return () => watching.delete(saved);
    },
  };
}

interface Row {
  readonly id: string;
  readonly body: string;
}

/**
 * All stories, each read again only when it has changed: embedded, this process is alone and knows what it has written;
 * of a shared database, a row tells by which transaction it was written last.
 */
function newListing(db: Database, storyOf: (row: Row) => Story) {
  const known = new Map<string, { readonly version: string; readonly story: Story }>();
  let whole: readonly Story[] | null = null;
  /** Those that were written or ended since. */
  const changed = new Set<string>();
  let changes = 0;
  const keep = (stories: readonly Story[]): void => {
    whole = stories;
    changed.clear();
  };
  const versions = async (): Promise<readonly { readonly id: string; readonly version: string }[]> =>
    db
      .selectFrom('stories')
      .select(['id', versionOf(db)])
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .execute();
  const bodies = async (ids: readonly string[]): Promise<readonly (Row & { readonly version: string })[]> =>
    db
      .selectFrom('stories')
      .select(['id', 'body', versionOf(db)])
      .where('id', 'in', ids)
      .execute();
  const all = async (): Promise<readonly Story[]> => {
    if (whole !== null && !isShared(db) && changed.size <= AT_ONCE) return withChanges(whole);
    const before = changes;
    const rows = await versions();
    const fresh = new Map<string, { readonly version: string; readonly story: Story }>();
    const stale = rows.filter(({ id, version }) => known.get(id)?.version !== version);
    for (let from = 0; from < stale.length; from += AT_ONCE)
      for (const row of await bodies(stale.slice(from, from + AT_ONCE).map(({ id }) => id)))
        fresh.set(row.id, { version: row.version, story: storyOf(row) });
    const stories = rows.flatMap(({ id }) => (fresh.get(id) ?? known.get(id))?.story ?? []);
    // What was written meanwhile may or may not be in what was read.
    if (changes !== before) return stories;
    for (const [id, each] of fresh) known.set(id, each);
    keep(stories);
    return stories;
  };
  const withChanges = async (before: readonly Story[]): Promise<readonly Story[]> => {
    if (changed.size === 0) return before;
    const at = changes;
    const stories = before.filter(({ id }) => !changed.has(id));
    for (const row of await bodies([...changed])) {
      const story = storyOf(row);
      putInto(stories, story);
      if (changes === at) known.set(row.id, { version: row.version, story });
    }
    if (changes === at) keep(stories);
    return stories;
  };
  return {
    all,
    /** To be called within the transaction that changes it: who lists then waits for its end. */
    changed: (id: string): void => {
      changes += 1;
      known.delete(id);
      changed.add(id);
    },
  };
}

/** Puts a story where the database has it: behind those that were updated later, or with it and have a lesser id. */
function putInto(stories: Story[], story: Story): void {
  const time = Date.parse(story.updatedAt);
  let [from, to] = [0, stories.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { id = '', updatedAt = '' } = stories[middle] ?? {};
    const later = Date.parse(updatedAt) - time;
    if (later > 0 || (later === 0 && id < story.id)) from = middle + 1;
    else to = middle;
  }
  stories.splice(from, 0, story);
}

/** Bodies that are read by one query. */
const AT_ONCE = 500;

const versionOf = (db: Database) => (isShared(db) ? sql<string>`xmin::text` : sql<string>`''`).as('version');

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
