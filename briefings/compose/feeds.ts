// The feeds in words: their list with the state of each, and one that was added.
import type { FeedWords } from '../desk.ts';
import {
  code,
  line,
  link,
  note,
  strong,
  text,
  time,
  type Document,
  type Inline,
  type Line,
} from '../document.ts';
import { counted } from './sources.ts';

/** `/brief feeds list`. */
export function feedList(feeds: readonly FeedWords[]): Document {
  const failing = feeds.filter(({ state }) => state === 'failing').length;
  return {
    type: 'schedules',
    title: 'Feeds',
    lead: `${counted(feeds.length, 'feed')}${failing > 0 ? `, ${failing} of them failing` : ''}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'title', text: 'Feeds' },
      ...(feeds.length === 0
        ? [note(line(['None yet. Add one: ', code('/brief feeds add https://news.example/feed')]))]
        : [{ type: 'list', items: feeds.map(feedLine) } as const]),
      ...(feeds.length === 0 ? [] : [note(line(['Remove one: ', code('/brief feeds remove f1')]))]),
    ],
  };
}

function feedLine(feed: FeedWords): Line {
  return line([
    code(feed.id),
    text(' '),
    link(feed.title, feed.url),
    ...stateInlines(feed),
    text(` · ${counted(feed.read, 'article')} read`),
    ...(feed.waiting > 0 ? [text(`, ${feed.waiting} waiting`)] : []),
  ]);
}

const UNKNOWN = 'for a reason unknown.';

function stateInlines({ state, reason, failures, polledAt, nextPollAt }: FeedWords): readonly Inline[] {
  const next = time(nextPollAt, 'datetime');
  switch (state) {
    case 'gone':
      return [text(' · '), strong('ended'), text(`: ${reason ?? UNKNOWN}`)];
    case 'failing':
      return [
        text(' · '),
        strong('failing'),
        text(` (${counted(failures, 'time')} in a row): ${reason ?? UNKNOWN} Next try: `),
        next,
      ];
    case 'new':
      return failures === 0
        ? [text(' · not read yet')]
        : [text(' · '), strong('has not answered yet'), text(`: ${reason ?? UNKNOWN} Next try: `), next];
    case 'on':
      return [
        text(' · read '),
        polledAt === null ? text('never') : time(polledAt, 'relative'),
        ...(reason === undefined ? [] : [text(` (${reason})`)]),
        text(', next: '),
        next,
      ];
  }
}

/** What is answered when a feed was added. @param others further feeds that the page names */
export function feedAdded(feed: FeedWords, isNew: boolean, others: readonly string[]): Document {
  return {
    type: 'schedules',
    title: isNew ? 'Feed added' : 'The feed is there already',
    lead: isNew ? `Feed ${feed.id} added: ${feed.title}.` : `That is feed ${feed.id}: ${feed.title}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'heading', text: isNew ? 'Feed added' : 'The feed is there already' },
      { type: 'list', items: [feedLine(feed)] },
      ...(isNew
        ? [
            note(
              line([
                'Of what it has now, only the newest articles of the last day are read; from then on, each new and each edited one.',
              ]),
            ),
          ]
        : []),
      ...(others.length > 0
        ? [note(line([`The page has more feeds: ${others.slice(0, 5).join(' · ')}`]))]
        : []),
    ],
  };
}
