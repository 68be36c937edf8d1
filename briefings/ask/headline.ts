// Whether a claim stands in the headline of its report, which says in short what the report says.
import type { Entry, StoryIndex } from './story-index.ts';

export function isHeadline({ story }: StoryIndex, { claim }: Entry): boolean {
  return claim.evidence.every((span) => {
    const source = story.sources.find(({ id }) => id === span.source);
    const title = source?.title;
    if (title === undefined || span.end === undefined) return false;
    const at = source?.text?.slice(0, title.length + 200).indexOf(title) ?? -1;
    return at >= 0 && span.end <= at + title.length;
  });
}
