// A claim that was told has changed for the worse: which messages have to be edited, and in which threads it is noted.
import type { ClaimRef } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { markKey, markOf, type Mark } from '#briefings/story/mark.ts';
import type { Story } from '#briefings/story/story.ts';
import { versionSchema } from '#briefings/story/version.ts';
import { wakeAt } from '#src/clock/quiet.ts';
import { insertExtra } from '#src/store/deliveries.ts';
import { wantEdits, type MessageKey } from '#src/store/edits.ts';
import { inTurn } from '#src/store/engine.ts';
import { settingsOf } from '#src/store/places.ts';
import { fromJson } from '#src/store/rows.ts';
import type { Database } from '#src/store/schema.ts';
import type { Stories } from '#src/store/stories.ts';

/** The watcher of the stories: what is put right, or no longer is, since the story was saved last. */
export async function onSaved(trx: Database, before: Story | null, after: Story, now: Date): Promise<void> {
  const earlier = new Map(before?.claims.map((claim) => [claim.id, claim]));
  const heirs = new Set(
    after.claims.flatMap(({ links }) =>
      links.flatMap((link) => (link.type === 'supersedes' ? link.claim : [])),
    ),
  );
  const changed = after.claims.filter((claim) => {
    const was = earlier.get(claim.id);
    if (!isTakenBack(claim.status) && (was === undefined || !isTakenBack(was.status))) return false;
    return was === undefined || was.status !== claim.status || was.text !== claim.text || heirs.has(claim.id);
  });
  await onChanged(
    trx,
    after,
    changed.map(({ id }) => id),
    now,
  );
}

const isTakenBack = (status: string): boolean => status === 'corrected' || status === 'withdrawn';

/**
 * Asks for edits of all messages that told these claims, and adds the notes for their threads. To be called in the
 * transaction that changes the claims.
 * @returns how many messages told them
 */
export async function onChanged(
  trx: Database,
  story: Story,
  claims: readonly string[],
  now: Date,
): Promise<number> {
  if (claims.length === 0) return 0;
  // A message that is being written down at this moment is seen here, or sees what is written here.
  await inTurn(trx, `claims ${story.id}`);
  for (const claim of claims)
    await trx
      .insertInto('corrections')
      .values({ story: story.id, claim, at: now.getTime() })
      .onConflict((conflict) => conflict.columns(['story', 'claim']).doUpdateSet({ at: now.getTime() }))
      .execute();
  return edit(trx, story, claims, now);
}

/** A message is written down that was composed before one of its claims changed: it is edited like the others. */
export async function onRecorded(
  trx: Database,
  message: MessageKey,
  claims: readonly ClaimRef[],
  { composedAt, stories, now }: Recorded,
): Promise<void> {
  for (const [story, refs] of [...Map.groupBy(claims, (ref) => ref.story)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    await inTurn(trx, `claims ${story}`);
    const changed = await trx
      .selectFrom('corrections')
      .select('claim')
      .where('story', '=', story)
      .where('at', '>=', composedAt.getTime())
      .execute();
    const late = changed.flatMap(({ claim }) => (refs.some((ref) => ref.claim === claim) ? [claim] : []));
    const current = late.length === 0 ? null : await stories.get(story, trx);
    if (current !== null) await edit(trx, current, late, now, message);
  }
}

export interface Recorded {
  readonly composedAt: Date;
  readonly stories: Pick<Stories, 'get'>;
  readonly now: Date;
}

/** @param only this message alone */
async function edit(
  trx: Database,
  story: Story,
  claims: readonly string[],
  now: Date,
  only?: MessageKey,
): Promise<number> {
  const messages = new Map<string, MessageKey>();
  const noted = new Map<Place, Mark[]>();
  for (const claim of claims)
    for (const { place, message, thread, version } of await tellings(trx, story.id, claim, only)) {
      messages.set(`${place} ${message}`, { place, message });
      const mark = markOf(story, claim, version, false);
      const marks = noted.get(thread) ?? [];
      if (mark !== null && !marks.some((each) => each.claim.id === claim))
        noted.set(thread, [...marks, mark]);
    }
  await wantEdits(trx, [...messages.values()], now);
  for (const [thread, marks] of noted) await addNote(trx, thread, marks, now);
  return messages.size;
}

async function tellings(trx: Database, story: string, claim: string, only: MessageKey | undefined) {
  let query = trx
    .selectFrom('told')
    .innerJoin('messages', (join) =>
      join.onRef('messages.place', '=', 'told.place').onRef('messages.message', '=', 'told.message'),
    )
    .leftJoin('versions', 'versions.id', 'told.version')
    .select(['told.place', 'told.message', 'messages.thread', 'versions.body'])
    .where('told.story', '=', story)
    .where('told.claim', '=', claim)
    .orderBy('told.told_at');
  if (only !== undefined)
    query = query.where('told.place', '=', only.place).where('told.message', '=', only.message);
  const rows = await query.execute();
  return rows.map(({ place, message, thread, body }) => ({
    place: place as Place,
    message,
    thread: thread as Place,
    version: body === null ? null : fromJson(versionSchema, body),
  }));
}

/** One note for what this thread has not been told of yet; in quiet hours that hold corrections it waits for their end. */
async function addNote(trx: Database, thread: Place, marks: readonly Mark[], now: Date): Promise<void> {
  const known = await trx
    .selectFrom('notes')
    .select(['story', 'claim', 'mark'])
    .where('thread', '=', thread)
    .execute();
  const fresh = marks.filter(
    (mark) =>
      !known.some(
        (row) => row.story === mark.story.id && row.claim === mark.claim.id && row.mark === markKey(mark),
      ),
  );
  if (fresh.length === 0) return;
  const schedule = { key: await keepNotesSchedule(trx, thread), place: thread };
  const delivery = await insertExtra(trx, schedule, 'note', now, { at: await dueOf(trx, thread, now) });
  await trx
    .insertInto('notes')
    .values(
      fresh.map((mark) => ({
        thread,
        story: mark.story.id,
        claim: mark.claim.id,
        mark: markKey(mark),
        delivery,
      })),
    )
    .execute();
}

async function dueOf(trx: Database, thread: Place, now: Date): Promise<Date> {
  const settings = await settingsOf(trx, thread);
  return settings?.quiet?.corrections === 'hold' ? (wakeAt(settings, now) ?? now) : now;
}

/** Every delivery is of a schedule; the notes of a thread have one that nobody sees and that never runs. */
async function keepNotesSchedule(trx: Database, thread: Place): Promise<string> {
  const id = `notes ${thread}`;
  await trx
    .insertInto('schedules')
    .values({
      id,
      place: thread,
      number: 0,
      story: null,
      length: 'brief',
      recurrence: JSON.stringify({ type: 'once', at: 0 }),
      next_run_at: null,
      state: 'removed',
      reason: null,
      created_by: '',
      created_at: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}
