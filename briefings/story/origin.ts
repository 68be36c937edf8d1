// Which sources are independent of each other: a reprint is of the origin that it is a copy of.
import { isSameVoice } from './likeness.ts';
import type { Claim, Source } from './story.ts';

/** The source that this one is a copy of, through as many copies as there are; a circle ends where it began. */
export function originOf(sources: readonly Source[], id: string): string {
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const next = sources.find((source) => source.id === at)?.origin;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** Whose report a source is: two articles of one outlet are of one editor, and a copy is its origin's. */
export function editorOf(sources: readonly Source[], id: string): string {
  const origin = originOf(sources, id);
  return sources.find((source) => source.id === origin)?.outlet ?? origin;
}

/** Who cannot be told from another who is not named either is no second voice. */
const UNNAMED: readonly string[] = ['unnamed_described', 'unnamed_bare', 'social_post', 'none'];

/**
 * Whether a claim has two voices that know it independently: different speakers, each in an article of another origin.
 * Two outlets that quote one official have it from one, and two speakers in one article have one editor.
 */
export function isCorroborated(claim: Claim, sources: readonly Source[]): boolean {
  const heard = claim.attribution.flatMap((voice) => {
    const source = (voice.at.speaker ?? voice.at.cue)?.source;
    return source === undefined || UNNAMED.includes(voice.sourcing)
      ? []
      : [{ voice, origin: editorOf(sources, source) }];
  });
  return heard.some((one) =>
    heard.some((other) => !isSameVoice(one.voice, other.voice) && one.origin !== other.origin),
  );
}
