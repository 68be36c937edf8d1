// What a thread has come to: its questions read in order, each in the context of those before it.
import type { Conversation } from './conversation.ts';
import type { Likeness } from './likeness.ts';
import { readQuestion } from './question.ts';
import { after, type Context } from './context.ts';
import { readings } from './joining.ts';
import type { StoryIndex } from './story-index.ts';

/** Nobody refers back further than this. */
const REMEMBERED = 12;

/** The context of the next question; null where nothing was asked before. */
export function contextOf(conversation: Conversation, index: StoryIndex, likeness: Likeness): Context | null {
  let context: Context | null = null;
  for (const turn of conversation.turns.slice(-REMEMBERED)) {
    // What was asked on after a refusal has its own answer by now.
    const before: Context | null = context && { ...context, unanswered: null };
    const asked = readings(readQuestion(turn.question), index, before, likeness);
    const told = turn.claims.flatMap((ref) =>
      ref.story === index.story.id ? (index.byId.get(ref.claim) ?? []) : [],
    );
    context = after(context, asked, told);
  }
  return context;
}
