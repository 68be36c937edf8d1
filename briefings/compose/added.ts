// What somebody sees who has added an article: its flash, with what became of it.
import type { Added } from '../desk.ts';
import { line, note, type Document } from '../document.ts';
import { brief } from './brief.ts';

const WORDS: Readonly<Record<Added['outcome'], string>> = {
  new: 'Read and added. Ask about it, or reply here.',
  changed: 'Read again: the article has changed, and the story with it.',
  same: 'Known already, and unchanged.',
  kept: 'Known already: the story has this article among others, and stays as it is.',
};

/** The flash of the story, its buttons, and a line on what was done. */
export function addedStory({ story, outcome }: Added): Document {
  const flash = brief(story, { length: 'flash' });
  const isButtons = ({ type }: Document['blocks'][number]): boolean => type === 'buttons';
  const text = flash.blocks.filter((block) => !isButtons(block));
  return { ...flash, blocks: [...text, note(line([WORDS[outcome]])), ...flash.blocks.filter(isButtons)] };
}
