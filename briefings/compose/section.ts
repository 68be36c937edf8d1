// Which claims go into which part of a briefing, and how they are gathered into lines there.
import { line, text, type Inline, type Line } from '../document.ts';
import type { Claim, Section, Story } from '../story/story.ts';
import {
  attributionInlines,
  chipsOf,
  citesOf,
  claimInlines,
  saidInlines,
  claimLine,
  labelInlines,
  refOf,
  voicesOf,
  wordsOf,
} from './claim.ts';

/** A line of a briefing before it is put into words: the claims that it tells together. */
export interface Item {
  readonly claims: readonly Claim[];
  readonly line: Line;
}

/** The part of a briefing where a claim belongs: as its writer says, or as follows from its kind, status and links. */
export function sectionOf(story: Story, claim: Claim): Section {
  if (isContested(story, claim)) return 'disputed';
  if (claim.section !== undefined) return claim.section;
  switch (claim.kind) {
    case 'plan':
      return 'next';
    case 'background':
      return 'background';
    case 'event':
    case 'measure':
    case 'allegation':
      return 'lead';
    default:
      return 'said';
  }
}

function isContested(story: Story, claim: Claim): boolean {
  return (
    claim.status === 'disputed' ||
    claim.links.some((link) => link.type === 'denies') ||
    story.claims.some((other) =>
      other.links.some((link) => link.type === 'denies' && link.claim === claim.id),
    )
  );
}

/** All claims by section, in the story's order; what rests on a bare “source” never comes first. */
export function claimsBySection(story: Story): Readonly<Record<Section, readonly Claim[]>> {
  const sections: Record<Section, Claim[]> = {
    lead: [],
    why: [],
    said: [],
    disputed: [],
    background: [],
    next: [],
  };
  for (const claim of story.claims) sections[sectionOf(story, claim)].push(claim);
  sections.lead.sort((a, b) => Number(isBare(a)) - Number(isBare(b)));
  return sections;
}

const isBare = (claim: Claim): boolean => claim.sourcing === 'unnamed_bare';

/** One claim a line. */
export function singleItems(
  story: Story,
  claims: readonly Claim[],
  position: 'before' | 'after',
): readonly Item[] {
  return claims.map((claim) => ({ claims: [claim], line: claimLine(story, claim, position) }));
}

/** Claims that follow each other and share their speakers, sources and certainty, told in one line. */
export function joinedItems(story: Story, claims: readonly Claim[], most = 3): readonly Item[] {
  const groups: Claim[][] = [];
  for (const claim of claims) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && last.length < most && sameVoice(story, last[0], claim)) last.push(claim);
    else groups.push([claim]);
  }
  return groups.map((group) => joinedItem(story, group));
}

const voice = (story: Story, claim: Claim): string =>
  JSON.stringify([
    voicesOf(story, claim).map((each) => [each.name, each.via, each.saidAt]),
    chipsOf(claim),
    claim.evidence.map((span) => span.source),
  ]);

const sameVoice = (story: Story, a: Claim, b: Claim): boolean =>
  a.attribution.length > 0 && voice(story, a) === voice(story, b);

/** Several claims of one voice as one line: “A; b; c — speaker [1] chip”. */
export function joinedItem(story: Story, claims: readonly Claim[]): Item {
  const [first, ...others] = claims;
  if (first === undefined || others.length === 0)
    return { claims, line: line(first ? claimInlines(story, first) : [], refs(story, claims)) };
  const words = claims.flatMap((claim, index): readonly Inline[] =>
    index === 0 ? wordsOf(claim, claim.text) : [text('; '), ...wordsOf(claim, lowered(claim.text))],
  );
  const inlines = [
    ...words,
    text(' — '),
    ...attributionInlines(story, voicesOf(story, first)),
    ...citesOf(story, claims),
    ...labelInlines(chipsOf(first)),
  ];
  return { claims, line: line(inlines, refs(story, claims)) };
}

const refs = (story: Story, claims: readonly Claim[]) => claims.map((claim) => refOf(story, claim));

/** Words that begin a claim in lower case when it goes on a sentence; any other may be a name. */
const LOWERED = new Set(
  'a an the more fewer less most some several many no new it its they their there this these that those he she in on at by for from with after before about at announcement first'.split(
    ' ',
  ),
);

export function lowered(words: string): string {
  const [first = ''] = words.split(' ', 1);
  return LOWERED.has(first.toLowerCase()) ? first.toLowerCase() + words.slice(first.length) : words;
}

/** At most so many answers to one claim stand beside it in one line. */
const SIDES = 3;

/** Contested claims with what is said against them, both sides in one line: “A: … ↔ B: …”. */
export function disputeItems(story: Story, claims: readonly Claim[]): readonly Item[] {
  const told = new Set<string>();
  const items: Item[] = [];
  const roots = claims.filter((claim) => answersTo(claim, claims).length === 0);
  for (const root of [...roots, ...claims]) {
    if (told.has(root.id)) continue;
    told.add(root.id);
    const followers = claims.filter(
      (claim) => !told.has(claim.id) && answersTo(claim, claims).includes(root.id),
    );
    followers.forEach((claim) => told.add(claim.id));
    items.push(disputeItem(story, root, followers.slice(0, SIDES)));
    for (let at = SIDES; at < followers.length; at += SIDES)
      items.push(disputeItem(story, root, followers.slice(at, at + SIDES)));
  }
  return items;
}

const answersTo = (claim: Claim, among: readonly Claim[]): readonly string[] =>
  claim.links
    .filter((link) => link.type === 'denies' || link.type === 'responds_to')
    .map((link) => link.claim)
    .filter((id) => id !== claim.id && among.some((other) => other.id === id));

function disputeItem(story: Story, root: Claim, followers: readonly Claim[]): Item {
  const claims = [root, ...followers];
  const sides = claims.flatMap((claim, index): readonly Inline[] => {
    const denies = claim.links.some((link) => link.type === 'denies' && link.claim === root.id);
    return [
      ...(index === 0 ? [] : [text(denies ? ' ↔ ' : '; ')]),
      ...saidInlines(story, claim, 'before'),
      ...labelInlines(chipsOf(claim).filter((label) => label !== 'disputed')),
    ];
  });
  const shared = claims.some((claim) => claim.status === 'disputed') ? ['disputed'] : [];
  return {
    claims,
    line: line([...sides, ...citesOf(story, claims), ...labelInlines(shared)], refs(story, claims)),
  };
}
