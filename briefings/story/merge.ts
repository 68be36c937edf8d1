// A story and the reading of one more article → the story as both tell it. Pure; the ids of known claims never change.
import { adopt, type Adopted } from './adopt.ts';
import { joined, rewritten, withStatus, type Joining, type Step } from './change.ts';
import { disputed } from './dispute.ts';
import { wordingOf } from './likeness.ts';
import { isLaterThan, mentions, noticed, relationTo } from './relation.ts';
import { isCorroborated } from './origin.ts';
import type { Attribution, Claim, Source, Span, Story } from './story.ts';

export interface Merged {
  readonly story: Story;
  /** The id of the article among the story's sources. */
  readonly source: string;
  /** Claims of the story that the article puts right. */
  readonly corrected: readonly string[];
  /** Claims of the reading that tell of claims of the story. */
  readonly matched: readonly string[];
}

/**
 * What the article repeats becomes evidence of what is known; what it says anew is added; what it puts right is
 * corrected; what was expected and has come is told beside what was expected.
 * @param reading the story of the article alone: one source
 */
export function merge(story: Story, reading: Story, joining: Joining): Merged {
  const known = knownSource(story, reading);
  if (known !== undefined) return { story, source: known.id, corrected: [], matched: [] };
  const as = joining.replaces ?? nextSource(story);
  const adopted = adopt(story, reading, new Map(reading.sources.map(({ id }) => [id, as])));
  const [own] = adopted.sources;
  if (own === undefined) throw new Error(`the reading ${reading.id} has no source`);
  const source: Source = joining.copy === undefined ? own : { ...own, origin: joining.copy.of };
  const sources =
    joining.replaces === undefined
      ? [...story.sources, source]
      : story.sources.map((each) => (each.id === as ? { ...source, ...keptOrigin(each) } : each));
  const claims = joinClaims(story, adopted, own, { ...joining, source: as });
  const weighed = claims.all.map((claim) => corroborated(claim, sources, joining.at, as));
  return {
    story: withNews(story, joining.copy?.addsNothing === true ? story : reading, {
      ...story,
      sources,
      actors: [...adopted.actors],
      moments: [...adopted.moments],
      claims: weighed,
    }),
    source: as,
    corrected: claims.corrected,
    matched: reading.claims.flatMap(({ id }, at) =>
      claims.matched.has(adopted.claims[at]?.id ?? '') ? [id] : [],
    ),
  };
}

/** The very article, which tells nothing more when it is merged again. */
const knownSource = ({ sources }: Story, { sources: [read] }: Story): Source | undefined =>
  read?.text === undefined
    ? undefined
    : sources.find(
        ({ text, url, outlet, withdrawnAt }) =>
          withdrawnAt === undefined && text === read.text && url === read.url && outlet === read.outlet,
      );

const keptOrigin = ({ origin }: Source): Pick<Source, 'origin'> => (origin === undefined ? {} : { origin });

export function nextSource({ sources }: Pick<Story, 'sources'>): string {
  const taken = new Set(sources.map(({ id }) => id));
  let number = sources.length + 1;
  while (taken.has(`s${number}`)) number += 1;
  return `s${number}`;
}

/** The headline is that of the newest article; a story begins with its oldest. */
function withNews(story: Story, reading: Story, merged: Story): Story {
  const isNewer = Date.parse(reading.updatedAt) >= Date.parse(story.updatedAt);
  const isOlder = Date.parse(reading.firstSeen) < Date.parse(story.firstSeen);
  const notKnown = [...new Set([...story.notKnown, ...reading.notKnown])];
  return {
    ...merged,
    notKnown,
    ...(isOlder ? { firstSeen: reading.firstSeen } : {}),
    ...(isNewer
      ? { headline: reading.headline, summary: reading.summary, updatedAt: reading.updatedAt }
      : {}),
  };
}

interface JoinedClaims {
  readonly all: readonly Claim[];
  readonly corrected: readonly string[];
  /** Of the article's claims, those that tell of known ones. */
  readonly matched: ReadonlySet<string>;
}

function joinClaims(story: Story, adopted: Adopted, own: Source, step: Step): JoinedClaims {
  const known = new Map(story.claims.map((claim) => [claim.id, withoutOldEvidence(claim, step)]));
  const notices = adopted.claims.filter(({ status }) => status === 'corrected');
  const told = adopted.claims.filter(({ status }) => status !== 'corrected');
  const corrected: string[] = [];
  const added: Claim[] = [];
  /** From a claim of the reading to the claim that tells the same. */
  const same = new Map<string, string>();
  const taken = new Set<string>();
  const matched = new Set<string>();
  const isLater = isLaterThan(story, own);
  for (const claim of told) {
    const relation = relationTo(
      claim,
      [...known.values()].filter(({ id }) => !taken.has(id)),
      { step, isLater, notices },
    );
    const addsNothing = step.copy?.addsNothing === true;
    if (relation === null || (addsNothing && relation.type !== 'same')) {
      if (!addsNothing && step.knownOnly !== true) added.push(claim);
      continue;
    }
    matched.add(claim.id);
    const { type, to } = relation;
    if (type !== 'same') taken.add(to.id);
    switch (type) {
      case 'same':
        known.set(to.id, joined(to, claim));
        same.set(claim.id, to.id);
        break;
      case 'corrected':
        known.set(to.id, rewritten(to, claim, 'corrected', step));
        same.set(claim.id, to.id);
        corrected.push(to.id);
        break;
      case 'edited':
        known.set(to.id, rewritten(to, claim, claim.status, step));
        same.set(claim.id, to.id);
        break;
      case 'superseded':
        known.set(to.id, withStatus(to, 'superseded', step));
        added.push({ ...claim, links: [...claim.links, { type: 'supersedes', claim: to.id }] });
        break;
    }
  }
  for (const notice of step.copy?.addsNothing === true ? [] : notices) {
    const to = noticed(notice, [...known.values()]);
    if (to === undefined) {
      if (!isUsed(notice, corrected, story) && step.knownOnly !== true) added.push(notice);
      continue;
    }
    matched.add(notice.id);
    if (corrected.includes(to.id)) continue;
    known.set(to.id, rewritten(to, notice, 'corrected', step));
    corrected.push(to.id);
  }
  const all = [...known.values(), ...added].map((claim) => relinked(claim, same));
  const linked = withoutDropped(all, adopted, same);
  return { all: disputed(linked, new Set(added.map(({ id }) => id)), step), corrected, matched };
}

/** Nothing links to a claim of the reading that was not taken over. */
function withoutDropped(
  all: readonly Claim[],
  adopted: Adopted,
  same: ReadonlyMap<string, string>,
): readonly Claim[] {
  const kept = new Set(all.map(({ id }) => id));
  const dropped = new Set(adopted.claims.flatMap(({ id }) => (kept.has(id) || same.has(id) ? [] : [id])));
  return all.map((claim) => withoutLinksTo(claim, dropped));
}

/** The notice says nothing beyond what has been put right already. */
const isUsed = (notice: Claim, corrected: readonly string[], story: Story): boolean =>
  corrected.some((id) => story.claims.some((claim) => claim.id === id && mentions(notice, claim))) ||
  (corrected.length > 0 && wordingOf(notice).words.size < 6);

/** The article's text is another one now: what it said before stands, without a place in the new text. */
function withoutOldEvidence(claim: Claim, { replaces }: Step): Claim {
  if (replaces === undefined) return claim;
  const bare = (at: Span): Span => (at.source === replaces ? { source: replaces } : at);
  const voice = (each: Attribution): Attribution => ({
    ...each,
    at: Object.fromEntries(Object.entries(each.at).map(([part, at]) => [part, at && bare(at)])),
  });
  return {
    ...claim,
    evidence: claim.evidence.map(bare),
    attribution: claim.attribution.map(voice),
    ...(claim.quote?.at === undefined ? {} : { quote: { ...claim.quote, at: bare(claim.quote.at) } }),
  };
}

/** Two independent voices make a claim corroborated; nothing else does. */
export function corroborated(claim: Claim, sources: readonly Source[], at: string, source: string): Claim {
  if (claim.status !== 'attributed' || !isCorroborated(claim, sources)) return claim;
  return withStatus(claim, 'corroborated', { at, source });
}

/** Links to a claim of the reading lead to the known claim that tells the same. */
export function relinked(claim: Claim, same: ReadonlyMap<string, string>): Claim {
  if (!claim.links.some((link) => same.has(link.claim))) return claim;
  return {
    ...claim,
    links: claim.links.map((link) => ({ ...link, claim: same.get(link.claim) ?? link.claim })),
  };
}

const withoutLinksTo = (claim: Claim, gone: ReadonlySet<string>): Claim =>
  claim.links.some((link) => gone.has(link.claim))
    ? { ...claim, links: claim.links.filter((link) => !gone.has(link.claim)) }
    : claim;
