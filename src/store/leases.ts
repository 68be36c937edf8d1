// Which deliveries may be sent now, and who has them in hands.
import { sql, type SelectQueryBuilder } from 'kysely';
import { platformOf, type Place } from '#briefings/place.ts';
import { deliveryFrom, type Delivery } from './delivery.ts';
import { claimed } from './engine.ts';
import { recordEvents } from './events.ts';
import type { Database, Tables } from './schema.ts';

/** A claim of deliveries: who has them in hands, and until when others leave them alone. */
export interface Lease {
  readonly holder: string;
  readonly until: Date;
}

export interface Wanted {
  readonly now: Date;
  readonly platform: string;
  readonly limit: number;
  readonly lease: Lease;
}

/**
 * Takes deliveries that may be sent now into the holder's hands: what is pending and due, and what another holder
 * has dropped. At most one a place, the oldest that is open there: while that one waits, so does the place; others
 * do not.
 */
export async function claimDeliveries(db: Database, wanted: Wanted): Promise<readonly Delivery[]> {
  const { holder, until } = wanted.lease;
  return db.transaction().execute(async (trx) => {
    const ids = (await claimed(trx, dueQuery(trx, wanted)).execute()).map(({ id }) => id);
    if (ids.length === 0) return [];
    const rows = await trx
      .updateTable('deliveries')
      .set({ state: 'sending', holder, lease_until: until.getTime() })
      .where('id', 'in', ids)
      .returningAll()
      .execute();
    return rows.map(deliveryFrom);
  });
}

function dueQuery(
  db: Database,
  { now, platform, limit }: Wanted,
): SelectQueryBuilder<Tables, 'deliveries', { id: string }> {
  const at = now.getTime();
  return db
    .selectFrom('deliveries')
    .select('id')
    .where('place', 'like', `${platform}:%`)
    .where((row) =>
      row.or([
        row.and([row('state', '=', 'pending'), row('due_at', '<=', at)]),
        row.and([row('state', '=', 'sending'), row('lease_until', '<=', at)]),
      ]),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('deliveries as other')
            .select('other.id')
            .whereRef('other.place', '=', 'deliveries.place')
            .whereRef('other.id', '<>', 'deliveries.id')
            .where((other) =>
              other.or([
                other('other.state', '=', 'sending'),
                other.and([
                  other('other.state', '=', 'pending'),
                  sql<boolean>`(other.scheduled_for, other.id) < (deliveries.scheduled_for, deliveries.id)`,
                  other('deliveries.state', '=', 'pending'),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('due_at')
    .limit(limit);
}

/** Keeps what these holders have in hands for so much longer. */
export async function renewLeases(db: Database, holders: readonly string[], until: Date): Promise<void> {
  if (holders.length === 0) return;
  await db
    .updateTable('deliveries')
    .set({ lease_until: until.getTime() })
    .where('state', '=', 'sending')
    .where('holder', 'in', holders)
    .execute();
}

/** When the next delivery wants to be looked at: it is due, or its holder may have dropped it. */
export async function nextDue(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('deliveries')
    .select((each) => [
      each.fn.min<number | null>('due_at').filterWhere('state', '=', 'pending').as('due'),
      each.fn.min<number | null>('lease_until').filterWhere('state', '=', 'sending').as('dropped'),
    ])
    .where('state', 'in', ['pending', 'sending'])
    .executeTakeFirst();
  const times = [row?.due, row?.dropped].filter((time) => time != null);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Says why deliveries wait for which no platform is there. @param online the names of those that are */
export async function explainWaiting(db: Database, online: readonly string[], now: Date): Promise<void> {
  const waiting = await db
    .selectFrom('deliveries')
    .select(['id', 'place'])
    .where('state', '=', 'pending')
    .where('reason', 'is', null)
    .where('due_at', '<=', now.getTime() - PATIENCE)
    .where((row) => row.and(online.map((platform) => row('place', 'not like', `${platform}:%`))))
    .limit(1_000)
    .execute();
  const byPlatform = Map.groupBy(waiting, ({ place }) => platformOf(place as Place));
  for (const [platform, rows] of byPlatform)
    await db
      .updateTable('deliveries')
      .set({ reason: `${platform} is not connected` })
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .where('state', '=', 'pending')
      .execute();
}

/** Another instance may have the platform, and be about to send. */
const PATIENCE = 60_000;

/** Gives up what has waited since before `oldest`: it is no longer news. @returns what was given up */
export async function giveUp(db: Database, oldest: Date, now: Date): Promise<readonly Delivery[]> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .updateTable('deliveries')
      .set({
        state: 'failed',
        reason: sql<string>`'not delivered for hours, and too old now: ' || coalesce(reason, '')`,
      })
      .where('state', '=', 'pending')
      .where('created_at', '<', oldest.getTime())
      // It is never too late to put right what was wrong; and news are composed when they are sent.
      .where('kind', 'not in', ['note', 'lead', 'follow'])
      .returningAll()
      .execute();
    const deliveries = rows.map(deliveryFrom);
    const events = deliveries.map(
      ({ id, place, reason }) => ({ delivery: id, place, stage: 'failed', detail: reason ?? '' }) as const,
    );
    await recordEvents(trx, events, now);
    return deliveries;
  });
}
