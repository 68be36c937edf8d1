// Attributions by a preposition: “according to X”, “in the view of X”, “for X”, with what they speak for.
import type { Sentence, Span2, Token } from '../text/analysis.ts';
import type { Draft } from './attribution.ts';
import { linesOf, quotationAt, trimEnd } from './content.ts';
import { isComma, isQuoteMark, phraseAfter, type Range } from './phrase.ts';
import { spanOf, type Scene } from './verbal.ts';

/** Openers by their words, with the kind of cue. */
const OPENERS: readonly (readonly [readonly string[], string])[] = [
  [['according', 'to'], 'says'],
  [['in', 'the', 'words', 'of'], 'says'],
  [['in', 'the', 'view', 'of'], 'believes'],
  [['in', 'the', 'opinion', 'of'], 'believes'],
  [['in', 'the', 'eyes', 'of'], 'believes'],
];

export function accordingIn(scene: Scene, sentence: Sentence): readonly Draft[] {
  const { tokens } = scene.analysis;
  const drafts: Draft[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    const opener = OPENERS.find(([words]) => words.every((word, n) => tokens[at + n]?.lower === word));
    if (opener === undefined) continue;
    const [words, kind] = opener;
    const from = at + words.length;
    const source = phraseAfter(tokens, from, sentence.last);
    if (source === null) continue;
    const speaker = withTail(tokens, source, sentence);
    const content = contentAround(scene, sentence, { first: at, last: speaker.last });
    if (content.length === 0) continue;
    drafts.push({
      speaker: spanOf(tokens, speaker),
      speakerRange: speaker,
      cue: spanOf(tokens, { first: at, last: from }),
      content,
      verb: words.join(' '),
      cueKind: kind,
      negated: false,
      sentence,
    });
    at = speaker.last - 1;
  }
  return drafts;
}

/** “a person familiar with the matter who was not allowed to speak”: up to the comma, or the end. */
function withTail(tokens: readonly Token[], source: Range, sentence: Sentence): Range {
  let { last } = source;
  while (last < sentence.last) {
    const token = tokens[last] as Token;
    if (isComma(token) || isQuoteMark(token) || /^[.;:?!)]$/.test(token.text)) break;
    last++;
  }
  const isShort = last - source.last < 25;
  return isShort ? { first: source.first, last } : source;
}

/** The clause before it, or, where it opens the sentence, the one after it. */
function contentAround({ analysis, quotations }: Scene, sentence: Sentence, cue: Range): readonly Span2[] {
  const { text, tokens } = analysis;
  const start = tokens[cue.first]?.start ?? 0;
  const end = tokens[cue.last - 1]?.end ?? 0;
  const before = trimEnd(text, { start: sentence.start, end: start });
  const hasBefore = before.end - before.start > 12;
  if (hasBefore) {
    const quoted = quotationAt(quotations, before.end - 1);
    const content =
      quoted !== null && quoted.kind === 'speech' && quoted.start < before.start
        ? { start: quoted.start, end: before.end }
        : before;
    return linesOf(analysis, content);
  }
  const open = quotationAt(quotations, sentence.end - 1);
  const after =
    open !== null && open.end >= sentence.end
      ? { ...trimEnd(text, { start: end, end: sentence.end }), end: open.end }
      : trimEnd(text, { start: end, end: sentence.end });
  return after.end > after.start ? linesOf(analysis, after) : [];
}
