// What somebody says within another claim's words: a briefing tells it there, its speaker marked, and not a second time.
import { line, speaker, text, type Inline, type Line } from '../document.ts';
import { supersededBy } from '../story/superseded.ts';
import type { Claim, Section, Story } from '../story/story.ts';
import { chipsOf, refOf, speakerName, viaName } from './claim.ts';
import type { Item } from './section.ts';

/** Fewer characters may stand in another claim's words by chance. */
const SHORTEST = 24;

/** Claims that are told within others' words, by the id of the claim that holds them. */
type Held = ReadonlyMap<string, readonly Claim[]>;
type Sections = Readonly<Record<Section, readonly Claim[]>>;

/**
 * “The toll comes a week after Mayor Tarn promised a free bridge” tells what she promised as well.
 * @param sections the claims of a briefing; what is background holds nothing, for it may be told by its date
 */
export function heldClaims(story: Story, sections: Sections): Held {
  const { lead, why, said, background, next } = sections;
  const holders = [lead, why, said, next].flat();
  const held = new Map<string, readonly Claim[]>();
  for (const claim of [...holders, ...background]) {
    if (!mayBeHeld(story, claim)) continue;
    const holder = holders.find((other) => other !== claim && holds(story, other, claim));
    if (holder !== undefined) held.set(holder.id, [...(held.get(holder.id) ?? []), claim]);
  }
  return held;
}

/** The sections without what is told elsewhere. */
export function withoutHeld(sections: Sections, held: Held): Sections {
  const elsewhere = new Set([...held.values()].flat());
  const left = (name: Section): readonly Claim[] => sections[name].filter((claim) => !elsewhere.has(claim));
  return {
    lead: left('lead'),
    why: left('why'),
    said: left('said'),
    disputed: left('disputed'),
    background: left('background'),
    next: left('next'),
  };
}

/** One speaker whom the words name; nothing beside it that a line of its own would tell. */
function mayBeHeld(story: Story, claim: Claim): boolean {
  const [only, ...others] = claim.attribution;
  return (
    only !== undefined &&
    others.length === 0 &&
    viaName(story, only) === undefined &&
    claim.status !== 'disputed' &&
    claim.text.length >= SHORTEST &&
    nameIn(story, claim) !== undefined &&
    supersededBy(story, claim).length === 0
  );
}

/** Whether the outlet tells a claim in its own words, from the same sources and no surer. */
const holds = (story: Story, holder: Claim, claim: Claim): boolean =>
  holder.attribution.length === 0 &&
  holder.status !== 'disputed' &&
  holder.text.length > claim.text.length &&
  holder.text.includes(claim.text) &&
  chipsOf(holder).join() === chipsOf(claim).join() &&
  claim.evidence.every(({ source }) => holder.evidence.some((span) => span.source === source)) &&
  story.claims.every(({ links }) => links.every((link) => link.claim !== claim.id));

/** The longest name of its speaker that stands in a claim's words. */
function nameIn(story: Story, { attribution, text: words }: Claim): string | undefined {
  const [voice] = attribution;
  const actor = story.actors.find(({ id }) => id === voice?.speaker);
  const names = voice === undefined ? [] : [speakerName(story, voice), voice.name, ...(actor?.aliases ?? [])];
  return names.filter((name) => words.includes(name)).toSorted((a, b) => b.length - a.length)[0];
}

/** The item with what its claims hold, each speaker marked where the words name them. */
export function withHeld(story: Story, item: Item, held: Held): Item {
  const within = item.claims.flatMap(({ id }) => held.get(id) ?? []);
  if (within.length === 0) return item;
  const marked = within.reduce(
    (inlines, claim) => withSpeaker(inlines, claim.text, nameIn(story, claim) ?? ''),
    item.line.inlines,
  );
  const refs = within.map((claim) => refOf(story, claim));
  const words: Line = line(marked, [...item.line.claims, ...refs]);
  return { claims: [...item.claims, ...within], line: words };
}

function withSpeaker(inlines: readonly Inline[], words: string, name: string): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    const at = inline.type === 'text' ? inline.text.indexOf(words) : -1;
    if (inline.type !== 'text' || at < 0) return [inline];
    const start = inline.text.indexOf(name, at);
    const [before, after] = [inline.text.slice(0, start), inline.text.slice(start + name.length)];
    return [text(before), speaker(name), text(after)].filter((each) => !('text' in each) || each.text !== '');
  });
}
