// `/brief feeds add | list | remove`: where articles come from by themselves.
import { z } from 'zod';
import { command } from '../command.ts';
import { feedAdded, feedList } from '../compose/feeds.ts';
import { notice } from '../compose/notice.ts';
import { UserError } from '../error.ts';

const WHICH = 'Which feed? For example: /brief feeds add https://news.example/feed';

export const feedsAdd = command({
  name: 'feeds add',
  summary: 'Follow a feed: each of its new articles is read into the stories',
  example: 'feeds add https://news.example/feed',
  input: z.object({
    url: z
      .string({ error: WHICH })
      .trim()
      .min(1, WHICH)
      .max(2_000, 'The address is longer than any feed’s.')
      .describe('The address of the feed, or of a page that names one'),
  }),
  rest: 'url',
  access: 'manager',
  audience: 'asker',
  async run({ url }, desk) {
    const { feed, isNew, others } = await desk.feeds.add(url);
    return feedAdded(feed, isNew, others);
  },
});

export const feedsListing = command({
  name: 'feeds list',
  summary: 'The feeds, and how each of them stands',
  example: 'feeds list',
  input: z.object({}),
  access: 'manager',
  audience: 'asker',
  run: async (_, desk) => feedList(await desk.feeds.list()),
});

export const feedsRemove = command({
  name: 'feeds remove',
  summary: 'Follow a feed no longer; what was read of it stays',
  example: 'feeds remove f1',
  input: z.object({
    id: z
      .string({ error: 'Which one? /brief feeds list shows their names.' })
      .trim()
      .min(1)
      .max(64)
      .describe('The name of the feed, as the list shows it'),
  }),
  rest: 'id',
  access: 'manager',
  audience: 'asker',
  async run({ id }, desk) {
    const removed = await desk.feeds.remove(id);
    if (removed === undefined) throw new UserError(`There is no feed “${id}”. /brief feeds list shows them.`);
    return notice('notice', 'Feed removed', `Feed ${removed.id} (${removed.title}) is removed.`, 'asker');
  },
});
