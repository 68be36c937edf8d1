// Which posted messages have to be edited, who is at it, and what became of it.
import { sql } from 'kysely';
import type { Part, Receipt } from '#adapters/adapter.ts';
import type { ClaimRef, Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { versionSchema, type Version } from '#briefings/story/version.ts';
import { claimed } from './engine.ts';
import type { Lease, Wanted } from './leases.ts';
import { documentFrom, fromJson } from './rows.ts';
import type { Database } from './schema.ts';
import type { Picture } from './told.ts';

/** A message that is to be edited, in somebody's hands. */
export interface Edit {
  readonly place: Place;
  readonly message: string;
  readonly attempts: number;
  /** The change that asked for it last when it was taken up. */
  readonly wanted: number;
}

export type MessageKey = Pick<Edit, 'place' | 'message'>;

/** Asks for an edit of these messages; one that is asked for already is made once. */
export async function wantEdits(db: Database, messages: readonly MessageKey[], now: Date): Promise<void> {
  const at = now.getTime();
  for (let from = 0; from < messages.length; from += ROWS)
    await db
      .insertInto('edits')
      .values(
        messages.slice(from, from + ROWS).map(({ place, message }) => ({
          place,
          message,
          state: 'pending' as const,
          wanted: 1,
          holder: null,
          lease_until: null,
          due_at: at,
          attempts: 0,
          reason: null,
          at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['place', 'message']).doUpdateSet({
          wanted: sql<number>`edits.wanted + 1`,
          // One under way is done once more by whoever has it.
          state: sql`case when edits.state = 'sending' then 'sending' else 'pending' end`,
          due_at: at,
          attempts: 0,
          at,
        }),
      )
      .execute();
}

const ROWS = 1_000;

/** Takes edits that are due on a platform into the holder's hands, the oldest first. */
export async function claimEdits(
  db: Database,
  { now, platform, limit, lease }: Wanted,
): Promise<readonly Edit[]> {
  const at = now.getTime();
  return db.transaction().execute(async (trx) => {
    const due = trx
      .selectFrom('edits')
      .select(['place', 'message'])
      .where('place', 'like', `${platform}:%`)
      .where((row) =>
        row.or([
          row.and([row('state', '=', 'pending'), row('due_at', '<=', at)]),
          row.and([row('state', '=', 'sending'), row('lease_until', '<=', at)]),
        ]),
      )
      .orderBy('due_at')
      .orderBy('place')
      .orderBy('message')
      .limit(limit);
    const taken: Edit[] = [];
    for (const { place, message } of await claimed(trx, due).execute()) {
      const row = await trx
        .updateTable('edits')
        .set({ state: 'sending', holder: lease.holder, lease_until: lease.until.getTime() })
        .where('place', '=', place)
        .where('message', '=', message)
        .returning(['attempts', 'wanted'])
        .executeTakeFirstOrThrow();
      taken.push({ place: place as Place, message, ...row });
    }
    return taken;
  });
}

/** When the next edit on these platforms wants to be looked at: it is due, or its holder may have dropped it. */
export async function nextEdit(db: Database, platforms: readonly string[]): Promise<Date | null> {
  if (platforms.length === 0) return null;
  const row = await db
    .selectFrom('edits')
    .select((each) => [
      each.fn.min<number | null>('due_at').filterWhere('state', '=', 'pending').as('due'),
      each.fn.min<number | null>('lease_until').filterWhere('state', '=', 'sending').as('dropped'),
    ])
    .where('state', 'in', ['pending', 'sending'])
    .where((row) => row.or(platforms.map((platform) => row('place', 'like', `${platform}:%`))))
    .executeTakeFirst();
  const times = [row?.due, row?.dropped].filter((time) => time != null);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** @returns false when the holder has lost the edit meanwhile: then it may not call */
export async function keepEdit(db: Database, { place, message }: MessageKey, lease: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('edits')
    .set({ lease_until: lease.until.getTime() })
    .where('place', '=', place)
    .where('message', '=', message)
    .where('state', '=', 'sending')
    .where('holder', '=', lease.holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What a message says and said, for whoever edits it. */
export interface PostedMessage {
  readonly receipt: Receipt;
  /** As it was posted; null where an older version posted it. */
  readonly piece: Document | null;
  /** As the platform has it. */
  readonly body: string;
  /** The key of the marks that it shows. */
  readonly marks: string | null;
  readonly told: readonly {
    readonly story: string;
    readonly claim: string;
    readonly version: Version | null;
  }[];
}

export async function readMessage(
  db: Database,
  { place, message }: MessageKey,
): Promise<PostedMessage | undefined> {
  const row = await db
    .selectFrom('messages')
    .select(['thread', 'body', 'piece', 'marks'])
    .where('place', '=', place)
    .where('message', '=', message)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const told = await db
    .selectFrom('told')
    .leftJoin('versions', 'versions.id', 'told.version')
    .select(['told.story', 'told.claim', 'versions.body'])
    .where('told.place', '=', place)
    .where('told.message', '=', message)
    .orderBy('told.story')
    .orderBy('told.claim')
    .execute();
  return {
    receipt: { place, message, thread: row.thread as Place },
    piece: row.piece === null ? null : documentFrom(row.piece),
    body: row.body,
    marks: row.marks,
    told: told.map(({ story, claim, body }) => ({
      story,
      claim,
      version: body === null ? null : fromJson(versionSchema, body),
    })),
  };
}

/** What a message tells from now on that was composed anew. */
export interface Said {
  readonly part: Part;
  /** The versions that its claims are told in, by story and claim. */
  readonly versions: Picture['stories'];
  /** Claims that it told before: how it told them is kept. */
  readonly kept: readonly ClaimRef[];
}

export type EditEnd = (
  | { readonly type: 'done'; readonly marks: string | null; readonly said?: Said }
  | { readonly type: 'gone' | 'failed'; readonly reason: string }
  | {
      readonly type: 'wait';
      readonly reason: string | null;
      readonly dueAt: Date;
      readonly attempts: number;
    }
) & {
  /** What else is written with it. */
  readonly also?: (trx: Database) => Promise<void>;
};

/** Writes down what became of an edit, as far as the holder has it still; what changed meanwhile asks for one more. */
export async function endEdit(
  db: Database,
  edit: Edit,
  holder: string,
  end: EditEnd,
  now: Date,
): Promise<void> {
  const isWait = end.type === 'wait';
  await db.transaction().execute(async (trx) => {
    const state = isWait ? 'pending' : end.type;
    const { numUpdatedRows } = await trx
      .updateTable('edits')
      .set({
        state: sql`case when wanted <> ${edit.wanted} then 'pending' else ${state} end`,
        holder: null,
        lease_until: null,
        due_at: isWait ? end.dueAt.getTime() : now.getTime(),
        attempts: isWait ? end.attempts : 0,
        reason: end.type === 'done' ? null : end.reason,
        at: now.getTime(),
      })
      .where('place', '=', edit.place)
      .where('message', '=', edit.message)
      .where('holder', '=', holder)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await end.also?.(trx);
    if (end.type !== 'done') return;
    if (end.said !== undefined) await rewrite(trx, edit, end.said, now);
    await trx
      .updateTable('messages')
      .set({ marks: end.marks })
      .where('place', '=', edit.place)
      .where('message', '=', edit.message)
      .execute();
  });
}

async function rewrite(
  trx: Database,
  { place, message }: MessageKey,
  { part, versions, kept }: Said,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ body: JSON.stringify(part.body), piece: JSON.stringify(part.piece) })
    .where('place', '=', place)
    .where('message', '=', message)
    .execute();
  let old = trx.deleteFrom('told').where('place', '=', place).where('message', '=', message);
  for (const { story, claim } of kept)
    old = old.where((row) => row.not(row.and([row('story', '=', story), row('claim', '=', claim)])));
  await old.execute();
  const rows = part.claims.map(({ story, claim }) => ({
    place,
    message,
    story,
    claim,
    told_at: now.getTime(),
    version: versions[story]?.[claim] ?? null,
  }));
  if (rows.length > 0)
    await trx
      .insertInto('told')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Edits that could not be made since then, the newest first. */
export async function failedEdits(
  db: Database,
  since: Date,
): Promise<readonly (MessageKey & { readonly reason: string | null; readonly at: Date })[]> {
  const rows = await db
    .selectFrom('edits')
    .select(['place', 'message', 'reason', 'at'])
    .where('state', 'in', ['gone', 'failed'])
    .where('at', '>=', since.getTime())
    .orderBy('at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, place: row.place as Place, at: new Date(row.at) }));
}
