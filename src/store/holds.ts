// Claims that are held back while they are checked: no new edition and no answer tells them.
import type { Story } from '#briefings/story/story.ts';
import type { Database } from './schema.ts';

/** The held claims, by story. */
export type Holds = ReadonlyMap<string, ReadonlySet<string>>;

export async function readHolds(db: Database): Promise<Holds> {
  const rows = await db.selectFrom('holds').select(['story', 'claim']).execute();
  const byStory = Map.groupBy(rows, ({ story }) => story);
  return new Map(
    [...byStory].map(([story, each]) => [story, new Set(each.map(({ claim }) => claim))] as const),
  );
}

/** @returns whether it was not held before */
export async function addHold(
  db: Database,
  of: { readonly story: string; readonly claim: string; readonly by: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('holds')
    .values({ story: of.story, claim: of.claim, held_by: of.by, at: now.getTime() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** @returns whether it was held */
export async function removeHold(db: Database, story: string, claim: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('holds')
    .where('story', '=', story)
    .where('claim', '=', claim)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What is derived from a story is kept with its object: so the same holds make the same object. */
const shown = new WeakMap<Story, { readonly key: string; readonly story: Story }>();

/** The stories as they may be told: without the claims that are held. */
export async function tellable(db: Database, stories: readonly Story[]): Promise<readonly Story[]> {
  const holds = await readHolds(db);
  return holds.size === 0 ? stories : stories.map((story) => without(story, holds.get(story.id)));
}

function without(story: Story, held: ReadonlySet<string> | undefined): Story {
  if (held === undefined) return story;
  const key = [...held].sort().join('\n');
  const known = shown.get(story);
  if (known?.key === key) return known.story;
  const claims = story.claims
    .filter(({ id }) => !held.has(id))
    .map((claim) => ({ ...claim, links: claim.links.filter((link) => !held.has(link.claim)) }));
  const rest = { ...story, claims };
  shown.set(story, { key, story: rest });
  return rest;
}
