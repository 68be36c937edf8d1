// `/brief now [story] [length]`: what is known now.
import { z } from 'zod';
import { command } from '../command.ts';
import { brief } from '../compose/brief.ts';
import { digest } from '../compose/digest.ts';
import { UserError } from '../error.ts';
import { rundown } from '../compose/rundown.ts';
import { selectionText } from '../compose/selection.ts';
import { meantBy, selectionFields } from './selection-field.ts';
import { onStory, storyField } from './story-field.ts';

export const lengthField = z
  .enum(['flash', 'brief', 'deep'])
  .optional()
  .describe('flash: 60 words · brief: the main claims · deep: every claim');

export const now = command({
  name: 'now',
  summary: 'The briefing: what is known, who says so, how sure they are',
  example: 'now',
  input: z.object({ story: storyField, length: lengthField, ...selectionFields }),
  rest: 'story',
  access: 'everyone',
  audience: 'place',
  async run({ story: words = '', length = 'brief', ...filters }, desk) {
    const stories = await desk.stories();
    const { rest, selection } = meantBy(words, filters, stories);
    const unasked = rest === '' && (selection !== undefined || desk.conversation.stories.length === 0);
    if (!unasked || (stories.length < 2 && selection === undefined))
      return onStory(desk, rest === '' ? undefined : rest, 'now', (each) => brief(each, { length }));
    const { entries } = rundown(
      stories,
      [selection === undefined ? {} : { selection }],
      await desk.told(),
      desk.now,
    );
    if (entries.length === 0)
      throw new UserError(`There are no ${selectionText(selection, 'stories')}. /brief stories lists all.`);
    return digest(
      entries.map(({ story }) => story),
      { length },
    );
  },
});
