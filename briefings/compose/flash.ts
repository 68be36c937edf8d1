// The few lines of a flash: the first news, the first dispute with both sides, then what else fits.
import { lineText, type Line } from '../document.ts';
import type { Story } from '../story/story.ts';
import { claimsBySection, disputeItems, joinedItem, joinedItems, singleItems, type Item } from './section.ts';

/** Words of a flash, its title included. */
export const FLASH_WORDS = 60;

/** What stands between spaces and has a letter or a digit. */
export const countWords = (value: string): number =>
  value.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;

const sizeOf = (item: Item): number => countWords(lineText(item.line));

/**
 * Chooses lines of at most {@link FLASH_WORDS} words together with the title and the count of what is left out. A
 * line is taken whole or not at all; of claims that share their speaker as many as leave room for the dispute. When
 * not even one line fits, the first is taken all the same: a flash is never empty.
 * @returns the lines, and how many claims they leave out
 */
export function flashLines(story: Story): { readonly lines: readonly Line[]; readonly left: number } {
  const sections = claimsBySection(story);
  const [lead, ...more] = joinedItems(story, sections.lead);
  const [dispute] = disputeItems(story, sections.disputed);
  const budget = FLASH_WORDS - countWords(story.headline) - countWords(`+${story.claims.length} more`);
  const first = lead && shortened(story, lead, budget - (dispute ? sizeOf(dispute) : 0));
  const candidates = [first, dispute, ...more, ...singleItems(story, sections.said, 'before')].filter(
    (item) => item !== undefined,
  );
  const chosen: Item[] = [];
  let used = 0;
  for (const item of candidates) {
    if (chosen.length > 0 && used + sizeOf(item) > budget) continue;
    chosen.push(item);
    used += sizeOf(item);
  }
  const told = new Set(chosen.flatMap((item) => item.claims.map((claim) => claim.id)));
  return { lines: chosen.map((item) => item.line), left: story.claims.length - told.size };
}

/** Of a joined line, as many of its first claims as fit into the room; at least one. */
function shortened(story: Story, item: Item, room: number): Item {
  for (let count = item.claims.length; count > 1; count--) {
    const shorter = joinedItem(story, item.claims.slice(0, count));
    if (sizeOf(shorter) <= room) return shorter;
  }
  return joinedItem(story, item.claims.slice(0, 1));
}
