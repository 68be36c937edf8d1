// The tables as Kysely sees them: ids and JSON are text, times are integer milliseconds, so that any SQL engine can hold them.
import type { Generated, Kysely } from 'kysely';
import type { WithoutNews } from '#briefings/desk.ts';
import type { Reason, Verdict } from '#briefings/feedback.ts';

export interface Tables {
  stories: { id: string; body: string; added_at: number; updated_at: number };
  /** Each article that was taken, and where it went: see `articles.ts`. */
  articles: {
    id: string;
    /** Counts on with each arrival. */
    number: number;
    /** What tells its address from others; null where it has none. */
    address: string | null;
    /** Of its text. */
    digest: string;
    story: string;
    /** Among the story's sources. */
    source: string;
    /** JSON: what grouping looks at; null once it is too old for that. */
    profile: string | null;
    taken_at: number;
  };
  /** Claims that are in another story now, and whole stories (an empty claim): see `moves.ts`. */
  moves: {
    story: string;
    claim: string;
    to_story: string;
    to_claim: string;
    /** JSON, of a whole story: what its actors are called now. */
    actors: string | null;
    at: number;
  };
  /** What a channel chose: the zone that it keeps its times in, and how it wants its editions. */
  places: {
    place: string;
    zone: string;
    /** JSON: its quiet hours, see `places.ts`; null when there are none. */
    quiet: string | null;
    /** What an edition does that has nothing new. */
    without_news: Generated<WithoutNews>;
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
  /** The ledger: every message of ours, where it stands and what it says. */
  messages: {
    place: string;
    message: string;
    thread: string;
    conversation: string;
    delivery: string | null;
    body: string;
    /** JSON: what it said when it was posted, as a document; null where an older version posted it. */
    piece: string | null;
    /** The key of the marks that it shows, see `marks.ts`; null: it stands as it was posted. */
    marks: string | null;
    posted_at: number;
  };
  /** The ledger: which claim each message told, and in which version. */
  told: {
    place: string;
    message: string;
    story: string;
    claim: string;
    told_at: number;
    version: string | null;
  };
  /** Claims as readers see them, by a digest: see `told.ts`. */
  versions: { id: string; body: string };
  /** What each place knows of each claim: everything that is new is new against it. */
  known: {
    place: string;
    story: string;
    claim: string;
    /** Null: it was told before versions were kept. */
    version: string | null;
    /** 0: an edition left it out for its length. */
    told: number;
    at: number;
  };
  /** When each place was last brought up to date on a story. */
  editions: {
    place: string;
    story: string;
    at: number;
    /** 1: also by an edition of a schedule, and not only because somebody asked. */
    scheduled: number;
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
  /** Claims that are being checked: they are in no new edition or answer until they are released or put right. */
  holds: { story: string; claim: string; held_by: string; at: number };
  /** When a claim last changed so that what was posted of it has to be edited. */
  corrections: { story: string; claim: string; at: number };
  /** Messages that have to be edited: what each shall say is decided when its turn comes. */
  edits: {
    place: string;
    message: string;
    state: EditState;
    /** Rises with each change that asks for it: what changes during an edit asks for one more. */
    wanted: number;
    holder: string | null;
    lease_until: number | null;
    due_at: number;
    attempts: number;
    /** Why it waits, or could not be done. */
    reason: string | null;
    at: number;
  };
  /** Which change of a claim was noted in which thread, by which delivery. */
  notes: { thread: string; story: string; claim: string; mark: string; delivery: string };
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
  feeds: {
    id: string;
    /** What people type: 2 is `f2`. */
    number: number;
    url: string;
    title: string | null;
    state: FeedState;
    /** Why it fails or has ended. */
    reason: string | null;
    /** In a row. */
    failures: Generated<number>;
    /** What the server gave with the last answer, to be asked whether anything has changed since. */
    etag: string | null;
    modified: string | null;
    next_poll_at: number;
    /** Until when the instance that polls it has it in hands. */
    lease_until: number | null;
    polled_at: number | null;
    /** When it had something new for the last time. */
    changed_at: number | null;
    added_by: string;
    added_at: number;
  };
  /** What was seen in feeds: an article is read once, and again when it was edited. */
  items: {
    id: string;
    feed: string;
    guid: string | null;
    link: string | null;
    title: string | null;
    print: string;
    state: ItemState;
    reason: string | null;
    /** Of its page: one host is asked by one instance at a time. */
    host: string | null;
    /** JSON: the item as it came and how; null once it was read. */
    body: string | null;
    attempts: Generated<number>;
    due_at: number;
    lease_until: number | null;
    found_at: number;
    /** When the feed had it for the last time. */
    seen_at: number;
  };
  conversations: { id: string; stories: string; created_at: number };
  turns: { conversation: string; position: number; question: string; claims: string; asked_at: number };
  /** Answers as they were given: a button under one names it. They go after a while, unless somebody judged them. */
  answers: {
    id: string;
    place: string;
    /** Who asked, see `personAt`. */
    person: string;
    /** Who sees it: everybody in the place, or only who asked. */
    audience: 'place' | 'asker';
    type: 'answer' | 'refusal' | 'choice';
    question: string;
    /** The story that the asker named. */
    story: string | null;
    /** JSON: what it said, line by line. */
    lines: string;
    /** JSON: the claims that it told, each in its version. */
    claims: string;
    /** JSON: the stories that it is of, and when each was last updated then. */
    stories: string;
    /** JSON: the claims that it left out. */
    further: string;
    answered_at: number;
  };
  /** What readers say of answers: one verdict a person and answer. */
  feedback: {
    answer: string;
    person: string;
    verdict: Verdict;
    reason: Reason | null;
    /** In the reader's own words. */
    words: string | null;
    given_at: number;
  };
  /** A thread's place names its conversation; several threads may share one. */
  threads: { place: string; conversation: string };
  /** Keys of events that have been taken, so that a repeated event is known. */
  seen: { key: string; at: number };
  /** The time up to which the allowance of a lane of calls is used, by all instances together. */
  paces: { lane: string; used_until: number };
  /** The adapters' small memories. */
  shelf: { platform: string; key: string; value: string };
}

/** `new`: not yet polled. `gone`: its server says that it has ended. */
export type FeedState = 'new' | 'on' | 'failing' | 'gone' | 'removed';
/** `left`: only written down, as part of the baseline or for its age. */
export type ItemState = 'left' | 'waiting' | 'read' | 'refused';
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
/** `gone`: nobody can edit it any more. `failed`: the platform has refused it too often. */
export type EditState = 'pending' | 'sending' | 'done' | 'gone' | 'failed';
/** `held`: it waits for the end of quiet hours. */
export type DeliveryState = 'held' | 'pending' | 'sending' | 'sent' | 'failed' | 'unknown' | 'skipped';

/** The database, or a transaction in it: within a transaction only the transaction may be used. */
export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}
