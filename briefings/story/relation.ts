// What a claim of an article is to the claims that a story knows: the same, its correction, or what has come of it.
import type { Step } from './change.ts';
import { countsSame } from './count.ts';
import { cameTrue, rescheduled } from './expectation.ts';
import { likeness, sameNumbers, sameWords, shareSpeaker, wordingOf } from './likeness.ts';
import type { Claim, Source, Status, Story } from './story.ts';

export interface Relation {
  readonly type: 'same' | 'corrected' | 'edited' | 'superseded';
  readonly to: Claim;
}

export interface Circumstance {
  readonly step: Step;
  /** Whether the article is no older than what the claim rests on. */
  readonly isLater: (claim: Claim) => boolean;
  readonly notices: readonly Claim[];
}

/** What no longer stands is repeated by nobody who knows it. */
const GONE: readonly Status[] = ['withdrawn', 'superseded'];

/** What a claim of the article is to the claims that are known; null: it is new. */
export function relationTo(
  claim: Claim,
  known: readonly Claim[],
  circumstance: Circumstance,
): Relation | null {
  const alike = known
    .map((to) => ({ to, alike: likeness(claim, to) }))
    .toSorted((a, b) => b.alike - a.alike || (a.to.id < b.to.id ? -1 : 1));
  for (const { to } of alike) {
    const type = relation(claim, to, circumstance);
    if (type !== null) return { type, to };
  }
  const earlier = known.filter(circumstance.isLater);
  const expected = cameTrue(claim, earlier) ?? rescheduled(claim, earlier);
  return expected === null ? null : { type: 'superseded', to: expected };
}

function relation(
  claim: Claim,
  to: Claim,
  { step, isLater, notices }: Circumstance,
): Relation['type'] | null {
  const ofSameText =
    step.replaces !== undefined && to.evidence.some(({ source }) => source === step.replaces);
  if (!sameWords(claim, to)) {
    const isPutRight =
      ofSameText &&
      likeness(claim, to) >= RESTATED &&
      sameVoices(claim, to) &&
      notices.some((notice) => mentions(notice, to));
    if (isPutRight) return 'corrected';
    return isNewCount(claim, to) && sameVoices(claim, to) && isLater(to) ? 'superseded' : null;
  }
  if (sameNumbers(claim, to)) {
    if (GONE.includes(to.status))
      return to.status === 'superseded' && isOldNews(claim, to, ofSameText) ? 'same' : null;
    if (to.status === 'corrected') return 'same';
    if (ofSameText && claim.text !== to.text && to.evidence.every(({ source }) => source === step.replaces))
      return 'edited';
    return claim.certainty === to.certainty && isAhead(claim) === isAhead(to) && canShare(claim, to)
      ? 'same'
      : null;
  }
  if (GONE.includes(to.status) || !sameVoices(claim, to)) return null;
  if (notices.some((notice) => mentions(notice, to))) return 'corrected';
  if (ofSameText) return 'edited';
  // Whoever gave one number gives another one now: the older is out of date.
  return isLater(to) && claim.attribution.length > 0 ? 'superseded' : null;
}

/** What is out of date is told once more: by the article that told it, or as it was said then. */
function isOldNews(claim: Claim, to: Claim, ofSameText: boolean): boolean {
  if (!sameVoices(claim, to)) return false;
  const then = new Set(to.attribution.flatMap(({ saidAt }) => saidAt ?? []));
  return ofSameText || claim.attribution.some(({ saidAt }) => saidAt !== undefined && then.has(saidAt));
}

/** Somebody counts the same again, in other words, and comes to another number. */
function isNewCount(claim: Claim, to: Claim): boolean {
  if (claim.attribution.length === 0 || GONE.includes(to.status) || isAhead(claim) !== isAhead(to))
    return false;
  return countsSame(claim, to) && !sameNumbers(claim, to);
}

/** In one article the same is said of as much as this, in other words. */
const RESTATED = 0.5;

const isAhead = ({ status }: Claim): boolean => status === 'expected';

/** Both are told by the outlets themselves, or by one and the same speaker. */
const sameVoices = (a: Claim, b: Claim): boolean =>
  (a.attribution.length === 0 && b.attribution.length === 0) || shareSpeaker(a, b);

/** An accusation is its accuser's; a quotation belongs to who said it. */
export function canShare(claim: Claim, to: Claim): boolean {
  const isOwn =
    claim.status === 'alleged' ||
    to.status === 'alleged' ||
    claim.quote !== undefined ||
    to.quote !== undefined;
  if (isOwn) return sameVoices(claim, to) && (claim.status === 'alleged') === (to.status === 'alleged');
  // Whether the outlet vouches for it or quotes somebody is not the same.
  return (claim.attribution.length === 0) === (to.attribution.length === 0);
}

/** Whether the article is no older than all that a claim rests on; of what has no date, nothing is known. */
export function isLaterThan(story: Story, { publishedAt, foundAt }: Source): (claim: Claim) => boolean {
  const timeOf = (source: Pick<Source, 'publishedAt' | 'foundAt'> | undefined): number =>
    Date.parse(source?.publishedAt ?? source?.foundAt ?? '');
  const own = timeOf({ publishedAt, foundAt });
  const times = new Map(story.sources.map((source) => [source.id, timeOf(source)]));
  return ({ evidence }) => evidence.every(({ source }) => !((times.get(source) ?? NaN) > own));
}

/** A notice of correction that names what a claim says. */
export function mentions(notice: Claim, claim: Claim): boolean {
  const [said, wrong] = [wordingOf(notice), wordingOf(claim)];
  const shared = [...wrong.words].filter((word) => said.words.has(word)).length;
  const numbers = [...wrong.numbers].filter((number) => said.numbers.has(number)).length;
  return shared >= 2 && (wrong.numbers.size === 0 ? shared >= wrong.words.size / 2 : numbers > 0);
}

/** The claim that a notice of correction is about, where the article itself does not tell it otherwise. */
export const noticed = (notice: Claim, known: readonly Claim[]): Claim | undefined =>
  known
    .filter(
      (claim) => !GONE.includes(claim.status) && claim.status !== 'corrected' && mentions(notice, claim),
    )
    .toSorted((a, b) => likeness(notice, b) - likeness(notice, a) || (a.id < b.id ? -1 : 1))[0];
