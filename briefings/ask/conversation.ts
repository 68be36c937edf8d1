// What a thread has been about: its stories and the questions asked in it, oldest first.
import type { ClaimRef } from '../document.ts';

export interface Turn {
  readonly question: string;
  /** The claims of the answer's lines, the best first; empty where it was refused. */
  readonly claims: readonly ClaimRef[];
}

export interface Conversation {
  /** The story (or, for a digest, the stories) of the briefing or answer that opened the thread. */
  readonly stories: readonly string[];
  readonly turns: readonly Turn[];
  /** Of those stories the ones that were told there, where others were only named: an edition also says what has no news. */
  readonly items?: readonly string[];
  /** The story that the message tells of which was replied to, where that tells of one alone. */
  readonly subject?: string;
}

/** What a message of several stories has told, in order; nothing in a thread of one story. */
export function itemsOf({ stories, items = stories }: Conversation): readonly string[] {
  return items.length > 1 ? items : [];
}

export const noConversation: Conversation = { stories: [], turns: [] };
