// The few lines of a flash: the first news, the first dispute with both sides, then what else fits.
import { lineText, type Inline, type Line } from '../document.ts';
import type { Story } from '../story/story.ts';
import {
  claimsBySection,
  disputeItems,
  joinedItem,
  joinedItems,
  singleItems,
  standing,
  type Item,
} from './section.ts';

/** Words of a flash, its title included. */
export const FLASH_WORDS = 60;

/** What stands between spaces and has a letter or a digit. */
export const countWords = (value: string): number =>
  value.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;

const sizeOf = (item: Item): number => countWords(lineText(item.line));

/**
 * Chooses lines of at most {@link FLASH_WORDS} words together with the title and what closes the flash. A line is
 * taken whole or not at all; of claims that share their speaker as many as leave room for the dispute and the next
 * line. When not even one line fits, the first is taken all the same: a flash is never empty.
 * @param closing the words below the lines: the sources, the count of what is left out
 * @returns the lines, without source numbers where there is one source only, and how many claims they leave out
 */
export function flashLines(
  story: Story,
  closing: string,
): { readonly lines: readonly Line[]; readonly left: number } {
  const sections = claimsBySection(story);
  const numbered = story.sources.length > 1;
  const short = (items: readonly Item[]): readonly Item[] => (numbered ? items : items.map(withoutNumbers));
  const [lead, ...more] = short(joinedItems(story, sections.lead, 'after'));
  const [dispute] = short(disputeItems(story, sections.disputed));
  const said = short(singleItems(story, sections.said, 'before'));
  const budget = FLASH_WORDS - countWords(story.headline) - countWords(closing);
  const reserved = [dispute, more[0]].reduce((sum, item) => sum + (item ? sizeOf(item) : 0), 0);
  const [first] = short(lead ? [shortened(story, lead, budget - reserved)] : []);
  // chosen in the order of their weight, shown in the order of a briefing
  const chosen = fitting([first, dispute, ...more, ...said], budget);
  const shown = [first, ...more, dispute, ...said]
    .filter((item) => item !== undefined)
    .filter((item) => chosen.has(item));
  const told = new Set([...chosen].flatMap((item) => item.claims.map((claim) => claim.id)));
  return { lines: shown.map((item) => item.line), left: standing(story).length - told.size };
}

/** Where all rests on one source, its number at every line tells nothing. */
function withoutNumbers(item: Item): Item {
  const { inlines } = item.line;
  const isCite = (inline: Inline | undefined): boolean => inline?.type === 'cite';
  const kept = inlines.filter((inline, at) => !isCite(inline) && !isCite(inlines[at + 1]));
  return { ...item, line: { ...item.line, inlines: kept } };
}

function fitting(items: readonly (Item | undefined)[], budget: number): ReadonlySet<Item> {
  const chosen = new Set<Item>();
  let used = 0;
  for (const item of items) {
    if (item === undefined || (chosen.size > 0 && used + sizeOf(item) > budget)) continue;
    chosen.add(item);
    used += sizeOf(item);
  }
  return chosen;
}

/** Of a joined line, as many of its first claims as fit into the room; at least one. */
function shortened(story: Story, item: Item, room: number): Item {
  for (let count = item.claims.length; count > 1; count--) {
    const shorter = joinedItem(story, item.claims.slice(0, count), 'after');
    if (sizeOf(shorter) <= room) return shorter;
  }
  return joinedItem(story, item.claims.slice(0, 1), 'after');
}
