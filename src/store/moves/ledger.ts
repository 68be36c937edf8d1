// The ledger after a move: what was told, known, held and noted of claims goes with them.
import type { ClaimRef } from '#briefings/document.ts';
import { versionKey, type Version } from '#briefings/story/version.ts';
import type { Database } from '../schema.ts';
import { movedMark } from './documents.ts';
import { moveVersions, type Move, type Moves } from './moves.ts';

/** Which message told what: in which version, by the names of now. */
export async function moveTold(
  trx: Database,
  { story, to: heir, claims }: Move,
  moves: Moves,
): Promise<void> {
  for (const [claim, to] of claims) {
    await renameVersions(trx, 'told', { story, claim }, (version) => moves.versionOf(story, version));
    const both = await trx
      .selectFrom('told')
      .innerJoin('told as other', (join) =>
        join.onRef('other.place', '=', 'told.place').onRef('other.message', '=', 'told.message'),
      )
      .select(['told.place', 'told.message'])
      .where('told.story', '=', story)
      .where('told.claim', '=', claim)
      .where('other.story', '=', heir)
      .where('other.claim', '=', to)
      .execute();
    // A message that told both of two claims that are one now has told it once.
    for (const { place, message } of both)
      await trx
        .deleteFrom('told')
        .where('place', '=', place)
        .where('message', '=', message)
        .where('story', '=', story)
        .where('claim', '=', claim)
        .execute();
    await trx
      .updateTable('told')
      .set({ story: heir, claim: to })
      .where('story', '=', story)
      .where('claim', '=', claim)
      .execute();
  }
}

/** A version in the words of another that tells the same. */
const worded = (version: Version, { words, quote, when }: Version): Version => ({
  words,
  status: version.status,
  certainty: version.certainty,
  polarity: version.polarity,
  sourcing: version.sourcing,
  voices: version.voices,
  ...(quote === undefined ? {} : { quote }),
  ...(when === undefined ? {} : { when }),
});

/** The versions of a claim as they are written now. */
async function renameVersions(
  trx: Database,
  table: 'told' | 'known',
  { story, claim }: ClaimRef,
  change: (version: Version) => Version,
): Promise<void> {
  const rows = await trx
    .selectFrom(table as 'told')
    .select('version')
    .distinct()
    .where('story', '=', story)
    .where('claim', '=', claim)
    .execute();
  const renamed = await moveVersions(
    trx,
    rows.flatMap(({ version }) => version ?? []),
    change,
  );
  for (const [from, to] of renamed)
    if (from !== to)
      await trx
        .updateTable(table as 'told')
        .set({ version: to })
        .where('story', '=', story)
        .where('claim', '=', claim)
        .where('version', '=', from)
        .execute();
}

/** What places know. One that was brought up to date on the story has been so on the story of now. */
export async function moveKnown(
  trx: Database,
  { story, to: heir, claims, same }: Move,
  moves: Moves,
): Promise<void> {
  for (const [claim, to] of claims) {
    const heirs = same?.get(claim);
    await renameVersions(trx, 'known', { story, claim }, (version) => {
      const moved = moves.versionOf(story, version);
      // What it says in other words now, it says no more than before.
      return heirs !== undefined && versionKey(version) === versionKey(heirs.from)
        ? worded(moved, heirs.to)
        : moved;
    });
    await joinKnown(trx, { story, claim }, { story: heir, claim: to });
    await trx
      .updateTable('known')
      .set({ story: heir, claim: to })
      .where('story', '=', story)
      .where('claim', '=', claim)
      .execute();
  }
  const editions = await trx.selectFrom('editions').selectAll().where('story', '=', story).execute();
  for (const { place, at, scheduled } of editions) {
    const own = await trx
      .selectFrom('editions')
      .selectAll()
      .where('place', '=', place)
      .where('story', '=', heir)
      .executeTakeFirst();
    const both = { at: Math.max(at, own?.at ?? 0), scheduled: Math.max(scheduled, own?.scheduled ?? 0) };
    await trx
      .insertInto('editions')
      .values({ place, story: heir, ...both })
      .onConflict((conflict) => conflict.columns(['place', 'story']).doUpdateSet(both))
      .execute();
  }
}

/** Where a place knows both of two claims that are one now, it knows what it was told last. */
async function joinKnown(trx: Database, from: ClaimRef, to: ClaimRef): Promise<void> {
  const both = await trx
    .selectFrom('known')
    .innerJoin('known as other', 'other.place', 'known.place')
    .select([
      'known.place',
      'known.told',
      'known.at',
      'known.version',
      'other.told as otherTold',
      'other.at as otherAt',
    ])
    .where('known.story', '=', from.story)
    .where('known.claim', '=', from.claim)
    .where('other.story', '=', to.story)
    .where('other.claim', '=', to.claim)
    .execute();
  for (const { place, told, at, version, otherTold, otherAt } of both) {
    const isLater = told > otherTold || (told === otherTold && at > otherAt);
    const known = trx.updateTable('known').where('place', '=', place);
    await known
      .set({ told: Math.max(told, otherTold), at: Math.max(at, otherAt), ...(isLater ? { version } : {}) })
      .where('story', '=', to.story)
      .where('claim', '=', to.claim)
      .execute();
    await trx
      .deleteFrom('known')
      .where('place', '=', place)
      .where('story', '=', from.story)
      .where('claim', '=', from.claim)
      .execute();
  }
}

/** Holds, corrections, and the notes of them. */
export async function moveMarks(
  trx: Database,
  { story, to: heir, claims }: Move,
  moves: Moves,
): Promise<void> {
  for (const [claim, to] of claims) {
    for (const table of ['holds', 'corrections'] as const) {
      const row = await trx
        .selectFrom(table)
        .selectAll()
        .where('story', '=', story)
        .where('claim', '=', claim)
        .executeTakeFirst();
      if (row === undefined) continue;
      await trx.deleteFrom(table).where('story', '=', story).where('claim', '=', claim).execute();
      await trx
        .insertInto(table as 'corrections')
        .values({ ...row, story: heir, claim: to })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const notes = await trx
      .selectFrom('notes')
      .selectAll()
      .where('story', '=', story)
      .where('claim', '=', claim)
      .execute();
    await trx.deleteFrom('notes').where('story', '=', story).where('claim', '=', claim).execute();
    for (const note of notes)
      await trx
        .insertInto('notes')
        .values({
          ...note,
          story: heir,
          claim: to,
          mark: movedMark(note.mark, story, moves),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
}
