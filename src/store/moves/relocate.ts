// A move of claims to another story: everything that was told, held, noted or asked of them goes with them.
import { z } from 'zod';
import type { Part } from '#adapters/adapter.ts';
import { claimRefsSchema, fromJson, idsSchema } from '../rows.ts';
import type { Database } from '../schema.ts';
import type { Picture } from '../told.ts';
import { movedDocument, moveMessages, moveOutgoing, pictureMoved } from './documents.ts';
import { moveFollows } from './follows.ts';
import { moveKnown, moveMarks, moveTold } from './ledger.ts';
import { keepMove, movesOf, readMoves, type Move, type Moves } from './moves.ts';

/** To be called in the transaction that saves the stories. */
export async function relocate(trx: Database, move: Move, now: Date): Promise<void> {
  const { story, to, claims, actors } = move;
  const moves = movesOf(move);
  await moveMessages(trx, story, [...claims.keys()], moves);
  await moveTold(trx, move, moves);
  await moveKnown(trx, move, moves);
  await moveFollows(trx, move, now);
  await moveMarks(trx, move, moves);
  await moveOutgoing(trx, story, moves);
  await moveTalks(trx, move, moves);
  await moveAnswers(trx, story, moves);
  await keepMove(trx, move, now);
  if (actors === undefined) return;
  await trx.updateTable('schedules').set({ story: to }).where('story', '=', story).execute();
  await trx.deleteFrom('editions').where('story', '=', story).execute();
}

const answeredSchema = z.array(
  z.object({ story: z.string(), claim: z.string(), version: z.string().nullable() }),
);
const aboutSchema = z.array(z.object({ id: z.string(), updatedAt: z.string() }));

/** Answers whose buttons may still be pressed: what they told, and what they left out. */
async function moveAnswers(trx: Database, story: string, moves: Moves): Promise<void> {
  const named = `%${JSON.stringify(story)}%`;
  const rows = await trx
    .selectFrom('answers')
    .select(['id', 'story', 'claims', 'stories', 'further'])
    .where((row) =>
      row.or([
        row('story', '=', story),
        row('claims', 'like', named),
        row('stories', 'like', named),
        row('further', 'like', named),
      ]),
    )
    .execute();
  for (const row of rows)
    await trx
      .updateTable('answers')
      .set({
        story: row.story === null ? null : moves.storyOf(row.story),
        claims: JSON.stringify(
          fromJson(answeredSchema, row.claims).map(({ version, ...ref }) => ({
            ...moves.refOf(ref),
            version,
          })),
        ),
        stories: JSON.stringify(
          fromJson(aboutSchema, row.stories).map((each) => ({ ...each, id: moves.storyOf(each.id) })),
        ),
        further: JSON.stringify(fromJson(claimRefsSchema, row.further).map(moves.refOf)),
      })
      .where('id', '=', row.id)
      .execute();
}

/** What was composed and is written down now. */
export interface Composed {
  readonly picture: Picture;
  readonly parts: readonly Part[];
  readonly stories: readonly string[];
}

/** The same by the names of now: its stories may have been joined or split since it was composed. */
export async function byNamesOfNow(trx: Database, composed: Composed): Promise<Composed> {
  const { picture, parts, stories } = composed;
  const moves = await readMoves(trx, Object.keys(picture.stories), picture.at);
  if (moves === null) return composed;
  return {
    picture: await pictureMoved(trx, picture, moves),
    parts: parts.map((part) => ({
      ...part,
      claims: part.claims.map(moves.refOf),
      piece: movedDocument(part.piece, moves),
    })),
    stories: [...new Set(stories.map(moves.storyOf))],
  };
}

/** What is being talked about: a thread of a story that was split is about both. */
async function moveTalks(trx: Database, { story, to, claims, actors }: Move, moves: Moves): Promise<void> {
  const rows = await trx
    .selectFrom('conversations')
    .select(['id', 'stories'])
    .where('stories', 'like', `%${JSON.stringify(story)}%`)
    .execute();
  for (const { id, stories } of rows) {
    const before = fromJson(idsSchema, stories);
    const now = actors === undefined ? [...before, to] : before.map(moves.storyOf);
    await trx
      .updateTable('conversations')
      .set({ stories: JSON.stringify([...new Set(now)]) })
      .where('id', '=', id)
      .execute();
    const turns = await trx
      .selectFrom('turns')
      .select(['position', 'claims'])
      .where('conversation', '=', id)
      .execute();
    for (const turn of turns) {
      const refs = fromJson(claimRefsSchema, turn.claims);
      if (!refs.some((ref) => ref.story === story && claims.has(ref.claim))) continue;
      await trx
        .updateTable('turns')
        .set({ claims: JSON.stringify(refs.map(moves.refOf)) })
        .where('conversation', '=', id)
        .where('position', '=', turn.position)
        .execute();
    }
  }
}
