// Which stories an edition is about: by topic, actor, place, outlet, words, how sure they are, and how many.
import { z } from 'zod';
import { conceptsOf, isStopWord, LOOSELY, plain, wordsOf } from '../ask/words.ts';
import type { Actor, Claim, Status, Story } from './story.ts';
import { supersededBy } from './superseded.ts';
import { STRENGTH } from './version.ts';

/** Statuses that can be asked for as the least. */
export const leastSchema = z.enum(['attributed', 'corroborated', 'established']);

/** Of each list, one of its entries is enough; of an entry, all of its parts are needed (“Russia and sanctions”). */
const termsSchema = z
  .array(z.array(z.string().min(1)).min(1))
  .min(1)
  .exactOptional();

export const selectionSchema = z.object({
  /** What the story is about: a topic, somebody, somewhere. */
  about: termsSchema,
  actor: termsSchema,
  place: termsSchema,
  /** Who has reported it. */
  outlet: termsSchema,
  /** Words that stand in it. */
  keyword: termsSchema,
  least: leastSchema.exactOptional(),
  /** The most stories of one edition. */
  most: z.int().positive().exactOptional(),
});

export type Selection = Readonly<z.infer<typeof selectionSchema>>;
export type Terms = readonly (readonly string[])[];

/** The filters that a story may fail, in the order in which they are looked at. */
const FILTERS = ['about', 'actor', 'place', 'outlet', 'keyword'] as const;
export type Filter = (typeof FILTERS)[number] | 'least';

export interface Selected {
  /** In the order in which they came; of each only the claims that are sure enough. */
  readonly stories: readonly Story[];
  /** How many were left out, by the first filter that they did not pass. */
  readonly left: ReadonlyMap<Filter, number>;
}

/** What of these stories an edition is about. The most is not looked at: that wants their order. */
export function selected(all: readonly Story[], selection: Selection): Selected {
  const stories: Story[] = [];
  const left = new Map<Filter, number>();
  for (const story of all) {
    const failed = FILTERS.find((filter) => !passes(story, filter, selection[filter]));
    const rest = failed === undefined ? sureOf(story, selection.least) : null;
    if (rest === null) left.set(failed ?? 'least', (left.get(failed ?? 'least') ?? 0) + 1);
    else stories.push(rest);
  }
  return { stories, left };
}

function passes(story: Story, filter: (typeof FILTERS)[number], terms: Terms | undefined): boolean {
  return terms === undefined || terms.some((parts) => parts.every((part) => TESTS[filter](story, part)));
}

const TESTS: Readonly<Record<(typeof FILTERS)[number], (story: Story, term: string) => boolean>> = {
  about: isAbout,
  actor: (story, term) => actorsNamed(story, term).some(({ kind }) => kind !== 'place'),
  place: (story, term) =>
    actorsNamed(story, term).some(({ kind }) => kind === 'place' || kind === 'government') ||
    hasWords(headOf(story), term),
  outlet: (story, term) => story.sources.some(({ outlet }) => hasWords(outlet, term)),
  keyword: (story, term) =>
    [headOf(story), ...story.claims.map(({ text }) => text)].some((text) => hasWords(text, term)),
};

const headOf = ({ headline, summary }: Story): string => `${headline}\n${summary}`;

/** A story is about what so many of its claims are about; what stands in its headline or summary, it is about in any case. */
const ENOUGH = 0.15;

function isAbout(story: Story, term: string): boolean {
  if (hasMeaning(headOf(story), term)) return true;
  const named = new Set(actorsNamed(story, term).map(({ id }) => id));
  const told = story.claims.filter(
    (claim) =>
      hasMeaning(claim.text, term) ||
      claim.about.some((id) => named.has(id)) ||
      claim.attribution.some(({ speaker }) => speaker !== null && named.has(speaker)),
  );
  return told.length > 0 && told.length >= ENOUGH * story.claims.length;
}

const actorsNamed = ({ actors }: Story, term: string): readonly Actor[] =>
  actors.filter(({ name, aliases }) => [name, ...aliases].some((each) => hasWords(each, term)));

/** From so many letters on, a word stands for those that begin with it: “Russia” for “Russian”. */
const LONG = 5;

/** Whether a text has the words of a term next to each other. */
function hasWords(text: string, term: string): boolean {
  const [wanted, words] = [wordsOf(plain(term)), wordsOf(plain(text))];
  return (
    wanted.length > 0 &&
    words.some((_, at) =>
      wanted.every(({ text: word, stem }, index) => {
        const there = words[at + index];
        return (
          there !== undefined && (there.stem === stem || (word.length >= LONG && there.text.startsWith(word)))
        );
      }),
    )
  );
}

/** As `hasWords`, or every one of its words in a word of the same meaning: “flooding” for “floods”. */
function hasMeaning(text: string, term: string): boolean {
  if (hasWords(text, term)) return true;
  const wanted = wordsOf(plain(term)).filter((word) => !isStopWord(word));
  const groups = new Set(wordsOf(plain(text)).flatMap(({ stem }) => [stem, ...groupsOf(stem)]));
  return (
    wanted.length > 0 &&
    wanted.every(({ stem }) => groups.has(stem) || groupsOf(stem).some((group) => groups.has(group)))
  );
}

/** Words that only hint at each other are no topic. */
const groupsOf = (stem: string): readonly string[] =>
  conceptsOf(stem).filter((group) => !group.startsWith(LOOSELY));

/** What was told and is wrong is put right, however sure it is. */
const PUT_RIGHT: readonly Status[] = ['corrected', 'withdrawn'];

/** The story with the claims that are sure enough; null where none is. */
function sureOf(story: Story, least: Selection['least']): Story | null {
  if (least === undefined) return story;
  // What is to come is neither corroborated nor established yet; somebody may stand by it all the same.
  const isSure = ({ status, attribution }: Claim): boolean =>
    STRENGTH[status] >= STRENGTH[least] ||
    (status === 'expected' && least === 'attributed' && attribution.length > 0);
  if (!story.claims.some(isSure)) return null;
  // What is out of date is told with what took its place, and not without.
  const before = new Set(
    story.claims.filter(isSure).flatMap((claim) => supersededBy(story, claim).map(({ id }) => id)),
  );
  const claims = story.claims.filter(
    (claim) => isSure(claim) || before.has(claim.id) || PUT_RIGHT.includes(claim.status),
  );
  const kept = new Set(claims.map(({ id }) => id));
  return {
    ...story,
    claims: claims.map((claim) => ({ ...claim, links: claim.links.filter((link) => kept.has(link.claim)) })),
  };
}
