// The words of a sentence that give somebody's words – “Orsk said”, “according to the ministry” – and what they reach.
import type { Token } from '../../local/text/analysis.ts';
import type { Words } from './align.ts';
import { CUE_NOUNS, cueClassesOf, TIME_WORDS, type CueClass } from './lexicon.ts';
import { isNominal } from './term.ts';

export interface Frame {
  readonly classes: readonly CueClass[];
  /** Index of its word in the sentence. */
  readonly cue: number;
  /** `noun`: “the claim that”, which need not be anybody's. */
  readonly type: 'verb' | 'noun';
}

export function framesIn(tokens: readonly Token[]): readonly Frame[] {
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
const isQuote = (token: Token | undefined): boolean => QUOTE.test(token?.text ?? '');
const isComma = (token: Token | undefined): boolean => /^[,—–-]$/.test(token?.text ?? '');
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
function groupStart(tokens: readonly Token[], cue: number): number {
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
const inChunk = (token: Token | undefined): boolean =>
  token !== undefined &&
  IN_CHUNK.has(token.tag) &&
  !TIME_WORDS.has(token.lower) &&
  !/^(?:who|which|that)$/.test(token.lower);

/** The first token of the noun phrase that ends before `end`. */
function chunkStart(tokens: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && inChunk(tokens[at - 1])) at--;
  return at;
}

/** A stretch of a sentence's tokens, half open. */
export interface Mention {
  readonly first: number;
  readonly last: number;
}

/** Whether the mention is who speaks, by the grammar around the cue: no one else stands in between. */
export function isSpeaker(
  mention: Mention,
  frame: Frame,
  { tokens }: Words,
  frames: readonly Frame[],
): boolean {
  if (frame.type === 'noun') return isOwner(mention, frame.cue, tokens);
  if (isPossessor(mention, tokens) || isCutShort(mention, tokens)) return false;
  const anchor = anchorOf(frame.cue, tokens);
  if (anchor !== null) return isRightAfter(mention, anchor, tokens);
  // “was announced by Orsk”, “first reported by the Courier”
  if (tokens[frame.cue + 1]?.lower === 'by') {
    if (isRightAfter(mention, frame.cue + 1, tokens)) return true;
    if (isPassive(frame.cue, tokens)) return false;
  }
  if (isComplement(mention, tokens)) return false;
  return (
    isSubject(mention, frame.cue, tokens) ||
    isInverted(mention, frame.cue, tokens) ||
    isSubjectOfAll(mention, frame.cue, tokens, frames)
  );
}

/** “Orsk's lawyer”: not Orsk. */
const isPossessor = ({ last }: Mention, tokens: readonly Token[]): boolean =>
  /^['’]s?$/.test(tokens[last]?.text ?? '');

/** “Brandt spokesman Ilya Renn”: not Brandt. */
const isCutShort = ({ last }: Mention, tokens: readonly Token[]): boolean => {
  const next = tokens[last];
  return next !== undefined && isNominal(next) && !TIME_WORDS.has(next.lower);
};

/** “A spokesman for Brandt”: not Brandt. */
function isComplement({ first }: Mention, tokens: readonly Token[]): boolean {
  const before = tokens[chunkStart(tokens, first) - 1];
  return before?.tag === 'ADP' && !/^(?:as|after|before|since|until|than|while|like)$/.test(before.lower);
}

/** The word after which the speaker stands: “according to”, “citing”. */
function anchorOf(cue: number, tokens: readonly Token[]): number | null {
  const lemma = tokens[cue]?.lemma;
  if (tokens[cue]?.lower === 'according') return cue + 1;
  if (lemma === 'cite' || lemma === 'quote') return cue;
  return null;
}

const isPassive = (cue: number, tokens: readonly Token[]): boolean =>
  tokens.slice(groupStart(tokens, cue), cue).some(({ lemma }) => lemma === 'be' || lemma === 'get');

function isRightAfter(mention: Mention, anchor: number, tokens: readonly Token[]): boolean {
  const between = tokens.slice(anchor + 1, mention.first);
  return (
    mention.first > anchor &&
    between.length <= 8 &&
    between.every((token) => inChunk(token) || /^(?:and|,)$/.test(token.lower))
  );
}

function isSubject(mention: Mention, cue: number, tokens: readonly Token[]): boolean {
  const group = groupStart(tokens, cue);
  if (mention.last > group || mention.last === 0) return false;
  const between = unbracketed(tokens.slice(mention.last, group));
  if (between.length === 0) return true;
  if (between.some(isQuote)) return false;
  // “Orsk and Brandt said”
  const rest = between.slice(1);
  if (between[0]?.lower === 'and' && rest.length > 0 && rest.every(inChunk)) return true;
  // “Orsk, who leads the council,” · “Orsk, the mayor of Vell,” · “Orsk, who”
  const isRelative = /^(?:who|which|that)$/.test(between.at(-1)?.lower ?? '');
  if (isRelative && between.slice(0, -1).every(isComma)) return true;
  if (isComma(between[0]) || between[0]?.lower === 'who') return isComma(between.at(-1));
  return isPostmodified(mention, between, tokens);
}

/** Without what stands in brackets: “Renn (Vell North) said”. */
function unbracketed(between: readonly Token[]): readonly Token[] {
  const closing = between.findIndex(({ text }) => text === ')');
  const opening = between.findIndex(({ text }) => text === '(');
  if (closing < 0 || opening > closing) return between;
  return [...between.slice(0, Math.max(0, opening)), ...between.slice(closing + 1)];
}

const NEW_CLAUSE = /^(?:as|when|while|after|before|because|that|since|and|but|or)$/;

/** “Two people briefed on the plan said”, “officials in Vell said”: the first noun of its clause, with what describes it. */
function isPostmodified(mention: Mention, between: readonly Token[], tokens: readonly Token[]): boolean {
  if (between.some((token) => token.tag === 'PUNCT' || NEW_CLAUSE.test(token.lower))) return false;
  const isNamed = tokens.slice(mention.first, mention.last).some(({ tag }) => tag === 'PROPN');
  const first = between[0]?.tag;
  if (first === 'VERB' && isNamed) return false;
  if (first !== 'VERB' && first !== 'ADP' && first !== 'ADJ' && between[0]?.lower !== 'who') return false;
  return isFirst(mention, tokens);
}

/** No noun stands before it in its clause. */
function isFirst(mention: Mention, tokens: readonly Token[]): boolean {
  const start = chunkStart(tokens, mention.first);
  const clause =
    tokens.findLastIndex(
      (token, at) => at < start && (isComma(token) || isQuote(token) || /^[:;]$/.test(token.text)),
    ) + 1;
  return tokens.slice(clause, start).every((token) => !isNominal(token) || TIME_WORDS.has(token.lower));
}

const TAKES_OBJECT =
  /^(?:tell|ask|accuse|blame|urge|warn|inform|remind|assure|charge|brief|criticise|criticize|praise)$/;

/** “…,” said Orsk. */
function isInverted(mention: Mention, cue: number, tokens: readonly Token[]): boolean {
  const before = tokens[groupStart(tokens, cue) - 1];
  const opens = before === undefined || isComma(before) || isQuote(before);
  const next = tokens[mention.last];
  return (
    opens &&
    !TAKES_OBJECT.test(tokens[cue]?.lemma ?? '') &&
    chunkStart(tokens, mention.first) <= cue + 1 &&
    mention.first > cue &&
    tokens.slice(cue + 1, mention.first).every(inChunk) &&
    !/^(?:VERB|AUX)$/.test(next?.tag ?? '')
  );
}

/** “Orsk opened the meeting and said”, “…, Orsk said, adding that”: the subject of what goes before. */
function isSubjectOfAll(
  mention: Mention,
  cue: number,
  tokens: readonly Token[],
  frames: readonly Frame[],
): boolean {
  const link = tokens[groupStart(tokens, cue) - 1];
  const isJoined = /^(?:and|but|then)$/.test(link?.lower ?? '') || /ing$/.test(tokens[cue]?.lower ?? '');
  if (!isJoined || mention.first > cue) return false;
  const others = frames.filter((each) => each.type === 'verb' && each.cue < cue);
  const nearest = others.at(-1);
  if (nearest !== undefined)
    return (
      isSubject(mention, nearest.cue, tokens) ||
      isInverted(mention, nearest.cue, tokens) ||
      isSubjectOfAll(mention, nearest.cue, tokens, others)
    );
  const isAtHead = tokens.slice(0, mention.first).every(({ tag }) => /^(?:CCONJ|DET)$/.test(tag));
  return isFirst(mention, tokens) && (isAtHead || tokens[mention.last]?.tag !== 'PUNCT');
}

/** “Brandt's claim”, “a statement by Brandt”, “Brandt made the claim”. */
function isOwner(mention: Mention, noun: number, tokens: readonly Token[]): boolean {
  if (isCutShort(mention, tokens)) return false;
  if (mention.last <= noun) {
    const between = tokens.slice(mention.last, noun);
    if (/^(?:his|her|their|its)$/.test(tokens[mention.first]?.lower ?? '')) return between.every(inChunk);
    if (isPossessor(mention, tokens)) return between.slice(1).every(inChunk);
    return (
      !isComplement(mention, tokens) && isFirst(mention, tokens) && tokens[mention.last]?.tag !== 'PUNCT'
    );
  }
  const link = tokens[noun + 1]?.lower ?? '';
  return (
    /^(?:by|from|of)$/.test(link) && !isPossessor(mention, tokens) && isRightAfter(mention, noun + 1, tokens)
  );
}
