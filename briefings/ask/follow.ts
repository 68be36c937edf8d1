// What a thread has come to: its questions read in order, each in the context of those before it.
import type { Conversation } from './conversation.ts';
import type { Likeness } from './likeness.ts';
import { readQuestion } from './question.ts';
import { read, type Context, type Reading } from './reading.ts';
import type { StoryIndex } from './story-index.ts';

/** Nobody refers back further than this. */
const REMEMBERED = 12;

/** The context of the next question; null where nothing was asked before. */
export function contextOf(conversation: Conversation, index: StoryIndex, likeness: Likeness): Context | null {
  let context: Context | null = null;
  for (const turn of conversation.turns.slice(-REMEMBERED)) {
    const reading = read(readQuestion(turn.question), index, context, likeness);
    const told = turn.claims.flatMap((ref) =>
      ref.story === index.story.id ? (index.byId.get(ref.claim) ?? []) : [],
    );
    context = after(context, reading, told);
  }
  return context;
}

/** A refused question changes the topic, not what was told last. */
function after(context: Context | null, reading: Reading, told: Context['focus']): Context {
  // Who had it first is a matter of the reports; the thread stays with what they tell.
  const aside = reading.kind === 'first-report' || reading.kind === 'via';
  const kept = aside && context !== null && context.focus.length > 0 ? context.focus : told;
  const leans = reading.focus.length > 0 || reading.question.continues;
  return {
    kind: reading.kind,
    topic: reading.topic.length > 0 || context === null ? reading.topic : context.topic,
    mentions: reading.mentions.length > 0 ? reading.mentions : leans && context ? context.mentions : [],
    speakers: reading.speakers ?? (leans && context ? context.speakers : null),
    named: reading.named.length > 0 ? reading.named : leans && context ? context.named : [],
    focus: kept.length > 0 || context === null ? kept : context.focus,
    earlier: told.length > 0 && context !== null ? context.focus : (context?.earlier ?? []),
  };
}
