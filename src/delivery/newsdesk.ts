// What composing a delivery needs, and what comes of it.
import type { Log } from '#adapters/adapter.ts';
import type { Document } from '#briefings/document.ts';
import type { Store } from '#src/store/store.ts';
import type { Picture } from '#src/store/told.ts';

export type Edition =
  | {
      readonly type: 'document';
      readonly document: Document;
      /** What goes into its thread right after it. */
      readonly reply?: Document;
      /** The claims as they stood. */
      readonly picture: Picture;
      /** What it was made of, for whoever asks why. */
      readonly account: string;
    }
  /** It is not posted: nothing is new, or nobody wants it any more. */
  | { readonly type: 'unwanted'; readonly reason: string }
  /** Its story is not there any more. */
  | { readonly type: 'gone' };

export interface Newsdesk {
  readonly store: Store;
  readonly now: () => Date;
  readonly log: Log;
  /** Whether a document fits into one message of the platform that it is for. */
  readonly fits: (document: Document) => boolean;
}
