// Which claims go into which part of a briefing, and how they are gathered into lines there.
import { line, text, type ClaimRef, type Inline, type Line } from '../document.ts';
import { countsBeside } from '../story/count.ts';
import { isTakenOver } from '../story/superseded.ts';
import type { Claim, Section, Story } from '../story/story.ts';
import {
  attributionInlines,
  chipsOf,
  citesOf,
  claimInlines,
  leadingSpeaker,
  saidInlines,
  claimLine,
  labelInlines,
  refOf,
  voicesOf,
  wordsOf,
  type SpeakerPosition,
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

/** The claims that have a line of their own: what another has taken the place of is told with that one. */
export const standing = (story: Story): readonly Claim[] =>
  story.claims.filter((claim) => !isTakenOver(story, claim));

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
  for (const claim of standing(story)) sections[sectionOf(story, claim)].push(claim);
  for (const name of NEWEST_FIRST) sections[name].sort((a, b) => dayOf(story, b) - dayOf(story, a));
  sections.lead.sort((a, b) => Number(isBare(a)) - Number(isBare(b)));
  return sections;
}

/** A story of several days is told from its end; what was told on one day stays in its order. */
const NEWEST_FIRST: readonly Section[] = ['lead', 'said', 'next'];

const MS_A_DAY = 86_400_000;

/** The day on which a claim was first reported, or put right; 0 where its sources have no date. */
function dayOf({ sources }: Story, { evidence }: Claim): number {
  const times = evidence.flatMap((span) => {
    const source = sources.find(({ id }) => id === span.source);
    const time = Date.parse(source?.publishedAt ?? source?.foundAt ?? '');
    return Number.isNaN(time) ? [] : [time];
  });
  return times.length === 0 ? 0 : Math.floor(Math.min(...times) / MS_A_DAY);
}

const isBare = (claim: Claim): boolean => claim.sourcing === 'unnamed_bare';

/** One claim a line. */
export function singleItems(
  story: Story,
  claims: readonly Claim[],
  position: SpeakerPosition,
): readonly Item[] {
  return withCounts(story, claims, position, (rest) =>
    rest.map((claim) => ({ claims: [claim], line: claimLine(story, claim, position) })),
  );
}

/** So many claims at the most, and so many characters, are told in one line. */
const JOINED = { claims: 3, characters: 420 };

/**
 * Claims that follow each other and share their speakers and sources, told in one line. A disputed claim has a line of
 * its own, with the other side.
 */
export function joinedItems(
  story: Story,
  claims: readonly Claim[],
  position: SpeakerPosition,
): readonly Item[] {
  return withCounts(story, claims, position, (rest) => {
    const groups: Claim[][] = [];
    for (const claim of rest) {
      const last = groups.at(-1);
      if (last !== undefined && canJoin(story, last, claim)) last.push(claim);
      else groups.push([claim]);
    }
    return groups.map((group) => joinedItem(story, group, position));
  });
}

/** Claims in their order: those that count the same in one line, and what lies between these as `others` has it. */
function withCounts(
  story: Story,
  claims: readonly Claim[],
  position: SpeakerPosition,
  others: (between: readonly Claim[]) => readonly Item[],
): readonly Item[] {
  const items: Item[] = [];
  const told = new Set<string>();
  const between: Claim[] = [];
  for (const claim of claims) {
    if (told.has(claim.id)) continue;
    const beside = countsBeside(story, claim).filter((each) => claims.includes(each) && !told.has(each.id));
    if (beside.length === 0 || claim.status === 'disputed') {
      between.push(claim);
      continue;
    }
    const together = [claim, ...beside.slice(0, SIDES)];
    together.forEach(({ id }) => told.add(id));
    items.push(...others(between.splice(0)), countItem(story, together, position));
  }
  return [...items, ...others(between)];
}

/** “At least five people were injured — the police; eight people were injured — the governor [1][2] figures differ”. */
function countItem(story: Story, claims: readonly Claim[], position: SpeakerPosition): Item {
  const sides = claims.flatMap((claim, index): readonly Inline[] => [
    ...(index === 0 ? [] : [text('; ')]),
    ...saidInlines(
      story,
      index === 0 ? claim : { ...claim, text: lowered(claim.text) },
      position === 'before' && index > 0 ? 'within' : position,
    ),
    ...labelInlines(chipsOf(claim)),
  ]);
  const inlines = [...sides, ...citesOf(story, claims), ...labelInlines(['figures differ'])];
  return { claims, line: line(inlines, refs(story, claims)) };
}

function canJoin(story: Story, group: readonly Claim[], claim: Claim): boolean {
  const first = group[0];
  const characters = [...group, claim].reduce((sum, each) => sum + each.text.length, 0);
  return (
    first !== undefined &&
    first.attribution.length > 0 &&
    [first, claim].every((each) => each.status !== 'disputed') &&
    group.length < JOINED.claims &&
    characters <= JOINED.characters &&
    voiceKey(story, first) === voiceKey(story, claim)
  );
}

const voiceKey = (story: Story, claim: Claim): string =>
  JSON.stringify([
    voicesOf(story, claim).map((each) => [each.name, each.via, each.viaName, each.saidAt]),
    claim.evidence.map((span) => span.source),
  ]);

/**
 * Several claims of one voice as one line: “A; b — speaker [1] expected”, “Speaker: A; b possible; c [1]”. A label
 * that all share comes once, at the end.
 */
export function joinedItem(story: Story, claims: readonly Claim[], position: SpeakerPosition): Item {
  const [first, ...others] = claims;
  if (first === undefined) return { claims, line: line([]) };
  if (others.length === 0) return standaloneItem(story, first, position);
  const shared = chipsOf(first).filter((label) => claims.every((claim) => chipsOf(claim).includes(label)));
  const own = (claim: Claim): readonly Inline[] =>
    labelInlines(chipsOf(claim).filter((label) => !shared.includes(label)));
  const rest = others.flatMap((claim) => [text('; '), ...wordsOf(claim, lowered(claim.text)), ...own(claim)]);
  const inlines = [
    ...around(story, first, position, [...own(first), ...rest]),
    ...citesOf(story, claims),
    ...labelInlines(shared),
  ];
  return { claims, line: line(inlines, refs(story, claims)) };
}

/** The first claim with its speaker, and the further words where they belong: before a speaker that comes last. */
function around(
  story: Story,
  claim: Claim,
  position: SpeakerPosition,
  further: readonly Inline[],
): readonly Inline[] {
  if (position === 'before' || leadingSpeaker(story, claim) !== null)
    return [...saidInlines(story, claim, position), ...further];
  return [
    ...wordsOf(claim, claim.text),
    ...further,
    text(' — '),
    ...attributionInlines(story, voicesOf(story, claim)),
  ];
}

export const refs = (story: Story, claims: readonly Claim[]): readonly ClaimRef[] =>
  claims.map((claim) => refOf(story, claim));

/** Words that begin a claim in lower case when it goes on a sentence; any other may be a name. */
const LOWERED = new Set(
  'a an the more fewer less most some several many no new it its they their there this these that those he she in on at by for from with after before about at announcement first two three four five six seven eight nine ten eleven twelve dozens hundreds thousands'.split(
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
  return { claims, line: line(sidesInlines(story, root, followers), refs(story, claims)) };
}

/** “A: … ↔ B: … [1] disputed”: the sources and the label `disputed` come once, for all sides. */
function sidesInlines(story: Story, root: Claim, others: readonly Claim[]): readonly Inline[] {
  const claims = [root, ...others];
  const sides = claims.flatMap((claim, index): readonly Inline[] => [
    ...(index === 0 ? [] : [text(denies(root, claim) ? ' ↔ ' : '; ')]),
    ...saidInlines(story, claim, index === 0 ? 'before' : 'within'),
    ...labelInlines(chipsOf(claim).filter((label) => label !== 'disputed')),
  ]);
  const shared = claims.some((claim) => claim.status === 'disputed') ? ['disputed'] : [];
  return [...sides, ...citesOf(story, claims), ...labelInlines(shared)];
}

/** Whether one of the two denies the other. */
const denies = (a: Claim, b: Claim): boolean =>
  [[a, b] as const, [b, a] as const].some(([one, other]) =>
    one.links.some((link) => link.type === 'denies' && link.claim === other.id),
  );

/** A claim as a line that may stand alone: where it is disputed or others count otherwise, they stand beside it. */
export function standaloneItem(story: Story, claim: Claim, position: SpeakerPosition = 'after'): Item {
  if (claim.status !== 'disputed') {
    const beside = countsBeside(story, claim).filter(({ status }) => status !== 'disputed');
    if (beside.length > 0) return countItem(story, [claim, ...beside.slice(0, SIDES)], position);
  }
  const others =
    claim.status === 'disputed' ? story.claims.filter((other) => denies(claim, other)).slice(0, SIDES) : [];
  const inlines =
    others.length === 0 ? claimInlines(story, claim, position) : sidesInlines(story, claim, others);
  const claims = [claim, ...others];
  return { claims, line: line(inlines, refs(story, claims)) };
}
