// What becomes of an article that arrives: it is read, and its story is kept.
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { keyOf } from '#src/ingest/article/identity.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import type { Store } from '#src/store/store.ts';
import { unreadable } from './readable.ts';

/**
 * What became of an article, with the story that has it now.
 * `new`: it begins a story. `joined`: it tells more of a known one. `repeat`: a copy of an article that the story has.
 * `edited`: a known article has changed. `correction`: it puts right what was told before.
 * `same`: known, and unchanged. `kept`: the story was written by a person, and stays as it is.
 */
export type Intake =
  | {
      readonly outcome: 'new' | 'joined' | 'repeat' | 'edited' | 'correction' | 'same' | 'kept';
      readonly story: Story;
    }
  | { readonly outcome: 'refused'; readonly reason: string };

/** How an article comes: for the first time as far as its bringer knows, or as a later version of a known one. */
export interface Arrival {
  readonly kind: 'new' | 'edited';
}

/** @throws what the reader or the store throws; what is wrong with the article is an outcome */
export type Take = (article: Article, how: Arrival) => Promise<Intake>;

export interface IntakeSetting {
  readonly store: Store;
  readonly reader: Reader;
  readonly now: () => Date;
}

export function newIntake(setting: IntakeSetting): Take {
  return async (article) => {
    const reason = await unreadable(article);
    return reason === null ? takeReadable(article, setting) : { outcome: 'refused', reason };
  };
}

async function takeReadable(article: Article, { store, reader, now }: IntakeSetting): Promise<Intake> {
  const { stories } = store;
  const read = await reader.read(article);
  if (read.claims.length === 0)
    return {
      outcome: 'refused',
      reason: 'Nothing that anybody states could be found in that article, so there is nothing to tell.',
    };
  const known = (await stories.list()).find((story) => hasSource(story, article.url));
  if (known === undefined) return { outcome: 'new', story: await keep(read, store, now()) };
  const [only, ...others] = known.sources;
  // A story of several articles, or one that was written by hand, knows more than this reading.
  if (others.length > 0 || only?.text === undefined) return { story: known, outcome: 'kept' };
  if (only.text === article.text) return { story: known, outcome: 'same' };
  const renewed = { ...read, id: known.id, firstSeen: known.firstSeen };
  return { outcome: 'edited', story: await keep(renewed, store, now()) };
}

/** Checked once more as any story from outside: one that is faulty could not be read from the store again. */
async function keep(story: Story, { stories }: Store, now: Date): Promise<Story> {
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

const hasSource = (story: Story, url: string | undefined): boolean =>
  url !== undefined &&
  story.sources.some((source) => source.url !== undefined && keyOf(source.url) === keyOf(url));
