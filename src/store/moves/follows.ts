// Places that followed a story which is now a part of another follow that one.
import { wantEdits } from '../edits.ts';
import { endFollow, followsOf } from '../follows.ts';
import type { Database } from '../schema.ts';
import type { Move } from './moves.ts';

/** Where a place follows both, the thread of the story that keeps its id goes on, and the other says that it ends. */
export async function moveFollows(
  trx: Database,
  { story, to, actors }: Pick<Move, 'story' | 'to' | 'actors'>,
  now: Date,
): Promise<void> {
  // Of a story that was split, what is followed is what keeps its name.
  if (actors === undefined) return;
  const kept = new Set((await followsOf(trx, to)).map(({ place }) => place));
  for (const { id, place, lead } of await followsOf(trx, story)) {
    if (!kept.has(place)) {
      await trx.deleteFrom('follows').where('place', '=', place).where('story', '=', to).execute();
      await trx.updateTable('follows').set({ story: to }).where('id', '=', id).execute();
      continue;
    }
    await endFollow(trx, id, {
      state: 'ended',
      reason: 'its story is a part of another that is followed here',
    });
    if (lead !== null) await wantEdits(trx, [lead], now);
  }
}
