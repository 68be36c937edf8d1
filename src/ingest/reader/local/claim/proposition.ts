// An article → its propositions in order: each stretch of text that says one thing, with the attributions that lead to it.
import type { Attribution } from '../attribution/attribution.ts';
import type { Analysis } from '../text/analysis.ts';
import { reports } from './cue.ts';
import {
  extentOf,
  isApart,
  isAside,
  isTold,
  isTwice,
  outerOf,
  overlaps,
  partition,
  repeated,
  speaksUp,
} from './nesting.ts';
import { isStandalone, ownPieces, withSubjects } from './own.ts';
import { pieces, trimmed, type Piece, type Stretch } from './segment.ts';
import { predicatesOf } from './spoken.ts';

export interface Proposition extends Piece {
  /** From the outermost attribution to the one whose words these are; empty where the outlet speaks. */
  readonly path: readonly Attribution[];
  /** What shows it: its words, and what around them belongs to no other proposition of the same speaker. */
  readonly evidence: readonly Stretch[];
}

/**
 * @param attributions in the order of the text. What somebody did not say is the outlet's to tell, and nobody's words
 */
export function propositions(
  analysis: Analysis,
  attributions: readonly Attribution[],
): readonly Proposition[] {
  const told = new Set(
    [...attributions.keys()].filter((index) => isTold(attributions[index], analysis.text)),
  );
  for (const index of repeated(analysis, attributions, told)) told.delete(index);
  const children = Map.groupBy(told, (index) => outerOf(attributions, index));
  const outer = children.get(undefined) ?? [];
  const outermost = outer.flatMap((index) => attributions[index] ?? []);
  const said = outer.flatMap((index) => within(index, []));
  const own = ownPieces(analysis, outermost).map((piece) => ({ ...piece, path: [], evidence: [piece] }));
  return [...said, ...own].toSorted((a, b) => a.start - b.start || a.end - b.end);

  /** What an attribution says, and what the attributions within it say. */
  function within(index: number, outer: readonly Attribution[]): readonly Proposition[] {
    const attribution = attributions[index];
    if (attribution === undefined || outer.length > DEEPEST) return [];
    const path = [...outer, attribution];
    const inner = speaking(analysis, attributions, children.get(index) ?? []);
    const isApartIn = (content: Stretch): boolean => heldIn(analysis, inner, content)[1].length > 0;
    return predicatesOf(analysis, attribution, isApartIn).flatMap(({ content, lead, before, isWhole }) => {
      const [twice, once] = heldIn(analysis, inner, content, isWhole);
      const turn = turnIn(analysis, content);
      const pathAt = ({ start }: Stretch): readonly Attribution[] => (start >= turn ? [] : path);
      const told = (stretch: Stretch): readonly Proposition[] =>
        withSubjects(analysis, pieces(analysis, stretch, stretch.start === content.start ? lead : []))
          .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(analysis.text.slice(start, end)))
          .map((piece) => ({ ...piece, path: pathAt(piece), evidence: [piece] }));
      const extents = once.map(({ extent }) => extent);
      const isOnlyAside = extents.every((extent) => isAside(analysis, extent));
      const parts = partition(content, extents).flatMap(({ stretch, of }) => {
        const child = of === null ? undefined : once[of]?.child;
        if (child !== undefined)
          return nestedIn(stretch, child, isApart(analysis, stretch) ? [] : pathAt(stretch));
        return isOnlyAside || isStandalone(analysis, stretch) ? told(stretch) : [];
      });
      const own = shownBy(before, tiled(analysis.text, content, parts, attribution));
      const passing = twice.flatMap(({ child, extent }) =>
        within(child, isPassedOn(analysis, attribution, extent) ? pathAt(extent) : []),
      );
      return [...own, ...passing];
    });
  }

  /** What an attribution within another's words says; where it says one thing, its frame is a part of that. */
  function nestedIn(stretch: Stretch, child: number, path: readonly Attribution[]): readonly Proposition[] {
    const found = within(child, path);
    const [only] = found;
    return found.length === 1 && only !== undefined && only.lead.length === 0
      ? [{ ...only, ...stretch }]
      : found;
  }
}

/** Where the words turn against their speaker (“…, but few outside the city believe that”): from there on, nobody's. */
function turnIn(analysis: Analysis, content: Stretch): number {
  if (!TURNS.test(analysis.text.slice(content.start, content.end + TURN))) return Infinity;
  const turning = pieces(analysis, content).find(({ start }) =>
    AGAINST.test(analysis.text.slice(start, start + TURN)),
  );
  return turning?.start ?? Infinity;
}

/** Whether who tells something in passing passes it on as somebody else's. */
const isPassedOn = (analysis: Analysis, attribution: Attribution, extent: Stretch): boolean =>
  reports(attribution) && !isApart(analysis, extent);

/** An attribution within what another says. */
interface Inner {
  readonly child: number;
  readonly attribution: Attribution;
  readonly extent: Stretch;
}

/** Those in which somebody else's words are told, or an opinion. */
const speaking = (
  analysis: Analysis,
  attributions: readonly Attribution[],
  children: readonly number[],
): readonly Inner[] =>
  children.flatMap((child): readonly Inner[] => {
    const [attribution, extent] = [attributions[child], extentOf(attributions[child])];
    return attribution && extent && speaksUp(analysis, attribution) ? [{ child, attribution, extent }] : [];
  });

/** Those in a stretch: told a second time by themselves, and told nowhere else. */
const heldIn = (
  analysis: Analysis,
  inner: readonly Inner[],
  content: Stretch,
  isWhole = false,
): readonly [readonly Inner[], readonly Inner[]] =>
  divided(
    inner.filter(({ extent }) => overlaps(extent, content)),
    ({ attribution, extent }) => isWhole || isTwice(analysis, attribution, extent, content),
  );

/** What stands before belongs to the first. */
const shownBy = (before: readonly Stretch[], parts: readonly Proposition[]): readonly Proposition[] =>
  parts.map((part, at) => (at === 0 ? { ...part, evidence: [...before, ...part.evidence] } : part));

/** Those of which it is true, and the others. */
function divided<T>(all: readonly T[], test: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(test), all.filter((each) => !test(each))];
}

/**
 * The evidence of what one speaker says covers all that he says, without gaps: quotation marks, frames and links go to the
 * proposition behind which they stand, or before the first one.
 */
function tiled(
  text: string,
  content: Stretch,
  parts: readonly Proposition[],
  speaking: Attribution,
): readonly Proposition[] {
  return parts.map((part, at) => {
    if (!part.path.includes(speaking)) return part;
    const start = at === 0 ? content.start : startOf(part);
    const next = parts[at + 1];
    const end = next === undefined ? content.end : startOf(next);
    return {
      ...part,
      evidence: [trimmed(text, { start, end }) ?? part].map(({ start: from, end: to }) => ({
        start: from,
        end: to,
      })),
    };
  });
}

const startOf = ({ evidence, start }: Proposition): number => evidence[0]?.start ?? start;

/** The words that turn are looked at so far, in characters. */
const TURN = 60;

/** Words that turn, wherever they stand: hardly any content has them. */
const TURNS =
  /\b(?:but|though|although|while|however),? (?:few|many|others|most|critics|experts|analysts|observers|nobody|hardly anyone)\b/i;
/** The same words where they open a clause. */
const AGAINST = new RegExp(`^[\\s,]*${TURNS.source}`, 'i');

/** Attributions lie in each other so deep at the most. */
const DEEPEST = 4;
