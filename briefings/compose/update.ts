// What is new since a place was last told: each claim with its change, nothing told twice.
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
  type Document,
  type Inline,
  type Line,
} from '../document.ts';
import type { Length } from '../desk.ts';
import { isPutRight, newsOf, type News, type NewsItem, type ToldStories } from '../story/news.ts';
import type { Claim, Story } from '../story/story.ts';
import { supersededBy } from '../story/superseded.ts';
import { versionOf, type Change } from '../story/version.ts';
import { brief } from './brief.ts';
import { askButton, storyButtons } from './button.ts';
import { digest, shortened, storyBlocks } from './digest.ts';
import { countWords, FLASH_WORDS } from './flash.ts';
import { speakerName, voicesOf } from './claim.ts';
import { sectionOf, standaloneItem } from './section.ts';
import { counted, originNote, sourceLine } from './sources.ts';

export interface UpdateOptions {
  readonly length: Length;
  /** Whether it is a schedule's edition: the first of a story in a place tells the whole, whatever was asked before. */
  readonly edition: boolean;
  /** Corrections and withdrawals alone. */
  readonly only?: 'corrections';
}

/**
 * What is new of these stories for a place. A story that it has not been brought up to date on comes whole: so the
 * first edition of all is the briefing.
 * @param stories those that the edition is about
 * @param told    what the place was told
 */
export function update(stories: readonly Story[], told: ToldStories, options: UpdateOptions): Document {
  const { length, only } = options;
  const known = stories
    .flatMap((story) => newsAt(story, told, options) ?? [])
    .map((news) => restricted(news, only));
  const first = only === undefined ? stories.filter((story) => newsAt(story, told, options) === null) : [];
  if (known.length === 0 && only === undefined)
    return stories.length === 1 && stories[0] !== undefined
      ? brief(stories[0], { length })
      : digest(stories, { length });
  const fresh = known.filter(({ items }) => items.length > 0);
  if (fresh.length + first.length === 0) return nothingNew(known);
  // Of corrections alone it cannot be said on what nothing is new.
  return updateDocument(fresh, first, only === undefined ? known : fresh, length);
}

function newsAt(story: Story, told: ToldStories, { edition, only }: UpdateOptions): News | null {
  const here = told.get(story.id);
  const isFirst = edition && only === undefined && here?.hadEdition !== true;
  return here?.since == null || isFirst ? null : newsOf(story, here, here.since);
}

function restricted(news: News, only: UpdateOptions['only']): News {
  return only === undefined ? news : { ...news, items: news.items.filter(isPutRight) };
}

/** Whether the edition has something to tell: without it, a channel may have chosen silence. */
export const hasNews = (stories: readonly Story[], told: ToldStories, options: UpdateOptions): boolean =>
  stories.some((story) => {
    const news = newsAt(story, told, options);
    return news === null ? options.only === undefined : restricted(news, options.only).items.length > 0;
  });

/** One line: that no story is what the edition is to be about. @param subject “stories about Russia” */
export function nothingFits(subject: string): Document {
  const words = `Nothing new: there are no ${subject} at the moment.`;
  return {
    type: 'update',
    title: 'Nothing new',
    lead: words,
    stories: [],
    audience: 'place',
    blocks: [paragraph(line([words]))],
  };
}

/** One line: that nothing is new, of what, and since when. */
function nothingNew(known: readonly News[]): Document {
  const [only, ...others] = known;
  const subject =
    only === undefined
      ? 'in the stories'
      : others.length === 0
        ? `on “${only.story.headline}”`
        : `in ${counted(known.length, 'story', 'stories')}`;
  const since = newestOf(known);
  const waiting = known.reduce((sum, each) => sum + each.waiting, 0);
  return {
    type: 'update',
    title: others.length === 0 && only !== undefined ? only.story.headline : 'Nothing new',
    lead: `Nothing new ${subject}.`,
    stories: known.map(({ story }) => story.id),
    audience: 'place',
    blocks: [
      paragraph(
        line([
          `Nothing new ${subject}`,
          ...(since === null ? [] : [' since ', time(since, 'datetime')]),
          waiting === 0 ? '.' : `; ${counted(waiting, 'claim')} of an unnamed source alone will wait.`,
        ]),
      ),
    ],
  };
}

function newestOf(known: readonly News[]): Date | null {
  return known.length === 0 ? null : new Date(Math.max(...known.map(({ since }) => since.getTime())));
}

function updateDocument(
  fresh: readonly News[],
  first: readonly Story[],
  known: readonly News[],
  length: Length,
): Document {
  const [news] = fresh;
  const isOne = fresh.length === 1 && first.length === 0 && known.length === 1;
  const stories = [...fresh.map(({ story }) => story), ...first];
  const title =
    isOne && news !== undefined
      ? news.story.headline
      : `What is new: ${counted(stories.length, 'story', 'stories')}`;
  const body = [
    ...fresh.flatMap((each) => [
      ...(isOne ? [] : [{ type: 'heading', text: each.story.headline } as const]),
      ...newsBlocks(each, length, isOne ? each.story.headline : ''),
    ]),
    ...(first.length > 0 ? [{ type: 'heading', text: 'New here' } as const] : []),
    ...first.flatMap((story) => storyBlocks(story, length)),
    ...quietNote(known.filter(({ items }) => items.length === 0)),
  ];
  const lead = body.flatMap((block) => (block.type === 'list' ? block.items : [])).at(0);
  return {
    type: 'update',
    title,
    lead: lead === undefined ? title : lineText(lead),
    stories: [...stories, ...known.filter(({ items }) => items.length === 0).map(({ story }) => story)].map(
      (story) => story.id,
    ),
    audience: 'place',
    blocks: [
      { type: 'title', text: title },
      ...body,
      ...(isOne && news !== undefined
        ? storyButtons(news.story, ['now', 'timeline', 'sources'])
        : choice(stories)),
    ],
  };
}

const choice = (stories: readonly Story[]): readonly Block[] => [
  {
    type: 'buttons',
    buttons: [
      askButton(),
      ...stories.slice(0, 4).map((story) => ({
        label: shortened(story.headline),
        action: { type: 'command', name: 'now', fields: { story: story.id } } as const,
      })),
    ],
  },
];

function quietNote(quiet: readonly News[]): readonly Block[] {
  return quiet.length === 0
    ? []
    : [note(line([`Nothing new on: ${quiet.map(({ story }) => `“${story.headline}”`).join(', ')}.`]))];
}

/** The parts of an update, in their order. */
const PARTS: readonly (readonly [heading: string, changes: readonly Change[]])[] = [
  ['Put right', ['correction', 'withdrawal']],
  ['New', ['new']],
  ['Changed', ['disputed', 'strengthened', 'weakened', 'updated']],
];

function newsBlocks(news: News, length: Length, headline: string): readonly Block[] {
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
    ...(left > 0 ? [note(line([`+${left} more that are new: ask for the briefing.`]))] : []),
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
function sinceNote({ items, since, unchanged }: News): Block {
  const counts = Map.groupBy(ordered(items), ({ change }) => change);
  const words = [...counts].map(
    ([change, each]) => `${each.length} ${each.length > 1 ? PLURALS[change] : LABELS[change]}`,
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

const PLURALS: Readonly<Record<Change, string>> = {
  ...LABELS,
  correction: 'corrections',
  withdrawal: 'withdrawals',
};

/** A line of an update, and the news that it tells. */
interface NewsLine {
  readonly items: readonly NewsItem[];
  readonly line: Line;
}

/** A line for each claim; both sides of a dispute stand in one line, and so are told once. */
function newsLines({ story, items }: News): readonly NewsLine[] {
  // What has been superseded is told with what came.
  const told = new Set(items.flatMap(({ claim }) => supersededBy(story, claim).map(({ id }) => id)));
  return ordered(items).flatMap((item) => {
    if (told.has(item.claim.id)) return [];
    const position = sectionOf(story, item.claim) === 'said' ? 'before' : 'after';
    const { claims, line: words } = standaloneItem(story, item.claim, position);
    const together = items.filter(({ claim }) => claims.includes(claim) && !told.has(claim.id));
    claims.forEach((claim) => told.add(claim.id));
    const label: readonly Inline[] = [chip(LABELS[item.change]), text(' ')];
    return [
      {
        items: [item, ...together.filter((each) => each !== item)],
        line: line(
          [...label, ...words.inlines, ...wasInlines(item, story), ...expectedInlines(item.claim, story)],
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

/** What was said before of what has come or is counted now, and by whom: “(before, by the police: “…”)”. */
function expectedInlines(claim: Claim, story: Story): readonly Inline[] {
  return supersededBy(story, claim).flatMap((earlier) => {
    const names = voicesOf(story, earlier).map((voice) => speakerName(story, voice));
    const what = earlier.expected === undefined ? 'before' : 'expected before';
    const by = names.length === 0 ? '' : `, by ${names.join(', ')}`;
    return [text(` (${what}${by}: “${earlier.text}”)`)];
  });
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
