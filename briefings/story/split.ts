// Some claims of a story as a story of their own. Pure; every id stays as it was.
import { UserError } from '../error.ts';
import type { Claim, Source, Span, Story } from './story.ts';

export interface SplitStory {
  /** The story without the claims. */
  readonly rest: Story;
  /** The claims alone. */
  readonly part: Story;
}

/**
 * @param claims   ids of claims of the story
 * @param as       the new story's id, and its headline where it is not to be that of its newest article
 * @throws UserError where nothing would be left, or a dispute would be torn apart
 */
export function splitStory(
  story: Story,
  claims: readonly string[],
  as: { readonly id: string; readonly headline?: string },
  at: string,
): SplitStory {
  const chosen = new Set(claims);
  const moved = story.claims.filter(({ id }) => chosen.has(id));
  const kept = story.claims.filter(({ id }) => !chosen.has(id));
  if (moved.length === 0) throw new UserError('Which claims? Name them by their ids.');
  if (kept.length === 0)
    throw new UserError('These are all claims of the story: nothing would be left of it.');
  checkSides(story, chosen);
  const rest = restricted(story, kept);
  const part = restricted({ ...story, id: as.id, aliases: undefined, notKnown: [] }, moved);
  const own = part.sources.filter(({ id }) => !rest.sources.some((each) => each.id === id));
  const headline = as.headline ?? newestOf(own)?.title ?? moved[0]?.text ?? story.headline;
  const times = part.sources.flatMap(({ publishedAt, foundAt }) => publishedAt ?? foundAt ?? []);
  const ordered = times.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return {
    rest: { ...rest, updatedAt: at },
    part: {
      ...part,
      headline: headline.slice(0, LONGEST),
      summary: headline,
      firstSeen: ordered[0] ?? story.firstSeen,
      updatedAt: ordered.at(-1) ?? at,
    },
  };
}

/** Of a headline. */
const LONGEST = 500;

/** Both sides of a dispute are told together, and stay together. */
function checkSides({ claims }: Story, chosen: ReadonlySet<string>): void {
  const torn = claims.flatMap((claim) =>
    claim.links
      .filter(({ type, claim: to }) => type === 'denies' && chosen.has(claim.id) !== chosen.has(to))
      .map(({ claim: to }) => `${claim.id} denies ${to}`),
  );
  if (torn.length > 0)
    throw new UserError(`Both sides of a dispute stay together: ${torn.join(', ')}. Name both, or neither.`);
}

const newestOf = (sources: readonly Source[]): Source | undefined =>
  sources
    .filter(({ title }) => title !== undefined)
    .toSorted(
      (a, b) => Date.parse(b.publishedAt ?? b.foundAt ?? '0') - Date.parse(a.publishedAt ?? a.foundAt ?? '0'),
    )[0];

/** A story with these of its claims, and with what they refer to. */
function restricted(story: Story, claims: readonly Claim[]): Story {
  const ids = new Set(claims.map(({ id }) => id));
  const moments = new Set(
    claims.flatMap(({ when, attribution }) => [when, ...attribution.map(({ saidAt }) => saidAt)]),
  );
  const times = story.moments.filter(({ id }) => moments.has(id));
  const spans = [...claims.flatMap(spansOf), ...times.flatMap(({ at }) => at ?? [])];
  const sources = withOrigins(
    spans.map(({ source }) => source),
    story.sources,
  );
  const actors = new Set(
    claims.flatMap(({ about, attribution }) => [
      ...about,
      ...attribution.flatMap(({ speaker, via }) => [speaker, via]),
    ]),
  );
  return {
    ...story,
    sources: story.sources.filter(({ id }) => sources.has(id)),
    actors: story.actors.filter(({ id }) => actors.has(id)),
    moments: times,
    claims: claims.map((claim) => ({ ...claim, links: claim.links.filter((link) => ids.has(link.claim)) })),
  };
}

const spansOf = ({ evidence, quote, attribution, history }: Claim): readonly Span[] => [
  ...evidence,
  ...(quote?.at === undefined ? [] : [quote.at]),
  ...attribution.flatMap(({ at }) => Object.values(at).filter((span) => span !== undefined)),
  ...history.flatMap(({ source }) => (source === undefined ? [] : [{ source }])),
];

/** The sources, and those that they are copies of. */
function withOrigins(ids: readonly string[], sources: readonly Source[]): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) {
    const origin = sources.find((source) => source.id === id)?.origin;
    if (origin !== undefined) all.add(origin);
  }
  return all;
}
