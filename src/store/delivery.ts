// A delivery: one edition of a schedule on its way to one place.
import type { Selectable } from 'kysely';
import type { Place } from '#briefings/place.ts';
import type { DeliveryKind, DeliveryState, Tables } from './schema.ts';

export interface Delivery {
  readonly id: string;
  readonly schedule: string;
  readonly place: Place;
  readonly scheduledFor: Date;
  readonly kind: DeliveryKind;
  readonly late: boolean;
  /** Quiet hours held it. */
  readonly held: boolean;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** A row as a delivery. */
export function deliveryFrom(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    schedule: row.schedule,
    place: row.place as Place,
    scheduledFor: new Date(row.scheduled_for),
    kind: row.kind,
    late: row.late === 1,
    held: row.held === 1,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
  };
}
