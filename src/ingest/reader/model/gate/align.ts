// A sentence of a claim beside the sentence of the article that it shortens: which word comes from which.
import type { Span2, Token } from '../../local/text/analysis.ts';
import { TIME_WORDS } from './lexicon.ts';
import { isContent, isSameWord, keyOf } from './term.ts';

/** Tokens with the index of the first in the whole text. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly first: number;
}

export interface Alignment {
  /** Index of a claim's word → index of the article's; both into the whole text. */
  readonly pairs: ReadonlyMap<number, number>;
  /** The claim's content words that do not stand in the sentence, or not in this order. */
  readonly missing: readonly number[];
}

interface Content {
  readonly index: number;
  readonly token: Token;
  readonly key: string;
}

const contentOf = ({ tokens, first }: Words): readonly Content[] =>
  tokens.flatMap((token, at) => (isContent(token) ? [{ index: first + at, token, key: keyOf(token) }] : []));

const matches = (a: Content, b: Content): boolean => {
  if (a.token.lower === b.token.lower) return true;
  if (a.token.tag === 'PROPN' && b.token.tag === 'PROPN') return a.key === b.key;
  return isSameWord(a.key, b.key);
};

/** The longest common subsequence of content words, within the evidence where it can be; then those that may move: times, and what a preposition binds. */
export function align(claim: Words, sentence: Words, evidence: Span2): Alignment {
  const [own, theirs] = [contentOf(claim), contentOf(sentence)];
  const pairs = new Map(common(own, theirs, evidence).map(([a, b]) => [a.index, b.index]));
  const taken = new Set(pairs.values());
  const missing: number[] = [];
  for (const word of own) {
    if (pairs.has(word.index)) continue;
    const moved = theirs.find(
      (each) => !taken.has(each.index) && matches(word, each) && mayMove(word, each, claim, sentence),
    );
    if (moved === undefined) missing.push(word.index);
    else {
      pairs.set(word.index, moved.index);
      taken.add(moved.index);
    }
  }
  return { pairs, missing };
}

/** A word counts for more than all that speaks for one of its places; a place within the evidence for a little. */
const WORD = 1_000;

function common(
  own: readonly Content[],
  theirs: readonly Content[],
  { start, end }: Span2,
): readonly (readonly [Content, Content])[] {
  const width = theirs.length + 1;
  const scores = new Uint32Array((own.length + 1) * width);
  const at = (i: number, j: number): number => scores[i * width + j] ?? 0;
  const worth = (i: number, j: number): number => {
    const [a, b] = [own[i], theirs[j]];
    if (a === undefined || b === undefined || !matches(a, b)) return 0;
    return WORD + Number(b.token.start >= start && b.token.end <= end) + at(i + 1, j + 1);
  };
  for (let i = own.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      scores[i * width + j] = Math.max(worth(i, j), at(i + 1, j), at(i, j + 1));
  const found: (readonly [Content, Content])[] = [];
  for (let i = 0, j = 0; i < own.length && j < theirs.length;) {
    const [a, b] = [own[i], theirs[j]];
    if (a !== undefined && b !== undefined && worth(i, j) === at(i, j) && worth(i, j) > 0) {
      found.push([a, b]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

/** “On Monday the council met”, “the council met on Monday”: the same preposition, or a word of time. */
function mayMove(a: Content, b: Content, claim: Words, sentence: Words): boolean {
  if (TIME_WORDS.has(a.token.lower)) return true;
  const [own, theirs] = [boundBy(a.index, claim), boundBy(b.index, sentence)];
  // “four votes for Renn, 31 for Orsk”: what has its like beside it stays where it is.
  const isOnly = sentence.tokens.filter(({ lower }) => lower === theirs).length === 1;
  return own !== null && own === theirs && isOnly && !a.key.startsWith('#');
}

const INSIDE: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NUM', 'NOUN', 'PROPN', 'SYM', 'ADP']);
/** Words between a preposition and the last word that it binds, at most. */
const PHRASE = 6;

/** The preposition of the phrase in which a word stands. */
export function boundBy(index: number, { tokens, first }: Words): string | null {
  for (let at = index - first - 1; at >= 0 && at >= index - first - PHRASE; at--) {
    const token = tokens[at];
    if (token === undefined || !INSIDE.has(token.tag)) return null;
    // “in June that staffing was cut”: a clause begins.
    if (token.lower === 'that' && tokens[at - 1]?.tag !== 'ADP') return null;
    if (token.tag === 'ADP') return token.lower;
  }
  return null;
}
