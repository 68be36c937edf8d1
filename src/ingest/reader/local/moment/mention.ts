// A mention of a time in a text: where it stands, and what it means before it is anchored to the calendar.
import type { Unit } from './calendar.ts';

/** “last March”, “next March”, and “March”, of which the tense of its clause decides. */
export type Which = 'last' | 'next' | 'any' | 'before-then' | 'after-then';

export type Meaning =
  /** A day of the calendar; without its year, the nearest. */
  | {
      readonly type: 'date';
      readonly year?: number;
      readonly month: number;
      readonly day: number;
      readonly instant?: string;
      readonly until?: { readonly year?: number; readonly month: number; readonly day: number };
    }
  /** 1 is January. `shift` counts years from this one: “January of last year” is -1. */
  | {
      readonly type: 'month';
      readonly month: number;
      readonly year?: number;
      readonly shift?: number;
      readonly which?: Which;
    }
  | { readonly type: 'quarter'; readonly quarter: number; readonly year?: number; readonly shift?: number }
  | { readonly type: 'year'; readonly year: number; readonly until?: number }
  | { readonly type: 'decade'; readonly year: number }
  /** 0 is Sunday. */
  | { readonly type: 'weekday'; readonly weekday: number; readonly which: Which }
  /** A day with a name: “Christmas Day”. */
  | { readonly type: 'feast'; readonly feast: string; readonly which: Which }
  /** Counted from the day of publication: “yesterday”, “last week”, “two years ago”. */
  | { readonly type: 'from-now'; readonly unit: Unit; readonly by: number }
  /** Counted from the time mentioned before: “two days later”, “the previous year”. */
  | { readonly type: 'from-then'; readonly unit: Unit; readonly by: number }
  /** Counted from what the following words name: “a month after the vote of March 3”. */
  | { readonly type: 'from-that'; readonly unit: Unit; readonly by: number }
  /** The quarter mentioned before, in another year: “the 2018 quarter”. */
  | { readonly type: 'quarter-of'; readonly year: number }
  /** A year before the quarter that is spoken of, else before the time mentioned last, else before the publication. */
  | { readonly type: 'year-earlier' }
  /** What a quarter is compared with, “from $3 million a year ago”; where none is spoken of, a year before the publication. */
  | { readonly type: 'year-ago' }
  /** A unit mentioned before: “that year”, “the quarter”. */
  | { readonly type: 'then'; readonly unit: Unit }
  /** No date can be told: “this summer”, “in recent years”. */
  | { readonly type: 'open' };

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}
