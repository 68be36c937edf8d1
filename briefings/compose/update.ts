// What is new since a place was last told: each claim with its change, nothing told twice.
import { line, lineText, note, paragraph, time, type Block, type Document } from '../document.ts';
import type { Length } from '../desk.ts';
import { isPutRight, newsOf, type News, type ToldStories } from '../story/news.ts';
import type { Story } from '../story/story.ts';
import { brief } from './brief.ts';
import { askButton, shortened, storyButtons } from './button.ts';
import { digest, storyBlocks } from './digest.ts';
import { newsBlocks } from './news.ts';
import { counted } from './sources.ts';

export interface UpdateOptions {
  readonly length: Length;
  /** Whether it is a schedule's edition: the first of a story in a place tells the whole, whatever was asked before. */
  readonly edition: boolean;
  /** Corrections and withdrawals alone. */
  readonly only?: 'corrections';
}

/**
 * What is new of these stories for a place. A story that it has not been brought up to date on comes whole: so the
 * first edition of all is the briefing.
 * @param stories those that the edition is about
 * @param told    what the place was told
 */
export function update(stories: readonly Story[], told: ToldStories, options: UpdateOptions): Document {
  const { length, only } = options;
  const known = stories
    .flatMap((story) => newsAt(story, told, options) ?? [])
    .map((news) => restricted(news, only));
  const first = only === undefined ? stories.filter((story) => newsAt(story, told, options) === null) : [];
  if (known.length === 0 && only === undefined)
    return stories.length === 1 && stories[0] !== undefined
      ? brief(stories[0], { length })
      : digest(stories, { length });
  const fresh = known.filter(({ items }) => items.length > 0);
  if (fresh.length + first.length === 0) return nothingNew(known);
  // Of corrections alone it cannot be said on what nothing is new.
  return updateDocument(fresh, first, only === undefined ? known : fresh, length);
}

function newsAt(story: Story, told: ToldStories, { edition, only }: UpdateOptions): News | null {
  const here = told.get(story.id);
  const isFirst = edition && only === undefined && here?.hadEdition !== true;
  return here?.since == null || isFirst ? null : newsOf(story, here, here.since);
}

function restricted(news: News, only: UpdateOptions['only']): News {
  return only === undefined ? news : { ...news, items: news.items.filter(isPutRight) };
}

/** Whether the edition has something to tell: without it, a channel may have chosen silence. */
export const hasNews = (stories: readonly Story[], told: ToldStories, options: UpdateOptions): boolean =>
  stories.some((story) => {
    const news = newsAt(story, told, options);
    return news === null ? options.only === undefined : restricted(news, options.only).items.length > 0;
  });

/** One line: that no story is what the edition is to be about. @param subject “stories about Russia” */
export function nothingFits(subject: string): Document {
  const words = `Nothing new: there are no ${subject} at the moment.`;
  return {
    type: 'update',
    title: 'Nothing new',
    lead: words,
    stories: [],
    audience: 'place',
    blocks: [paragraph(line([words]))],
  };
}

/** One line: that nothing is new, of what, and since when. */
function nothingNew(known: readonly News[]): Document {
  const [only, ...others] = known;
  const subject =
    only === undefined
      ? 'in the stories'
      : others.length === 0
        ? `on “${only.story.headline}”`
        : `in ${counted(known.length, 'story', 'stories')}`;
  const since = newestOf(known);
  const waiting = known.reduce((sum, each) => sum + each.waiting, 0);
  return {
    type: 'update',
    title: others.length === 0 && only !== undefined ? only.story.headline : 'Nothing new',
    lead: `Nothing new ${subject}.`,
    stories: known.map(({ story }) => story.id),
    audience: 'place',
    blocks: [
      paragraph(
        line([
          `Nothing new ${subject}`,
          ...(since === null ? [] : [' since ', time(since, 'datetime')]),
          waiting === 0 ? '.' : `; ${counted(waiting, 'claim')} of an unnamed source alone will wait.`,
        ]),
      ),
    ],
  };
}

function newestOf(known: readonly News[]): Date | null {
  return known.length === 0 ? null : new Date(Math.max(...known.map(({ since }) => since.getTime())));
}

function updateDocument(
  fresh: readonly News[],
  first: readonly Story[],
  known: readonly News[],
  length: Length,
): Document {
  const [news] = fresh;
  const isOne = fresh.length === 1 && first.length === 0 && known.length === 1;
  const stories = [...fresh.map(({ story }) => story), ...first];
  const title =
    isOne && news !== undefined
      ? news.story.headline
      : `What is new: ${counted(stories.length, 'story', 'stories')}`;
  const body = [
    ...fresh.flatMap((each) => [
      ...(isOne ? [] : [{ type: 'heading', text: each.story.headline } as const]),
      ...newsBlocks(each, length, isOne ? each.story.headline : ''),
    ]),
    ...(first.length > 0 ? [{ type: 'heading', text: 'New here' } as const] : []),
    ...first.flatMap((story) => storyBlocks(story, length)),
    ...quietNote(known.filter(({ items }) => items.length === 0)),
  ];
  const lead = body.flatMap((block) => (block.type === 'list' ? block.items : [])).at(0);
  return {
    type: 'update',
    title,
    lead: lead === undefined ? title : lineText(lead),
    stories: [...stories, ...known.filter(({ items }) => items.length === 0).map(({ story }) => story)].map(
      (story) => story.id,
    ),
    audience: 'place',
    blocks: [
      { type: 'title', text: title },
      ...body,
      ...(isOne && news !== undefined
        ? storyButtons(news.story, ['now', 'timeline', 'sources'])
        : choice(stories)),
    ],
  };
}

const choice = (stories: readonly Story[]): readonly Block[] => [
  {
    type: 'buttons',
    buttons: [
      askButton(),
      ...stories.slice(0, 4).map((story) => ({
        label: shortened(story.headline),
        action: { type: 'command', name: 'now', fields: { story: story.id } } as const,
      })),
    ],
  },
];

function quietNote(quiet: readonly News[]): readonly Block[] {
  return quiet.length === 0
    ? []
    : [note(line([`Nothing new on: ${quiet.map(({ story }) => `“${story.headline}”`).join(', ')}.`]))];
}
