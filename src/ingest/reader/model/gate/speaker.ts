// Whether a mention is who speaks, by the grammar of the sentence: subject, agent or owner of the cue, and no one else between.
import type { Token } from '../../local/text/analysis.ts';
import type { Words } from './align.ts';
import { chunkStart, groupStart, inChunk, isComma, isQuote, type Frame } from './frame.ts';
import { TIME_WORDS } from './lexicon.ts';
import { isNominal } from './term.ts';

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
  if (anchor !== null && isRightAfter(mention, anchor, tokens)) return true;
  if (tokens[frame.cue]?.lower === 'according') return false;
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
export const isPossessor = ({ last }: Mention, tokens: readonly Token[]): boolean =>
  /^['’]s?$/.test(tokens[last]?.text ?? '');

/** “Brandt spokesman Ilya Renn”: not Brandt. */
export const isCutShort = ({ last }: Mention, tokens: readonly Token[]): boolean => {
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
      isSubjectOfAll(mention, nearest.cue, tokens, others) ||
      // “Ames said she expects a reply but warned”: she is Ames.
      (/^(?:he|she|it|they)$/.test(tokens[groupStart(tokens, nearest.cue) - 1]?.lower ?? '') &&
        others.slice(0, -1).some((each) => isSubject(mention, each.cue, tokens)))
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
