// What each place was told: the versions of claims that it knows, and when it was last brought up to date.
import { z } from 'zod';
import { claimsOf, type ClaimRef, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import type { Known, Told, ToldStories } from '#briefings/story/news.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { versionOf, versionSchema, type Version } from '#briefings/story/version.ts';
import { versionDigest } from './moves/moves.ts';
import { withParents } from './places.ts';
import { fromJson } from './rows.ts';
import type { Database, EditState } from './schema.ts';

/**
 * The claims of stories as they stood when a document was composed: their versions' ids, by story and claim. What a
 * message tells is told as it stood then, whatever has become of the story until it is posted.
 */
export interface Picture {
  readonly at: Date;
  readonly stories: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const pictureSchema = z.object({
  at: z.int().transform((at) => new Date(at)),
  stories: z.record(z.string(), z.record(z.string(), z.string())),
});

export const pictureText = ({ at, stories }: Picture): string =>
  JSON.stringify({ at: at.getTime(), stories });

export const pictureFrom = (text: string): Picture => fromJson(pictureSchema, text);

/**
 * The picture of a document; its versions are kept, so that a change can be named later.
 * @param stories among which are those that the document is about
 */
export async function takePicture(
  db: Database,
  document: Document,
  stories: readonly Story[],
  at: Date,
): Promise<Picture> {
  const about = stories.filter(({ id }) => document.stories.includes(id));
  const taken = about.map((story) => [story.id, versionIds(story)] as const);
  await keepVersions(
    db,
    taken.flatMap(([, { versions }]) => [...versions]),
  );
  const told = new Set(claimsOf(document.blocks).map(({ story, claim }) => `${story} ${claim}`));
  const isPassed = (story: Story, claim: Claim): boolean =>
    document.type !== 'update' || claim.sourcing !== 'unnamed_bare' || told.has(`${story.id} ${claim.id}`);
  return {
    at,
    stories: Object.fromEntries(
      about.map((story) => [story.id, versionsAmong(story, (claim) => isPassed(story, claim))]),
    ),
  };
}

/** The versions of those claims that a document leaves behind it: what waits for a better source is still to come. */
function versionsAmong(story: Story, isPassed: (claim: Claim) => boolean): Readonly<Record<string, string>> {
  const { claims } = versionIds(story);
  if (story.claims.every(isPassed)) return claims;
  return Object.fromEntries(
    story.claims.filter(isPassed).flatMap(({ id }) => (claims[id] === undefined ? [] : [[id, claims[id]]])),
  );
}

interface VersionIds {
  readonly claims: Readonly<Record<string, string>>;
  readonly versions: ReadonlyMap<string, Version>;
}

/** A story's object is unchanged for as long as its row is. */
const idsOf = new WeakMap<Story, VersionIds>();

function versionIds(story: Story): VersionIds {
  const known = idsOf.get(story);
  if (known !== undefined) return known;
  const versions = new Map<string, Version>();
  const claims: Record<string, string> = {};
  for (const claim of story.claims) {
    const version = versionOf(story, claim);
    const id = versionDigest(version);
    versions.set(id, version);
    claims[claim.id] = id;
  }
  const ids = { claims, versions };
  idsOf.set(story, ids);
  return ids;
}

/** The id of a claim's version as the story has it. */
export const versionId = (story: Story, claim: string): string | null =>
  versionIds(story).claims[claim] ?? null;

/** Versions that this process has seen in its database. */
const kept = new WeakMap<Database, Set<string>>();

/** Rows a statement: SQLite takes 32,766 values. */
const ROWS = 1_000;

async function keepVersions(
  db: Database,
  versions: readonly (readonly [id: string, version: Version])[],
): Promise<void> {
  const seen = kept.get(db) ?? new Set<string>();
  kept.set(db, seen);
  const rows = new Map(
    versions.filter(([id]) => !seen.has(id)).map(([id, version]) => [id, JSON.stringify(version)]),
  );
  const values = [...rows].map(([id, body]) => ({ id, body }));
  for (let at = 0; at < values.length; at += ROWS)
    await db
      .insertInto('versions')
      .values(values.slice(at, at + ROWS))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  for (const id of rows.keys()) seen.add(id);
}

/** A message told these claims in a place, as they stood in the picture. To be called in the message's transaction. */
export async function markTold(
  db: Database,
  place: Place,
  claims: readonly ClaimRef[],
  picture: Picture,
): Promise<void> {
  const rows = new Map(
    claims.map(({ story, claim }) => [
      `${story} ${claim}`,
      {
        place,
        story,
        claim,
        version: picture.stories[story]?.[claim] ?? null,
        told: 1,
        at: picture.at.getTime(),
      },
    ]),
  );
  const values = [...rows.values()];
  for (let at = 0; at < values.length; at += ROWS)
    await db
      .insertInto('known')
      .values(values.slice(at, at + ROWS))
      .onConflict((conflict) =>
        conflict
          .columns(['place', 'story', 'claim'])
          .doUpdateSet((row) => ({
            version: row.ref('excluded.version'),
            told: 1,
            at: row.ref('excluded.at'),
          }))
          .whereRef('known.at', '<=', 'excluded.at'),
      )
      .execute();
}

/**
 * A place has been given the whole of an edition: it is up to date on its stories. What the edition left out for its
 * length it has said to be left out, and is not news later, as long as it stays as it is.
 * @param of.scheduled whether it is the edition of a schedule, and not what somebody asked for
 */
export async function markUpToDate(
  db: Database,
  place: Place,
  of: { readonly picture: Picture; readonly scheduled: boolean },
  now: Date,
): Promise<void> {
  const { picture, scheduled } = of;
  const stories = Object.entries(picture.stories);
  if (stories.length === 0) return;
  const at = picture.at.getTime();
  const rows = stories.flatMap(([story, claims]) =>
    Object.entries(claims).map(([claim, version]) => ({ place, story, claim, version, told: 0, at })),
  );
  for (let from = 0; from < rows.length; from += ROWS)
    await db
      .insertInto('known')
      .values(rows.slice(from, from + ROWS))
      .onConflict((conflict) =>
        conflict
          .columns(['place', 'story', 'claim'])
          .doUpdateSet((row) => ({ version: row.ref('excluded.version'), at: row.ref('excluded.at') }))
          .whereRef('known.at', '<', 'excluded.at'),
      )
      .execute();
  await db
    .insertInto('editions')
    .values(stories.map(([story]) => ({ place, story, at: now.getTime(), scheduled: scheduled ? 1 : 0 })))
    .onConflict((conflict) =>
      conflict
        .columns(['place', 'story'])
        .doUpdateSet((row) => ({ at: row.ref('excluded.at'), ...(scheduled ? { scheduled: 1 } : {}) })),
    )
    .execute();
}

/** What a place knows: what it was told itself and, where it is a thread, what its channel was. */
export async function toldAt(db: Database, place: Place): Promise<ToldStories> {
  const places = withParents(place);
  const editions = await db.selectFrom('editions').selectAll().where('place', 'in', places).execute();
  const rows = await db
    .selectFrom('known')
    .leftJoin('versions', 'versions.id', 'known.version')
    .select(['known.story', 'known.claim', 'known.told', 'versions.body'])
    .where('known.place', 'in', places)
    .orderBy('known.at')
    .execute();
  const stories = new Map<string, Told & { readonly claims: Map<string, Known> }>();
  const storyOf = (id: string): Told & { readonly claims: Map<string, Known> } => {
    const known = stories.get(id) ?? { since: null, hadEdition: false, claims: new Map<string, Known>() };
    stories.set(id, known);
    return known;
  };
  for (const { story, claim, told, body } of rows)
    storyOf(story).claims.set(claim, {
      version: body === null ? null : fromJson(versionSchema, body),
      told: told === 1,
    });
  for (const { story, at, scheduled } of editions) {
    const known = storyOf(story);
    stories.set(story, {
      since: new Date(Math.max(at, known.since?.getTime() ?? 0)),
      hadEdition: known.hadEdition || scheduled === 1,
      claims: known.claims,
    });
  }
  return stories;
}

/** Each message in a place (or its threads) that told a claim, in order, with the version that it told. */
export async function tellingsOf(
  db: Database,
  place: Place,
  story: string,
  claim: string,
): Promise<
  readonly {
    readonly at: Date;
    readonly message: string;
    readonly words: string | null;
    readonly status: string | null;
    readonly edit: string | null;
  }[]
> {
  const rows = await db
    .selectFrom('told')
    .leftJoin('versions', 'versions.id', 'told.version')
    .leftJoin('edits', (join) =>
      join.onRef('edits.place', '=', 'told.place').onRef('edits.message', '=', 'told.message'),
    )
    .select(['told.message', 'told.told_at', 'versions.body', 'edits.state', 'edits.reason', 'edits.at'])
    .where('told.story', '=', story)
    .where('told.claim', '=', claim)
    .where((row) => row.or([row('told.place', '=', place), row('told.place', 'like', `${place}/%`)]))
    .orderBy('told.told_at')
    .execute();
  return rows.map(({ message, told_at, body, ...edit }) => {
    const version = body === null ? null : fromJson(versionSchema, body);
    return {
      at: new Date(told_at),
      message,
      words: version?.words ?? null,
      status: version?.status ?? null,
      edit: editWords(edit),
    };
  });
}

function editWords(edit: {
  readonly state: EditState | null;
  readonly reason: string | null;
  readonly at: number | null;
}): string | null {
  const { state, reason, at } = edit;
  if (state === null || at === null) return null;
  const because = reason === null ? '' : `: ${reason}`;
  if (state === 'done') return `edited ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return state === 'pending' || state === 'sending'
    ? `its edit waits${because}`
    : `it could not be edited${because}`;
}
