// An answer put into words by somebody else (a language model): sentences whose every part tells one claim.
import type { Answer } from '../ask/answer.ts';
import type { ClaimRef } from '../document.ts';
import type { Story } from '../story/story.ts';

export const JOINS = ['and', 'but', 'while'] as const;

/** A stretch of a sentence that tells one claim, with who says it. */
export interface Part extends ClaimRef {
  readonly text: string;
  /** What it is joined by to the part before it. */
  readonly join?: (typeof JOINS)[number];
}

/** A sentence of one part or of a few. */
export type Sentence = readonly Part[];

/** The sentences of an answer, in order. */
export type Phrasing = readonly Sentence[];

/** An answer that may be phrased. */
export interface Answered {
  readonly question: string;
  readonly answer: Answer;
  /** Claims that it left out, and that a sentence may tell as well. */
  readonly further: readonly ClaimRef[];
  readonly stories: readonly Story[];
}
