// A reader who asks, in one thread, of the first story or of one that is read from its text.
import { ask } from '#briefings/ask/ask.ts';
import type { Answer } from '#briefings/ask/answer.ts';
import { noConversation, type Turn } from '#briefings/ask/conversation.ts';
import type { Story } from '#briefings/story/story.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { firstStory } from '../sample.ts';

const likeness = await fullLikeness((message) => {
  throw new Error(message);
});
const story = firstStory();

/** @returns a text of 15 May 2031, a Thursday, as the local reader reads it */
export const readAs = (text: string): Story =>
  readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');

/** @returns the answer to the last of several questions in one thread */
export function last(questions: readonly string[], of = story): Answer {
  const turns: Turn[] = [];
  let answer: Answer | undefined;
  for (const question of questions) {
    answer = ask(question, [of], { ...noConversation, stories: [of.id], turns: [...turns] }, likeness);
    const claims = answer.answered ? answer.lines.map(({ claim }) => ({ story: of.id, claim })) : [];
    turns.push({ question, claims });
  }
  if (answer === undefined) throw new Error('no question');
  return answer;
}
