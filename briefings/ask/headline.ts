// Whether a claim stands in the headline of its report, which says in short what the report says.
import type { Claim, Span } from '../story/story.ts';
import type { Entry, StoryIndex } from './story-index.ts';

const known = new WeakMap<StoryIndex['story'], ReadonlySet<Claim>>();

export function isHeadline({ story }: StoryIndex, { claim }: Entry): boolean {
  const remembered = known.get(story);
  if (remembered) return remembered.has(claim);
  const ends = new Map(
    story.sources.flatMap(({ id, title, text }): [string, number][] => {
      const at = title === undefined ? -1 : (text?.slice(0, title.length + 200).indexOf(title) ?? -1);
      return title === undefined || at < 0 ? [] : [[id, at + title.length]];
    }),
  );
  const isIn = ({ source, end }: Span): boolean => end !== undefined && end <= (ends.get(source) ?? -1);
  const found = new Set(ends.size === 0 ? [] : story.claims.filter(({ evidence }) => evidence.every(isIn)));
  known.set(story, found);
  return found.has(claim);
}
