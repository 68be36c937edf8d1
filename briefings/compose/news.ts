// What is new of one story, in lines: each claim with its change, and what it was before.
import {
  chip,
  line,
  lineText,
  note,
  paragraph,
  section,
  text,
  time,
  type Block,
  type Inline,
  type Line,
} from '../document.ts';
import type { Length } from '../desk.ts';
import { isPutRight, type News, type NewsItem } from '../story/news.ts';
import type { Claim, Story } from '../story/story.ts';
import { versionOf, type Change } from '../story/version.ts';
import { earlierInlines } from './earlier.ts';
import { countWords, FLASH_WORDS } from './flash.ts';
import { sectionOf, standaloneItem } from './section.ts';
import { originNote, sourceLine } from './sources.ts';

/** The parts of an update, in their order. */
const PARTS: readonly (readonly [heading: string, changes: readonly Change[]])[] = [
  ['Put right', ['correction', 'withdrawal']],
  ['New', ['new']],
  ['Changed', ['disputed', 'strengthened', 'weakened', 'updated']],
];

/** What is new of one story: since when and how much, each claim with its change, the sources. */
export function newsBlocks(news: News, length: Length, headline: string): readonly Block[] {
  const lines = newsLines(news);
  const shown = length === 'flash' ? fitting(lines, headline) : lines;
  const left = news.items.length - shown.reduce((sum, each) => sum + each.items.length, 0);
  const cited = new Set(
    shown
      .flatMap(({ line: each }) => each.inlines)
      .flatMap((inline) => (inline.type === 'cite' ? [inline.number] : [])),
  );
  return [
    sinceNote(news),
    ...partsOf(shown).flatMap(({ heading, lines: each }) => section(heading, each.flatMap(itemLines))),
    ...(left > 0 ? [note(line([`+${left} more, new or changed: ask for the briefing.`]))] : []),
    ...section(
      'Sources',
      news.story.sources.map(sourceLine).filter((_, index) => cited.has(index + 1)),
    ),
    originNote(news.story),
  ];
}

interface Part {
  readonly heading: string;
  readonly lines: readonly NewsLine[];
}

/** The parts that have something in them. What rests on a bare “source” alone never leads. */
function partsOf(lines: readonly NewsLine[]): readonly Part[] {
  const parts = PARTS.map(([heading, changes]) => ({
    heading,
    lines: lines.filter(({ items: [item] }) => item !== undefined && changes.includes(item.change)),
  }));
  const isBare = (part: Part): boolean =>
    part.lines.every(({ items }) => items.every(({ claim }) => claim.sourcing === 'unnamed_bare'));
  return [...parts.filter((part) => !isBare(part)), ...parts.filter(isBare)];
}

/** “Since 2 March, 8:00: 2 new, 1 disputed · 14 told before”. */
function sinceNote({ story, items, since, unchanged }: News): Block {
  const counts = Map.groupBy(ordered(items), (item) => labelOf(story, item, since));
  const words = [...counts].map(
    ([label, each]) => `${each.length} ${each.length > 1 ? plural(label) : label}`,
  );
  return paragraph(
    line([
      'Since ',
      time(since, 'datetime'),
      `: ${words.join(', ')}`,
      ...(unchanged > 0 ? [` · ${unchanged} unchanged`] : []),
    ]),
  );
}

const LABELS: Readonly<Record<Change, string>> = {
  new: 'new',
  strengthened: 'strengthened',
  weakened: 'weakened',
  disputed: 'now disputed',
  correction: 'correction',
  withdrawal: 'withdrawal',
  updated: 'updated',
};

const plural = (label: string): string =>
  label === 'correction' || label === 'withdrawal' ? `${label}s` : label;

const labelOf = (story: Story, { claim, change, isUnheard }: NewsItem, since: Date): string =>
  change === 'new' && isUnheard && isEarlier(story, claim, since) ? 'new here' : LABELS[change];

/** Reports take so long to reach us. */
const UNDER_WAY = 6 * 3_600_000;

/**
 * Whether all its reports came out well before the place was told last: it is new to the place, and no news. So it is
 * with what a feed has when it is added.
 */
const isEarlier = ({ sources }: Story, { evidence }: Claim, since: Date): boolean =>
  evidence.every(({ source }) => {
    const { publishedAt } = sources.find(({ id }) => id === source) ?? {};
    return publishedAt !== undefined && Date.parse(publishedAt) < since.getTime() - UNDER_WAY;
  });

/** A line of an update, and the news that it tells. */
interface NewsLine {
  readonly items: readonly NewsItem[];
  readonly line: Line;
}

/** A line for each claim; both sides of a dispute stand in one line, and so are told once. */
function newsLines({ story, items, since }: News): readonly NewsLine[] {
  const told = new Set<string>();
  return ordered(items).flatMap((item) => {
    if (told.has(item.claim.id)) return [];
    const position = sectionOf(story, item.claim) === 'said' ? 'before' : 'after';
    const { claims, line: words } = standaloneItem(story, item.claim, position);
    const together = items.filter(({ claim }) => claims.includes(claim) && !told.has(claim.id));
    claims.forEach((claim) => told.add(claim.id));
    const fresh = [item, ...together.filter((each) => each !== item)];
    const label: readonly Inline[] = [chip(labelOf(story, item, since)), text(' ')];
    return [
      {
        items: fresh,
        line: line(
          [
            ...label,
            ...words.inlines,
            ...wasInlines(item, story),
            ...fresh.flatMap(({ claim }) => earlierInlines(story, claim)),
          ],
          words.claims,
        ),
      },
    ];
  });
}

/** Corrections first, then what is new, then what has changed: as they are shown. */
const ordered = (items: readonly NewsItem[]): readonly NewsItem[] =>
  PARTS.flatMap(([, changes]) => items.filter(({ change }) => changes.includes(change)));

/** What it was before, and what time holds now, where a word says it: “(was alleged)”, “(now: 15 May 2026)”. */
function wasInlines({ before, claim }: NewsItem, story: Story): readonly Inline[] {
  if (before === null || claim.status === 'withdrawn' || claim.status === 'corrected') return [];
  const { when } = versionOf(story, claim);
  return [
    ...(before.status === claim.status ? [] : [text(` (was ${before.status})`)]),
    ...(when === undefined || when === before.when ? [] : [text(` (now: ${when})`)]),
  ];
}

/** A correction is followed by the words that it puts right. */
function itemLines({ items: [item], line: words }: NewsLine): readonly Line[] {
  const before = item?.change === 'correction' ? item.before?.words : undefined;
  return before === undefined || before === item?.claim.text
    ? [words]
    : [words, line([text('Told here before: '), text(`“${before}”`)])];
}

/** As many lines as a flash holds; the first in any case. */
function fitting(lines: readonly NewsLine[], headline: string): readonly NewsLine[] {
  let room = FLASH_WORDS - countWords(headline);
  return lines.filter(({ line: each, items }, index) => {
    room -= countWords(lineText(each));
    return index === 0 || room >= 0 || items.some(isPutRight);
  });
}
