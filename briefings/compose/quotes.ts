// Verbatim words, and who said them.
import { line, note, type Document, type Line } from '../document.ts';
import type { Claim, Story } from '../story/story.ts';
import { storyButtons } from './button.ts';
import { actorOf, speakerName, voicesOf } from './claim.ts';
import { standaloneItem } from './section.ts';

/**
 * `/brief quotes [who]`.
 * @param who part of a speaker's name, role or alias, in any case; absent for everybody
 */
export function quotes(story: Story, who?: string): Document {
  const quoted = story.claims.filter((claim) => claim.quote !== undefined);
  const chosen = who === undefined ? quoted : quoted.filter((claim) => isSpokenBy(story, claim, who));
  const speakers = [...new Set(quoted.map((claim) => speakersOf(story, claim)))];
  return {
    type: 'quotes',
    title: `Quotes: ${story.headline}`,
    lead: `What was said, word for word, on “${story.headline}”.`,
    stories: [story.id],
    audience: 'place',
    blocks: [
      { type: 'title', text: 'Quotes' },
      note(line([story.headline])),
      ...(chosen.length > 0 ? [{ type: 'list', items: quoteLines(story, chosen) } as const] : []),
      ...(chosen.length === 0 ? [note(emptyLine(who, speakers))] : []),
      ...storyButtons(story, ['now', 'sources']),
    ],
  };
}

function emptyLine(who: string | undefined, speakers: readonly string[]): Line {
  if (speakers.length === 0) return line(['The reports quote nobody word for word.']);
  return line([`The reports have no quote of “${who ?? ''}”. They quote: ${speakers.join('; ')}.`]);
}

const speakersOf = (story: Story, claim: Claim): string =>
  voicesOf(story, claim)
    .map((voice) => speakerName(story, voice))
    .join('; ') || 'No speaker named';

/** Whether somebody of that name, role or alias says it. */
function isSpokenBy(story: Story, claim: Claim, who: string): boolean {
  const wanted = who.trim().toLowerCase();
  return voicesOf(story, claim).some((voice) => {
    const actor = actorOf(story, voice.speaker);
    const names = [speakerName(story, voice), ...(actor === undefined ? [] : [actor.name, ...actor.aliases])];
    return names.some((name) => name.toLowerCase().includes(wanted));
  });
}

/** One quotation a line, those of one speaker together; each line names its speaker. */
function quoteLines(story: Story, claims: readonly Claim[]): readonly Line[] {
  const bySpeaker = Map.groupBy(claims, (claim) => speakersOf(story, claim));
  return [...bySpeaker.values()].flat().map((claim) => standaloneItem(story, claim, 'before').line);
}
