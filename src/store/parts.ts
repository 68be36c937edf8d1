// What a delivery posts: its messages as they were composed, and what became of the call for each.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Part, Receipt } from '#adapters/adapter.ts';
import type { Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import type { Delivery } from './delivery.ts';
import { recordEvents } from './events.ts';
import type { Lease } from './leases.ts';
import { claimRefsSchema, documentFrom, fromJson, idsSchema } from './rows.ts';
import type { Database, Tables } from './schema.ts';
import { pictureFrom, pictureText, type Picture } from './told.ts';

/** The composed messages of a delivery, and the receipts of those that are posted. */
export interface Composed {
  readonly title: string;
  readonly stories: readonly string[];
  readonly parts: readonly OutgoingPart[];
  readonly picture: Picture;
}

export interface OutgoingPart {
  readonly part: Part;
  readonly receipt: Receipt | null;
  /** When a call for it began whose outcome is not known. */
  readonly attemptedAt: Date | null;
}

/** Fixes what is sent, and why it is that, so that an interrupted delivery goes on with the same messages. */
export async function keepComposed(
  db: Database,
  { id, place }: Pick<Delivery, 'id' | 'place'>,
  composed: Omit<Composed, 'parts'> & { readonly parts: readonly Part[]; readonly account: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordEvents(trx, [{ delivery: id, place, stage: 'composed', detail: composed.account }], now);
    await trx
      .updateTable('deliveries')
      .set({
        title: composed.title,
        stories: JSON.stringify(composed.stories),
        picture: pictureText(composed.picture),
      })
      .where('id', '=', id)
      .execute();
    for (const [position, part] of composed.parts.entries())
      await trx
        .insertInto('parts')
        .values({
          delivery: id,
          position,
          body: JSON.stringify(part.body),
          claims: JSON.stringify(part.claims),
          piece: JSON.stringify(part.piece),
          attempted_at: null,
          place: null,
          message: null,
          thread: null,
        })
        .execute();
  });
}

/** What was composed for a delivery before; undefined when it has not been yet. */
export async function readComposed(db: Database, id: string): Promise<Composed | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select(['title', 'stories', 'picture', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.title == null || row.stories === null) return undefined;
  const parts = await db
    .selectFrom('parts')
    .selectAll()
    .where('delivery', '=', id)
    .orderBy('position')
    .execute();
  return {
    title: row.title,
    stories: fromJson(idsSchema, row.stories),
    parts: parts.map(partFrom),
    picture: row.picture === null ? { at: new Date(row.created_at), stories: {} } : pictureFrom(row.picture),
  };
}

/** What an older version composed: nobody knows what it says, so that it cannot be edited. */
const unknownPiece: Document = {
  type: 'notice',
  title: '',
  lead: '',
  stories: [],
  audience: 'place',
  blocks: [],
};

function partFrom(row: Selectable<Tables['parts']>): OutgoingPart {
  const { place, message, thread, attempted_at } = row;
  return {
    attemptedAt: attempted_at === null ? null : new Date(attempted_at),
    part: {
      body: fromJson(z.unknown(), row.body),
      claims: fromJson(claimRefsSchema, row.claims),
      piece: row.piece === null ? unknownPiece : documentFrom(row.piece),
    },
    receipt:
      place === null || message === null || thread === null
        ? null
        : { place: place as Place, message, thread: thread as Place },
  };
}

export async function markPart(db: Database, id: string, position: number, receipt: Receipt): Promise<void> {
  await db
    .updateTable('parts')
    .set({ place: receipt.place, message: receipt.message, thread: receipt.thread, attempted_at: null })
    .where('delivery', '=', id)
    .where('position', '=', position)
    .execute();
}

/**
 * A call to the platform begins: from here until its end is written down, nobody knows whether the part was posted.
 * @returns false when the holder has lost the delivery meanwhile: then it may not call
 */
export async function markAttempt(
  db: Database,
  delivery: string,
  position: number,
  { lease, now }: { readonly lease: Lease; readonly now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('deliveries')
      .set({ lease_until: lease.until.getTime() })
      .where('id', '=', delivery)
      .where('state', '=', 'sending')
      .where('holder', '=', lease.holder)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await trx
      .updateTable('parts')
      .set({ attempted_at: now.getTime() })
      .where('delivery', '=', delivery)
      .where('position', '=', position)
      .execute();
    return true;
  });
}
