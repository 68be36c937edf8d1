// Where the claims of stories are that were joined or split: what still has the old names is led to the new ones.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ClaimRef } from '#briefings/document.ts';
import { versionKey, versionSchema, type Version } from '#briefings/story/version.ts';
import { inTurn } from '../engine.ts';
import { fromJson } from '../rows.ts';
import type { Database } from '../schema.ts';

/** What has become of some stories and their claims. What did not move is led to itself. */
export interface Moves {
  readonly storyOf: (story: string) => string;
  readonly refOf: (ref: ClaimRef) => ClaimRef;
  /** The version of a claim of a story as it is written now. */
  readonly versionOf: (story: string, version: Version) => Version;
}

/** A story's claims that are in another one from now on. */
export interface Move {
  readonly story: string;
  readonly to: string;
  /** From the claims' ids to those that they have there. */
  readonly claims: ReadonlyMap<string, string>;
  /** From the actors' ids to those that they have there, where the whole story moves; else the ids stay. */
  readonly actors?: ReadonlyMap<string, string>;
  /** Claims that tell the same as one that is there: as they were, and as that one is. */
  readonly same?: ReadonlyMap<string, { readonly from: Version; readonly to: Version }>;
}

/** Who says a claim stands in its version by the ids of actors, see `versionOf`. */
export function movedVersion(version: Version, actors: ReadonlyMap<string, string>): Version {
  const moved = (id: string): string => actors.get(id) ?? id;
  const voices = version.voices.map((voice) => {
    const at = voice.lastIndexOf(' / ');
    return at < 0 ? voice : `${moved(voice.slice(0, at))} / ${moved(voice.slice(at + 3))}`;
  });
  return { ...version, voices: [...new Set(voices)].sort() };
}

export const versionDigest = (version: Version): string =>
  createHash('sha256').update(versionKey(version)).digest('base64url').slice(0, 22);

/** Moves as they concern a move that is made now. */
export function movesOf({ story, to, claims, actors }: Move): Moves {
  const isWhole = actors !== undefined;
  return {
    storyOf: (id) => (isWhole && id === story ? to : id),
    refOf: (ref) => {
      const claim = ref.story === story ? claims.get(ref.claim) : undefined;
      return claim === undefined ? ref : { story: to, claim };
    },
    versionOf: (id, version) => (isWhole && id === story ? movedVersion(version, actors) : version),
  };
}

const actorsSchema = z.record(z.string(), z.string());

/**
 * What has become of these stories since then; null where none of their claims has moved, as a rule. Whoever writes
 * names down that were composed earlier asks it first, in the same transaction: then no move passes between.
 */
export async function readMoves(
  trx: Database,
  stories: Iterable<string>,
  since: Date,
): Promise<Moves | null> {
  const ids = [...new Set(stories)].sort();
  for (const id of ids) await inTurn(trx, `claims ${id}`);
  const rows =
    ids.length === 0
      ? []
      : await trx
          .selectFrom('moves')
          .selectAll()
          .where('story', 'in', ids)
          .where('at', '>=', since.getTime())
          .execute();
  if (rows.length === 0) return null;
  const claims = new Map(rows.map((row) => [`${row.story} ${row.claim}`, row]));
  const whole = new Map(rows.filter(({ claim }) => claim === '').map((row) => [row.story, row]));
  return {
    storyOf: (id) => whole.get(id)?.to_story ?? id,
    refOf: (ref) => {
      const row = claims.get(`${ref.story} ${ref.claim}`);
      return row === undefined ? ref : { story: row.to_story, claim: row.to_claim };
    },
    versionOf: (id, version) => {
      const actors = whole.get(id)?.actors;
      return actors == null
        ? version
        : movedVersion(version, new Map(Object.entries(fromJson(actorsSchema, actors))));
    },
  };
}

/** Where a story is now that was joined to another; null where it never was. */
export async function movedStory(db: Database, story: string): Promise<string | null> {
  const row = await db
    .selectFrom('moves')
    .select('to_story')
    .where('story', '=', story)
    .where('claim', '=', '')
    .executeTakeFirst();
  return row?.to_story ?? null;
}

/** Where a claim is now. */
export async function movedClaim(db: Database, ref: ClaimRef): Promise<ClaimRef> {
  const row = await db
    .selectFrom('moves')
    .select(['to_story', 'to_claim'])
    .where('story', '=', ref.story)
    .where('claim', '=', ref.claim)
    .executeTakeFirst();
  return row === undefined ? ref : { story: row.to_story, claim: row.to_claim };
}

/** Writes a move down; what was moved to the story before is led on. */
export async function keepMove(trx: Database, move: Move, now: Date): Promise<void> {
  const { story, to, claims, actors } = move;
  const rows = [
    ...(actors === undefined
      ? []
      : [{ claim: '', to_claim: '', actors: JSON.stringify(Object.fromEntries(actors)) }]),
    ...[...claims].map(([claim, to_claim]) => ({ claim, to_claim, actors: null })),
  ];
  const before = await trx.selectFrom('moves').selectAll().where('to_story', '=', story).execute();
  for (const row of before) {
    const next = row.claim === '' ? (actors === undefined ? undefined : '') : claims.get(row.to_claim);
    if (next === undefined) continue;
    await trx
      .updateTable('moves')
      .set({
        to_story: to,
        to_claim: next,
        ...(row.actors === null || actors === undefined ? {} : { actors: chained(row.actors, actors) }),
      })
      .where('story', '=', row.story)
      .where('claim', '=', row.claim)
      .execute();
  }
  for (const row of rows)
    await trx
      .insertInto('moves')
      .values({ ...row, story, to_story: to, at: now.getTime() })
      .onConflict((conflict) =>
        conflict
          .columns(['story', 'claim'])
          .doUpdateSet({ to_story: to, to_claim: row.to_claim, at: now.getTime() }),
      )
      .execute();
}

function chained(earlier: string, actors: ReadonlyMap<string, string>): string {
  const before = Object.entries(fromJson(actorsSchema, earlier));
  return JSON.stringify(Object.fromEntries(before.map(([from, to]) => [from, actors.get(to) ?? to])));
}

/** A stored version, and the same as it is written after a move. */
export async function moveVersions(
  trx: Database,
  ids: readonly string[],
  change: (version: Version) => Version,
): Promise<ReadonlyMap<string, string>> {
  const moved = new Map<string, string>();
  for (const id of new Set(ids)) {
    const row = await trx.selectFrom('versions').select('body').where('id', '=', id).executeTakeFirst();
    if (row === undefined) continue;
    const version = change(fromJson(versionSchema, row.body));
    const digest = versionDigest(version);
    moved.set(id, digest);
    if (digest !== id)
      await trx
        .insertInto('versions')
        .values({ id: digest, body: JSON.stringify(version) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
  }
  return moved;
}

/** The stories that claims of this one were moved to. */
export async function splitFrom(db: Database, story: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('moves')
    .select('to_story')
    .distinct()
    .where('story', '=', story)
    .where('claim', '<>', '')
    .execute();
  return rows.map(({ to_story }) => to_story);
}
