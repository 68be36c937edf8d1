// `/brief new [story]`: what is new since this channel was last told.
import { z } from 'zod';
import { command } from '../command.ts';
import { update } from '../compose/update.ts';
import { UserError } from '../error.ts';
import { selectionText } from '../compose/selection.ts';
import { rundown } from '../compose/rundown.ts';
import { lengthField } from './now.ts';
import { meantBy, selectionFields } from './selection-field.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

export const whatIsNew = command({
  name: 'new',
  summary: 'What is new since this channel was last told, each claim with its change',
  example: 'new',
  input: z.object({ story: storyField, length: lengthField, ...selectionFields }),
  rest: 'story',
  access: 'everyone',
  audience: 'place',
  async run({ story: words = '', length = 'brief', ...filters }, desk) {
    const all = await desk.stories();
    const { rest, selection } = meantBy(words, filters, all);
    if (all.length === 0) throw new UserError('There is no story yet.');
    const inThread = all.filter(({ id }) => desk.conversation.stories.includes(id));
    const wanted = rest !== '' ? matchStories(all, rest) : inThread.length > 0 ? inThread : all;
    if (wanted.length === 0) throw unknownStory(rest, all);
    const told = await desk.told();
    const { entries } = rundown(wanted, [selection === undefined ? {} : { selection }], told, desk.now);
    if (entries.length === 0)
      throw new UserError(`There are no ${selectionText(selection, 'stories')}. /brief stories lists all.`);
    return update(
      entries.map(({ story }) => story),
      told,
      { length, edition: false },
    );
  },
});
