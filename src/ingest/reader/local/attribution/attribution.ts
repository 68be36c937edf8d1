// Who says what in a text: every attribution with the places of its source, its cue and its content.
import { indexAt } from '../position.ts';
import type { Quotation } from '../quotation/quotation.ts';
import type { Analysis, Sentence, Span2, Token } from '../text/analysis.ts';
import { accordingIn } from './according.ts';
import { linesOf } from './content.ts';
import { nominalIn } from './nominal.ts';
import type { Range } from './phrase.ts';
import { verbalIn, type Scene } from './verbal.ts';

export interface Attribution {
  /** The mention beside the cue: “Mr. Lew, the Treasury secretary,”, “he”. */
  readonly speaker?: Span2;
  /** The words that make it an attribution: “has said”, “according to”, “claim”. */
  readonly cue?: Span2;
  /** What is said, each stretch within one paragraph. */
  readonly content: readonly Span2[];
  /** Through whom it is known. */
  readonly via?: Span2;
  /** The cue's lemma. */
  readonly verb: string;
  /** What the cue does: `says`, `denies`, `believes`, `wants` … */
  readonly cueKind: string;
  readonly negated: boolean;
  /** The index of the attribution whose content holds this one. */
  readonly inside?: number;
}

/** An attribution while it is being found. */
export interface Draft extends Attribution {
  readonly speakerRange?: Range;
  readonly sentence: Sentence;
}

/**
 * Finds the attributions of a text, in the order in which they begin; time linear in its length.
 * @param quotations those of the same text
 */
export function findAttributions(
  analysis: Analysis,
  quotations: readonly Quotation[],
): readonly Attribution[] {
  const scene: Scene = { analysis: { ...analysis, tokens: retagged(analysis) }, quotations };
  const drafts: Draft[] = [];
  for (const sentence of analysis.sentences) {
    const found = [
      ...accordingIn(scene, sentence),
      ...verbalIn(scene, sentence),
      ...nominalIn(scene, sentence),
    ];
    drafts.push(
      ...separated(
        analysis,
        found.toSorted((a, b) => startOf(a) - startOf(b)),
      ),
    );
  }
  const whole = withLoneQuotations(scene, drafts);
  return nested(withVia(scene, whole));
}

/** Names that wink-nlp takes for another kind of word: with a capital letter within a sentence, or before “said”. */
function retagged({ tokens, sentences }: Analysis): readonly Token[] {
  const starts = new Set(sentences.map((sentence) => sentence.first));
  return tokens.map((token, at) => {
    if (!/^\p{Lu}\p{Ll}/u.test(token.text) || !/^(?:VERB|ADJ|ADV|AUX|INTJ|X|ADP)$/.test(token.tag))
      return token;
    const before = tokens[at - 1];
    const opens = starts.has(at) || before === undefined || /^["“‘'(:[—–-]/.test(before.text);
    const speaks = /^(?:say|tell|write|add|note|argue|ask)$/.test(tokens[at + 1]?.lemma ?? '');
    return !opens || speaks ? { ...token, tag: 'PROPN' as const } : token;
  });
}

const startOf = (draft: Draft): number =>
  Math.min(
    draft.cue?.start ?? Infinity,
    draft.speaker?.start ?? Infinity,
    ...draft.content.map((each) => each.start),
  );

/** Where another attribution begins after “, but” or “; ”, what was said before ends. */
function separated(analysis: Analysis, drafts: readonly Draft[]): readonly Draft[] {
  return drafts
    .map((draft) => {
      const others = drafts.filter(
        (other) => other !== draft && other.cue !== undefined && other.speaker !== undefined,
      );
      return {
        ...draft,
        content: draft.content.map((span) =>
          others.reduce((cut, other) => cutAt(analysis, cut, draft, other), span),
        ),
      };
    })
    .filter((draft) => draft.content.some((span) => span.end > span.start));
}

const BREAK = /(?:[,;—–]|--)\s+(?:but|while|though|although|whereas|and|yet)\s*$|;\s*$/i;

function cutAt({ text }: Analysis, span: Span2, draft: Draft, other: Draft): Span2 {
  const begin = other.speaker?.start ?? 0;
  const cue = draft.cue?.start ?? 0;
  // What follows the cue ends before the next speaker's clause.
  if (span.start >= cue && begin > span.start && begin < span.end) {
    const before = text.slice(span.start, begin);
    const found = BREAK.exec(before);
    return found === null ? span : { start: span.start, end: span.start + found.index };
  }
  // Who shares the speaker: “said A and added B”.
  if (
    span.start >= cue &&
    other.speaker !== undefined &&
    draft.speaker !== undefined &&
    other.speaker.start === draft.speaker.start &&
    (other.cue?.start ?? 0) > span.start &&
    (other.cue?.start ?? 0) < span.end
  ) {
    const before = text.slice(span.start, other.cue?.start);
    const found = /[,;]?\s+(?:and|but|or)\s*(?:then|also)?\s*$/i.exec(before);
    return found === null ? span : { start: span.start, end: span.start + found.index };
  }
  // What stands before the cue begins after the other's clause.
  if (span.end <= cue && (other.cue?.start ?? 0) > span.start && (other.cue?.start ?? 0) < span.end)
    return span;
  return span;
}

/** A quotation that nobody is named for goes on from the one before it in the paragraph, or from the paragraph before. */
function withLoneQuotations({ analysis, quotations }: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const result = [...drafts];
  const covers = (draft: Draft, quotation: Quotation): boolean =>
    !isWithin(draft.cue, quotation) &&
    draft.content.some((span) => span.start < quotation.end && quotation.start < span.end);
  let from = 0;
  let last: number | null = null;
  for (const quotation of quotations) {
    while (from < result.length && startOf(result[from] as Draft) < quotation.start - 8_000) from++;
    const owners = result.flatMap((draft, index) =>
      index >= from && covers(draft, quotation) ? [index] : [],
    );
    if (owners.length > 0) {
      last = owners.at(-1) ?? last;
      continue;
    }
    if (quotation.kind === 'phrase' || quotation.inner.end - quotation.inner.start < 12) continue;
    const index = last ?? -1;
    const owner = result[index];
    if (owner === undefined || !isNear(analysis, owner, quotation) || !standsAlone(analysis, quotation))
      continue;
    result[index] = { ...owner, content: [...owner.content, ...linesOf(analysis, quotation)] };
    last = index;
  }
  return result;
}

const isWithin = (span: Span2 | undefined, holder: Span2): boolean =>
  span !== undefined && holder.start <= span.start && span.end <= holder.end;

/** In the same paragraph or the next one. */
function isNear({ paragraphs }: Analysis, owner: Draft, quotation: Quotation): boolean {
  const end = Math.max(owner.cue?.end ?? 0, ...owner.content.map((span) => span.end));
  const paragraph = indexAt(paragraphs, Math.max(0, end - 1));
  return indexAt(paragraphs, quotation.start) - paragraph <= 1;
}

/** It begins and ends with sentences of its own. */
function standsAlone({ sentences, text }: Analysis, quotation: Quotation): boolean {
  const first = sentences[indexAt(sentences, quotation.start)];
  const last = sentences[indexAt(sentences, quotation.end - 1)];
  if (first === undefined || last === undefined) return false;
  const before = text.slice(first.start, quotation.start).trim();
  const after = text.slice(quotation.end, last.end).trim();
  return !/\p{L}{2,}.*\p{L}{2,}/u.test(before) && !/\p{L}/u.test(after);
}

/** “told CNN”, “in an interview with the Courier”, “according to Reuters” behind who spoke. */
function withVia({ analysis }: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const { text, sentences } = analysis;
  return drafts.map((draft) => {
    if (draft.via !== undefined || draft.cue === undefined) return draft;
    const sentence = sentences[indexAt(sentences, draft.cue.start)];
    if (sentence === undefined) return draft;
    const from = draft.cue.end;
    const after = text.slice(from, Math.min(sentence.end, from + 160));
    const told = /told$/i.test(text.slice(draft.cue.start, draft.cue.end)) ? OUTLET_NAMED.exec(after) : null;
    const around = text.slice(draft.cue.start, Math.min(sentence.end, from + 200));
    const interview = INTERVIEW.exec(around);
    const found = told?.groups?.outlet ?? interview?.groups?.outlet;
    if (found === undefined) return draft;
    const start =
      told === null
        ? draft.cue.start + around.indexOf(found, interview?.index ?? 0)
        : from + after.indexOf(found);
    return { ...draft, via: { start, end: start + found.length } };
  });
}

const NAME = "(?:the |The )?(?:[A-Z][\\w.&’']*)(?:(?: of| and)? [A-Z][\\w.&’']*){0,4}";
const OUTLET_NAMED = new RegExp(`^ (?:reporters (?:at|from|with) )?(?<outlet>${NAME})(?=[ ,.]|$)`, 'u');
const INTERVIEW = new RegExp(
  `\\b(?:interview (?:with|on|published (?:in|by)|to)|speaking (?:to|on|with)|(?:appearing|appearance) on|told|writing in|wrote in|op-ed (?:in|for)|column (?:in|for)) (?:CNN[’']s |NBC[’']s |ABC[’']s |CBS[’']s )?(?<outlet>${NAME})`,
  'u',
);

/** Which attribution lies within the content of another: the smallest content that holds its cue. */
function nested(drafts: readonly Draft[]): readonly Attribution[] {
  const ordered = drafts.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  const indexed = ordered.map((draft) => ({ draft, start: startOf(draft), end: endOf(draft) }));
  return indexed.map(({ draft }, index) => {
    const { speakerRange: _range, sentence: _sentence, ...attribution } = draft;
    const at = draft.cue ?? draft.speaker ?? draft.content[0];
    if (at === undefined) return attribution;
    let best: { index: number; size: number } | null = null;
    for (let other = Math.max(0, index - 12); other < Math.min(indexed.length, index + 12); other++) {
      const holder = indexed[other]?.draft;
      if (holder === undefined || other === index) continue;
      for (const span of holder.content)
        if (
          span.start <= at.start &&
          at.end <= span.end &&
          (draft.speaker === undefined || span.start <= draft.speaker.start)
        ) {
          const size = span.end - span.start;
          if (best === null || size < best.size) best = { index: other, size };
        }
    }
    return best === null ? attribution : { ...attribution, inside: best.index };
  });
}

const endOf = (draft: Draft): number =>
  Math.max(draft.cue?.end ?? 0, ...draft.content.map((each) => each.end));
