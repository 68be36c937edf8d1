// Attributions whose verb stands before its speaker, “…,” said X, and what goes on behind them.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjunctEnd } from './adjunct.ts';
import type { Candidate, VerbCandidate } from './candidate.ts';
import { isRelative, isTimeWord } from './chunk.ts';
import { contentBefore, contentEnd, trimmed } from './content.ts';
import type { Found } from './found.ts';
import { placeEnd, resumesAt } from './interrupted.ts';
import { phraseFrom } from './phrase.ts';
import { phraseBefore } from './phrase-before.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** Said X: “…” */
export function opening(
  scene: Scene,
  sentence: Sentence,
  { at, after, frames, lemma }: VerbCandidate,
): Found | undefined {
  const frame = frames.find(({ follows }) => follows.includes('t'));
  if (!frame || at !== sentence.first) return undefined;
  const speaker = phraseFrom(scene, after, sentence.last, false);
  const mark = speaker && scene.tokens[speaker.last];
  if (!mark || !/^[,:]$/.test(mark.text) || (scene.quoteAt[speaker.last + 1] ?? -1) < 0) return undefined;
  const content = [...trimmed(scene, speaker.last + 1, sentence.last)];
  return {
    speaker,
    cue: { first: at, last: after },
    content,
    verb: lemma,
    cueKind: frame.kind,
    negated: false,
  };
}

/** “…,” said X. */
export function inverted(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): Found | undefined {
  const { group, after, frames, lemma, at } = candidate;
  const { tokens, quoteAt } = scene;
  const frame = frames.find(({ follows }) => follows.includes('t'));
  const [previous, next] = [tokens[at - 1], tokens[after]];
  if (lemma === 'tell' || tokens[at]?.lower.endsWith('ing')) return undefined;
  if (!frame || group.first !== at || !next || after >= sentence.last || (quoteAt[after] ?? -1) >= 0)
    return undefined;
  const quoted = (quoteAt[at - 1] ?? -1) >= 0;
  if (!previous || (at > sentence.first && !quoted && !/^[,?!—–]$|[”"’'»]$/.test(previous.text)))
    return undefined;
  if (at === sentence.first && !quoted) return undefined;
  const speaker = phraseFrom(scene, after, sentence.last, true);
  if (!speaker || /^(that|no|yes)\b/.test(next.lower) || isTimeWord(next)) return undefined;
  const behind = tokens[speaker.last];
  const closes =
    !behind ||
    speaker.last >= sentence.last ||
    behind.tag === 'PUNCT' ||
    behind.tag === 'ADP' ||
    isRelative(behind) ||
    /^(as|when|while|and)$/.test(behind.lower) ||
    behind.lower.endsWith('ing');
  if (!closes || frames.length === 0) return undefined;
  // “Ota, the harbour's head, warned the town”: he has his subject before him.
  if (
    previous.text === ',' &&
    /[no]/.test(frames.map(({ follows }) => follows).join('')) &&
    subjectOf(scene, sentence, group, [])
  )
    return undefined;
  // “Tarn, whose views vary, said Ondra was right”: so has he, with what tells who he is.
  const own = previous.text === ',' ? phraseBefore(scene, at, sentence) : undefined;
  if (own && (own.first <= sentence.first || !hasVerb(tokens, sentence.first, own.first))) return undefined;
  const left = contentBefore(scene, sentence, at);
  if (!left) return undefined;
  const right = rightOf(scene, sentence, speaker.last, candidate, all);
  return {
    speaker,
    cue: { first: at, last: after },
    content: [left, ...right],
    verb: lemma,
    cueKind: frame.kind,
    negated: false,
  };
}

/** Whether something is told there: “On the other side,” tells nothing. */
const hasVerb = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens.slice(first, last).some(({ tag }) => tag === 'VERB' || tag === 'AUX');

/**
 * What goes on after the cue in the middle: “…,” she said, “…”.
 * @param ahead the words before whoever speaks, where they are not quoted: they may go on in more ways
 */
export function rightOf(
  scene: Scene,
  sentence: Sentence,
  from: number,
  candidate: VerbCandidate,
  all: readonly Candidate[],
  ahead?: Range,
): readonly Range[] {
  const { tokens, quoteAt } = scene;
  const end = adjunctEnd(scene, from, sentence.last);
  const at = ahead ? placeEnd(scene, end, sentence.last) : end;
  const mark = tokens[at];
  if (!mark || at + 1 >= sentence.last || !/^[,:;—–]$/.test(mark.text)) return [];
  const quoted = (quoteAt[at + 1] ?? -1) >= 0;
  const next = tokens[at + 1] as Token;
  const isTime = isTimeWord(tokens[at - 1] as Token);
  const isClose = isTime || tokens.slice(candidate.after, at).every(({ tag }) => tag !== 'ADP');
  const resumes = ahead !== undefined && resumesAt(scene, sentence, at + 1, isClose, all);
  if (
    !quoted &&
    !resumes &&
    (mark.text !== ',' ||
      next.lower.endsWith('ing') ||
      /^(who|which|whose|where|adding|but|and|while|as|when|in|at|on|during|after|before|according|with|while)$/.test(
        next.lower,
      ))
  )
    return [];
  return trimmed(scene, at + 1, contentEnd(scene, sentence, at + 1, candidate, all, 'clause'));
}
