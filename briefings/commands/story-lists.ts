// `/brief timeline`, `sources`, `quotes`, `stories`: one story, or all, seen from one side.
import { z } from 'zod';
import { command } from '../command.ts';
import { storyList } from '../compose/lists.ts';
import { quotes as quotesOf } from '../compose/quotes.ts';
import { sources as sourcesOf } from '../compose/sources.ts';
import { timeline as timelineOf } from '../compose/timeline.ts';
import { onStory, storyField } from './story-field.ts';

export const timeline = command({
  name: 'timeline',
  summary: 'What happened when, and what is to come',
  example: 'timeline',
  input: z.object({ story: storyField }),
  rest: 'story',
  access: 'everyone',
  audience: 'place',
  run: ({ story }, desk) => onStory(desk, story, 'timeline', timelineOf),
});

export const sources = command({
  name: 'sources',
  summary: 'The articles, and who in them says how much',
  example: 'sources',
  input: z.object({ story: storyField }),
  rest: 'story',
  access: 'everyone',
  audience: 'place',
  run: ({ story }, desk) => onStory(desk, story, 'sources', sourcesOf),
});

export const quotes = command({
  name: 'quotes',
  summary: 'Who said what, word for word',
  example: 'quotes Peskov',
  input: z.object({
    who: z.string().max(100).optional().describe('A speaker, by name or role'),
    story: storyField,
  }),
  rest: 'who',
  access: 'everyone',
  audience: 'place',
  run: ({ who, story }, desk) => onStory(desk, story, 'quotes', (each) => quotesOf(each, who)),
});

export const stories = command({
  name: 'stories',
  summary: 'The stories that can be asked about',
  example: 'stories',
  input: z.object({}),
  access: 'everyone',
  audience: 'place',
  run: async (_, desk) => storyList(await desk.stories()),
});
