// Story → briefing: flash (60 words at most), brief (chosen claims by section), deep (every claim).
import {
  chip,
  inlineText,
  line,
  lineText,
  note,
  paragraph,
  section,
  text,
  time,
  type Block,
  type Document,
  type Line,
} from '../document.ts';
import type { Length } from '../desk.ts';
import { dayText, isInstant, newestTime } from '../story/date.ts';
import type { Claim, Section, Story } from '../story/story.ts';
import { questionButtons, storyButtons } from './button.ts';
import { chipsOf, claimLine } from './claim.ts';
import { flashLines } from './flash.ts';
import { earlierInlines } from './earlier.ts';
import { heldClaims, withHeld, withoutHeld } from './held.ts';
import { claimsBySection, disputeItems, joinedItems, singleItems, standing, type Item } from './section.ts';
import { counted, outletLink, sourceBlocks } from './sources.ts';
import { timelineOf } from './timeline.ts';

/** Lines of each section in a brief; a flash has its words counted, a deep briefing tells everything. */
const BRIEF: Readonly<Record<Section, number>> = {
  lead: 4,
  why: 3,
  said: 4,
  disputed: 4,
  background: 4,
  next: 3,
};

/**
 * The briefing of one story.
 * @param options.length flash: at most 60 words, title included; brief: some lines a section; deep: every claim.
 *   Flash and brief say how many claims they leave out.
 */
export function brief(story: Story, options: { readonly length: Length }): Document {
  const { length } = options;
  const body = length === 'flash' ? flashBlocks(story) : sectionBlocks(story, length);
  const lead = body.flatMap((block) => (block.type === 'list' ? block.items : [])).at(0);
  return {
    type: 'briefing',
    title: story.headline,
    lead: lead === undefined ? story.headline : lineText(lead),
    stories: [story.id],
    audience: 'place',
    blocks: [
      { type: 'title', text: story.headline },
      ...body,
      ...questionButtons(story),
      ...storyButtons(story, length === 'deep' ? ['timeline', 'sources'] : ['deep', 'timeline', 'sources']),
    ],
  };
}

function flashBlocks(story: Story): readonly Block[] {
  const [only, ...others] = story.sources;
  const sources =
    only !== undefined && others.length === 0
      ? outletLink(only)
      : text(counted(story.sources.length, 'article'));
  const closing = (left: number): string => (left > 0 ? ` · +${left} more` : '');
  const { lines, left } = flashLines(story, `${inlineText(sources)}${closing(standing(story).length)}`);
  return [{ type: 'list', items: lines }, note(line([sources, closing(left)]))];
}

function sectionBlocks(story: Story, length: 'brief' | 'deep'): readonly Block[] {
  const all = claimsBySection(story);
  const held = heldClaims(story, all);
  const sections = withoutHeld(all, held);
  const deep = length === 'deep';
  const items: Readonly<Record<Section, readonly Item[]>> = {
    lead: deep ? singleItems(story, sections.lead, 'after') : joinedItems(story, sections.lead, 'after'),
    why: joinedItems(story, sections.why, 'after'),
    said: joinedItems(story, sections.said, 'before'),
    disputed: disputeItems(story, sections.disputed),
    background: singleItems(story, sections.background, 'after'),
    next: singleItems(story, sections.next, 'after'),
  };
  const chosen = (name: Section): readonly Item[] =>
    items[name].slice(0, deep ? undefined : BRIEF[name]).map((item) => withHeld(story, item, held));
  const lines = (name: Section): readonly Line[] => chosen(name).map((item) => withEarlier(story, item));
  const told = (Object.keys(items) as Section[]).flatMap(chosen).flatMap((item) => item.claims);
  const left = standing(story).length - new Set(told.map((claim) => claim.id)).size;
  return [
    statusNote(story, sections.lead),
    ...section(leadHeading(sections.lead), lines('lead')),
    ...section('Why it matters', lines('why')),
    ...section('What they say', lines('said')),
    ...section('Disputed', lines('disputed')),
    ...(deep ? datedBackground(story, sections.background) : section('Background', lines('background'))),
    ...section('What’s next', lines('next')),
    ...notKnownBlocks(story),
    ...(left > 0 ? [note(line([`${counted(left, 'more claim')} in the full briefing.`]))] : []),
    ...sourceBlocks(story),
  ];
}

/** The line, and what was said before of what it tells now. */
const withEarlier = (story: Story, { claims, line: words }: Item): Line =>
  line([...words.inlines, ...claims.flatMap((claim) => earlierInlines(story, claim))], words.claims);

const leadHeading = (claims: readonly Claim[]): string =>
  claims[0]?.status === 'expected' ? 'What is expected' : 'What is known';

/** In a deep briefing the dated background stands as a timeline, the rest below it. */
function datedBackground(story: Story, claims: readonly Claim[]): readonly Block[] {
  const { lines, undated } = timelineOf(story, claims);
  return [
    ...section('Timeline', lines),
    ...section(
      'Background',
      undated.map((claim) => claimLine(story, claim, 'after')),
    ),
  ];
}

function notKnownBlocks(story: Story): readonly Block[] {
  if (story.notKnown.length === 0) return [];
  const points = `${story.notKnown.join('; ')}.`;
  return [
    { type: 'heading', text: 'Not known from these reports' },
    paragraph(line([`${points.charAt(0).toUpperCase()}${points.slice(1)}`])),
  ];
}

const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 };
const PLURAL =
  /\b(?:officials|sources|people|persons|diplomats|aides|advis[eo]rs|executives|lawyers|employees|investigators)\b/i;

/** “Two people familiar with the plan” are two; of “officials” nobody knows how many they are. */
const headcount = (name: string): number =>
  COUNTS[name.split(' ', 1)[0]?.toLowerCase() ?? ''] ?? (PLURAL.test(name) ? Number.NaN : 1);

/**
 * On how many unnamed sources the news rests, where nobody else stands behind it: the first claim or, where the outlet
 * tells that by itself, those that are as sure as it.
 */
function restsOn([first, ...more]: readonly Claim[]): readonly string[] {
  if (first === undefined || first.status === 'established') return [];
  const alike = more.filter(({ status }) => status === first.status);
  const voices = (first.attribution.length > 0 ? [first] : alike).flatMap(({ attribution }) => attribution);
  if (voices.length === 0 || !voices.every(({ sourcing }) => sourcing.startsWith('unnamed'))) return [];
  const count = [...new Set(voices.map(({ name }) => name))].reduce((sum, name) => sum + headcount(name), 0);
  return [` · rests on ${Number.isNaN(count) ? 'unnamed sources' : counted(count, 'unnamed source')}`];
}

/** What a reader must know before the first line: how sure, how old, on whom it rests. */
function statusNote(story: Story, lead: readonly Claim[]): Block {
  const first = lead[0];
  const newest = newestTime(story);
  const scoop = story.sources.find((source) => source.firstReportedBy !== undefined)?.firstReportedBy;
  // Not twice within three lines.
  const isTold = scoop !== undefined && lead.some((claim) => claim.text.includes(scoop));
  return paragraph(
    line([
      ...(first === undefined ? [] : chipsOf(first).flatMap((label) => [chip(label), text(' · ')])),
      isInstant(newest) ? time(new Date(newest), 'date') : text(dayText(newest)),
      ` · ${counted(story.sources.length, 'article')}`,
      ...restsOn(lead),
      ...(scoop === undefined || isTold ? [] : [` · first reported by ${scoop}`]),
    ]),
  );
}
