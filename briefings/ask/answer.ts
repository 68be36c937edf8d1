// An answer: lines composed of claims, or a refusal with the nearest that is known.
import type { Span } from '../story/story.ts';

export interface AnswerLine {
  /** The line as a reader sees it: speaker, via and certainty included. */
  readonly text: string;
  /** The claim's id in its story. */
  readonly claim: string;
  /** The story that the claim belongs to. */
  readonly story: string;
  readonly evidence: readonly Span[];
}

export interface Answer {
  /** False when the story does not say; the lines are then the nearest known. */
  readonly answered: boolean;
  /** 0 to 1: how sure that the first line answers the question. */
  readonly confidence: number;
  /** One sentence that comes before the lines: "No.", "Not announced yet.", "The reports I have do not say." */
  readonly lead?: string;
  /** One to four, the best first. */
  readonly lines: readonly AnswerLine[];
  /** Questions that this story answers, for buttons. */
  readonly related: readonly string[];
}
