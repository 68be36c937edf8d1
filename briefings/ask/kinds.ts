// The kinds of question.

export type Kind =
  /** Who says it; who denies it; who reported it first; through whom it is known. */
  | 'who-says'
  | 'who-denies'
  | 'first-report'
  | 'via'
  /** What somebody said; whether and how somebody responded; whether somebody denies it. */
  | 'said'
  | 'response'
  | 'denies'
  /** How sure it is; what comes next; what changed; what is disputed; what is not known; what it is all about. */
  | 'certainty'
  | 'next'
  | 'new'
  | 'disputed'
  | 'compare'
  | 'unknown'
  | 'overview'
  /** Plain facts. */
  | 'who'
  | 'which'
  | 'when'
  | 'where'
  | 'how-many'
  | 'why'
  | 'how'
  | 'what'
  /** A question for yes or no. */
  | 'polar'
  /** "What about …?", or words without a question. */
  | 'about';

/** Kinds that ask one thing of a topic: a time, a number, a name, a reason. */
export const PLAINLY_ASKED: ReadonlySet<Kind> = new Set<Kind>([
  'who',
  'which',
  'when',
  'where',
  'how-many',
  'why',
  'how',
]);

/** Kinds of question that the words of a claim answer; others are answered by who says it and how sure it is. */
export const TELLING: ReadonlySet<Kind> = new Set<Kind>([...PLAINLY_ASKED, 'what', 'polar', 'about']);
