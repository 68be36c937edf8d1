// A story's claims in the order of when they happened, were said, or are to happen.
import {
  line,
  note,
  section,
  strong,
  text,
  type ClaimRef,
  type Document,
  type Inline,
  type Line,
} from '../document.ts';
import { momentOf, momentText } from '../story/date.ts';
import type { Claim, Moment, Story } from '../story/story.ts';
import { storyButtons } from './button.ts';
import { joinedItems } from './section.ts';

/** When it happens; of words that have no time of their own, when they were said. */
const timeOf = (story: Story, claim: Claim): Moment | undefined =>
  momentOf(story, claim.when ?? claim.attribution[0]?.saidAt);

/** These claims by date, earliest first (“**15 April 2021**: …”), and those whose date is not known. */
export function timelineOf(
  story: Story,
  claims: readonly Claim[],
): { readonly lines: readonly Line[]; readonly undated: readonly Claim[] } {
  const start = (claim: Claim): number => {
    const moment = timeOf(story, claim);
    return moment?.anchored === true && moment.start !== null ? Date.parse(moment.start) : Number.NaN;
  };
  const dated = claims.filter((claim) => !Number.isNaN(start(claim))).toSorted((a, b) => start(a) - start(b));
  return {
    lines: linesByTime(story, dated, momentText),
    undated: claims.filter((claim) => Number.isNaN(start(claim))),
  };
}

/** What happened at a moment, then what was said at it; what one voice tells stands in one line. */
function linesByTime(
  story: Story,
  claims: readonly Claim[],
  words: (moment: Moment) => string,
): readonly Line[] {
  const items = [...Map.groupBy(claims, (claim) => timeOf(story, claim))].flatMap(([moment, those]) => {
    const { happened = [], said = [] } = Object.groupBy(those, (claim) =>
      claim.when === undefined ? 'said' : 'happened',
    );
    const when = moment === undefined ? '' : words(moment);
    return [...joinedItems(story, happened, 'after'), ...joinedItems(story, said, 'before')].map((item) =>
      datedLine(item.line, when),
    );
  });
  return tellingOnce(items);
}

const datedLine = ({ inlines, claims }: Line, when: string): Line =>
  line([strong(when), text(': '), ...inlines.flatMap((inline) => withoutDate(inline, when))], claims);

/** The date that opens the line does not come again beside the speaker: “(15 April 2021, via C)” → “(via C)”. */
function withoutDate(inline: Inline, when: string): readonly Inline[] {
  if (inline.type !== 'text' || !inline.text.startsWith(` (${when}`)) return [inline];
  if (inline.text === ` (${when})`) return [];
  return [{ ...inline, text: inline.text.replace(` (${when}, `, ' (') }];
}

/** Without the lines of which every claim stands in an earlier one: the other side of a dispute. */
function tellingOnce(lines: readonly Line[]): readonly Line[] {
  const told = new Set<string>();
  const isNew = ({ claim }: ClaimRef): boolean => !told.has(claim);
  return lines.filter(({ claims }) => {
    const fresh = claims.some(isNew);
    claims.forEach(({ claim }) => told.add(claim));
    return fresh;
  });
}

/** `/brief timeline`. What has no certain date stays in its own words, under a heading that says so. */
export function timeline(story: Story): Document {
  const { lines, undated } = timelineOf(
    story,
    story.claims.filter((claim) => timeOf(story, claim) !== undefined),
  );
  const empty = lines.length === 0 && undated.length === 0;
  return {
    type: 'timeline',
    title: `Timeline: ${story.headline}`,
    lead: `The timeline of “${story.headline}”.`,
    stories: [story.id],
    audience: 'place',
    blocks: [
      { type: 'title', text: 'Timeline' },
      note(line([story.headline])),
      ...(empty ? [note(line(['The reports give no dates for what this story tells.']))] : []),
      ...(lines.length > 0 ? [{ type: 'list', items: lines } as const] : []),
      ...section(
        'Without a certain date',
        linesByTime(story, undated, (moment) => `“${moment.text}”`),
      ),
      ...storyButtons(story, ['now', 'sources']),
    ],
  };
}
