// The sources of a story: numbered, with their independent origins, and who stands behind the claims.
import {
  line,
  link,
  note,
  section,
  speaker,
  text,
  time,
  type Block,
  type Document,
  type Inline,
  type Line,
} from '../document.ts';
import { dayText, isInstant, newestTime } from '../story/date.ts';
import type { Source, Sourcing, Story } from '../story/story.ts';
import { speakerName, voicesOf } from './claim.ts';
import { storyButtons } from './button.ts';

/**
 * How many sources found it out by themselves: a wire copy counts with its original, and reports that credit the
 * same first report count as one.
 */
export function originCount(story: Story): number {
  const byId = new Map(story.sources.map((source) => [source.id, source]));
  const origin = (source: Source, seen: ReadonlySet<string>): string => {
    const original = source.origin === undefined ? undefined : byId.get(source.origin);
    if (original !== undefined && !seen.has(original.id))
      return origin(original, new Set([...seen, original.id]));
    // Two articles of one outlet are one origin.
    return (source.firstReportedBy ?? source.outlet).toLowerCase();
  };
  return new Set(story.sources.map((source) => origin(source, new Set([source.id])))).size;
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const outletLink = (source: Source): Inline =>
  source.url === undefined ? text(source.outlet) : link(source.outlet, source.url);

/** One source: “Axios, “title”, 15 April 2021; first reported by Bloomberg”. */
export function sourceInlines(source: Source): readonly (Inline | string)[] {
  const when = source.publishedAt ?? source.foundAt;
  return [
    outletLink(source),
    ...(source.title === undefined ? [] : [`, “${source.title}”`]),
    ...(source.author === undefined ? [] : [`, ${source.author}`]),
    ...(when === undefined ? [] : [', ', isInstant(when) ? time(new Date(when), 'datetime') : dayText(when)]),
    ...(source.firstReportedBy === undefined ? [] : [`; first reported by ${source.firstReportedBy}`]),
    ...(source.origin === undefined ? [] : ['; a wire copy']),
    ...(source.withdrawnAt === undefined ? [] : ['; withdrawn by its outlet']),
  ];
}

/** One numbered source: “[1] Axios, …”. */
export const sourceLine = (source: Source, index: number): Line =>
  line([`[${index + 1}] `, ...sourceInlines(source)]);

/** How many articles and independent origins there are, and how old the newest is. */
export function originNote(story: Story): Block {
  const newest = newestTime(story);
  return note(
    line([
      `${counted(story.sources.length, 'article')}, ${counted(originCount(story), 'independent origin')} · newest `,
      isInstant(newest) ? time(new Date(newest), 'relative') : dayText(newest),
    ]),
  );
}

/** The blocks that close a briefing. */
export function sourceBlocks(story: Story): readonly Block[] {
  return [...section('Sources', story.sources.map(sourceLine)), originNote(story)];
}

const GROUPS: readonly (readonly [heading: string, sourcings: readonly Sourcing[]])[] = [
  ['On the record', ['named_on_record']],
  ['Institutions', ['organization']],
  ['Documents', ['document']],
  ['Witnesses', ['witness']],
  ['Not named', ['unnamed_described', 'unnamed_bare']],
  ['Other outlets and posts', ['other_outlet', 'social_post']],
  ['Other', ['none']],
];

/** `/brief sources`: the articles, and who in them says how much. */
export function sources(story: Story): Document {
  return {
    type: 'sources',
    title: `Sources: ${story.headline}`,
    lead: `${counted(story.sources.length, 'article')} on “${story.headline}”.`,
    stories: [story.id],
    audience: 'place',
    blocks: [
      { type: 'title', text: 'Sources' },
      note(line([story.headline])),
      ...section('Articles', story.sources.map(sourceLine)),
      originNote(story),
      ...GROUPS.flatMap(([heading, sourcings]) => section(heading, voiceLines(story, sourcings))),
      ...storyButtons(story, ['now', 'quotes']),
    ],
  };
}

/** Who says how many of the claims, among voices of these kinds. */
function voiceLines(story: Story, sourcings: readonly Sourcing[]): readonly Line[] {
  const counts = new Map<string, number>();
  for (const claim of story.claims)
    for (const voice of voicesOf(story, claim))
      if (sourcings.includes(voice.sourcing)) {
        const name = speakerName(story, voice);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
  return [...counts].map(([name, count]) => line([speaker(name), ` — ${counted(count, 'claim')}`]));
}
