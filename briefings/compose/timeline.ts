// A story's claims in the order of when they happened or are to happen.
import { line, note, section, strong, text, type Document, type Line } from '../document.ts';
import { momentOf, momentText } from '../story/date.ts';
import type { Claim, Moment, Story } from '../story/story.ts';
import { storyButtons } from './button.ts';
import { refs, standaloneInlines } from './section.ts';

/** These claims by date, earliest first (“**15 April 2021**: …”), and those whose date is not known. */
export function timelineOf(
  story: Story,
  claims: readonly Claim[],
): { readonly lines: readonly Line[]; readonly undated: readonly Claim[] } {
  const start = (claim: Claim): number => {
    const moment = momentOf(story, claim.when);
    return moment?.anchored === true && moment.start !== null ? Date.parse(moment.start) : Number.NaN;
  };
  const dated = claims.filter((claim) => !Number.isNaN(start(claim)));
  return {
    lines: dated
      .toSorted((a, b) => start(a) - start(b))
      .map((claim) => datedLine(story, claim, (moment) => momentText(moment))),
    undated: claims.filter((claim) => Number.isNaN(start(claim))),
  };
}

function datedLine(story: Story, claim: Claim, when: (moment: Moment) => string): Line {
  const moment = momentOf(story, claim.when);
  const { inlines, claims } = standaloneInlines(story, claim);
  return line(
    [...(moment === undefined ? [] : [strong(when(moment)), text(': ')]), ...inlines],
    refs(story, claims),
  );
}

/** `/brief timeline`. What has no certain date stays in its own words, under a heading that says so. */
export function timeline(story: Story): Document {
  const { lines, undated } = timelineOf(
    story,
    story.claims.filter((claim) => claim.when !== undefined),
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
        undated.map((claim) => datedLine(story, claim, (moment) => `“${moment.text}”`)),
      ),
      ...storyButtons(story, ['now', 'sources']),
    ],
  };
}
