// `/brief ask <question>`: an answer composed of claims, or “the reports do not say”.
import { z } from 'zod';
import { ask as answer } from '../ask/ask.ts';
import { command } from '../command.ts';
import { answerDocument } from '../compose/answer.ts';
import { UserError } from '../error.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

/** A question of this many characters is more than anybody types; Discord's box for it ends here, too. */
export const QUESTION = 1_000;

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
        QUESTION,
        `The question is too long: please ask it in at most ${QUESTION.toLocaleString('en')} characters.`,
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
    return answerDocument(question, answer(question, stories, desk.conversation), stories);
  },
});
