// The tables as Kysely sees them: ids and JSON are text, times are integer milliseconds, so that any SQL engine can hold them.
import type { Kysely } from 'kysely';
import type { DeliveryTables } from './tables/delivery.ts';
import type { LedgerTables } from './tables/ledger.ts';
import type { StoryTables } from './tables/story.ts';
import type { TalkTables } from './tables/talk.ts';

export type Tables = StoryTables & DeliveryTables & LedgerTables & TalkTables;

export type { FeedState, ItemState } from './tables/story.ts';
export type { DeliveryKind, DeliveryState, FollowState, ScheduleState, Stage } from './tables/delivery.ts';
export type { EditState } from './tables/ledger.ts';

/** The database, or a transaction in it: within a transaction only the transaction may be used. */
export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}
