// A feed as it was read: its items, each with what tells it from others and what it says.

export interface FeedItem {
  /** What the feed calls it; nobody promises that it is its own. */
  readonly guid?: string;
  /** The absolute address of its page. */
  readonly link?: string;
  readonly title?: string;
  /** HTML or plain text: what the feed itself has of the article. */
  readonly content?: string;
  readonly author?: string;
  /** ISO 8601; absent where the feed gives none, or one that cannot be. */
  readonly publishedAt?: string;
}

/** Where the bytes of a feed come from, and when. */
export interface FeedSource {
  /** Relative links are read from there. */
  readonly url: string;
  readonly contentType?: string;
  /** Dates further ahead are none. */
  readonly now: Date;
}

export interface Feed {
  readonly title?: string;
  /** How long its publisher wants us to wait, in minutes. */
  readonly ttl?: number;
  /** As the feed has them, at most `MOST_ITEMS`. */
  readonly items: readonly FeedItem[];
}

/** Whether it may be a feed at all, by its beginning. */
export function looksLikeFeed(text: string): boolean {
  const head = text.slice(0, 5_000);
  return /<(?:rss|feed|rdf:RDF)[\s>]/i.test(head) || /^\s*\{[\s\S]*jsonfeed\.org\/version/.test(head);
}
