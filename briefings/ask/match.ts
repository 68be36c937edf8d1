// A claim beside a question: how well it fits, by its words and by what it means.
import type { Entry } from './story-index.ts';

/** How well a claim fits a topic. */
export interface Match {
  readonly entry: Entry;
  /** The share of the topic that the claim covers, by the weight of its words: 0 to 1. */
  readonly cover: number;
  /** Cover, and what speaks for this claim besides: for ranking. */
  readonly score: number;
  /** The share of neighbouring words of the topic that stand near each other in the claim: 0 to 1. */
  readonly close: number;
  /** The claim says the opposite of what the question takes for given. */
  readonly clashes: boolean;
  /** 1, less for each sign that the claim tells of another thing with the same words: 0 to 1. */
  readonly trust: number;
  /** How likely it answers the question, in log-odds, where that was read. */
  readonly odds?: number;
}

/** What a claim counts that was not read, in log-odds. */
export const UNREAD = -3;

/** The likeliest first. */
export const byOdds = (a: Match, b: Match): number => (b.odds ?? UNREAD) - (a.odds ?? UNREAD);
