// What a text does to its own words: denies, doubts, expects or alleges them, and which words each of these governs.
import type { Token } from '../../local/text/analysis.ts';
import type { Words } from './align.ts';
import { classesOf, type OperatorClass } from './lexicon.ts';
import { isContent, isNominal, isVerb } from './term.ts';

export interface Operator {
  readonly classes: readonly OperatorClass[];
  /** Index in the whole text. */
  readonly at: number;
  readonly word: string;
  /** Indices of the words that it governs. */
  readonly governs: ReadonlySet<number>;
}

/** Every operator of a sentence. */
export function operatorsIn(words: Words): readonly Operator[] {
  return words.tokens.flatMap((token, at) => {
    const classes = operatorClasses(words.tokens, at);
    if (classes.length === 0) return [];
    const governs = isCondition(words.tokens, at) ? conditioned(words, at) : governedBy(words, at, classes);
    return [{ classes, at: words.first + at, word: token.lemma, governs: new Set(governs) }];
  });
}

function operatorClasses(tokens: readonly Token[], at: number): readonly OperatorClass[] {
  const token = tokens[at];
  if (token === undefined || isProperName(tokens, at)) return [];
  const next = tokens[at + 1]?.lower;
  const classes = new Set([...classesOf(token.lemma), ...classesOf(token.lower)]);
  // “rule out”, “the rule”; “a rule-out” is none.
  if (token.lemma === 'rule' && next === 'out') classes.add('refusal');
  // “is to”, “are to”: what is to come.
  if (token.lemma === 'be' && next === 'to' && tokens[at + 2]?.tag === 'VERB') classes.add('ahead');
  if (token.lemma === 'set' && !isPlanned(tokens, at)) classes.delete('ahead');
  if (/^(?:due|going|about|next)$/.test(token.lower) && next !== 'to') classes.delete('ahead');
  // “more than expected”, “as forecast”: somebody's expectation, and no doubt about what came.
  if (/^(?:than|as)$/.test(tokens[at - 1]?.lower ?? '')) classes.delete('probable');
  if (token.lemma === 'appear' && tokens[at + 1]?.tag === 'ADP' && next !== 'to') classes.delete('probable');
  // “are supposed to stay”: they ought to.
  if (token.lemma === 'suppose' && next === 'to') {
    classes.delete('alleged');
    classes.add('intent');
  }
  if (token.lemma === 'claim' && /^\d/.test(next ?? '')) classes.delete('alleged');
  if (token.lower === 'subject' && next !== 'to') classes.delete('other');
  if (token.lower === 'risk' && !isNominal(token)) classes.delete('possible');
  if (token.lemma === 'call' && !/^(?:for|on|upon)$/.test(next ?? '')) classes.delete('intent');
  // “not only … but also” denies nothing
  if (token.lower === 'not' && next === 'only') classes.delete('negation');
  return [...classes];
}

/** “May” as a month, “Will” as a name. */
function isProperName(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!/^(?:May|Will|Most|Hope|Said)$/.test(token?.text ?? '')) return false;
  if (token?.tag === 'PROPN') return true;
  const isDated =
    next?.tag === 'NUM' ||
    /^(?:in|since|of|by|until|early|late|mid|last|next|this|from|to|and)$/.test(before?.lower ?? '');
  return token?.text === 'May' && isDated;
}

const isPlanned = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.lower === 'to' || tokens[at + 1]?.lower === 'for';

/** “If the vote passes, tolls rise”; not “asked if”. */
const isCondition = (tokens: readonly Token[], at: number): boolean =>
  /^(?:if|unless|provided)$/.test(tokens[at]?.lower ?? '') &&
  !/^(?:ask|know|see|wonder|tell|question|doubt|unclear|sure)$/.test(tokens[at - 1]?.lemma ?? '');

/** A condition governs all that is said with it: up to a quotation mark, a semicolon, a “but”. */
function conditioned({ tokens, first }: Words, at: number): readonly number[] {
  const parts = (token: Token, index: number): boolean =>
    /^["“”„«»;]$/.test(token.text) ||
    (/^[,]$/.test(token.text) && /^(?:but|while|although)$/.test(tokens[index + 1]?.lower ?? ''));
  const comma = tokens.findLastIndex(({ text }, index) => index < at && text === ',');
  // “A juror, who would talk only if not named, said so”: within its commas.
  const isAside = tokens.slice(comma + 1, at).some(({ lower }) => /^(?:who|which)$/.test(lower));
  const closing = tokens.findIndex(({ text }, index) => index > at && text === ',');
  if (comma >= 0 && isAside && closing > 0) return inside(tokens, comma + 1, closing, at, first);
  const from = tokens.findLastIndex((token, index) => index < at && parts(token, index)) + 1;
  const end = tokens.findIndex((token, index) => index > at && parts(token, index));
  return inside(tokens, from, end < 0 ? tokens.length : end, at, first);
}

const inside = (
  tokens: readonly Token[],
  from: number,
  end: number,
  at: number,
  first: number,
): readonly number[] =>
  range(from, end)
    .filter((index) => index !== at && isContent(tokens[index] as Token))
    .map((index) => first + index);

/** The next word of content, the next verb, and the verbs joined to it: “may close the mine and sell the land”. */
function governedBy(
  { tokens, first }: Words,
  at: number,
  classes: readonly OperatorClass[],
): readonly number[] {
  const found: number[] = [];
  const clauseEnd = endOfClause(tokens, at);
  const rest = range(at + 1, clauseEnd);
  const content = rest.find((index) => isContent(tokens[index] as Token));
  const verb = rest.find((index) => isVerb(tokens[index] as Token));
  if (content !== undefined) found.push(content);
  const isAttribute = tokens[at]?.tag === 'ADJ' || classes.includes('degree') || classes.includes('other');
  const noun = rest.find((index) => isNominal(tokens[index] as Token));
  if (isAttribute && noun !== undefined) found.push(noun);
  else if (verb !== undefined) found.push(verb, ...joinedVerbs(tokens, verb, clauseEnd));
  if (tokens[at]?.tag === 'DET' && noun !== undefined) found.push(noun);
  // “The deal is unlikely.” “It was probably the wind, perhaps.”
  if (content === undefined || isPredicate(tokens, at)) found.push(...before(tokens, at));
  return found.map((index) => first + index);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** Up to the next stop; words between commas right after the operator are passed over. */
function endOfClause(tokens: readonly Token[], at: number): number {
  let from = at + 1;
  if (tokens[from]?.text === ',') {
    const closing = tokens.findIndex((token, index) => index > from && token.text === ',');
    if (closing > 0) from = closing + 1;
  }
  const end = tokens.findIndex(
    (token, index) => index >= from && /^(?:[,;:.?!—–]|because|although|while|whereas)$/.test(token.lower),
  );
  return end < 0 ? tokens.length : end;
}

function joinedVerbs(tokens: readonly Token[], verb: number, end: number): readonly number[] {
  const isBase = tokens[verb]?.lower === tokens[verb]?.lemma;
  const isGerund = /ing$/.test(tokens[verb]?.lower ?? '');
  return range(verb + 1, end).filter((index) => {
    const [link, token] = [tokens[index - 1], tokens[index]];
    if (token === undefined || !isVerb(token) || !/^(?:and|or|nor)$/.test(link?.lower ?? '')) return false;
    return isBase ? token.lower === token.lemma : isGerund ? token.lower.endsWith('ing') : true;
  });
}

const isPredicate = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.tag === 'ADJ' &&
  tokens.slice(Math.max(0, at - 3), at).some(({ lemma }) => lemma === 'be' || lemma === 'remain');

function before(tokens: readonly Token[], at: number): readonly number[] {
  const start = tokens.findLastIndex((token, index) => index < at && /^[,;:—–]$/.test(token.text)) + 1;
  const words = range(start, at).filter((index) => isContent(tokens[index] as Token));
  const noun = words.findLast((index) => isNominal(tokens[index] as Token));
  const verb = words.findLast((index) => isVerb(tokens[index] as Token));
  return [noun, verb].filter((index) => index !== undefined);
}
