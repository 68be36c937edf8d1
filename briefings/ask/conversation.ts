// What a thread has been about: its story and the questions asked in it, oldest first.
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
}

export const noConversation: Conversation = { stories: [], turns: [] };
