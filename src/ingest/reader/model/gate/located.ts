// A claim at the place in the article where its evidence stands, and why it may be dropped.
import type { Analysis, Span2 } from '../../local/text/analysis.ts';
import type { GivenClaim } from '../schema.ts';
import type { Witness } from './agreed.ts';
import type { Alignment, Words } from './align.ts';
import type { Folded } from './fold.ts';

export const REASONS = [
  'evidence',
  'instruction',
  'wording',
  'name',
  'date',
  'figure',
  'negation',
  'certainty',
  'status',
  'quote',
  'speaker',
  'cue',
  'via',
  'unattributed',
  'sourcing',
] as const;

/** Why a claim is dropped. */
export type Reason = (typeof REASONS)[number];

/** The article as claims are looked up in it. */
export interface Source {
  readonly text: string;
  readonly analysis: Analysis;
  readonly folded: Folded;
  /** What stands in quotation marks. */
  readonly quoted: readonly Span2[];
  /** Who says what by the local reader's rules. */
  readonly witness: Witness;
  /** What is meant for a machine that reads. */
  readonly instructions: readonly Span2[];
}

/** A sentence of a claim beside the sentence of the article that it shortens. */
export interface Part {
  readonly claim: Words;
  /** Index of the sentence, and its words. */
  readonly sentence: number;
  readonly source: Words;
  readonly alignment: Alignment;
}

/** A claim at one of the places where its evidence stands. */
export interface Located {
  readonly given: GivenClaim;
  readonly evidence: Span2;
  /** The sentences that the evidence touches, half open. */
  readonly sentences: { readonly first: number; readonly last: number };
  /** The claim's own words. */
  readonly words: Analysis;
  /** Each sentence of the claim beside the one of the article that it shortens. */
  readonly parts: readonly Part[];
}
