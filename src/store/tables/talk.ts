// Tables of what is asked and answered, and of the small memories that conversations need.
import type { Reason, Verdict } from '#briefings/feedback.ts';

export interface TalkTables {
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
  /** The adapters' small memories. */
  shelf: { platform: string; key: string; value: string };
}
