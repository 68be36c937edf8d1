// `/brief now [story] [length]`: what is known now.
import { z } from 'zod';
import { command } from '../command.ts';
import { brief } from '../compose/brief.ts';
import { digest } from '../compose/digest.ts';
import { onStory, storyField } from './story-field.ts';

export const lengthField = z
  .enum(['flash', 'brief', 'deep'])
  .optional()
  .describe('flash: 60 words · brief: the main claims · deep: every claim');

export const now = command({
  name: 'now',
  summary: 'The briefing: what is known, who says so, how sure they are',
  example: 'now',
  input: z.object({ story: storyField, length: lengthField }),
  rest: 'story',
  access: 'everyone',
  audience: 'place',
  async run({ story, length = 'brief' }, desk) {
    const stories = await desk.stories();
    const unasked = story === undefined && desk.conversation.stories.length === 0;
    if (unasked && stories.length > 1) return digest(stories, { length });
    return onStory(desk, story, 'now', (each) => brief(each, { length }));
  },
});
