// The optional story of a command: its declaration, and which story is meant.
import { z } from 'zod';
import { whichStory } from '../compose/notice.ts';
import type { Desk } from '../desk.ts';
import type { Document } from '../document.ts';
import { UserError } from '../error.ts';
import type { Story } from '../story/story.ts';

export const storyField = z
  .string()
  .max(200)
  .optional()
  .describe('The story, by its name or a word of its headline')
  .meta({ complete: 'stories' });

/**
 * The stories that somebody may mean by these words: the one with this id, else those whose headline, id or actors
 * have every word.
 */
export function matchStories(stories: readonly Story[], words: string): readonly Story[] {
  const wanted = words
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '' && word !== 'the');
  const wantedId = words.trim().toLowerCase();
  const exact = stories.filter(({ id, aliases = [] }) =>
    [id, ...aliases].some((each) => each.toLowerCase() === wantedId),
  );
  if (exact.length > 0) return exact;
  return stories.filter((story) => {
    const names = story.actors.flatMap((actor) => [actor.name, ...actor.aliases]);
    const text = [story.id, story.headline, ...names].join(' ').toLowerCase();
    return wanted.length > 0 && wanted.every((word) => text.includes(word));
  });
}

/** Whether a text has every one of these words, or words that begin with them. */
export function matchWords(words: string, text: string): boolean {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  const wanted = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.length > 0 && wanted.every((word) => lower.includes(` ${word}`));
}

/**
 * Runs `compose` on the story that is meant: the one named, else the one that the thread is about, else the only one.
 * Where several fit, the answer asks which.
 * @throws UserError when no story fits
 */
export async function onStory(
  desk: Desk,
  words: string | undefined,
  command: 'now' | 'timeline' | 'sources' | 'quotes',
  compose: (story: Story) => Document,
): Promise<Document> {
  const stories = await desk.stories();
  if (stories.length === 0) throw new UserError('There is no story yet.');
  const inThread = stories.filter((story) => desk.conversation.stories.includes(story.id));
  const fitting =
    words !== undefined ? matchStories(stories, words) : inThread.length > 0 ? inThread : stories;
  const [first, ...others] = fitting;
  if (first === undefined) throw unknownStory(words ?? '', stories);
  return others.length === 0 ? compose(first) : whichStory(fitting, command);
}

export function unknownStory(words: string, stories: readonly Story[]): UserError {
  const known = stories.slice(0, 10).map((story) => `  ${story.id}: ${story.headline}`);
  return new UserError([`There is no story “${words}”. The stories are:`, ...known].join('\n'));
}
