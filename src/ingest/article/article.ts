// An article: its text as it is stored, and what its page says about itself.

export interface Article {
  /**
   * What is read, and what is stored: every offset into it is in UTF-16 code units. Paragraphs are divided by line
   * breaks. The text of a page has no noise; in plain text, noise is overwritten by as many spaces, so that the
   * offsets are true for the text that was given as well.
   */
  readonly text: string;
  /** `stub`: only the beginning is there; the rest is behind a paywall. */
  readonly kind: 'whole' | 'stub';
  /** BCP 47 (`en`, `pt-BR`), where the page names it. */
  readonly language?: string;
  readonly title?: string;
  readonly outlet?: string;
  /** Names, separated by commas. */
  readonly author?: string;
  /** ISO 8601: an instant with its offset, or a day where the page names no zone. */
  readonly publishedAt?: string;
  /** As `publishedAt`; only where it is later. */
  readonly modifiedAt?: string;
  /** The canonical address, else the one it was fetched from. */
  readonly url?: string;
}
