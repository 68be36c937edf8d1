// `/brief follow`, `unfollow`: a story has one thread here, and its news come there at once.
import { z } from 'zod';
import { command } from '../command.ts';
import { followedNotice, followList, unfollowedNotice } from '../compose/follow.ts';
import type { Desk } from '../desk.ts';
import { channelField } from './channel-field.ts';
import { UserError } from '../error.ts';
import type { Story } from '../story/story.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

/** How often its thread may be posted to, at the most. */
const PACES = { '5m': 5, '15m': 15, '30m': 30, '1h': 60, '3h': 180, '6h': 360, '12h': 720 } as const;
type Pace = keyof typeof PACES;

/** The story that is meant: the one named, else the one that the thread is about. @throws UserError unless it is one */
function meant(stories: readonly Story[], words: string | undefined, desk: Desk): Story | undefined {
  const about = stories.filter(({ id }) => desk.conversation.stories.includes(id));
  const found = words === undefined ? about : matchStories(stories, words);
  if (found.length > 1 && words !== undefined)
    throw new UserError(
      [
        `“${words}” fits several stories. Name one by its id:`,
        ...found.slice(0, 10).map(({ id, headline }) => `  ${id}: ${headline}`),
      ].join('\n'),
    );
  return found.length === 1 ? found[0] : undefined;
}

export const follow = command({
  name: 'follow',
  summary: 'Give a story a thread here: its message stays up to date, what is new comes at once',
  example: 'follow sanctions 30m',
  input: z.object({
    story: storyField,
    every: z
      .enum(Object.keys(PACES) as [Pace, ...Pace[]])
      .optional()
      .describe('At most one message in this time; what comes meanwhile is joined. Usual: 15m'),
    channel: channelField,
  }),
  rest: 'story',
  access: 'manager',
  audience: 'asker',
  async run({ story: words, every, channel }, desk) {
    const stories = await desk.stories();
    const story = meant(stories, words, desk);
    if (story === undefined && words !== undefined) throw unknownStory(words, stories);
    if (story === undefined) return followList(await desk.follows.list());
    const { follow: kept, isNew } = await desk.follows.start(
      story.id,
      every === undefined ? undefined : PACES[every],
    );
    return followedNotice(kept, isNew, channel);
  },
});

export const unfollow = command({
  name: 'unfollow',
  summary: 'Follow a story here no longer; what was posted stays',
  example: 'unfollow sanctions',
  input: z.object({ story: storyField, channel: channelField }),
  rest: 'story',
  access: 'manager',
  audience: 'asker',
  async run({ story: words }, desk) {
    const followed = await desk.follows.list();
    const stories = (await desk.allStories()).filter(({ id }) => followed.some(({ story }) => story === id));
    const only = words === undefined && stories.length === 1 ? stories[0] : undefined;
    const story = meant(stories, words, desk) ?? only;
    const ended = story === undefined ? undefined : await desk.follows.end(story.id);
    if (ended === undefined)
      throw new UserError(
        followed.length === 0
          ? 'No story is followed here.'
          : [
              'Which one? Followed here:',
              ...followed.map((each) => `  ${each.story}: ${each.headline}`),
            ].join('\n'),
      );
    return unfollowedNotice(ended);
  },
});
