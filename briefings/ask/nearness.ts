// How near a claim stands to those that were told last: itself, linked to them, of the same sentence, or just behind.
import type { Entry, StoryIndex } from './story-index.ts';

/** How near what comes behind a claim in its text is, and what stands before it. */
const BEHIND = [0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15];
const BEFORE = 0.4;
const SAME_SENTENCE = 0.8;
const LINKED = 0.8;

const known = new WeakMap<readonly Entry[], ReadonlyMap<Entry, number>>();

/** By claim, 1 for those told and less for those near them; who is far is not among them. */
export function nearnessTo(index: StoryIndex, told: readonly Entry[]): ReadonlyMap<Entry, number> {
  const remembered = known.get(told);
  if (remembered) return remembered;
  const near = new Map<Entry, number>();
  const add = (entry: Entry | undefined, share: number): void => {
    if (entry) near.set(entry, Math.max(near.get(entry) ?? 0, share));
  };
  for (const entry of told) {
    add(entry, 1);
    for (const each of linkedWith(index, entry)) add(each, LINKED);
    for (const each of matesOf(index, entry)) add(each, SAME_SENTENCE);
    const at = index.places.get(entry);
    if (at === undefined) continue;
    BEHIND.forEach((share, step) => add(index.inText[at + 1 + step], share));
    add(index.inText[at - 1], BEFORE);
  }
  known.set(told, near);
  return near;
}

const linkedWith = (index: StoryIndex, { claim }: Entry): readonly Entry[] => [
  ...(index.deniers.get(claim.id) ?? []),
  ...(index.repliers.get(claim.id) ?? []),
  ...(index.supporters.get(claim.id) ?? []),
  ...claim.links.flatMap((link) => index.byId.get(link.claim) ?? []),
];

/** The other claims of its sentence. */
export function matesOf(index: StoryIndex, entry: Entry): readonly Entry[] {
  const at = index.places.get(entry) ?? 0;
  const own = index.sentences.of.get(entry.claim.id);
  return index.inText
    .slice(Math.max(0, at - 4), at + 5)
    .filter(
      (other) => other !== entry && own !== undefined && index.sentences.of.get(other.claim.id) === own,
    );
}

/** Whether two claims stand in one paragraph of one source; where the text is not known, nobody can tell, and they may. */
export function areOfParagraph(
  { story }: StoryIndex,
  { claim: one }: Entry,
  { claim: other }: Entry,
): boolean {
  const [a, b] = [one.evidence[0], other.evidence[0]];
  if (a?.source !== b?.source) return false;
  const text = story.sources.find(({ id }) => id === a?.source)?.text;
  if (text === undefined || a?.start === undefined || b?.start === undefined) return true;
  return !text.slice(Math.min(a.start, b.start), Math.max(a.start, b.start)).includes('\n');
}
