// Stories that turn out to be one are joined, and one that turns out to be two is split: with all that was told of them.
import type { Rearranged, Rearranging } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import { joinStories } from '#briefings/story/join.ts';
import { checkedStory } from '#briefings/story/parse.ts';
import { splitStory } from '#briefings/story/split.ts';
import type { Story } from '#briefings/story/story.ts';
import { versionOf, type Version } from '#briefings/story/version.ts';
import { WINDOW } from './ingest/group/grouping.ts';
import { moveArticles } from './store/articles.ts';
import { inTurn } from './store/engine.ts';
import { relocate } from './store/moves/relocate.ts';
import type { Database } from './store/schema.ts';
import type { Store } from './store/store.ts';

/** What was done to a story that is checked. */
const MADE = 'joined or split';

export interface RearrangingSetting {
  readonly store: Store;
  readonly now: () => Date;
  /** Rings whoever posts: what is told of the story may have changed. */
  readonly ring: () => void;
}

export function rearrangingBy({ store, now, ring }: RearrangingSetting): Rearranging {
  const act = async (change: (trx: Database) => Promise<Rearranged>): Promise<Rearranged> => {
    const done = await store.db.transaction().execute(async (trx) => {
      await inTurn(trx, 'intake');
      return change(trx);
    });
    ring();
    return done;
  };
  return {
    join: (one, other) =>
      act(async (trx) => {
        const [a, b] = [await found(store, one, trx), await found(store, other, trx)];
        if (a.id === b.id) throw new UserError(`“${one}” and “${other}” are one story already: ${a.id}.`);
        const [story, joining] = Date.parse(b.firstSeen) < Date.parse(a.firstSeen) ? [b, a] : [a, b];
        return {
          story: await joinWithin(trx, { story, other: joining, store, now: now() }),
          alias: joining.id,
        };
      }),
    split: (id, claims, headline) =>
      act(async (trx) =>
        splitWithin(trx, await found(store, id, trx), { claims, headline, store, now: now() }),
      ),
  };
}

async function found({ stories }: Store, id: string, trx: Database): Promise<Story> {
  const story = await stories.get(id, trx);
  if (story === null) throw new UserError(`There is no story “${id}”. /brief stories lists them.`);
  return story;
}

export interface Joining {
  /** Keeps its id. */
  readonly story: Story;
  readonly other: Story;
  readonly store: Store;
  readonly now: Date;
}

/** To be called where nobody else places an article. @returns the story as both tell it */
export async function joinWithin(trx: Database, { story, other, store, now }: Joining): Promise<Story> {
  const joined = joinStories(story, other, now.toISOString());
  const checked = checkedStory(joined.story, MADE);
  await lockClaims(trx, [story, other]);
  await moveArticles(trx, other.id, story.id, { sources: joined.sources, window: WINDOW });
  await relocate(
    trx,
    {
      story: other.id,
      to: story.id,
      claims: joined.claims,
      actors: joined.actors,
      same: sameVersions(story, other, checked, joined.claims),
    },
    now,
  );
  await store.stories.remove(other.id, trx);
  await store.stories.put(checked, now, trx);
  return checked;
}

/** Of the second's claims that tell the same as one of the first: as they were, and as that one is. */
function sameVersions(
  story: Story,
  other: Story,
  joined: Story,
  claims: ReadonlyMap<string, string>,
): ReadonlyMap<string, { readonly from: Version; readonly to: Version }> {
  const known = new Set(story.claims.map(({ id }) => id));
  return new Map(
    other.claims.flatMap((claim) => {
      const to = joined.claims.find(({ id }) => id === claims.get(claim.id));
      if (to === undefined || !known.has(to.id)) return [];
      return [[claim.id, { from: versionOf(other, claim), to: versionOf(joined, to) }] as const];
    }),
  );
}

async function splitWithin(
  trx: Database,
  story: Story,
  {
    claims,
    headline,
    store,
    now,
  }: {
    readonly claims: readonly string[];
    readonly headline: string | undefined;
    readonly store: Store;
    readonly now: Date;
  },
): Promise<Rearranged> {
  const unknown = claims.filter((id) => !story.claims.some((claim) => claim.id === id));
  if (unknown.length > 0)
    throw new UserError(
      [
        `${story.id} has no claim ${unknown.join(', ')}. Its claims:`,
        ...story.claims.map((claim) => `  ${claim.id}: ${claim.text}`),
      ].join('\n'),
    );
  const id = await freeId(trx, store, story.id);
  const as = { id, ...(headline === undefined ? {} : { headline }) };
  const { rest, part } = splitStory(story, claims, as, now.toISOString());
  const [left, own] = [checkedStory(rest, MADE), checkedStory(part, MADE)];
  await lockClaims(trx, [story]);
  const gone = own.sources.filter((source) => !left.sources.some((each) => each.id === source.id));
  const sources = new Map(gone.map((source) => [source.id, source.id]));
  await moveArticles(trx, story.id, id, { sources, window: WINDOW });
  await relocate(trx, { story: story.id, to: id, claims: new Map(claims.map((each) => [each, each])) }, now);
  await store.stories.put(left, now, trx);
  await store.stories.put(own, now, trx);
  return { story: left, part: own };
}

/** What is being written down of their claims at this moment is written before, or finds the move. */
async function lockClaims(trx: Database, stories: readonly Story[]): Promise<void> {
  for (const id of stories.map((story) => story.id).sort()) await inTurn(trx, `claims ${id}`);
}

async function freeId(trx: Database, { stories }: Store, base: string): Promise<string> {
  for (let number = 2; ; number++) {
    const id = `${base.slice(0, 60)}-${number}`;
    if ((await stories.get(id, trx)) === null) return id;
  }
}
