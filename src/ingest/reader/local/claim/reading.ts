// All that is known of an article before its claims are made.
import type { FoundFigure } from '../figure/find.ts';
import type { FoundMoment } from '../moment/find.ts';
import type { Quotation } from '../quotation/quotation.ts';
import type { Scene } from './party.ts';

export interface Reading extends Scene {
  readonly quotations: readonly Quotation[];
  /** Those that lie in what somebody says. */
  readonly spoken: ReadonlySet<Quotation>;
  readonly moments: readonly (FoundMoment & { readonly id: string })[];
  readonly figures: readonly FoundFigure[];
  /** The day of publication, where it is known. */
  readonly published: string | null;
}
