// `/brief timeline`, `sources`, `quotes`, `stories`: one story, or all, seen from one side.
import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { storyList } from '../compose/lists.ts';
import { quotes as quotesOf } from '../compose/quotes.ts';
import { sources as sourcesOf } from '../compose/sources.ts';
import { timeline as timelineOf } from '../compose/timeline.ts';
import type { Document } from '../document.ts';
import type { Story } from '../story/story.ts';
import { onStory, storyField } from './story-field.ts';

/** A command that shows one story from one side. */
const storyView = (
  name: 'timeline' | 'sources',
  summary: string,
  compose: (story: Story) => Document,
): Command =>
  command({
    name,
    summary,
    example: name,
    input: z.object({ story: storyField }),
    rest: 'story',
    access: 'everyone',
    audience: 'place',
    run: ({ story }, desk) => onStory(desk, story, name, compose),
  });

export const timeline = storyView('timeline', 'What happened when, and what is to come', timelineOf);

export const sources = storyView('sources', 'The articles, and who in them says how much', sourcesOf);

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
