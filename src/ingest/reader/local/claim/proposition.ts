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
  const told = [...attributions.keys()].filter((index) => isTold(attributions[index], analysis.text));
  const children = Map.groupBy(told, (index) => outerOf(attributions, index));
  const outermost = (children.get(undefined) ?? []).flatMap((index) => attributions[index] ?? []);
  const said = [...(children.get(undefined) ?? [])].flatMap((index) => within(index, []));
  const own = ownPieces(analysis, outermost).map((piece) => ({ ...piece, path: [] }));
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
        if (child !== undefined) return nestedIn(stretch, child, isApart(stretch) ? [] : path);
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
    if (speaker === undefined || /^(?:i|we|you|people|one|who|which|that|it)$/i.test(speaker)) return false;
    return attribution.content.some((each) => isClause(analysis, each));
  }

  /** Behind “…, but” somebody else speaks, whom the first has not quoted. */
  function isApart({ start }: Stretch): boolean {
    return /[,;] (?:but|while|whereas|although|though) $/.test(
      analysis.text.slice(Math.max(0, start - 12), start),
    );
  }

  /** The whole stretch of a nested attribution is the evidence of what it says. */
  function nestedIn(stretch: Stretch, child: number, path: readonly Attribution[]): readonly Proposition[] {
    const found = within(child, path);
    const [only] = found;
    return found.length === 1 && only !== undefined ? [{ ...only, ...stretch }] : found;
  }
}

/**
 * Of a negated one nothing is told, unless its verb takes the negation back: “did not deny”. Who was the first to
 * report something is told by the outlet.
 */
function isTold(attribution: Attribution | undefined, text: string): boolean {
  if (attribution === undefined) return false;
  const { negated, cueKind, verb, cue } = attribution;
  if (negated && !/^(?:denies|doubts)$/.test(cueKind)) return false;
  const isFirst = cue !== undefined && /\bfirst\b/.test(text.slice(Math.max(0, cue.start - 7), cue.end));
  return !(isFirst && /^(?:report|publish|disclose|reveal|broadcast)$/.test(verb));
}

/** Of two that hold each other, the later cue frames the other: “…, he added”. */
function outerOf(attributions: readonly Attribution[], index: number): number | undefined {
  const outer = attributions[index]?.inside;
  const cueOf = (at: number | undefined): number =>
    at === undefined ? -1 : (attributions[at]?.cue?.start ?? -1);
  const isMutual = outer !== undefined && attributions[outer]?.inside === index;
  return isMutual && cueOf(index) > cueOf(outer) ? undefined : outer;
}

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

/**
 * The clauses of which the main verb is nobody's: neither within what is said, nor the word that says it. What is said
 * within such a clause stays in it only where the clause says nothing without it.
 */
function ownPieces(analysis: Analysis, outermost: readonly Attribution[]): readonly Stretch[] {
  const spans = outermost
    .flatMap((each) => [...each.content, ...(each.cue === undefined ? [] : [each.cue])])
    .toSorted((a, b) => a.start - b.start);
  const longest = spans.reduce((most, { start, end }) => Math.max(most, Math.min(end - start, LONGEST)), 0);
  const extents = outermost.flatMap((each) => coverOf(analysis, each)).toSorted((a, b) => a.start - b.start);
  return analysis.sentences.flatMap((sentence) =>
    pieces(analysis, sentence).flatMap((piece) => {
      const predicate = predicateOf(analysis.tokens, tokensIn(analysis, piece));
      const head = analysis.tokens[predicate?.head ?? -1];
      if (head === undefined) return touchesAny(extents, piece) ? [] : [piece];
      if (touchesAny(near(spans, head, longest), head)) return [];
      const after = extents.slice(indexAt(extents, head.end)).find(({ start }) => start >= head.end);
      if (after === undefined || after.start >= piece.end) return [piece];
      const bare = withoutLink(analysis, { start: piece.start, end: after.start });
      return bare !== null && isStandalone(analysis, bare) ? [bare] : [piece];
    }),
  );
}

/** Longer contents are looked for no further back than this, in characters: so time stays linear. */
const LONGEST = 20_000;

/** Those, in the order of their starts, that begin near enough to reach a place. */
function near(spans: readonly Stretch[], { start }: Stretch, longest: number): readonly Stretch[] {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < start - longest) low = middle + 1;
    else high = middle;
  }
  const found: Stretch[] = [];
  for (let at = low; at < spans.length; at++) {
    const span = spans[at];
    if (span === undefined || span.start > start) break;
    found.push(span);
  }
  return found;
}

const touchesAny = (spans: readonly Stretch[], place: Stretch): boolean =>
  spans.some((each) => overlaps(each, place));

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
  /(?:[\s,;:–—-]|\b(?:a|an|one|two|three|few|the|day|days|week|weeks|month|months|year|years|hours|just|only|and|but|or|after|before|as|when|while|because|since|although|though|if|unless|until|whereas|where|which|that|who|to|of|than|so|even|despite|amid|with|in|on|for|by|from|about|over|at|against)\b)+$/iu;

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
