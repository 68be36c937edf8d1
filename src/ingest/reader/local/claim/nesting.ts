// How attributions lie in each other: which of them tell something, which hold which, and what lies between.
import type { Attribution } from '../attribution/attribution.ts';
import type { Analysis, Span2 } from '../text/analysis.ts';
import { whole, type Stretch } from './segment.ts';
import { isRelative } from './antecedent.ts';
import { predicatesOf } from './spoken.ts';
import { isClause } from './wording.ts';

/**
 * Of a negated one nothing is told, unless its verb takes the negation back: “did not deny”. Who neither confirms nor
 * denies a thing, and who was the first to report it, is told by the outlet; so is what nobody says.
 */
export function isTold(attribution: Attribution | undefined, text: string): boolean {
  if (attribution === undefined || isNobody(attribution, text)) return false;
  const { negated, cueKind, verb, cue } = attribution;
  if (negated && !/^(?:denies|doubts)$/.test(cueKind)) return false;
  if (negated && cue !== undefined && /\bneither\b.*\bnor\b/is.test(text.slice(cue.start, cue.end)))
    return false;
  const isFirst = cue !== undefined && /\bfirst\b/.test(text.slice(Math.max(0, cue.start - 7), cue.end));
  return !(isFirst && /^(?:report|publish|disclose|reveal|broadcast)$/.test(verb));
}

/** “No official said”, “neither of them asked”, “not every member agrees”, but “no fewer than ten said”. */
function isNobody({ speaker }: Attribution, text: string): boolean {
  if (speaker === undefined) return false;
  const words = text.slice(speaker.start, speaker.end);
  return (
    /^(?:nobody|none|neither)\b|^no (?!fewer|less|more)/i.test(words) ||
    /\bnot $/i.test(text.slice(Math.max(0, speaker.start - 4), speaker.start))
  );
}

/** Of several with one cue those that say nothing by themselves: “he said | on Friday”. */
export function repeated(
  analysis: Analysis,
  attributions: readonly Attribution[],
  told: ReadonlySet<number>,
): readonly number[] {
  const byCue = Map.groupBy(told, (index) => attributions[index]?.cue?.start ?? -1 - index);
  return [...byCue.values()].flatMap((those) => {
    const saying = those.filter((index) =>
      attributions[index]?.content.some((each) => isClause(analysis, whole(each))),
    );
    return saying.length === 0 ? [] : those.filter((index) => !saying.includes(index));
  });
}

/** Of two that hold each other, the later cue frames the other: “…, he added”. */
export function outerOf(attributions: readonly Attribution[], index: number): number | undefined {
  const outer = attributions[index]?.inside;
  const cueOf = (at: number | undefined): number =>
    at === undefined ? -1 : (attributions[at]?.cue?.start ?? -1);
  const isMutual = outer !== undefined && attributions[outer]?.inside === index;
  return isMutual && cueOf(index) > cueOf(outer) ? undefined : outer;
}

/** Whether somebody else's words are told, or an opinion of the speaker's own: a whole clause or a quotation. */
export function speaksUp(analysis: Analysis, attribution: Attribution | undefined): boolean {
  if (attribution?.cue === undefined) return false;
  const speaker =
    attribution.speaker && analysis.text.slice(attribution.speaker.start, attribution.speaker.end);
  if (speaker === undefined || /^(?:i|we|you|people|one|who|which|that|it)$/i.test(speaker)) return false;
  if (attribution.inRelative) return true;
  return predicatesOf(analysis, attribution).some(({ content, lead }) =>
    isClause(analysis, { ...content, lead }),
  );
}

/** “…, which residents said had ruined their street”: what is told in passing of what stands before. */
export const isAside = (analysis: Analysis, stretch: Stretch): boolean =>
  isRelative(analysis, stretch) && analysis.text.slice(stretch.start - 2, stretch.start) === ', ';

/** Behind “…, but” somebody else speaks, whom the first has not quoted; so they do in passing. */
export function isApart(analysis: Analysis, stretch: Stretch): boolean {
  const { text } = analysis;
  const { start } = stretch;
  if (isAside(analysis, stretch)) return true;
  return /[,;] (?:but|while|whereas|although|though) $/.test(text.slice(Math.max(0, start - 12), start));
}

/**
 * “Tarn promised to mend the bridge that engineers call unsafe”: what is told in passing, within words that are not whole
 * without it, is told a second time by itself.
 */
export function isTwice(
  analysis: Analysis,
  attribution: Attribution | undefined,
  extent: Stretch,
  content: Stretch,
): boolean {
  if (!attribution?.inRelative) return false;
  return !isAside(analysis, extent) || /\p{L}/u.test(analysis.text.slice(extent.end, content.end));
}

export const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/** From the first to the last character of an attribution. */
export function extentOf(attribution: Attribution | undefined): Stretch | null {
  const spans = attribution === undefined ? [] : spansOf(attribution);
  if (spans.length === 0) return null;
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

export const spansOf = ({ speaker, cue, via, content }: Attribution): readonly Span2[] =>
  [speaker, cue, via, ...content].filter((span) => span !== undefined);

export interface Part {
  readonly stretch: Stretch;
  /** The index of the inner stretch; null for what lies between. */
  readonly of: number | null;
}

/** A stretch, divided by the stretches within it. */
export function partition(whole: Stretch, inner: readonly Stretch[]): readonly Part[] {
  const parts: Part[] = [];
  let from = whole.start;
  for (const [of, stretch] of inner.entries()) {
    const start = Math.max(stretch.start, from);
    const end = Math.min(stretch.end, whole.end);
    if (end <= start) continue;
    if (start > from) parts.push({ stretch: { start: from, end: start }, of: null });
    parts.push({ stretch: { start, end }, of });
    from = end;
  }
  if (from < whole.end) parts.push({ stretch: { start: from, end: whole.end }, of: null });
  return parts;
}
