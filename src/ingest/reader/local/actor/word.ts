// The words of a text as names are made of them: tokens, with those joined that hyphens and full stops tear apart.
import { indexAt } from '../position.ts';
import { isSmallLetter } from '../text/letter.ts';
import type { Analysis, Span2, Tag } from '../text/analysis.ts';

export interface Word extends Span2 {
  readonly text: string;
  readonly lower: string;
  /** Small letters without a full stop at the end or between initials: “U.S.” → “us”, “Mr.” → “mr”. */
  readonly bare: string;
  readonly tag: Tag;
  /** Index of its sentence. */
  readonly sentence: number;
  /** The sentence, a quotation or a clause after a colon begins with it: a capital letter says nothing. */
  readonly opens: boolean;
  /** Begins with a capital letter, or holds one (“iPhone”). */
  readonly capital: boolean;
}

const JOINT = /^[-‐‑–'’&./]$/u;
const CAPITAL = /^\p{Lu}|^\p{Ll}{1,2}\p{Lu}/u;
/** Plainly in small letters, as nearly all words are. */
const isSmall = (word: string): boolean =>
  isSmallLetter(word) &&
  (word.length === 1 || (isSmallLetter(word, 1) && (word.length === 2 || isSmallLetter(word, 2))));
const WORDLIKE = /^[\p{L}\p{N}]/u;
const POSSESSIVE = /^['’](?:s|re|ve|ll|d|m)?$/iu;
const OPENING = new Set('" “ ‘ « : ( — – - ... … • * >'.split(' '));

/** Words and punctuation in order. Linear in the text. */
export function wordsOf({ text, tokens, sentences }: Analysis): readonly Word[] {
  const words: Word[] = [];
  sentences.forEach((sentence, number) => {
    let opens = true;
    for (let at = sentence.first; at < sentence.last;) {
      const next = joinedUntil(tokens, at, sentence.last);
      const [first, last] = [tokens[at], tokens[next - 1]];
      if (first === undefined || last === undefined) break;
      const written = next === at + 1 ? first.text : text.slice(first.start, last.end);
      const lower = written === first.text ? first.lower : written.toLowerCase();
      words.push({
        start: first.start,
        end: last.end,
        text: written,
        lower,
        bare: lower.includes('.') ? lower.replace(/\.(?=\p{L}|$)/gu, '') : lower,
        tag: first.tag,
        sentence: number,
        opens,
        capital: !isSmall(written) && CAPITAL.test(written),
      });
      opens = OPENING.has(written) || (opens && !WORDLIKE.test(written));
      at = next;
    }
  });
  return words;
}

type Tokens = Analysis['tokens'];
const LONGEST = 12;

/** Whether a token stands close between two others. */
const standsClose = (tokens: Tokens, at: number, end: number): boolean =>
  at + 1 < end && tokens[at - 1]?.end === tokens[at]?.start && tokens[at]?.end === tokens[at + 1]?.start;

/** Where the word ends that begins with this token: “Jo-Renee”, “anti-war”, “AT&T”, “O’Neill”. */
function joinedUntil(tokens: Tokens, from: number, end: number): number {
  let at = from + 1;
  if (!standsClose(tokens, at, end) || !WORDLIKE.test(tokens[from]?.text ?? '')) return at;
  while (at + 1 < end && at - from < LONGEST) {
    const [before, joint, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (before === undefined || joint === undefined || after === undefined) break;
    if (!standsClose(tokens, at, end) || !JOINT.test(joint.text) || !WORDLIKE.test(after.text)) break;
    if ((joint.text === "'" || joint.text === '’') && !/^\p{Lu}/u.test(after.text)) break;
    if (joint.text === '.' && !/^\p{L}$/u.test(before.text)) break;
    at += 2;
  }
  return at;
}

/** “’s”, and the bare apostrophe after a plural. */
export const isPossessive = (word: Word | undefined): boolean =>
  word !== undefined &&
  word.text.length < 4 &&
  POSSESSIVE.test(word.text) &&
  (word.text.length === 1 || /s$/iu.test(word.text));

/** The words that lie between two places, half open. */
export function wordsWithin(words: readonly Word[], { start, end }: Span2): { first: number; last: number } {
  const first = indexAt(words, start);
  let last = first;
  const limit = Math.min(words.length, first + MOST);
  while (last < limit && (words[last]?.start ?? Infinity) < end) last += 1;
  return { first, last };
}

/** No mention is longer. */
const MOST = 200;
