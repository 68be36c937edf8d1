// Articles that people add: who may, one reading an address at a time, and what becomes of the story.
import { UserError } from '#briefings/error.ts';
import type { Added, Asker } from '#briefings/desk.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import type { Article } from './ingest/article/article.ts';
import { keyOf } from './ingest/article/identity.ts';
import { readPage } from './ingest/article/input.ts';
import { languageOf } from './ingest/article/language.ts';
import type { FetchOptions } from './ingest/fetch/fetch.ts';
import type { Reader } from './ingest/reader/reader.ts';
import type { Stories } from './store/stories.ts';

export interface ArticleSetting {
  readonly stories: Stories;
  readonly reader: Reader;
  readonly fetch: FetchOptions;
  /** Who may add an article: it becomes part of what everybody is told. */
  readonly addedBy: 'everyone' | 'managers';
  readonly now: () => Date;
}

export interface ArticleDesk {
  /** As `Articles.add`, for one asker. */
  readonly add: (address: string, asker: Asker) => Promise<Added>;
}

/** Pages that are fetched and read at the same time. */
const MOST_AT_ONCE = 4;

/** Articles that one person may add within an hour. */
const MOST_AN_HOUR = 30;
const HOUR = 3_600_000;

/** In words: less is a headline, a picture with its caption, or a page that needs a browser. */
const SHORTEST = 40;

export function newArticleDesk(setting: ArticleSetting): ArticleDesk {
  const running = new Map<string, Promise<Added>>();
  const added = new Map<string, readonly number[]>();
  const admit = (asker: Asker): void => {
    if (setting.addedBy === 'managers' && !asker.manager)
      throw new UserError(
        'Only those who manage this place may add articles. Ask one of its admins to do it.',
      );
    const now = setting.now().getTime();
    const recent = (added.get(asker.id) ?? []).filter((at) => now - at < HOUR);
    if (recent.length >= MOST_AN_HOUR)
      throw new UserError(`You have added ${MOST_AN_HOUR} articles within an hour. Try again later.`);
    if (running.size >= MOST_AT_ONCE)
      throw new UserError('Several other articles are being read at the moment. Try again in a minute.');
    added.set(asker.id, [...recent, now]);
  };
  return {
    add: async (address, asker) => {
      const key = address.trim();
      const same = running.get(key);
      if (same !== undefined) return same;
      admit(asker);
      const work = addArticle(address, setting).finally(() => running.delete(key));
      running.set(key, work);
      return work;
    },
  };
}

async function addArticle(address: string, { stories, reader, fetch, now }: ArticleSetting): Promise<Added> {
  const article = await readPage(address, fetch);
  await checkArticle(article);
  const read = await reader.read(article);
  if (read.claims.length === 0)
    throw new UserError(
      'Nothing that anybody states could be found in that article, so there is nothing to tell.',
    );
  const known = (await stories.list()).find((story) => hasSource(story, article.url));
  if (known === undefined) return { story: await keep(read, stories, now()), outcome: 'new' };
  const [only, ...others] = known.sources;
  // A story of several articles, or one that was written by hand, knows more than this reading.
  if (others.length > 0 || only?.text === undefined) return { story: known, outcome: 'kept' };
  if (only.text === article.text) return { story: known, outcome: 'same' };
  const renewed = { ...read, id: known.id, firstSeen: known.firstSeen };
  return { story: await keep(renewed, stories, now()), outcome: 'changed' };
}

/** Checked once more as any story from outside: one that is faulty could not be read from the store again. */
async function keep(story: Story, stories: Stories, now: Date): Promise<Story> {
  const checked = checkedStory(story);
  await stories.put(checked, now);
  return checked;
}

function checkedStory(story: Story): Story {
  try {
    return parseStory(story);
  } catch (error) {
    throw new Error('what was read of an article is no valid story', { cause: error });
  }
}

/** @throws UserError that says why it cannot be read */
async function checkArticle(article: Article): Promise<void> {
  if (article.kind === 'stub')
    throw new UserError(
      'The page shows only the beginning of the article: the rest is for subscribers. Nothing was added.',
    );
  if (article.text.split(/\s+/).length < SHORTEST)
    throw new UserError('There is hardly any text on that page. Give the address of one article.');
  if (article.language?.startsWith('en') === true) return;
  const language = await languageOf(article.text);
  if (language !== undefined && language !== 'en')
    throw new UserError(
      `The article is in ${new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}; only English can be read so far.`,
    );
}

const hasSource = (story: Story, url: string | undefined): boolean =>
  url !== undefined &&
  story.sources.some((source) => source.url !== undefined && keyOf(source.url) === keyOf(url));
