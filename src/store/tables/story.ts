// Tables of the stories: what was read, and the feeds that bring it.
import type { Generated } from 'kysely';

export interface StoryTables {
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
  feeds: {
    id: string;
    /** What people type: 2 is `f2`. */
    number: number;
    url: string;
    title: string | null;
    state: FeedState;
    /** Why it fails or has ended. */
    reason: string | null;
    /** In a row; and how many of the last ones were because it was not found (404). */
    failures: Generated<number>;
    missed: Generated<number>;
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
}

/** `new`: not yet polled. `gone`: its server says that it has ended. */
export type FeedState = 'new' | 'on' | 'failing' | 'gone' | 'removed';
/** `left`: only written down, as part of the baseline or for its age. */
export type ItemState = 'left' | 'waiting' | 'read' | 'refused';
