// An article that its outlet has withdrawn: what rests on it alone is withdrawn, and all else rests on the others.
import { withStatus, type Step } from './change.ts';
import { isCorroborated } from './origin.ts';
import type { Claim, Source, Story } from './story.ts';

/**
 * @param source the id of the article among the story's sources
 * @param at     ISO 8601: when it became known
 */
export function retract(story: Story, source: string, at: string): Story {
  const gone = copiesOf(story.sources, source);
  const sources = story.sources.map((each) => (gone.has(each.id) ? { ...each, withdrawnAt: at } : each));
  const step: Step = { at, source };
  return {
    ...story,
    updatedAt: at,
    sources,
    claims: story.claims.map((claim) => retracted(claim, gone, sources, step)),
  };
}

/** The article, and what was copied from it. */
function copiesOf(sources: readonly Source[], id: string): ReadonlySet<string> {
  const gone = new Set([id]);
  for (const each of gone) for (const source of sources) if (source.origin === each) gone.add(source.id);
  return gone;
}

/** What was put right, or is out of date, stays so. */
const SETTLED: readonly Claim['status'][] = ['withdrawn', 'superseded'];

function retracted(claim: Claim, gone: ReadonlySet<string>, sources: readonly Source[], step: Step): Claim {
  const evidence = claim.evidence.filter((span) => !gone.has(span.source));
  if (evidence.length === claim.evidence.length) return claim;
  // It keeps its place, so that a reader can see what it rested on.
  if (evidence.length === 0)
    return SETTLED.includes(claim.status) ? claim : withStatus(claim, 'withdrawn', step);
  const attribution = claim.attribution.filter((voice) => {
    const heard = (voice.at.speaker ?? voice.at.cue)?.source;
    return heard === undefined || !gone.has(heard);
  });
  const quoted = claim.quote?.at?.source;
  const rest: Claim = {
    ...claim,
    evidence,
    attribution: attribution.length === 0 ? claim.attribution : attribution,
    ...(quoted !== undefined && gone.has(quoted) ? { quote: undefined } : {}),
  };
  return rest.status === 'corroborated' && !isCorroborated(rest, sources)
    ? withStatus(rest, 'attributed', step)
    : rest;
}
