// What one article says and another denies: both sides are marked, and know each other.
import { withStatus, type Step } from './change.ts';
import { overlap, shareSpeaker } from './likeness.ts';
import type { Claim } from './story.ts';

/** What one article says and another denies is disputed: by other speakers, and only where both still stand. */
export function disputed(claims: readonly Claim[], added: ReadonlySet<string>, step: Step): readonly Claim[] {
  const contested = new Set<string>();
  const denials = new Map<string, string>();
  for (const claim of claims) {
    if (!isDenying(claim) || claim.links.some(({ type }) => type === 'denies')) continue;
    const [denied] = claims
      .filter((other) => added.has(claim.id) !== added.has(other.id))
      .filter((other) => !isDenying(other) && isOpen(other) && !shareSpeaker(claim, other))
      .map((other) => ({ id: other.id, alike: overlap(claim, other, 2) }))
      .filter(({ alike }) => alike >= DENIED)
      .toSorted((a, b) => b.alike - a.alike || (a.id < b.id ? -1 : 1));
    if (denied === undefined) continue;
    denials.set(claim.id, denied.id);
    contested.add(claim.id).add(denied.id);
  }
  return claims.map((claim) => {
    const to = denials.get(claim.id);
    const linked: Claim =
      to === undefined ? claim : { ...claim, links: [...claim.links, { type: 'denies', claim: to }] };
    return contested.has(claim.id)
      ? { ...withStatus(linked, 'disputed', step), section: 'disputed' }
      : linked;
  });
}

/** A denial repeats so many of the words of what it denies. */
const DENIED = 0.6;

const isDenying = ({ kind, polarity, attribution }: Claim): boolean =>
  kind === 'denial' || (polarity === 'denied' && attribution.length > 0);

const isOpen = ({ status, attribution }: Claim): boolean =>
  attribution.length > 0 &&
  ['attributed', 'alleged', 'corroborated', 'unverified', 'disputed'].includes(status);
