// Which of many stories a question may be about: what all of them say, searched at once, kept up with each that changes.
import MiniSearch from 'minisearch';
import type { Story } from '../story/story.ts';
import { isStopWord, plain, stemOf, wordsOf } from './words.ts';

export interface Library {
  /**
   * The stories that share most with a question, by rare words before common ones, the best first.
   * @param stories those that there are; what has changed since the last question is read again, nothing else
   * @param most    how many at most
   */
  find(question: string, stories: readonly Story[], most: number): readonly Story[];
}

interface Kept {
  readonly story: Story;
  readonly number: number;
}

/** A story that shares less than this with the question than the best one is about something else. */
const AS_GOOD = 0.4;

/** A library that remembers its stories from question to question. Stories are values: a changed one is another object. */
export function newLibrary(): Library {
  const search = searchOfStories();
  const kept = new Map<string, Kept>();
  const byNumber = new Map<number, Story>();
  let last = 0;
  const drop = ({ number }: Kept): void => {
    search.discard(number);
    byNumber.delete(number);
  };
  const add = (story: Story): void => {
    last += 1;
    search.add({ id: last, ...wordsIn(story) });
    byNumber.set(last, story);
    kept.set(story.id, { story, number: last });
  };
  const keepUp = (stories: readonly Story[]): void => {
    for (const story of stories) {
      const known = kept.get(story.id);
      if (known?.story === story) continue;
      if (known) drop(known);
      add(story);
    }
    if (kept.size === stories.length) return;
    const there = new Set(stories.map(({ id }) => id));
    for (const [id, each] of kept)
      if (!there.has(id)) {
        drop(each);
        kept.delete(id);
      }
  };
  return {
    find: (question, stories, most) => {
      keepUp(stories);
      const found = search.search(question, { boost: { names: 2, headline: 2 } });
      const least = AS_GOOD * (found[0]?.score ?? 0);
      return found
        .slice(0, most)
        .flatMap(({ id, score }) => (score < least ? [] : (byNumber.get(id as number) ?? [])));
    },
  };
}

function searchOfStories(): MiniSearch {
  return new MiniSearch({
    fields: ['names', 'headline', 'text'],
    tokenize: (text) => wordsOf(plain(text)).flatMap((word) => (isStopWord(word) ? [] : [word.text])),
    processTerm: stemOf,
  });
}

const wordsIn = ({ actors, headline, summary, claims }: Story) => ({
  names: actors.flatMap(({ name, aliases }) => [name, ...aliases]).join('\n'),
  headline: `${headline}\n${summary}`,
  text: claims.map(({ text, quote }) => `${text} ${quote?.text ?? ''}`).join('\n'),
});
