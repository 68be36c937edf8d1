// An article → its propositions in order: each stretch of text that says one thing, with the attributions that lead to it.
import type { Attribution } from '../attribution/attribution.ts';
import type { Analysis } from '../text/analysis.ts';
import { isAnybody } from './antecedent.ts';
import { asideOf, toldInPassing } from './aside.ts';
import { meansMore, reports } from './cue.ts';
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
import { clausesOf, isStandalone, ownPieces, withSubjects } from './own.ts';
import { restsOf, type Rest } from './rest.ts';
import { pieces, trimmed, type Piece, type Stretch } from './segment.ts';
import { isByAgent, predicatesOf } from './spoken.ts';
import { standsAlone } from './wording.ts';

export interface Proposition extends Piece {
  /** From the outermost attribution to the one whose words these are; empty where the outlet speaks. */
  readonly path: readonly Attribution[];
  /** Told only in passing, of somebody who says something else. */
  readonly isPassing?: boolean;
  /** What belongs to its words and is not what was said: “He blamed the owner | , who has two such dams”. */
  readonly tail?: Stretch;
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
  const children = Map.groupBy(toldOf(analysis, attributions), (index) => outerOf(attributions, index));
  const outer = children.get(undefined) ?? [];
  const outermost = outer.flatMap((index) => attributions[index] ?? []);
  const said = outer.flatMap((index) => within(index, []));
  const clauses = clausesOf(analysis);
  const told = ownPieces(analysis, clauses, outermost);
  const rests = restsOf(analysis, without(clauses, told), outermost);
  const passing = asidesOf(analysis, attributions, outermost, said);
  const own = [...told.map((piece) => byOutlet(piece)), ...passing, ...rests.flatMap(nextOf)];
  return [...withTails(analysis, said, rests), ...own].toSorted((a, b) => a.start - b.start || a.end - b.end);

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

/** The attributions of which something is told. */
function toldOf(analysis: Analysis, attributions: readonly Attribution[]): ReadonlySet<number> {
  const told = new Set(
    [...attributions.keys()].filter(
      (index) => isTold(attributions[index], analysis.text) && !isAnybodys(analysis, attributions[index]),
    ),
  );
  for (const index of repeated(analysis, attributions, told)) told.delete(index);
  return told;
}

const isAnybodys = (analysis: Analysis, attribution: Attribution | undefined): boolean =>
  attribution?.speaker !== undefined && isAnybody(analysis, attribution.speaker);

const byOutlet = (piece: Piece): Proposition => ({ ...piece, path: [], evidence: [piece] });

/** What is told in passing of those who speak, once of each, where no claim of theirs has it in its words. */
function asidesOf(
  analysis: Analysis,
  all: readonly Attribution[],
  outermost: readonly Attribution[],
  said: readonly Proposition[],
): readonly Proposition[] {
  const framed = new Set(
    said.flatMap(({ path: [of], ...piece }) => (of && isFramed(analysis, of, piece) ? of : [])),
  );
  const asides = outermost.map((each) => ({ each, aside: asideOf(analysis, each, all) }));
  const told = new Set(asides.flatMap(({ each, aside }) => (aside && framed.has(each) ? aside.start : [])));
  return asides.flatMap(({ aside }) => {
    if (aside === null || told.has(aside.start)) return [];
    const piece = toldInPassing(analysis, aside);
    if (piece === null) return [];
    told.add(aside.start);
    return [{ ...byOutlet(piece), isPassing: true }];
  });
}

/** Whether what somebody says is told with who says it: “The mayor rejected the plan”. */
const isFramed = (analysis: Analysis, of: Attribution, piece: Piece): boolean =>
  meansMore(of) || !standsAlone(analysis, piece);

const nextOf = ({ next, of, isSaid }: Rest): readonly Proposition[] =>
  next === null ? [] : [{ ...byOutlet(next), path: isSaid ? [of] : [] }];

/** Those clauses that are not told to their end. */
function without(clauses: readonly Piece[], told: readonly Piece[]): readonly Piece[] {
  const ends = new Set(told.map(({ end }) => end));
  return clauses.filter(({ end }) => !ends.has(end));
}

/** What stands behind all that is said belongs to the last claim, where that is told with its speaker and verb. */
function withTails(
  analysis: Analysis,
  said: readonly Proposition[],
  rests: readonly Rest[],
): readonly Proposition[] {
  const tails = new Map(rests.flatMap(({ of, tail }) => (tail === null ? [] : [[of, tail] as const])));
  return said.map((each) => {
    const [inner] = each.path;
    const tail = each.path.length === 1 && inner ? tails.get(inner) : undefined;
    if (
      tail === undefined ||
      !inner ||
      isPassed(analysis, inner, tail) ||
      each.end !== inner.content.at(-1)?.end
    )
      return each;
    const isAfter = isByAgent(inner, analysis.text) || isInOrder(inner, each, tail);
    return isAfter && isFramed(analysis, inner, each) ? { ...each, tail } : each;
  });
}

/** “turned to Ota, who had promised to help, for a boat”: what stands behind belongs to what is told first. */
const isPassed = ({ text }: Analysis, { inRelative, speaker }: Attribution, tail: Stretch): boolean =>
  inRelative === true ||
  (text[tail.start] === ',' &&
    /, (?:who|which) $/.test(text.slice((speaker?.start ?? 0) - 2, (speaker?.end ?? 0) + 1)));

/** “Ota | rejected | the plan | , which …”, and not “…, Ota said”. */
const isInOrder = ({ speaker, cue }: Attribution, { start, end }: Stretch, tail: Stretch): boolean =>
  speaker !== undefined &&
  cue !== undefined &&
  speaker.start <= cue.start &&
  cue.end <= start &&
  end <= tail.start;

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
