// Which of many stories a question may be about: what all of them say, searched at once, kept up with each that changes.
import type { Story } from '../story/story.ts';
import { newWordIndex, type Field } from './word-index.ts';
import { isStopWord, plain, wordsOf } from './words.ts';

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
  const index = newWordIndex([NAMES, HEADLINE, TEXT]);
  const kept = new Map<string, Kept>();
  const byNumber: Story[] = [];
  let before: readonly Story[] = [];
  const drop = ({ story, number }: Kept): void => {
    index.remove(number, fieldsOf(story));
  };
  const add = (story: Story): void => {
    const number = index.add(fieldsOf(story));
    byNumber[number] = story;
    kept.set(story.id, { story, number });
  };
  const keepUp = (stories: readonly Story[]): void => {
    if (stories === before) return;
    before = stories;
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
      const found = index.find(fieldOf(question).words, most);
      const least = AS_GOOD * (found[0]?.score ?? 0);
      return found.flatMap(({ text, score }) => (score < least ? [] : (byNumber[text] ?? [])));
    },
  };
}

/** What a word counts among the names of a story, in its headline and summary, and in its claims. */
const NAMES = 2;
const HEADLINE = 2;
const TEXT = 1;

const fieldsOf = ({ actors, headline, summary, claims }: Story): readonly Field[] => [
  fieldOf(actors.flatMap(({ name, aliases }) => [name, ...aliases]).join('\n')),
  fieldOf(`${headline}\n${summary}`),
  fieldOf(claims.map(({ text, quote }) => `${text} ${quote?.text ?? ''}`).join('\n')),
];

function fieldOf(text: string): Field {
  const words = wordsOf(plain(text)).filter((word) => !isStopWord(word));
  return { words: words.map(({ stem }) => stem), length: new Set(words.map((word) => word.text)).size };
}
