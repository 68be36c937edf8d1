// Two stories that turn out to be one, and one that turns out to be two. Pure; what was told keeps its claims.
import { adopt, type Adopted } from './adopt.ts';
import { joined, type Step } from './change.ts';
import { disputed } from './dispute.ts';
import { likeness, sameNumbers, sameWords, wordingOf } from './likeness.ts';
import { corroborated, nextSource, relinked } from './merge.ts';
import { canShare } from './relation.ts';
import type { Claim, Source, Story } from './story.ts';

/** Two stories as one, and what the parts of the second are called in it. */
export interface JoinedStories {
  readonly story: Story;
  readonly claims: ReadonlyMap<string, string>;
  readonly actors: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * What both tell becomes one claim, with the evidence of both; all else of the second is added to the first.
 * @param at ISO 8601: for the history of claims
 */
export function joinStories(story: Story, other: Story, at: string): JoinedStories {
  const sources = sourceIds(story, other);
  const adopted = adopt(story, other, sources);
  const same = sameClaims(story, adopted);
  const known = new Map(story.claims.map((claim) => [claim.id, claim]));
  for (const claim of adopted.claims) {
    const to = known.get(same.get(claim.id) ?? '');
    if (to !== undefined) known.set(to.id, joined(to, claim));
  }
  const added = adopted.claims.filter(({ id }) => !same.has(id));
  const fresh = adopted.sources.filter(({ id }) => !story.sources.some((each) => each.id === id));
  const all = [...story.sources, ...fresh];
  const step: Step = { at, source: fresh[0]?.id ?? story.sources[0]?.id ?? '' };
  const claims = [...known.values(), ...added]
    .map((claim) => withoutItself(relinked(claim, same)))
    .map((claim) => corroborated(claim, all, at, step.source));
  const [newer, older] =
    Date.parse(other.updatedAt) > Date.parse(story.updatedAt) ? [other, story] : [story, other];
  return {
    story: {
      ...story,
      aliases: [...new Set([...(story.aliases ?? []), other.id, ...(other.aliases ?? [])])],
      headline: newer.headline,
      summary: newer.summary,
      phase: newer.phase,
      firstSeen:
        Date.parse(other.firstSeen) < Date.parse(story.firstSeen) ? other.firstSeen : story.firstSeen,
      updatedAt: newer.updatedAt,
      sources: all,
      actors: [...adopted.actors],
      moments: [...adopted.moments],
      claims: [...disputed(claims, new Set(added.map(({ id }) => id)), step)],
      notKnown: [...new Set([...newer.notKnown, ...older.notKnown])],
    },
    claims: new Map([...adopted.ids.claim].map(([from, to]) => [from, same.get(to) ?? to])),
    actors: adopted.ids.actor,
    sources,
  };
}

/** The ids of the second's sources in the first; the very article that both have is one. */
function sourceIds(story: Story, other: Story): ReadonlyMap<string, string> {
  const taken = [...story.sources];
  const ids = new Map<string, string>();
  for (const source of other.sources) {
    const known = story.sources.find((each) => isSameArticle(each, source));
    const id = known?.id ?? nextSource({ sources: taken });
    ids.set(source.id, id);
    if (known === undefined) taken.push({ ...source, id });
  }
  return ids;
}

const isSameArticle = (one: Source, other: Source): boolean =>
  (['outlet', 'title', 'url', 'publishedAt', 'text'] as const).every((field) => one[field] === other[field]);

/** A claim is no link's both ends, and no dispute is with itself. */
const withoutItself = (claim: Claim): Claim =>
  claim.links.some((link) => link.claim === claim.id)
    ? { ...claim, links: claim.links.filter((link) => link.claim !== claim.id) }
    : claim;

/** What was put right, or is out of date, is repeated by nobody who knows it. */
const GONE: readonly Claim['status'][] = ['superseded', 'corrected', 'withdrawn'];

const isTold = ({ status }: Claim): boolean => !GONE.includes(status);

const tellSame = (one: Claim, other: Claim): boolean =>
  isTold(one) &&
  isTold(other) &&
  (one.status === 'expected') === (other.status === 'expected') &&
  one.certainty === other.certainty &&
  sameWords(one, other) &&
  sameNumbers(one, other) &&
  canShare(other, one);

/** From the second's claims to those of the first that tell the same; each of these once. */
function sameClaims({ claims }: Story, adopted: Adopted): ReadonlyMap<string, string> {
  const same = new Map<string, string>();
  const taken = new Set<string>();
  for (const claim of adopted.claims) {
    const [to] = claims
      .filter((each) => !taken.has(each.id) && tellSame(each, claim))
      .toSorted((a, b) => likeness(claim, b) - likeness(claim, a) || (a.id < b.id ? -1 : 1));
    if (to === undefined) continue;
    taken.add(to.id);
    same.set(claim.id, to.id);
  }
  return same;
}

/** So many claims that name somebody or something must be told by both, within so many days of each other. */
const ENOUGH = 2;
const DAYS = 7;
const MS_A_DAY = 86_400_000;

/**
 * Whether two stories are one for sure: both tell the same of the same names. Words that fit any flood (“The school
 * was closed”) prove nothing, and a story that a person wrote is joined by a person alone.
 */
export function areOne(story: Story, other: Story): boolean {
  const [a, b] = [story, other].map(({ firstSeen, updatedAt }) => ({
    from: Date.parse(firstSeen),
    to: Date.parse(updatedAt),
  }));
  if (a === undefined || b === undefined) return false;
  const apart = Math.max(a.from - b.to, b.from - a.to, 0);
  if (apart > DAYS * MS_A_DAY) return false;
  if (![story, other].every(({ sources }) => sources.every(({ text }) => text !== undefined))) return false;
  const shared = other.claims.filter(
    (claim) =>
      claim.kind !== 'background' &&
      wordingOf(claim).names.size > 0 &&
      story.claims.some(
        (each) => wordingOf(each).names.size > 0 && each.kind !== 'background' && tellSame(each, claim),
      ),
  );
  return shared.length >= ENOUGH;
}
