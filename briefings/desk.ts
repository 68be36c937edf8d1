// What a command may ask of the world: the stories, the place it was asked in, that place's schedules.
import type { Place } from './place.ts';
import type { Story } from './story/story.ts';
import type { Conversation } from './ask/conversation.ts';

export interface Asker {
  readonly id: string;
  /** May schedule, add feeds and correct. */
  readonly manager: boolean;
}

export type Length = 'flash' | 'brief' | 'deep';

/** When a schedule runs: again and again by a cron expression in a zone, or once at an instant. */
export type Recurrence =
  | { readonly type: 'cron'; readonly expression: string; readonly zone: string }
  | { readonly type: 'once'; readonly at: Date };

export interface ScheduleDraft {
  readonly when: Recurrence;
  /** Absent: a digest of all stories. */
  readonly story?: string;
  readonly length: Length;
}

export interface Schedule extends ScheduleDraft {
  /** Short, so that it can be typed: `s3`. */
  readonly id: string;
  readonly nextRuns: readonly Date[];
  /** Why it no longer runs, where it was switched off. */
  readonly off?: string;
}

export interface Schedules {
  list(): Promise<readonly Schedule[]>;
  add(draft: ScheduleDraft): Promise<Schedule>;
  /** @returns whether there was one in this place */
  remove(id: string): Promise<boolean>;
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
  stories(): Promise<readonly Story[]>;
  readonly schedules: Schedules;
}
