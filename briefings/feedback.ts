// What a reader says of an answer: that it helped, or that something is wrong with it, and what.

export const VERDICTS = ['helpful', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const REASON_NAMES = ['untrue', 'speaker', 'astray', 'missing', 'old', 'unclear', 'other'] as const;
export type Reason = (typeof REASON_NAMES)[number];

/** What can be wrong with an answer, in the order in which a reader is asked. */
export const REASONS: Readonly<Record<Reason, string>> = {
  untrue: 'What it says is not so',
  speaker: 'Wrong speaker, or surer than they were',
  astray: 'It answers another question',
  missing: 'The reports do say it, or say more',
  old: 'It is out of date',
  unclear: 'I cannot make sense of it',
  other: 'Something else',
};

export const isVerdict = (value: unknown): value is Verdict => VERDICTS.some((each) => each === value);
export const isReason = (value: unknown): value is Reason => REASON_NAMES.some((each) => each === value);

/** In characters: what a reader may add in words of their own. */
export const LONGEST_REMARK = 500;

/** One reader's verdict on one answer. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: Reason;
  /** In the reader's own words. */
  readonly words?: string;
}

/** A judged answer, as the operator reads of it. */
export interface Feedback extends Judgement {
  readonly at: Date;
  /** Who: a name that tells readers apart and says nothing of them. */
  readonly person: string;
  readonly answer: {
    readonly id: string;
    readonly place: string;
    readonly at: Date;
    readonly type: 'answer' | 'refusal' | 'choice';
    readonly question: string;
    /** What it said, line by line. */
    readonly lines: readonly string[];
    /** The claims that it told; `version` names how each stood then. */
    readonly claims: readonly {
      readonly story: string;
      readonly claim: string;
      readonly version: string | null;
    }[];
    /** When each of its stories had last been updated. */
    readonly stories: readonly { readonly id: string; readonly updatedAt: string }[];
  };
}

/** How many of each, lately. */
export interface Tally {
  readonly helpful: number;
  readonly wrong: number;
}
