// `/brief story join | split`: two stories that are one, and one that is two.
import { z } from 'zod';
import { command } from '../command.ts';
import { rearranged } from '../compose/rearranged.ts';
import type { Desk } from '../desk.ts';
import { UserError } from '../error.ts';
import type { Story } from '../story/story.ts';
import { matchStories, unknownStory } from './story-field.ts';

const storyField = (description: string, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(200)
    .describe(description)
    .meta({ complete: 'stories' });

async function oneStory(desk: Desk, words: string): Promise<Story> {
  const stories = await desk.allStories();
  const [found, ...others] = matchStories(stories, words);
  if (found === undefined) throw unknownStory(words, stories);
  if (others.length > 0) throw new UserError(`“${words}” fits several stories: name one by its id.`);
  return found;
}

const JOIN = 'story join story:flood with:dam';

export const storyJoin = command({
  name: 'story join',
  summary: 'Two stories are one: the older keeps its name, and what was told of both stays told',
  example: JOIN,
  input: z.object({
    story: storyField('One story, by its name', `Which two? For example: /brief ${JOIN}`),
    with: storyField('The other', `With which? For example: /brief ${JOIN}`),
  }),
  rest: 'story',
  access: 'manager',
  audience: 'asker',
  async run({ story, with: other }, desk) {
    const [one, two] = [await oneStory(desk, story), await oneStory(desk, other)];
    return rearranged(await desk.rearranging.join(one.id, two.id));
  },
});

const SPLIT = 'story split story:flood claims:c4,c7 The trial of the mayor';

export const storySplit = command({
  name: 'story split',
  summary: 'Some claims of a story are another story: they get one of their own',
  example: SPLIT,
  input: z.object({
    story: storyField('The story, by its name', `Which one? For example: /brief ${SPLIT}`),
    claims: z
      .string({ error: `Which claims? For example: /brief ${SPLIT}` })
      .trim()
      .min(1)
      .max(300)
      .describe('The ids of the claims: c4,c7'),
    headline: z.string().trim().max(200).optional().describe('The headline of the new story'),
  }),
  rest: 'headline',
  access: 'manager',
  audience: 'asker',
  async run({ story, claims, headline }, desk) {
    const { id } = await oneStory(desk, story);
    const ids = claims.split(/[\s,]+/).filter((each) => each !== '');
    return rearranged(await desk.rearranging.split(id, ids, headline));
  },
});
