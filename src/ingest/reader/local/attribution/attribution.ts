// Who says, thinks or wants what: every attribution of a text as the places of its speaker, its cue and its content.
import type { Quotation } from '../quotation/quotation.ts';
import type { Analysis, Sentence, Span2 } from '../text/analysis.ts';
import { accordingTo } from './according.ts';
import { findAdjectival } from './adjectival.ts';
import { candidatesOf } from './candidate.ts';
import { namedBefore } from './named.ts';
import { findNominal } from './nominal.ts';
import { giveQuotations } from './quoted.ts';
import { sceneOf, spanOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { readVerbal } from './verbal.ts';
import type { Found } from './found.ts';
import type { Range } from './phrase.ts';

export interface Attribution {
  /** The whole noun phrase; the word that stands for it where there is only a pronoun. */
  readonly speaker?: Span2;
  /** The words that attribute, with when and where it was said. */
  readonly cue?: Span2;
  readonly content: readonly Span2[];
  /** Through whom it became known: “…, according to X”, where somebody else speaks. */
  readonly via?: Span2;
  /** The base form of the cue's main word. */
  readonly verb: string;
  /** What it does: `says`, `denies`, `accuses`, `believes`, `wants` … (words/verbs.ts has them all). */
  readonly cueKind: string;
  readonly negated: boolean;
  /** Said in passing, in a relative clause, of what that clause hangs on. */
  readonly inRelative?: boolean;
  /** Index of the attribution whose content contains it. */
  readonly inside?: number;
}

/** All attributions in the order of their cues. */
export function findAttributions(
  analysis: Analysis,
  quotations: readonly Quotation[],
): readonly Attribution[] {
  const scene = sceneOf(analysis, quotations);
  const found: Found[] = [];
  for (const sentence of scene.sentences) found.push(...ofSentence(scene, sentence));
  giveQuotations(scene, found);
  return nest(found.filter(({ content }) => content.length > 0).map((each) => placed(scene, each)));
}

function ofSentence(scene: Scene, sentence: Sentence): readonly Found[] {
  const candidates = candidatesOf(scene, sentence);
  const found: Found[] = [];
  const named = opensParagraph(scene, sentence) ? namedBefore(scene, sentence) : undefined;
  if (named) return [named];
  for (const candidate of candidates) {
    if (found.some(({ cue }) => cue && cue.first <= candidate.at && candidate.at < cue.last)) continue;
    const one =
      candidate.type === 'verb'
        ? readVerbal(scene, sentence, candidate, candidates, found)
        : candidate.type === 'noun'
          ? findNominal(scene, sentence, candidate)
          : candidate.type === 'adjective'
            ? findAdjectival(scene, sentence, candidate, found)
            : accordingTo(scene, sentence, candidate, found);
    if (one) found.push(clipped(one, found));
  }
  return found;
}

/** “said that she believes it is safe, but said …”: what ends for the outer one has ended for the inner one as well. */
function clipped(one: Found, before: readonly Found[]): Found {
  const { cue, content } = one;
  const host = cue && before.flatMap((each) => each.content).findLast((range) => holds(range, cue));
  if (!cue || !host) return one;
  const within = content.map((range) =>
    range.first >= cue.last && range.first < host.last && range.last > host.last
      ? { first: range.first, last: host.last }
      : range,
  );
  return { ...one, content: within };
}

const holds = (range: Range, { first, last }: Range): boolean => range.first <= first && last <= range.last;

const opensParagraph = ({ paragraphs }: Scene, { start, paragraph }: Sentence) =>
  paragraphs[paragraph]?.start === start;

function placed(scene: Scene, found: Found): Attribution {
  const { speaker, cue, content, via, verb, cueKind, negated, inRelative } = found;
  return {
    ...(speaker ? { speaker: spanOf(scene, speaker.first, speaker.last) } : {}),
    ...(cue ? { cue: spanOf(scene, cue.first, cue.last) } : {}),
    ...(via ? { via: spanOf(scene, via.first, via.last) } : {}),
    content: content
      .map(({ first, last }) => spanOf(scene, first, last))
      .filter(({ start, end }) => end > start)
      .sort((a, b) => a.start - b.start),
    verb,
    cueKind,
    negated,
    ...(inRelative ? { inRelative } : {}),
  };
}

/** Says of each which one contains it: the one nearest outside. Of those that hold each other the last cue is outermost. */
function nest(all: readonly Attribution[]): readonly Attribution[] {
  const sorted = all.toSorted((a, b) => cueStart(a) - cueStart(b));
  return withoutRings(nested(sorted));
}

/** “He said that she felt it was so, she said”: three that hold each other. Two are told apart by whoever reads them. */
function withoutRings(all: readonly Attribution[]): readonly Attribution[] {
  return all.map((each, i) => {
    const ring = [i];
    for (let at = each.inside; at !== undefined && ring.length <= NEAR; at = all[at]?.inside) {
      if (at === i) return ring.length > 2 && i === Math.max(...ring) ? freed(each) : each;
      ring.push(at);
    }
    return each;
  });
}

function freed(each: Attribution): Attribution {
  const { inside, ...free } = each;
  return inside === undefined ? each : free;
}

function nested(sorted: readonly Attribution[]): readonly Attribution[] {
  return sorted.map((each, i) => {
    const at = each.cue ?? each.speaker;
    if (!at) return each;
    let inside: number | undefined;
    let size = Infinity;
    for (let k = Math.max(0, i - NEAR); k < Math.min(sorted.length, i + NEAR); k += 1) {
      if (k === i) continue;
      for (const span of sorted[k]?.content ?? []) {
        if (span.start > at.start || span.end < at.end || span.end - span.start >= size) continue;
        [inside, size] = [k, span.end - span.start];
      }
    }
    return inside === undefined ? each : { ...each, inside };
  });
}

/** One attribution contains another only among so many neighbours. */
const NEAR = 12;

const cueStart = ({ cue, speaker, content }: Attribution) =>
  cue?.start ?? speaker?.start ?? content[0]?.start ?? 0;
