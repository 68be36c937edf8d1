// `/brief add <url>`: an article is fetched and read, and its story told and kept.
import { z } from 'zod';
import { command } from '../command.ts';
import { addedStory } from '../compose/added.ts';

const WHICH = 'Which article? For example: /brief add https://news.example/article';

export const add = command({
  name: 'add',
  summary: 'Read an article: its story can be asked about from then on',
  example: 'add https://news.example/article',
  input: z.object({
    url: z
      .string({ error: WHICH })
      .trim()
      .min(1, WHICH)
      .max(2_000, 'The address is longer than any article’s.')
      .describe('The address of the article'),
  }),
  rest: 'url',
  access: 'everyone',
  audience: 'place',
  run: async ({ url }, desk) => addedStory(await desk.articles.add(url)),
});
