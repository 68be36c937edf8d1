// What sending a delivery needs: a store, a platform that is online, and the claim that has it in hands.
import type { Adapter, Log, Platform } from '#adapters/adapter.ts';
import type { Delivery } from '#src/store/delivery.ts';
import type { Store } from '#src/store/store.ts';

/** A platform that is online. */
export interface Connected {
  readonly platform: Platform;
  readonly adapter: Adapter;
}

export interface Sending {
  readonly store: Store;
  readonly now: () => Date;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Milliseconds for which a delivery stays in one instance's hands without a sign of life. */
  readonly lease: number;
  /** Whether to stop after the part that is under way. */
  readonly stopping: () => boolean;
}

export interface EditorParts extends Omit<Sending, 'stopping'> {
  /** The platforms that are online here. */
  readonly online: () => readonly Connected[];
}

/** A delivery in the hands of this claim. */
export interface Held {
  readonly delivery: Delivery;
  readonly holder: string;
  readonly online: Connected;
}
