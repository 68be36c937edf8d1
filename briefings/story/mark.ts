// What a posted claim must be marked with: it was wrong, it was taken back, or it is being checked.
import type { Claim, Story } from './story.ts';
import type { Version } from './version.ts';

/** Something to be marked on what was posted of a claim. */
export interface Mark {
  readonly type: 'correction' | 'withdrawal' | 'check';
  readonly story: Story;
  readonly claim: Claim;
  /** The words that were posted; null where they are not known. */
  readonly was: string | null;
}

/**
 * @param told the claim as it was posted; null where that is not known
 * @param held whether somebody holds the claim back, to have it checked
 * @returns null where what was posted may stand as it is
 */
export function markOf(story: Story, id: string, told: Version | null, held: boolean): Mark | null {
  const claim = story.claims.find((each) => each.id === id);
  if (claim === undefined) return null;
  const was = told?.words ?? null;
  if (held) return { type: 'check', story, claim, was };
  if (claim.status === 'withdrawn')
    return told?.status === 'withdrawn' ? null : { type: 'withdrawal', story, claim, was };
  const isPutRight = claim.status === 'corrected' && !(told?.status === 'corrected' && was === claim.text);
  return isPutRight ? { type: 'correction', story, claim, was } : null;
}

/** The claim that says what is right: the corrected one itself, or the one that took its place; null: nobody says. */
export function rightOf({ story, claim, was }: Mark): Claim | null {
  if (was !== null && was !== claim.text) return claim;
  const heir = story.claims.find((each) =>
    each.links.some((link) => link.type === 'supersedes' && link.claim === claim.id),
  );
  return heir ?? (was === null ? claim : null);
}

/** Marks with one key look the same. */
export function marksKey(marks: readonly Mark[]): string | null {
  if (marks.length === 0) return null;
  return JSON.stringify(marks.map((mark) => [mark.story.id, mark.claim.id, markKey(mark)]).sort());
}

/** What a mark says, besides which claim it is about. */
export function markKey(mark: Mark): string {
  if (mark.type !== 'correction') return mark.type;
  const right = rightOf(mark);
  return `correction ${right === null ? '' : `${right.id} ${right.text}`}`;
}
