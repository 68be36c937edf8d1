// What was said before of what a claim tells now: what was expected, what was counted then, by whom.
import { text, type Inline } from '../document.ts';
import { countOf, countsSame, figureText } from '../story/count.ts';
import type { Claim, Story } from '../story/story.ts';
import { asItStood, supersededBy } from '../story/superseded.ts';
import { speakerName, voicesOf } from './claim.ts';

/** “ (at least 5 → 12; before, by the police: “At least five people were injured”)”, for each claim that it has taken the place of. */
export function earlierInlines(story: Story, claim: Claim): readonly Inline[] {
  return supersededBy(story, claim).map((earlier) => {
    const names = voicesOf(story, earlier).map((voice) => speakerName(story, voice));
    const what =
      asItStood(earlier).status === 'expected' || earlier.expected !== undefined
        ? 'expected before'
        : 'before';
    const by = names.length === 0 ? '' : `, by ${names.join(', ')}`;
    return text(` (${stepText(earlier, claim)}${what}${by}: “${earlier.text}”)`);
  });
}

/** “at least 5 → 12; ”, where both count the same, and another number. */
function stepText(earlier: Claim, claim: Claim): string {
  const [from, to] = [countOf(earlier)?.figure, countOf(claim)?.figure];
  if (from === undefined || to === undefined || !countsSame(earlier, { ...claim, status: earlier.status }))
    return '';
  const [before, now] = [figureText(from), figureText(to)];
  return before === now ? '' : `${before} → ${now}; `;
}
