// Where the sentences are: wink-nlp's decision, put right where news text is known to mislead it.

import { datelineEnd } from './dateline.ts';
import type { Span2 } from './span.ts';
import type { Token } from './tag.ts';

export interface Sentence extends Span2 {
  /** Tokens, half open. */
  readonly first: number;
  readonly last: number;
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** It is the dateline of its paragraph, and tells nothing. */
  readonly isDateline: boolean;
}

/** No sentence has more tokens: what looks so is a list or no text, and every rule that reads a sentence stays quick. */
const longest = 400;

/** Sentences in order; none crosses a paragraph. A dateline is one by itself. */
export function findSentences(
  text: string,
  tokens: readonly Token[],
  paragraphs: readonly Span2[],
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const headed = paragraphs.map((paragraph) => datelineEnd(text, paragraph));
  let [first, paragraph] = [0, 0];
  for (let i = 0; i < tokens.length; i += 1) {
    const [token, next] = [tokens[i] as Token, tokens[i + 1]];
    while (token.start >= (paragraphs[paragraph]?.end ?? Infinity)) paragraph += 1;
    const leaves = !next || next.start >= (paragraphs[paragraph]?.end ?? Infinity);
    const body = headed[paragraph] ?? 0;
    const isHead = token.start < body;
    const ends = isHead ? (next?.start ?? body) >= body : endsAt(tokens, i);
    if (!leaves && i + 1 - first < longest && !ends) continue;
    const { start } = tokens[first] as Token;
    sentences.push({ start, end: token.end, first, last: i + 1, paragraph, isDateline: isHead });
    first = i + 1;
  }
  return sentences;
}

/** Whether a sentence ends with token i, when the paragraph goes on. */
export function endsAt(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (!next) return true;
  if ((tokens[i] as Token).stop) return !mergers.some((goesOn) => goesOn(tokens, i));
  return isMarked(tokens[i] as Token) && splitters.some((ends) => ends(tokens, i));
}

type Rule = (tokens: readonly Token[], i: number) => boolean;

/** It ends with a full stop or with what closes: of the other words, which are nearly all, no rule need be asked. */
const isMarked = ({ text }: Token): boolean => ENDINGS.has(text.charAt(text.length - 1));
const ENDINGS = new Set('. " ” ’ \' » ) ]'.split(' '));

const closing = /^["”’'»)\]]+$/;
const opening = /^["“‘'«([]+$/;
const word = (tokens: readonly Token[], i: number) => tokens[i]?.text ?? '';
const lower = (tokens: readonly Token[], i: number) => tokens[i]?.lower ?? '';

const beforeNumber = /^(nos?|figs?|pp?|vols?|arts?|secs?|chs?|pars?)\.?$/i;
const title =
  /^(mr|mrs|ms|mx|messrs|dr|prof|rev|fr|hon|gov|sen|rep|reps|sens|gen|lt|col|maj|capt|cmdr|adm|sgt|cpl|pvt|pres|amb|atty|supt|insp|det|st|ft|mt|vs)\.?$/i;
const asking =
  /^(said|says|asked|asks|added|adds|wrote|cried|shouted|yelled|joked|replied|wondered|exclaimed|continued|tweeted|quipped)$/;

/** wink-nlp ends the sentence here, wrongly. */
const mergers: readonly Rule[] = [
  // “Why?” she asked · 2 hrs. on · Yahoo! said · e.g. this: it goes on in small letters (iPhone and eBay apart).
  (tokens, i) => /^\p{Ll}(?!\p{Lu})/u.test(word(tokens, i + 1)),
  // “Why?” Ms. Ota asked · “Stop!” the two men shouted.
  (tokens, i) =>
    closing.test(word(tokens, i)) && /[?!,]$/.test(word(tokens, i - 1)) && isAskedBy(tokens, i + 1),
  // No. 7 · Fig. 2
  (tokens, i) => beforeNumber.test(stem(tokens, i)) && /^\d/.test(word(tokens, i + 1)),
  // Lt. Marin
  (tokens, i) => title.test(stem(tokens, i)) && /^\p{Lu}/u.test(word(tokens, i + 1)),
  // J. Marin: an initial after a name or a title, or before a name.
  (tokens, i) =>
    /^\p{Lu}$/u.test(stem(tokens, i)) &&
    tokens[i + 1]?.tag === 'PROPN' &&
    stem(tokens, i) !== 'I' &&
    !isOpener(tokens, i + 1),
  // A mark that closes stands close to the word before it: “….'' He”.
  (tokens, i) => /^["”’']+$/.test(word(tokens, i + 1)) && tokens[i + 1]?.start === tokens[i]?.end,
  // A closing mark or a comma cannot begin a sentence.
  (tokens, i) => /^[,;:”»)\]…]$/.test(word(tokens, i + 1)),
  // at 5 p.m. Monday
  (tokens, i) => /^[ap]\.m\.?$/.test(lower(tokens, i)) && !isOpener(tokens, i + 1),
  // A mark that opens belongs to what follows.
  (tokens, i) => opening.test(word(tokens, i)) && (!/["'”’]/.test(word(tokens, i)) || isLeft(tokens, i)),
];

/** wink-nlp reads on here, wrongly. */
const splitters: readonly Rule[] = [
  // moved to the U.S. Officials said · Acme Inc. The firm
  (tokens, i) =>
    /^(\p{Lu}\.){2,}$|^(inc|corp|ltd|co|jr|sr|etc)\.$|^[ap]\.m\.$/iu.test(word(tokens, i)) &&
    isOpener(tokens, i + 1),
  // may top £60m. Lawmakers
  (tokens, i) =>
    /^(m|bn|tn|km|kg|cm|mm)\.$/.test(word(tokens, i)) &&
    tokens[i - 1]?.tag === 'NUM' &&
    /^["“‘'«]?\p{Lu}/u.test(word(tokens, i + 1)),
  // He said no. Then: a word that wink-nlp takes for an abbreviation.
  (tokens, i) =>
    /^(no|so|us|it|in|is|am|go|art|fig|gal|sun|sat|mar|may|miss)\.$/.test(word(tokens, i)) &&
    isOpener(tokens, i + 1),
  // “It is no.” Then
  (tokens, i) =>
    closing.test(word(tokens, i)) &&
    /[.?!]$/.test(word(tokens, i - 1)) &&
    isOpener(tokens, i + 1) &&
    !isAskedBy(tokens, i + 1),
];

/** A straight mark that opens: close to what follows, and only to that. */
function isLeft(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.end === tokens[i + 1]?.start && tokens[i - 1]?.end !== tokens[i]?.start;
}

/** The token, or the word whose full stop it is. */
function stem(tokens: readonly Token[], i: number): string {
  const text = word(tokens, i);
  return (text === '.' && tokens[i - 1]?.end === tokens[i]?.start ? word(tokens, i - 1) : text).replace(
    /\.$/,
    '',
  );
}

const openers = new Set(
  (
    'the a an this that these those he she it they we you i his her its their our my in on at by for from with after before during ' +
    'but and or yet so as if when while since although though because however meanwhile still then there here what who why how where ' +
    'officials police authorities lawmakers analysts critics experts investigators prosecutors witnesses officers residents rescuers ' +
    'both some many most all no not one two several another each earlier later also according asked even more nearly only'
  ).split(' '),
);

/** A capitalised word that begins a sentence and hardly ever a name. */
function isOpener(tokens: readonly Token[], i: number): boolean {
  const at = opening.test(word(tokens, i)) ? i + 1 : i;
  return /^\p{Lu}/u.test(word(tokens, at)) && openers.has(lower(tokens, at));
}

/** “Ota asked”, “the two men shouted”: who, in at most five tokens, and a verb of speech. */
function isAskedBy(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < i + 6; k += 1)
    if (asking.test(lower(tokens, k))) return tokens.slice(i, k).every(({ tag }) => named.has(tag));
  return false;
}

const named = new Set(['PROPN', 'NOUN', 'DET', 'PRON', 'NUM', 'ADJ']);
