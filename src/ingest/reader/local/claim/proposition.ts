// An article → its propositions in order: each stretch of text that says one thing, with the attributions that lead to it.
import type { Attribution } from '../attribution/attribution.ts';
import type { Span2 } from '../text/analysis.ts';
import { indexAt } from '../position.ts';
import type { Analysis } from '../text/analysis.ts';
import { predicateOf } from './predicate.ts';
import { isClause } from './wording.ts';
import { pieces, sentencesIn, tokensIn, trimmed, type Stretch } from './segment.ts';

export interface Proposition extends Stretch {
  /** From the outermost attribution to the one whose words these are; empty where the outlet speaks. */
  readonly path: readonly Attribution[];
}

/**
 * @param attributions in the order of the text. What somebody did not say is the outlet's to tell, and nobody's words
 */
export function propositions(
  analysis: Analysis,
  attributions: readonly Attribution[],
): readonly Proposition[] {
  const told = [...attributions.keys()].filter((index) => isTold(attributions[index]));
  const children = Map.groupBy(told, (index) => attributions[index]?.inside);
  const outermost = (children.get(undefined) ?? []).flatMap((index) => attributions[index] ?? []);
  const said = [...(children.get(undefined) ?? [])].flatMap((index) => within(index, []));
  const own = ownStretches(analysis, outermost).flatMap((stretch) =>
    pieces(analysis, stretch).map((piece) => ({ ...piece, path: [] })),
  );
  return [...said, ...own].toSorted((a, b) => a.start - b.start || a.end - b.end);

  /** What an attribution says, and what the attributions within it say. */
  function within(index: number, outer: readonly Attribution[]): readonly Proposition[] {
    const attribution = attributions[index];
    if (attribution === undefined || outer.length > DEEPEST) return [];
    const path = [...outer, attribution];
    const inner = (children.get(index) ?? []).map((child) => ({
      child,
      extent: extentOf(attributions[child]),
    }));
    return attribution.content.flatMap((content) => {
      const nested = inner.filter(
        ({ child, extent }) => extent !== null && overlaps(extent, content) && speaksUp(child),
      );
      if (nested.length === 0) return pieces(analysis, content).map((piece) => saidIn(piece, path));
      return partition(
        content,
        nested.flatMap(({ extent }) => extent ?? []),
      ).flatMap(({ stretch, of }) => {
        const child = of === null ? undefined : nested[of]?.child;
        if (child !== undefined) return nestedIn(stretch, child, path);
        return isStandalone(analysis, stretch)
          ? pieces(analysis, stretch).map((piece) => ({ ...piece, path }))
          : [];
      });
    });
  }

  /** What contradicts the words of others is not theirs: “…, but few outside the city believe that”. */
  function saidIn(piece: Stretch, path: readonly Attribution[]): Proposition {
    const words = analysis.text.slice(piece.start, piece.start + 60);
    return { ...piece, path: AGAINST.test(words) ? [] : path };
  }

  /** Whether somebody else's words are told, or an opinion of the speaker's own: a whole clause or a quotation. */
  function speaksUp(child: number): boolean {
    const attribution = attributions[child];
    if (attribution?.cue === undefined) return false;
    const speaker =
      attribution.speaker && analysis.text.slice(attribution.speaker.start, attribution.speaker.end);
    if (speaker !== undefined && /^(?:i|we|you|people|one|who|which|that)$/i.test(speaker)) return false;
    return attribution.content.some((each) => isClause(analysis, each));
  }

  /** The whole stretch of a nested attribution is the evidence of what it says. */
  function nestedIn(stretch: Stretch, child: number, path: readonly Attribution[]): readonly Proposition[] {
    const found = within(child, path);
    const [only] = found;
    return found.length === 1 && only !== undefined ? [{ ...only, ...stretch }] : found;
  }
}

/** Of a negated one nothing is told, unless its verb takes the negation back: “did not deny”. */
const isTold = (attribution: Attribution | undefined): boolean =>
  attribution !== undefined && (!attribution.negated || /^(?:denies|doubts)$/.test(attribution.cueKind));

const AGAINST =
  /^[\s,]*(?:but|though|although|while|however),? (?:few|many|others|most|critics|experts|analysts|observers|nobody|hardly anyone)\b/i;

/** Attributions lie in each other so deep at the most. */
const DEEPEST = 4;

const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/** From the first to the last character of an attribution. */
function extentOf(attribution: Attribution | undefined): Stretch | null {
  const spans = attribution === undefined ? [] : spansOf(attribution);
  if (spans.length === 0) return null;
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

const spansOf = ({ speaker, cue, via, content }: Attribution): readonly Span2[] =>
  [speaker, cue, via, ...content].filter((span) => span !== undefined);

interface Part {
  readonly stretch: Stretch;
  /** The index of the inner stretch; null for what lies between. */
  readonly of: number | null;
}

/** A stretch, divided by the stretches within it. */
function partition(whole: Stretch, inner: readonly Stretch[]): readonly Part[] {
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

/** What is left of the sentences when the attributions are taken out, where it says something by itself. */
function ownStretches(analysis: Analysis, outermost: readonly Attribution[]): readonly Stretch[] {
  const covered = outermost
    .flatMap((attribution) => coverOf(analysis, attribution))
    .toSorted((a, b) => a.start - b.start);
  let next = 0;
  return analysis.sentences.flatMap((sentence) => {
    let from = sentence.start;
    const rest: Stretch[] = [];
    while (next < covered.length && (covered[next]?.end ?? 0) <= sentence.start) next += 1;
    let isWhole = true;
    for (let at = next; at < covered.length; at++) {
      const stretch = covered[at];
      if (stretch === undefined || stretch.start >= sentence.end) break;
      isWhole = false;
      if (stretch.start > from) rest.push({ start: from, end: stretch.start });
      from = Math.max(from, stretch.end);
    }
    if (from < sentence.end) rest.push({ start: from, end: sentence.end });
    if (isWhole) return trimmed(analysis.text, sentence) ?? [];
    return rest
      .flatMap((stretch) => withoutLink(analysis, stretch) ?? [])
      .filter((stretch) => isStandalone(analysis, stretch));
  });
}

/** What an attribution takes of each sentence: all from its first to its last span there. */
function coverOf(analysis: Analysis, attribution: Attribution): readonly Stretch[] {
  const parts = spansOf(attribution).flatMap((span) =>
    sentencesIn(analysis, span).map((part) => ({
      ...part,
      sentence: indexAt(analysis.sentences, part.start),
    })),
  );
  return [...Map.groupBy(parts, ({ sentence }) => sentence).values()].map((those) => ({
    start: Math.min(...those.map(({ start }) => start)),
    end: Math.max(...those.map(({ end }) => end)),
  }));
}

/** Subordinators that hang in the air once what follows them is taken out. */
const HANGING =
  /(?:[\s,;:–—-]|\b(?:a|an|one|two|three|few|the|day|days|week|weeks|month|months|year|years|hours|just|only|and|but|or|after|before|as|when|while|because|since|although|though|if|unless|until|whereas|where|which|that|who|to|of|than|so|even|despite|amid|with|in|on)\b)+$/iu;

function withoutLink(analysis: Analysis, stretch: Stretch): Stretch | null {
  const words = analysis.text.slice(stretch.start, stretch.end);
  const hanging = HANGING.exec(words.slice(-80));
  const end = stretch.end - (hanging?.[0].length ?? 0);
  return trimmed(analysis.text, { start: stretch.start, end });
}

/** Whether a stretch has a subject, a finite verb, and something after it. */
function isStandalone(analysis: Analysis, stretch: Stretch): boolean {
  const range = tokensIn(analysis, stretch);
  if (range.last - range.first < 4) return false;
  const predicate = predicateOf(analysis.tokens, range);
  if (predicate === null || predicate.subject.last === predicate.subject.first) return false;
  const after = analysis.tokens.slice(predicate.group.last, range.last);
  return after.some(({ tag }) => tag !== 'PUNCT');
}
