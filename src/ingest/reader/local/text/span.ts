// A stretch of a text.

/** UTF-16 code units of the text, half open. */
export interface Span2 {
  readonly start: number;
  readonly end: number;
}
