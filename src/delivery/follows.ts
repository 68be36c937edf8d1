// A story that is followed has changed: its lead messages are edited, and its news are on their way to its threads.
import type { Story } from '#briefings/story/story.ts';
import { quietUntil } from '#src/clock/quiet.ts';
import { insertExtra, isAwaited } from '#src/store/deliveries.ts';
import type { Delivery } from '#src/store/delivery.ts';
import { wantEdits } from '#src/store/edits.ts';
import { followsOf, type Follow } from '#src/store/follows.ts';
import type { Database } from '#src/store/schema.ts';
import { versionId } from '#src/store/told.ts';

/** The watcher of the stories. What readers see no difference in is not posted: it edits the lead messages alone. */
export async function onStorySaved(
  trx: Database,
  before: Story | null,
  after: Story,
  now: Date,
): Promise<readonly Pick<Delivery, 'id'>[]> {
  const follows = await followsOf(trx, after.id);
  if (follows.length === 0) return [];
  await wantEdits(
    trx,
    follows.flatMap(({ lead }) => lead ?? []),
    now,
  );
  return isSeen(before, after) ? wantNews(trx, follows, now) : [];
}

/** What a story may tell has changed, though the story has not: a claim is held, or no longer. */
export async function onHeld(
  trx: Database,
  story: string,
  isReleased: boolean,
  now: Date,
): Promise<readonly Pick<Delivery, 'id'>[]> {
  const follows = await followsOf(trx, story);
  await wantEdits(
    trx,
    follows.flatMap(({ lead }) => lead ?? []),
    now,
  );
  // What came while it was held is news now.
  return isReleased ? wantNews(trx, follows, now) : [];
}

const isSeen = (before: Story | null, after: Story): boolean =>
  before === null || after.claims.some(({ id }) => versionId(before, id) !== versionId(after, id));

/**
 * The news of a story are posted where it is followed: at once, or when its last message is old enough, or when quiet
 * hours end. What changes until then comes with them.
 */
async function wantNews(
  trx: Database,
  follows: readonly Follow[],
  now: Date,
): Promise<readonly Pick<Delivery, 'id'>[]> {
  const added: Pick<Delivery, 'id'>[] = [];
  for (const follow of follows) {
    const { id, place } = follow;
    if (await isAwaited(trx, id)) continue;
    const at = allowedAt(follow, now);
    const wake = await quietUntil(trx, place, at);
    const due = { at, ...(wake === null ? {} : { heldUntil: wake }) };
    added.push({ id: await insertExtra(trx, { key: id, place }, 'follow', now, due) });
  }
  return added;
}

function allowedAt({ postedAt, minutes }: Follow, now: Date): Date {
  const after = postedAt === null ? 0 : postedAt.getTime() + minutes * 60_000;
  return new Date(Math.max(now.getTime(), after));
}
