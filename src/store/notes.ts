// What a note in a thread puts right: the claims, each in the version that the thread was told.
import type { Place } from '#briefings/place.ts';
import type { Version } from '#briefings/story/version.ts';
import { versionSchema } from '#briefings/story/version.ts';
import { fromJson } from './rows.ts';
import type { Database } from './schema.ts';

export interface Noted {
  readonly story: string;
  readonly claim: string;
  /** As the thread was told it last; null where that is not known. */
  readonly version: Version | null;
}

/** The claims that a delivery notes in its thread. */
export async function notedBy(db: Database, delivery: string): Promise<readonly Noted[]> {
  const rows = await db
    .selectFrom('notes')
    .innerJoin('messages', 'messages.thread', 'notes.thread')
    .innerJoin('told', (join) =>
      join
        .onRef('told.place', '=', 'messages.place')
        .onRef('told.message', '=', 'messages.message')
        .onRef('told.story', '=', 'notes.story')
        .onRef('told.claim', '=', 'notes.claim'),
    )
    .leftJoin('versions', 'versions.id', 'told.version')
    .select(['notes.story', 'notes.claim', 'versions.body'])
    .where('notes.delivery', '=', delivery)
    .orderBy('told.told_at', 'desc')
    .execute();
  // The version that was told last is the one that readers remember.
  const last = new Map<string, Noted>();
  for (const { story, claim, body } of rows) {
    const known = last.get(`${story} ${claim}`);
    if (known === undefined)
      last.set(`${story} ${claim}`, {
        story,
        claim,
        version: body === null ? null : fromJson(versionSchema, body),
      });
  }
  return [...last.values()];
}

/** What a thread has been noted of, or is about to be: which change of which claim. */
export async function notesIn(
  db: Database,
  thread: Place,
): Promise<readonly { readonly story: string; readonly claim: string; readonly mark: string }[]> {
  return db.selectFrom('notes').select(['story', 'claim', 'mark']).where('thread', '=', thread).execute();
}
