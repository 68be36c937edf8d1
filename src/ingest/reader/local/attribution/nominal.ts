// Attributions by a noun: “the claim that …”, “her promise to …”, “opposition to …”, “calls for …”.
import type { Sentence, Token } from '../text/analysis.ts';
import type { Draft } from './attribution.ts';
import { trimEnd } from './content.ts';
import { CUE_NOUNS, cueWith, type Frame } from './lexicon.ts';
import { isComma, phraseAfter, phraseBefore, type Range } from './phrase.ts';
import { spanOf, type Scene } from './verbal.ts';

/** Whose claim it is need not be said where what is claimed follows; with these, it must be. */
const NEEDS_OWNER: ReadonlySet<Frame> = new Set(['to', 'for', 'of', 'about', 'on', 'against', 'with', 'as']);

export function nominalIn(scene: Scene, sentence: Sentence): readonly Draft[] {
  const { tokens } = scene.analysis;
  const drafts: Draft[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = tokens[at] as Token;
    if (token.tag !== 'NOUN') continue;
    const cues = CUE_NOUNS.get(token.lemma);
    if (cues === undefined) continue;
    const draft = nominal(scene, sentence, at, cues);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

function nominal(
  scene: Scene,
  sentence: Sentence,
  at: number,
  cues: Parameters<typeof cueWith>[0],
): Draft | null {
  const { tokens, text } = scene.analysis;
  const owner = ownerOf(tokens, at, sentence);
  let next = at + 1;
  let by: Range | null = null;
  if (tokens[next]?.lower === 'by' || tokens[next]?.lower === 'from') {
    by = phraseAfter(tokens, next + 1, sentence.last);
    if (by !== null) next = by.last;
  }
  const link = tokens[next];
  if (link === undefined || next >= sentence.last) return null;
  const frame = link.lower as Frame;
  const cue = /^(?:that|to|for|of|about|on|against|over|in|with)$/.test(link.lower)
    ? cueWith(cues, frame)
    : undefined;
  if (cue === undefined) return null;
  const speaker = owner ?? by;
  if (speaker === null && NEEDS_OWNER.has(frame)) return null;
  if (speaker === null && !/^(?:that)$/.test(link.lower)) return null;
  const from = frame === 'that' || frame === 'to' ? next : next + 1;
  const end = clauseEnd(tokens, from, sentence, frame);
  const first = tokens[from];
  if (first === undefined) return null;
  const content = trimEnd(text, { start: first.start, end: tokens[end - 1]?.end ?? first.end });
  if (content.end <= content.start) return null;
  return {
    ...(speaker === null ? {} : { speaker: spanOf(tokens, speaker), speakerRange: speaker }),
    cue: spanOf(tokens, { first: at, last: from === next ? at + 1 : next + 1 }),
    content: [content],
    verb: (tokens[at] as Token).lemma,
    cueKind: cue.kind,
    negated: false,
    sentence,
  };
}

/** “Trump's claim”, “his claim”. */
function ownerOf(tokens: readonly Token[], at: number, sentence: Sentence): Range | null {
  let before = at - 1;
  while (before >= sentence.first && /^(?:ADJ|ADV|NOUN)$/.test(tokens[before]?.tag ?? '') && before > at - 4)
    before--;
  const token = tokens[before];
  if (token === undefined || before < sentence.first) return null;
  if (/^(?:his|her|its|their|my|our|your)$/.test(token.lower)) return { first: before, last: before + 1 };
  if (!/^(?:'s|’s|'|’)$/.test(token.text)) return null;
  const owner = phraseBefore(tokens, before, sentence.first);
  return owner === null ? null : { first: owner.first, last: before + 1 };
}

function clauseEnd(tokens: readonly Token[], from: number, sentence: Sentence, frame: Frame): number {
  if (frame === 'that') {
    for (let at = from; at < sentence.last; at++)
      if (isComma(tokens[at]) || /^[;:]$/.test(tokens[at]?.text ?? '')) return at;
    return sentence.last;
  }
  if (frame === 'to') {
    for (let at = from; at < sentence.last; at++)
      if (isComma(tokens[at]) || /^[;:.]$/.test(tokens[at]?.text ?? '')) return at;
    return sentence.last;
  }
  return phraseAfter(tokens, from, sentence.last)?.last ?? from + 1;
}
