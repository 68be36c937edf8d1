// What one Slack message can hold. Lengths count Unicode code points.

/** @see https://docs.slack.dev/reference/block-kit/blocks */
export const limits = {
  /**
   * Text over all blocks of a message: Slack answers `msg_blocks_too_long` at about 13,200 characters. The figure is
   * not documented, so a tenth of it is left free.
   */
  message: 12_000,
  /** A header block's text. */
  header: 150,
  /** Header blocks that we use in one message, which holds 50 blocks; a further title becomes bold text. */
  headers: 20,
  /** The top-level `text`: from 4,000 characters on, Slack splits it at arbitrary places. */
  text: 3_000,
  /** Elements of an actions block. */
  elements: 25,
  /** Actions blocks that we use in one message. */
  actions: 5,
  buttonText: 75,
  buttonValue: 2_000,
  /** The address of a link in rich text. */
  url: 3_000,
  /** The claim ids in a message's metadata, in characters of JSON. */
  metadata: 8_000,
  /** A question in the Ask box. */
  question: 1_000,
} as const;
