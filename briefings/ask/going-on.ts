// Questions to go on with after an answer: each is answered in this thread, with something that was not said in it yet.
import type { Story } from '../story/story.ts';
import { ask } from './ask.ts';
import type { Conversation } from './conversation.ts';
import type { Asked } from './further.ts';
import { relatedQuestions } from './related.ts';

/** Candidates that are tried. */
const TRIED = 12;

/**
 * @param count how many at most
 * @returns questions for buttons; pressed next, each is answered with a claim that neither this answer nor one before
 *   it in the thread has told
 */
export function goingOn(asked: Asked, count: number): readonly string[] {
  const { question, answer, conversation, likeness } = asked;
  const story = storyOf(asked);
  if (story === undefined) return [];
  const refs = answer.lines.map(({ story: of, claim }) => ({ story: of, claim }));
  const next: Conversation = {
    stories: conversation.stories.length > 0 ? conversation.stories : [story.id],
    turns: [...conversation.turns, { question, claims: answer.answered ? refs : [] }],
  };
  const told = new Set([...refs, ...conversation.turns.flatMap((turn) => turn.claims)].map(keyOf));
  const claims = story.claims.filter((claim) => told.has(keyOf({ story: story.id, claim: claim.id })));
  const before = next.turns.map((turn) => turn.question);
  const found: string[] = [];
  for (const each of relatedQuestions(story, before, claims, TRIED)) {
    if (found.length === count) break;
    // A button names its story, as does the question that it asks.
    const { answered, lines } = ask(each, [story], next, likeness);
    if (answered && lines.some((line) => !told.has(keyOf(line)))) found.push(each);
  }
  return found;
}

function storyOf({ answer, stories }: Asked): Story | undefined {
  const id = answer.lines[0]?.story;
  return stories.find((each) => each.id === id) ?? (stories.length === 1 ? stories[0] : undefined);
}

const keyOf = ({ story, claim }: { readonly story: string; readonly claim: string }): string =>
  `${story} ${claim}`;
