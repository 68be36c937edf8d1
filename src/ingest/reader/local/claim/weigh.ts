// Drafts of claims → claims that know each other: who denies whom, what is disputed, and where in a briefing each belongs.
import type { Claim, Section } from '#briefings/story/story.ts';
import type { Draft } from './claim.ts';
import { findLinks, type Link } from './links.ts';

/** @returns the claims in the order of the text, linked, with their status and section */
export function weighed(drafts: readonly Draft[]): readonly Claim[] {
  const kept = distinct(drafts);
  const links = findLinks(kept);
  const contested = new Set(links.flatMap(({ from, to, type }) => (type === 'denies' ? [from, to] : [])));
  return kept.map((draft, at) => {
    const status = contested.has(at) ? disputed(draft.claim.status) : draft.claim.status;
    const section = sectionOf(draft, status, at === 0);
    return {
      ...draft.claim,
      status,
      links: linksFrom(at, links, kept),
      ...(section === undefined ? {} : { section }),
    };
  });
}

/** What a correction took back is not a dispute. */
const disputed = (status: Claim['status']): Claim['status'] => (status === 'corrected' ? status : 'disputed');

const linksFrom = (at: number, links: readonly Link[], drafts: readonly Draft[]): Claim['links'] =>
  links.flatMap(({ from, to, type }) => {
    const other = drafts[to];
    return from === at && other !== undefined ? [{ type, claim: other.claim.id }] : [];
  });

/** Without the claims of a headline that the text tells again. */
function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const first = drafts[0]?.paragraph;
  return drafts.filter(
    (draft) =>
      draft.paragraph !== first ||
      !drafts.slice(0, 40).some((other) => other.paragraph !== first && tellsTheSame(draft, other)),
  );
}

const SAME = 0.7;

function tellsTheSame(a: Draft, b: Draft): boolean {
  const shared = [...a.terms].filter((term) => b.terms.has(term)).length;
  const sameVoice =
    a.speakers.size === b.speakers.size && [...a.speakers].every((each) => b.speakers.has(each));
  return sameVoice && a.terms.size > 1 && shared >= SAME * a.terms.size;
}

/** The news is told in so many paragraphs at the head of an article; what comes later is background. */
const HEAD = 3;
/** What happened or was said so many days before the article is background, whoever tells it. */
const OLD = 10;
const WHY =
  /\b(?:comes? (?:as|at a time|after|amid|days|weeks|a (?:day|week|month|year))|came (?:as|amid|after)|amid|the (?:move|decision|announcement|ruling|vote) (?:comes|came|follows|followed)|at stake|the first time|the latest in)\b/i;

/** @param isFirst the news itself, which leads even where it is to come */
function sectionOf(
  { claim, paragraph, age, isPassing }: Draft,
  status: Claim['status'],
  isFirst: boolean,
): Section | undefined {
  if (status === 'disputed') return 'disputed';
  const isHead = paragraph <= HEAD;
  if (WHY.test(claim.text) && claim.attribution.length === 0) return 'why';
  if (!isHead && claim.kind === 'plan' && claim.certainty === 'uncommitted') return 'next';
  if (status === 'expected' && (claim.kind === 'plan' || claim.when !== undefined))
    return isHead && (isFirst || age === null || age > 0) ? 'lead' : 'next';
  if (!isHead && age !== null && age > OLD) return 'background';
  if (claim.attribution.length === 0) return isHead && !isPassing ? 'lead' : 'background';
  if (isHead && claim.quote === undefined) return 'lead';
  return 'said';
}
