// An attribution while it is being read: its parts as tokens.
import type { Range } from './phrase.ts';

export interface Found {
  readonly speaker?: Range | undefined;
  readonly cue?: Range;
  /** May grow: a quotation goes on in the sentences that follow. */
  readonly content: Range[];
  via?: Range;
  readonly verb: string;
  readonly cueKind: string;
  readonly negated: boolean;
  /** It is said in a relative clause, of what that clause hangs on. */
  readonly inRelative?: boolean;
}
