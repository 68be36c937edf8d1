// What a command may ask of the world: the stories, the place it was asked in, that place's schedules.
import type { Place } from './place.ts';
import type { Stride } from './schedule/stride.ts';
import type { Quiet } from './schedule/quiet.ts';
import type { Selection } from './story/selection.ts';
import type { ToldStories } from './story/news.ts';
import type { Claim, Story } from './story/story.ts';
import type { Conversation } from './ask/conversation.ts';
import type { Likeness } from './ask/likeness.ts';
import type { Feedback } from './feedback.ts';
import type { Answered, Phrasing } from './phrase/phrasing.ts';

export interface Asker {
  readonly id: string;
  /** May schedule, add feeds and correct. */
  readonly manager: boolean;
}

export type Length = 'flash' | 'brief' | 'deep';

/** What an edition with nothing new does: it says so in one line, or it is not posted. */
export type WithoutNews = 'line' | 'silent';

/** Who sees the answer to a question that is asked by a slash command: all, or the asker alone. */
export type AnswersTo = 'public' | 'private';

/** When a schedule runs. */
export type Recurrence =
  /** By the clock of a zone: a cron expression of five fields, or several with “; ” between them. */
  | { readonly type: 'cron'; readonly expression: string; readonly zone: string; readonly stride?: Stride }
  /** Every so many minutes, counted from an instant. */
  | { readonly type: 'every'; readonly minutes: number; readonly from: Date }
  | { readonly type: 'once'; readonly at: Date };

export interface ScheduleDraft {
  readonly when: Recurrence;
  /** Absent: a digest of all stories. */
  readonly story?: string;
  /** Absent: whatever they are about. */
  readonly selection?: Selection;
  readonly length: Length;
}

/** What of a schedule is replaced; with an empty selection it is about everything again. */
export type ScheduleChange = Partial<ScheduleDraft>;

export interface Schedule extends ScheduleDraft {
  /** Short, so that it can be typed: `s3`. */
  readonly id: string;
  readonly nextRuns: readonly Date[];
  /** Somebody paused it. */
  readonly paused: boolean;
  /** Why it no longer runs, where it was switched off. */
  readonly off?: string;
}

/** What a channel chose; a thread has its channel's. */
export interface ChannelSettings {
  /** IANA. */
  readonly zone: string;
  readonly quiet: Quiet | null;
  readonly withoutNews: WithoutNews;
  readonly answers: AnswersTo;
}

export interface Settings {
  read(): Promise<ChannelSettings>;
  /** Replaces what is given. With the zone go the schedules that keep to it. @returns what holds then */
  set(change: Partial<ChannelSettings>): Promise<ChannelSettings>;
}

/** The schedules of a place. What is named by its id is undefined where there is none of it in the place. */
export interface Schedules {
  list(): Promise<readonly Schedule[]>;
  /** The next runs of what is not saved. @throws UserError where it never runs */
  preview(when: Recurrence): readonly Date[];
  add(draft: ScheduleDraft): Promise<Schedule>;
  /** Replaces what is given. A slot that was posted already does not come again by it. */
  change(id: string, change: ScheduleChange): Promise<Schedule | undefined>;
  /** What comes while it is paused is not made up for. */
  pause(id: string): Promise<Schedule | undefined>;
  /** Goes on with the next slot, also with one that was switched off. */
  resume(id: string): Promise<Schedule | undefined>;
  /** Posts an edition now, besides its slots. */
  run(id: string): Promise<Schedule | undefined>;
  /** @returns whether there was one in this place */
  remove(id: string): Promise<boolean>;
}

/** An article that was read, with the story that has it now. */
export interface Added {
  readonly story: Story;
  /**
   * `joined`: it tells more of a known story. `repeat`: it is a copy of an article that the story has. `edited`: it
   * was known, and has changed. `correction`: it puts right what was told before. `withdrawn`: its outlet has taken it
   * back, and what rests on it alone with it. `same`: it was known, and nothing
   * in it has changed. `kept`: the story was written by a person, and was left as it is.
   */
  readonly outcome: 'new' | 'joined' | 'repeat' | 'edited' | 'correction' | 'withdrawn' | 'same' | 'kept';
}

export interface Articles {
  /**
   * Fetches an article, reads it, and keeps its story. A known address is the same story again.
   * @throws UserError when the asker may not, or it cannot be fetched, is no whole article, or states nothing
   */
  add(address: string): Promise<Added>;
}

/** What was put right, and how many messages told it. */
export interface Corrected {
  readonly story: Story;
  /** As it is now. */
  readonly claim: Claim;
  readonly messages: number;
}

/** Claims that people put right. Every message that told them is edited. @throws UserError where it is so already */
export interface Corrections {
  /** The claims that are held, by story. */
  held(): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** @param words what is right */
  correct(story: string, claim: string, words: string): Promise<Corrected>;
  /** Nobody stands by it any more. */
  withdraw(story: string, claim: string): Promise<Corrected>;
  /** It is in no new edition and no answer until it is released, corrected or withdrawn. */
  hold(story: string, claim: string): Promise<Corrected>;
  release(story: string, claim: string): Promise<Corrected>;
}

/** What was joined or split: the story that keeps its id, the one that was made or ended, and where they are told. */
export interface Rearranged {
  readonly story: Story;
  /** Of a split: the new story. */
  readonly part?: Story;
  /** Of a join: the id that leads to the story from now on. */
  readonly alias?: string;
}

/** Stories that turn out to be one, or one that turns out to be two. What was told of them goes with them. */
export interface Rearranging {
  /** The older keeps its id. @throws UserError where they are one already */
  join(story: string, other: string): Promise<Rearranged>;
  /**
   * @param claims ids of claims of the story
   * @throws UserError where nothing would be left of it, or a dispute would be torn apart
   */
  split(story: string, claims: readonly string[], headline?: string): Promise<Rearranged>;
}

/** A feed as people see it. */
export interface FeedWords {
  /** Short, so that it can be typed: `f3`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** `new`: it has not answered yet. `gone`: it has ended, and is not asked any more. */
  readonly state: 'new' | 'on' | 'failing' | 'gone';
  /** Why it fails, or has ended; what the last poll left out. */
  readonly reason?: string;
  /** In a row. */
  readonly failures: number;
  readonly polledAt: Date | null;
  readonly nextPollAt: Date;
  /** Articles that were read of it, and that still wait. */
  readonly read: number;
  readonly waiting: number;
}

/** The feeds: all places share them, as they share the stories. */
export interface Feeds {
  list(): Promise<readonly FeedWords[]>;
  /**
   * @param address of a feed, or of a page that names one
   * @returns the feed, whether it was not there before, and the other feeds that the page names
   * @throws UserError where there is none
   */
  add(
    address: string,
  ): Promise<{ readonly feed: FeedWords; readonly isNew: boolean; readonly others: readonly string[] }>;
  /** @returns the feed that was removed; undefined where there is none of that name */
  remove(id: string): Promise<FeedWords | undefined>;
}

/** A story that a place follows, as people see it. */
export interface FollowWords {
  readonly story: string;
  readonly headline: string;
  /** Between two of its messages, at least. */
  readonly minutes: number;
  /** When something was posted in its thread for the last time. */
  readonly postedAt: Date | null;
}

/** The stories that a place follows: each has one thread there. */
export interface Follows {
  list(): Promise<readonly FollowWords[]>;
  /** @param minutes between two messages; absent: as it is, or the usual. @returns whether it was not followed before */
  start(story: string, minutes?: number): Promise<{ readonly follow: FollowWords; readonly isNew: boolean }>;
  /** @returns undefined where it was not followed */
  end(story: string): Promise<FollowWords | undefined>;
}

/** What became of one edition of a place, stage by stage. */
export interface DeliveryTrail {
  /** The schedule that it is of: `s3`. */
  readonly schedule: string;
  /** When it was due, and how that came: its slot, somebody's wish, a correction in quiet hours. */
  readonly dueAt: Date;
  readonly kind: 'edition' | 'once' | 'run' | 'correction' | 'note' | 'lead' | 'follow';
  /** How it stands: “sent”, “held”, “skipped”. */
  readonly state: string;
  /** Why, where that is known. */
  readonly reason?: string;
  readonly stages: readonly TrailStage[];
}

export interface TrailStage {
  readonly at: Date;
  readonly words: string;
}

/** What a place was told of one claim, and how that compares with the claim now. */
export interface ClaimTrail {
  readonly story: string;
  readonly claim: string;
  /** Its words now. */
  readonly text: string;
  /** Each message that told it, with what it said then. */
  readonly tellings: readonly {
    readonly at: Date;
    readonly message: string;
    readonly words: string | null;
    readonly status: string | null;
    /** What became of its edit, where it had to be edited. */
    readonly edit: string | null;
  }[];
  readonly standing: 'told' | 'changed' | 'left out' | 'never told';
}

/** Why something was posted in a place, or was not. */
export interface Trails {
  readonly deliveries: readonly DeliveryTrail[];
  readonly claims: readonly ClaimTrail[];
}

export interface Desk {
  readonly now: Date;
  /** The channel (or the thread) in which it was asked. */
  readonly place: Place;
  readonly asker: Asker;
  /** The IANA zone of the place. */
  readonly zone: string;
  /** What was said in this thread before. */
  readonly conversation: Conversation;
  /** Who sees the answer to a question: what was asked by a slash command goes by what the channel chose. */
  readonly answers: AnswersTo;
  /** Names the answer that is given now, if one is: its buttons refer to it. */
  readonly answerId: string;
  /** Puts an answer into sentences that were checked against its claims; null where it stands as it is. */
  phrase(answered: Answered): Promise<Phrasing | null>;
  /** How alike words and texts are in meaning; made ready when it is first asked for. */
  likeness(): Promise<Likeness>;
  /** The stories as they may be told: without the claims that are held. */
  stories(): Promise<readonly Story[]>;
  /** What the place was told of its stories: everything that is new is new against it. */
  told(): Promise<ToldStories>;
  readonly schedules: Schedules;
  readonly articles: Articles;
  readonly feeds: Feeds;
  readonly settings: Settings;
  readonly corrections: Corrections;
  /** What readers said of answers in this channel (at the desk: anywhere), the newest first. */
  feedback(): Promise<readonly Feedback[]>;
  readonly rearranging: Rearranging;
  readonly follows: Follows;
  /** All stories, also with what is held. */
  allStories(): Promise<readonly Story[]>;
  /**
   * @param item a schedule (`s3`), a time (`8:00`, `2026-03-02 8:00`), a claim's id or words; without it, the last
   *   editions
   */
  why(item?: string): Promise<Trails>;
}
