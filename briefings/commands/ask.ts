// `/brief ask <question>`: an answer composed of claims, or “the reports do not say”.
import { z } from 'zod';
import { ask as answer } from '../ask/ask.ts';
import { command } from '../command.ts';
import { answerDocument } from '../compose/answer.ts';
import { UserError } from '../error.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

/** In characters. What is longer is a text, not a question, and would make a turn that nothing can answer. */
export const LONGEST_QUESTION = 1_000;

export const ask = command({
  name: 'ask',
  summary: 'Ask about a story; the answer names its sources, or says that the reports do not say',
  example: 'ask who is being sanctioned?',
  input: z.object({
    question: z
      .string({ error: 'What is the question? For example: /brief ask who denies it?' })
      .trim()
      .min(1, 'What is the question? For example: /brief ask who denies it?')
      .max(
        LONGEST_QUESTION,
        `The question is too long: please ask it in at most ${LONGEST_QUESTION.toLocaleString('en')} characters.`,
      )
      .describe('The question, in your own words'),
    story: storyField,
  }),
  rest: 'question',
  access: 'everyone',
  audience: 'place',
  async run({ question, story }, desk) {
    const all = await desk.stories();
    if (all.length === 0) throw new UserError('There is no story yet, so there is nothing to ask about.');
    const stories = story === undefined ? all : matchStories(all, story);
    if (stories.length === 0) throw unknownStory(story ?? '', all);
    return answerDocument(question, answer(question, stories, desk.conversation, desk.likeness), stories);
  },
});
