// Tables of what is posted when and where: places, schedules, deliveries, and the stories that are followed.
import type { Generated } from 'kysely';
import type { AnswersTo, WithoutNews } from '#briefings/desk.ts';

export interface DeliveryTables {
  /** What a channel chose: the zone that it keeps its times in, how it wants its editions, and who sees its answers. */
  places: {
    place: string;
    zone: string;
    /** JSON: its quiet hours, see `places.ts`; null when there are none. */
    quiet: string | null;
    /** What an edition does that has nothing new. */
    without_news: Generated<WithoutNews>;
    /** Who sees what is answered to a slash command. */
    answers: Generated<AnswersTo>;
  };
  schedules: {
    id: string;
    place: string;
    /** Counts within the place, and is what people type: 3 is `s3`. */
    number: number;
    /** Null: a digest of all stories. */
    story: string | null;
    /** JSON: which stories it is about; null where it is about all. */
    selection: Generated<string | null>;
    length: string;
    /** JSON, see `schedules.ts`. */
    recurrence: string;
    /** Null: never again. */
    next_run_at: number | null;
    state: ScheduleState;
    /** Why it is off. */
    reason: string | null;
    created_by: string;
    created_at: number;
  };
  /** One edition of a schedule: a slot exists once. */
  deliveries: {
    id: string;
    schedule: string;
    place: string;
    scheduled_for: number;
    /** What the schedule has once: the local date and time, whatever becomes of its zone. */
    slot: string | null;
    kind: Generated<DeliveryKind>;
    /** The delivery that tells what this one would have, after quiet hours. */
    joined: string | null;
    /** 1: quiet hours held it. */
    held: Generated<number>;
    late: number;
    state: DeliveryState;
    /** Why it is failed, unknown, skipped, or waits. */
    reason: string | null;
    attempts: number;
    /** When it may be sent (again). */
    due_at: number;
    /** While it is sending: the claim that has it in hands. */
    holder: string | null;
    /** While it is sending: when others may take it over. */
    lease_until: number | null;
    /** Of the composed document; null until then. */
    title: string | null;
    /** JSON: the ids of the document's stories. */
    stories: string | null;
    /** JSON: the versions of these stories' claims when it was composed, see `told.ts`. */
    picture: string | null;
    created_at: number;
  };
  /** The messages of a delivery that is under way, as they were composed; they go once all are posted. */
  parts: {
    delivery: string;
    position: number;
    body: string;
    claims: string;
    /** JSON: what it says, as a document of its own; null where an older version composed it. */
    piece: string | null;
    /** When the last call for it began whose outcome is not written down: it may have been posted. */
    attempted_at: number | null;
    /** The receipt; null until it is posted. */
    place: string | null;
    message: string | null;
    thread: string | null;
  };
  /** What became of deliveries, stage by stage, where no other row says it. */
  events: {
    id: string;
    place: string;
    delivery: string;
    stage: Stage;
    /** Words for whoever asks why. */
    detail: string;
    at: number;
  };
  /** A story that a place follows; its deliveries are of a schedule of the same id that nobody sees. */
  follows: {
    id: string;
    place: string;
    story: string;
    state: FollowState;
    /** Why it is off. */
    reason: string | null;
    /** Between two of its messages. */
    minutes: number;
    /** The message that shows how the story stands; null until it is posted, and when it is gone. */
    lead_place: string | null;
    lead_message: string | null;
    /** Where its news go. */
    thread: string | null;
    /** What became of the thread before this one. */
    lost: string | null;
    /** When something was posted in it for the last time. */
    posted_at: number | null;
    followed_by: string;
    followed_at: number;
  };
  /** The time up to which the allowance of a lane of calls is used, by all instances together. */
  paces: { lane: string; used_until: number };
}

/** `off`: nothing can be posted in its thread. `ended`: somebody ended it. */
export type FollowState = 'on' | 'off' | 'ended';
export type ScheduleState = 'on' | 'paused' | 'off' | 'ended' | 'removed';
/** A stage of a delivery. */
export type Stage =
  | 'held'
  | 'released'
  | 'joined'
  | 'composed'
  | 'waits'
  | 'doubted'
  | 'moved'
  | 'found'
  | 'skipped'
  | 'failed'
  | 'unknown';
/**
 * An edition of a slot, of a single time, one that somebody asked for, corrections that quiet hours let pass; a note of
 * corrections in a thread that told what was wrong; the lead message of a story that is followed, and its news.
 */
export type DeliveryKind = 'edition' | 'once' | 'run' | 'correction' | 'note' | 'lead' | 'follow';
/** `held`: it waits for the end of quiet hours. */
export type DeliveryState = 'held' | 'pending' | 'sending' | 'sent' | 'failed' | 'unknown' | 'skipped';
