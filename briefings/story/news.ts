// What is new in a story for a place: its claims against what the place was told of them.
import type { Claim, Story } from './story.ts';
import { countsSame } from './count.ts';
import { asItStood, isTakenOver, supersededBy } from './superseded.ts';
import { changeOf, versionOf, type Change, type Version } from './version.ts';

/** What a place knows of a claim. */
export interface Known {
  /** Null: it was told before versions were kept. */
  readonly version: Version | null;
  /** False: an edition left it out for its length, and said how many it left out. */
  readonly told: boolean;
}

/** What a place was told of a story. */
export interface Told {
  /** When it was last brought up to date on the story; null when it was only told single claims, in answers. */
  readonly since: Date | null;
  /** Whether a schedule's edition did so, and not only what somebody asked for. */
  readonly hadEdition: boolean;
  readonly claims: ReadonlyMap<string, Known>;
}

/** What places were told, by story. */
export type ToldStories = ReadonlyMap<string, Told>;

export interface NewsItem {
  readonly claim: Claim;
  readonly change: Change;
  /** As it was told last; null where it was not. */
  readonly before: Version | null;
  /** Whether the place has heard nothing of it: not even that an edition left it out. */
  readonly isUnheard: boolean;
}

export interface News {
  readonly story: Story;
  readonly since: Date;
  /** In the story's order; those that rest on a bare “source” come last. */
  readonly items: readonly NewsItem[];
  /** Claims that have not changed since they were told. */
  readonly unchanged: number;
  /** New claims that rest on a bare “source” and wait, because nothing else is new that could lead. */
  readonly waiting: number;
}

/** @param since when the place was last brought up to date on the story */
export function newsOf(story: Story, told: Told, since: Date): News {
  // What another claim has taken the place of is told with that one.
  const claims = story.claims.filter((claim) => !isTakenOver(story, claim));
  const all = claims.flatMap((claim) => itemOf(story, claim, told) ?? []);
  const isBare = ({ claim }: NewsItem): boolean => claim.sourcing === 'unnamed_bare';
  const leading = all.filter((item) => !isBare(item));
  const items = leading.length === 0 ? [] : [...leading, ...all.filter(isBare)];
  return {
    story,
    since,
    items,
    unchanged: claims.length - all.length,
    waiting: all.length - items.length,
  };
}

/** What nobody was told need not be taken back. */
const GONE: readonly Claim['status'][] = ['withdrawn', 'superseded'];

function itemOf(story: Story, claim: Claim, told: Told): NewsItem | null {
  const known = told.claims.get(claim.id);
  const now = versionOf(story, claim);
  if (known?.version === null) return null;
  const change = known === undefined ? 'new' : changeOf(known.version, now);
  if (change === null) return null;
  if (known?.told === true) return { claim, change, before: known.version, isUnheard: false };
  if (GONE.includes(claim.status)) return null;
  const isUnheard = known === undefined;
  return { claim, change: isCountedAnew(story, claim, told) ? 'updated' : 'new', before: null, isUnheard };
}

/** Whoever counted it before, and was told, counts again: that is no news of another thing. */
const isCountedAnew = (story: Story, claim: Claim, told: Told): boolean =>
  supersededBy(story, claim).some(
    (earlier) => told.claims.get(earlier.id)?.told === true && countsSame(asItStood(earlier), claim),
  );

/** Whether something that was told has to be put right. */
export const isPutRight = ({ change }: NewsItem): boolean =>
  change === 'correction' || change === 'withdrawal';
