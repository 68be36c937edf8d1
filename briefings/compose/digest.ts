// Several stories in one document, a few lines each.
import { line, note, paragraph, strong, time, type Block, type Document } from '../document.ts';
import type { Length } from '../desk.ts';
import { dayText, isInstant, newestTime } from '../story/date.ts';
import type { Story } from '../story/story.ts';
import { brief } from './brief.ts';
import { askButton, shortened } from './button.ts';
import { flashLines } from './flash.ts';
import { counted, sourceInlines, sourceLine } from './sources.ts';

/** How many stories get a button of their own: a Discord row holds five, one of which is for questions. */
const BUTTONS = 4;

/**
 * A digest: the stories in their order, each with its first lines, and what is left out. Of one story it is the briefing.
 * @param options.length flash and brief give the same lines of several stories; deep gives each story's brief
 */
export function digest(stories: readonly Story[], options: { readonly length: Length }): Document {
  const [only, ...others] = stories;
  if (only !== undefined && others.length === 0) return brief(only, options);
  return {
    type: 'digest',
    title: `Briefing: ${counted(stories.length, 'story', 'stories')}`,
    lead: stories.map((story) => story.headline).join(' · ') || 'There is no story yet.',
    stories: stories.map((story) => story.id),
    audience: 'place',
    blocks: [
      { type: 'title', text: `Briefing: ${counted(stories.length, 'story', 'stories')}` },
      ...stories.flatMap((story) => storyBlocks(story, options.length)),
      {
        type: 'buttons',
        buttons: [
          askButton(),
          ...stories.slice(0, BUTTONS).map((story) => ({
            label: shortened(story.headline),
            action: { type: 'command', name: 'now', fields: { story: story.id } } as const,
          })),
        ],
      },
    ],
  };
}

/** A story within a document of several: its headline, its first lines, its sources. */
export function storyBlocks(story: Story, length: Length): readonly Block[] {
  if (length === 'deep')
    return brief(story, { length: 'brief' }).blocks.flatMap((block): readonly Block[] => {
      if (block.type === 'buttons') return [];
      return block.type === 'title' ? [{ type: 'heading', text: block.text }] : [block];
    });
  const { lines, left } = flashLines(story, '');
  const newest = newestTime(story);
  const [only, ...others] = story.sources;
  return [
    paragraph(line([strong(story.headline)])),
    { type: 'list', items: lines },
    ...(only !== undefined && others.length === 0
      ? [note(line(sourceInlines(only)))]
      : story.sources.slice(0, 3).map((source, index) => note(sourceLine(source, index)))),
    note(
      line([
        left > 0 ? `${counted(left, 'more claim')} · newest source ` : 'Newest source ',
        isInstant(newest) ? time(new Date(newest), 'relative') : dayText(newest),
      ]),
    ),
  ];
}
