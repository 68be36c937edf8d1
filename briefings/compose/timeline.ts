// A story's claims in the order of when they happened or are to happen.
import { line, note, section, strong, text, type Document, type Line } from '../document.ts';
import { momentOf, momentText } from '../story/date.ts';
import type { Claim, Moment, Story } from '../story/story.ts';
import { storyButtons } from './button.ts';
import { claimInlines, refOf } from './claim.ts';

interface Dated {
  readonly claim: Claim;
  readonly moment: Moment;
}

function datedClaims(story: Story): readonly Dated[] {
  return story.claims.flatMap((claim) => {
    const moment = momentOf(story, claim.when);
    return moment === undefined ? [] : [{ claim, moment }];
  });
}

/** The claims whose time is known as a date, earliest first: “**15 April 2021** — …”. */
export function timelineItems(story: Story): readonly Line[] {
  return datedClaims(story)
    .filter(({ moment }) => moment.anchored && moment.start !== null)
    .map((dated, order) => ({ ...dated, order, start: Date.parse(dated.moment.start ?? '') }))
    .sort((a, b) => a.start - b.start || a.order - b.order)
    .map(({ claim, moment }) => datedLine(story, claim, momentText(moment)));
}

function datedLine(story: Story, claim: Claim, when: string): Line {
  return line([strong(when), text(': '), ...claimInlines(story, claim, 'after')], [refOf(story, claim)]);
}

/** `/brief timeline`. What has no certain date stays in its own words, under a heading that says so. */
export function timeline(story: Story): Document {
  const undated = datedClaims(story).filter(({ moment }) => !moment.anchored || moment.start === null);
  const items = timelineItems(story);
  const empty = items.length === 0 && undated.length === 0;
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
      ...(items.length > 0 ? [{ type: 'list', items } as const] : []),
      ...section(
        'Without a certain date',
        undated.map(({ claim, moment }) => datedLine(story, claim, `“${moment.text}”`)),
      ),
      ...storyButtons(story, ['now', 'sources']),
    ],
  };
}
