// What the outlet tells in its own voice: the clauses of which the main verb is nobody's.
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { isOfThose } from './antecedent.ts';
import { overlaps, spansOf } from './nesting.ts';
import { isFinite, isModal } from './finite.ts';
import { predicateOf, type Predicate } from './predicate.ts';
import { pieces, sentencesIn, subjectIn, tokensIn, trimmed, type Piece, type Stretch } from './segment.ts';

/**
 * The clauses of which the main verb is nobody's: neither within what is said, nor the word that says it. What is said
 * within such a clause stays in it only where the clause says nothing without it.
 */
export function ownPieces(
  analysis: Analysis,
  clauses: readonly Piece[],
  outermost: readonly Attribution[],
): readonly Piece[] {
  const spans = outermost
    .flatMap(({ content, cue, speaker }) => [...content, cue, speaker].filter((span) => span !== undefined))
    .toSorted((a, b) => a.start - b.start);
  const longest = spans.reduce((most, { start, end }) => Math.max(most, Math.min(end - start, LONGEST)), 0);
  const asides = outermost
    .flatMap((each) => besideSpeaker(analysis, each) ?? [])
    .toSorted((a, b) => a.start - b.start);
  const extents = outermost.flatMap((each) => coverOf(analysis, each)).toSorted((a, b) => a.start - b.start);
  const said = outermost
    .filter(({ speaker }) => speaker === undefined || !isOfThose(analysis, speaker))
    .flatMap(spansOf)
    .flatMap((span) => sentencesIn(analysis, span))
    .toSorted((a, b) => a.start - b.start);
  const passing = new Map(
    outermost.flatMap(({ cue, content, inRelative }) =>
      inRelative && cue ? [[cue.start, content.at(-1)?.end ?? cue.end] as const] : [],
    ),
  );
  return clauses.flatMap((piece): readonly Piece[] => {
    const predicate = predicateOf(analysis.tokens, tokensIn(analysis, piece));
    const head = analysis.tokens[predicate?.head ?? -1];
    if (head === undefined) return touchesAny(extents, piece) ? [] : [piece];
    if (touchesAny(near(spans, head, longest), head) || touchesAny(near(asides, head, longest), head)) {
      // “A plant she said is unsafe | was sold”
      const behind = passing.get(analysis.tokens[predicate?.group.first ?? -1]?.start ?? -1);
      const verb = behind === undefined ? -1 : indexAt(analysis.tokens, behind);
      const main = isFinite(analysis.tokens, verb) ? analysis.tokens[verb] : undefined;
      const isTold = main !== undefined && !touchesAny(near(spans, main, longest), main);
      return isTold && verb < tokensIn(analysis, piece).last ? [piece] : [];
    }
    const own = predicate === null ? piece : withoutAside(analysis, piece, predicate, said);
    const after = said[firstFrom(said, head.end)];
    if (after === undefined || after.start >= piece.end) return [own];
    const bare = withoutLink(analysis, { start: piece.start, end: after.start });
    if (bare === null || !isStandalone(analysis, bare)) return [own];
    const behind = behindAside(analysis, own, after, extents);
    return behind === null
      ? [{ ...own, end: bare.end }]
      : [{ ...behind, lead: [...own.lead, { start: own.start, end: bare.end }] }];
  });
}

/** All clauses of a text, each of which tells one thing. */
export const clausesOf = (analysis: Analysis): readonly Piece[] =>
  analysis.sentences.flatMap((sentence) => withSubjects(analysis, pieces(analysis, sentence)));

/** “Investigators suspected a leak | but have dropped that theory”: the second clause is told of the subject of the first. */
export function withSubjects(analysis: Analysis, all: readonly Piece[]): readonly Piece[] {
  return all.map((piece, at) => {
    const before = all[at - 1];
    const { first, last } = tokensIn(analysis, piece);
    if (before === undefined || !goesOn(analysis.tokens, first, last)) return piece;
    const subject = subjectIn(analysis, before);
    const start = analysis.tokens[first + 1]?.start ?? piece.start;
    return subject === null
      ? piece
      : { start, end: piece.end, lead: [subject, ...modalIn(analysis, before, first + 1)] };
  });
}

/** “but | have dropped it”, but neither “but tap water is safe” nor “but are you?”. */
function goesOn(tokens: readonly Token[], first: number, last: number): boolean {
  const verb = behindAdverb(tokens, first + 1);
  if (tokens[first]?.lower !== 'but' || verb >= last || !isFinite(tokens, verb)) return false;
  const next = tokens[verb + 1];
  if (next?.tag === 'NOUN') return !isFinite(tokens, verb + 2);
  return !/^(?:i|you|he|she|it|we|they)$/.test(next?.lower ?? '') || tokens[verb]?.tag !== 'AUX';
}

const behindAdverb = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.tag === 'ADV' ? at + 1 : at;

/** “You | should not stop but | see a doctor”. */
function modalIn({ tokens, ...analysis }: Analysis, before: Piece, first: number): readonly Stretch[] {
  const verb = tokens[behindAdverb(tokens, first)];
  const predicate = predicateOf(tokens, tokensIn({ tokens, ...analysis }, before));
  const modal = tokens[predicate?.group.first ?? -1];
  if (verb?.tag !== 'VERB' || verb.lower !== verb.lemma || modal === undefined || !isModal(modal)) return [];
  return [{ start: modal.start, end: modal.end }];
}

/** “turned to Ota, who had promised to help, | for a boat”: where the clause goes on behind what is said in passing. */
function behindAside(
  { tokens, text }: Analysis,
  piece: Piece,
  { start }: Stretch,
  extents: readonly Stretch[],
): Stretch | null {
  if (!/, (?:who|which) /.test(text.slice(start - 2, start + 6))) return null;
  const inside = extents.findLast((each) => each.start < piece.end && each.end > start);
  const at = indexAt(tokens, inside?.end ?? piece.end);
  const [comma, link] = [tokens[at], tokens[at + 1]];
  const isLast = comma?.text === ',' && link?.tag === 'ADP' && link.start < piece.end;
  return isLast ? { start: link.start, end: piece.end } : null;
}

/** “The bridge, which engineers say is safe, will close”: what others say in passing is told by itself. */
function withoutAside(
  { tokens }: Analysis,
  piece: Piece,
  { subject, group }: Predicate,
  said: readonly Stretch[],
): Piece {
  const [close, verb] = [tokens[subject.last - 1], tokens[group.first]];
  for (let at = subject.first + 1; at < subject.last - 2; at++) {
    const [comma, pronoun] = [tokens[at], tokens[at + 1]];
    if (comma?.text !== ',' || !/^(?:which|who|whose|whom)$/.test(pronoun?.lower ?? '')) continue;
    if (close?.text !== ',' || verb === undefined || pronoun === undefined) return piece;
    const inside = said[firstFrom(said, pronoun.start)];
    if (inside === undefined || inside.start >= close.start) return piece;
    const lead = { start: piece.start, end: comma.start };
    return { start: verb.start, end: piece.end, lead: [...piece.lead, lead] };
  }
  return piece;
}

/** The index of the first that begins there or later, among stretches in the order of their starts. */
function firstFrom(spans: readonly Stretch[], from: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longer contents are looked for no further back than this, in characters: so time stays linear. */
const LONGEST = 20_000;

/**
 * “The ministry, in a paper put out on Monday, noted”: what stands between the speaker and the verb, unless it is a verb of his
 * own; “According to the paper, which has 90 pages, …”: what stands behind the source.
 */
function besideSpeaker(
  { text }: Analysis,
  { speaker, cue, content, verb }: Attribution,
): Stretch | undefined {
  if (speaker === undefined || cue === undefined) return undefined;
  const [said] = content;
  if (verb === 'according' && said && said.start > speaker.end)
    return { start: speaker.end, end: said.start };
  if (speaker.end >= cue.start) return undefined;
  const between = text.slice(speaker.end, Math.min(cue.start, speaker.end + LONGEST));
  const isParticiple = /^\p{L}+ing\b/u.test(text.slice(cue.start, cue.end));
  const goesOn = /\b(?:and|but|or|then|before|after|while|as)\b/.test(between);
  return isParticiple || goesOn || /[.!?]\s/.test(between)
    ? undefined
    : { start: speaker.end, end: cue.start };
}

/** Those, in the order of their starts, that begin near enough to reach a place. */
function near(spans: readonly Stretch[], { start }: Stretch, longest: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = firstFrom(spans, start - longest); at < spans.length; at++) {
    const span = spans[at];
    if (span === undefined || span.start > start) break;
    found.push(span);
  }
  return found;
}

const touchesAny = (spans: readonly Stretch[], place: Stretch): boolean =>
  spans.some((each) => overlaps(each, place));

/** What an attribution takes of each sentence: all from its first to its last span there. */
export function coverOf(analysis: Analysis, attribution: Attribution): readonly Stretch[] {
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
  /(?:[\s,;:–—-]|\b(?:a|an|one|two|three|few|the|(?<!\b(?:last|next|this|that|every|each) )(?:day|days|week|weeks|month|months|year|years|hours)|just|only|and|but|or|after|before|as|when|while|because|since|although|though|if|unless|until|whereas|where|which|that|who|whom|what|to|of|than|so|even|despite|amid|with|in|on|for|by|from|about|over|at|against|into)\b|, an? \p{L}+$)+$/iu;

function withoutLink(analysis: Analysis, stretch: Stretch): Stretch | null {
  const words = analysis.text.slice(stretch.start, stretch.end);
  const hanging = HANGING.exec(words.slice(-80));
  const end = stretch.end - (hanging?.[0].length ?? 0);
  return trimmed(analysis.text, { start: stretch.start, end });
}

/** Whether a stretch has a subject, a finite verb, and something after it. */
export function isStandalone(analysis: Analysis, stretch: Stretch): boolean {
  const range = tokensIn(analysis, stretch);
  if (range.last - range.first < 4) return false;
  const predicate = predicateOf(analysis.tokens, range);
  if (predicate === null || predicate.subject.last === predicate.subject.first) return false;
  const after = analysis.tokens.slice(predicate.group.last, range.last);
  return after.some(({ tag }) => tag !== 'PUNCT');
}
