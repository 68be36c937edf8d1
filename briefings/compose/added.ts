// What somebody sees who has added an article: its flash, with what became of it.
import type { Added } from '../desk.ts';
import { line, note, type Document } from '../document.ts';
import { brief } from './brief.ts';

const WORDS: Readonly<Record<Added['outcome'], string>> = {
  new: 'Read and added. Ask about it, or reply here.',
  joined: 'Read, and joined to a story that is known already.',
  repeat:
    'A copy of an article that the story has already: nothing is new, and it counts as no second source.',
  edited: 'Read again: the article has changed, and the story with it.',
  correction: 'Read: it puts right what was told before, and the story with it.',
  withdrawn:
    'Its outlet has withdrawn this article: what rests on it alone is taken back wherever it was told.',
  same: 'Known already, and unchanged.',
  kept: 'Known already: the story was written by hand, and stays as it is.',
};

/** The flash of the story, its buttons, and a line on what was done. */
export function addedStory({ story, outcome }: Added): Document {
  const flash = brief(story, { length: 'flash' });
  const isButtons = ({ type }: Document['blocks'][number]): boolean => type === 'buttons';
  const text = flash.blocks.filter((block) => !isButtons(block));
  return { ...flash, blocks: [...text, note(line([WORDS[outcome]])), ...flash.blocks.filter(isButtons)] };
}
