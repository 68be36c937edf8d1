// The words of a sentence that give somebody's words – “Orsk said”, “according to the ministry” – and what they reach.
import type { Token } from '../../local/text/analysis.ts';
import { CUE_NOUNS, cueClassesOf, TIME_WORDS, type CueClass } from './lexicon.ts';
import { isNominal } from './term.ts';

export interface Frame {
  readonly classes: readonly CueClass[];
  /** Index of its word in the sentence. */
  readonly cue: number;
  /** `noun`: “the claim that”, which need not be anybody's. */
  readonly type: 'verb' | 'noun';
}

/** In a sentence that has more of them, nobody can tell who says what; and it would take time in their cube. */
const MOST = 24;

/** Whether too many frames stand in a sentence for any to be trusted. */
export const isTangled = (tokens: readonly Token[]): boolean => allFrames(tokens).length > MOST;

/** None where there are too many. */
export function framesIn(tokens: readonly Token[]): readonly Frame[] {
  const frames = allFrames(tokens);
  return frames.length > MOST ? [] : frames;
}

function allFrames(tokens: readonly Token[]): readonly Frame[] {
  return tokens.flatMap((token, cue): readonly Frame[] => {
    if (token.lower === 'according' && tokens[cue + 1]?.lower === 'to')
      return [{ classes: ['says'], cue, type: 'verb' }];
    if (isNominal(token) && CUE_NOUNS.has(token.lemma))
      return [{ classes: nounClasses(token.lemma), cue, type: 'noun' }];
    if (token.tag !== 'VERB' || isInfinitive(tokens, cue) || isAttribute(tokens, cue)) return [];
    if (isOfNobody(tokens, cue)) return [];
    const classes = cueClassesOf(token.lemma);
    return classes.length === 0 ? [] : [{ classes, cue, type: 'verb' }];
  });
}

const nounClasses = (noun: string): readonly CueClass[] =>
  /^(?:allegation|accusation|claim|charge)$/.test(noun)
    ? ['alleges']
    : noun === 'denial'
      ? ['denies']
      : ['says'];

/** “refused to say” gives nobody's words; “is said to have” does. */
const isInfinitive = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.lower === 'to';

/** “The announced plan”. */
const isAttribute = (tokens: readonly Token[], at: number): boolean =>
  /^(?:DET|ADJ)$/.test(tokens[at - 1]?.tag ?? '') && isNominal(tokens[at + 1] ?? ({ tag: 'X' } as Token));

/** “When asked about it”, “people briefed on the plan”: it is they who were asked and briefed. */
function isOfNobody(tokens: readonly Token[], at: number): boolean {
  if (
    !/^(?:ask|tell|brief|inform|call|name|describe|praise|criticise|criticize)$/.test(tokens[at]?.lemma ?? '')
  )
    return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (before === undefined || /^(?:when|if|once|as|though|while)$/.test(before.lower)) return true;
  if (isComma(before) && /^(?:about|if|whether|how|why|what|by)$/.test(next?.lower ?? '')) return true;
  return isNominal(before) && /^(?:on|about|by)$/.test(next?.lower ?? '');
}

const QUOTE = /^["“”„«»]+$/;
export const isQuote = (token: Token | undefined): boolean => QUOTE.test(token?.text ?? '');
export const isComma = (token: Token | undefined): boolean => /^[,—–-]$/.test(token?.text ?? '');
const TURN = /^(?:but|while|although|though|whereas|yet|however)$/;

/** Whether a new thought begins between two words: what was said before reaches no further. */
function turnsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    if (/^[;?!]$/.test(tokens[at]?.text ?? '')) return true;
    if (isComma(tokens[at]) && TURN.test(tokens[at + 1]?.lower ?? '')) return true;
  }
  return false;
}

/** Whether the frame gives the word at this index, in the same sentence. */
export function governs(
  frame: Frame,
  at: number,
  tokens: readonly Token[],
  frames: readonly Frame[],
): boolean {
  if (at > frame.cue)
    return (
      at < scopeEnd(frame, tokens, frames) &&
      !turnsBetween(tokens, frame.cue, at) &&
      !isFollowed(frame, at, tokens, frames)
    );
  const start = stretchStart(frame, tokens);
  if (start === 0 || at >= start || isDependent(tokens.slice(start, frame.cue))) return false;
  return isTrailing(frame, tokens) && !turnsBetween(tokens, at, start);
}

/** “…, who is now advising the council”, “…, when the agency asked”: no frame of what stands before. */
const isDependent = (between: readonly Token[]): boolean =>
  between.some(({ lower, tag }, at) =>
    at === 0
      ? /^(?:who|which|when|where|after|before|while|because)$/.test(lower)
      : tag === 'SCONJ' || /^(?:who|which|that|when|where)$/.test(lower),
  );

/**
 * How far a frame reaches that does not lead its sentence: “when the agency asked Renn, Orsk said …” to the comma, “the
 * man who wrote the speech says …” to the next frame, “which he called a lie, …” to the comma.
 */
function scopeEnd(frame: Frame, tokens: readonly Token[], frames: readonly Frame[]): number {
  const before = tokens[subjectStart(frame, tokens) - 1]?.lower ?? '';
  const comma = tokens.findIndex((token, at) => at > frame.cue && isComma(token) && !isQuote(tokens[at + 1]));
  const next = frames.find((other) => other.type === 'verb' && other.cue > frame.cue)?.cue;
  if (/^(?:who|which)$/.test(before)) return next ?? tokens.length;
  const isLocal =
    /^(?:when|after|before|while|since|despite|what|how|where|as|because|although)$/.test(before) ||
    /^(?:call|describe)$/.test(tokens[frame.cue]?.lemma ?? '');
  return isLocal && comma >= 0 ? comma : tokens.length;
}

/** “Orsk said it was safe and Brandt said it was not”: another's words begin before this one. */
function isFollowed(frame: Frame, at: number, tokens: readonly Token[], frames: readonly Frame[]): boolean {
  return frames.some((other) => {
    if (other.type !== 'verb' || other.cue <= frame.cue || other.cue >= at) return false;
    const start = subjectStart(other, tokens);
    return start < other.cue && /^(?:and|but|while|whereas)$/.test(tokens[start - 1]?.lower ?? '');
  });
}

/** Where the subject begins that stands right before the cue: “the foreign ministry of Aldmark announced”. */
function subjectStart({ cue }: Frame, tokens: readonly Token[]): number {
  let start = chunkStart(tokens, groupStart(tokens, cue));
  while (tokens[start - 1]?.tag === 'ADP' && chunkStart(tokens, start - 1) < start - 1)
    start = chunkStart(tokens, start - 1);
  return start;
}

/** Where the frame is set off by a comma, a dash or a quotation mark; 0 where nothing stands before it. */
const stretchStart = ({ cue }: Frame, tokens: readonly Token[]): number =>
  tokens.findLastIndex((token, at) => at < cue && (isComma(token) || isQuote(token))) + 1;

/** Nothing follows the frame in its clause but when, where and to whom. */
function isTrailing({ cue }: Frame, tokens: readonly Token[]): boolean {
  for (let at = cue + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (isComma(token) || isQuote(token) || /^[.;?!]$/.test(token?.text ?? '')) return true;
    if (token?.tag === 'AUX' || (token?.tag === 'PRON' && at === cue + 1)) return false;
  }
  return true;
}

/** The first token of the verb group: “has never said”, “on Monday said”. */
export function groupStart(tokens: readonly Token[], cue: number): number {
  let at = cue;
  while (at > 0) {
    const token = tokens[at - 1] as Token;
    const isTime =
      TIME_WORDS.has(token.lower) || (token.tag === 'NUM' && TIME_WORDS.has(tokens[at]?.lower ?? ''));
    const isBeforeTime = token.tag === 'ADP' && TIME_WORDS.has(tokens[at]?.lower ?? '');
    const isAmid = /^(?:both|all|also|each|since)$/.test(token.lower) && at > 0;
    if (!/^(?:AUX|ADV|PART)$/.test(token.tag) && !isTime && !isBeforeTime && !isAmid) break;
    at--;
  }
  return at;
}

const IN_CHUNK: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON']);
export const inChunk = (token: Token | undefined): boolean =>
  token !== undefined &&
  IN_CHUNK.has(token.tag) &&
  !TIME_WORDS.has(token.lower) &&
  !/^(?:who|which|that)$/.test(token.lower);

/** The first token of the noun phrase that ends before `end`. */
export function chunkStart(tokens: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && inChunk(tokens[at - 1])) at--;
  return at;
}
