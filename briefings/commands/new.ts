// `/brief new [story]`: what is new since this channel was last told.
import { z } from 'zod';
import { command } from '../command.ts';
import { update } from '../compose/update.ts';
import { UserError } from '../error.ts';
import { lengthField } from './now.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

export const whatIsNew = command({
  name: 'new',
  summary: 'What is new since this channel was last told, each claim with its change',
  example: 'new',
  input: z.object({ story: storyField, length: lengthField }),
  rest: 'story',
  access: 'everyone',
  audience: 'place',
  async run({ story, length = 'brief' }, desk) {
    const all = await desk.stories();
    if (all.length === 0) throw new UserError('There is no story yet.');
    const inThread = all.filter(({ id }) => desk.conversation.stories.includes(id));
    const wanted = story !== undefined ? matchStories(all, story) : inThread.length > 0 ? inThread : all;
    if (wanted.length === 0) throw unknownStory(story ?? '', all);
    return update(wanted, await desk.told(), { length, edition: false });
  },
});
