// Words as they are compared: by stem, and numbers by value.
import { stemmer } from 'stemmer';
import { numberOf, SCALES } from '../../local/figure/number.ts';
import type { Token } from '../../local/text/analysis.ts';
import { FREE, FREE_PREPOSITIONS } from './lexicon.ts';

const CONTENT: ReadonlySet<string> = new Set([
  'NOUN',
  'PROPN',
  'VERB',
  'ADJ',
  'ADV',
  'NUM',
  'SYM',
  'X',
  'INTJ',
]);

/** Whether the word tells something: any but articles, pronouns, auxiliaries, the commonest prepositions. */
export function isContent(token: Token): boolean {
  if (token.tag === 'ADP') return !FREE_PREPOSITIONS.has(token.lower);
  return CONTENT.has(token.tag) && /[\p{L}\p{N}%$£€¥]/u.test(token.text) && !FREE.has(token.lemma);
}

export const isNominal = ({ tag }: Token): boolean => tag === 'NOUN' || tag === 'PROPN';
export const isVerb = ({ tag }: Token): boolean => tag === 'VERB';

/** A word that stands for a number, and its value. */
export function valueOf({ text, lower }: Token): number | null {
  const digits = /^(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  return lower === 'a' || lower === 'an' ? null : (numberOf(lower) ?? SCALES.get(lower) ?? null);
}

const SAME: Readonly<Record<string, string>> = {
  $: 'dollar',
  '£': 'pound',
  '€': 'euro',
  '¥': 'yen',
  '%': 'percent',
  cent: 'percent',
  pct: 'percent',
};

/** Two words with the same key are the same word. */
export function keyOf(token: Token): string {
  const value = valueOf(token);
  if (value !== null) return `#${value}`;
  const bare = token.lemma.replace(/[’']s$/, '').replace(/\.$/, '');
  return SAME[bare] ?? stemmer(bare.normalize('NFKD').replace(/[\p{M}.]/gu, ''));
}

/** So many first letters in common make one family: “resign”, “resignation”. */
const FAMILY = 6;

export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith('#') || b.startsWith('#')) return false;
  return a.length >= FAMILY && b.length >= FAMILY && a.slice(0, FAMILY) === b.slice(0, FAMILY);
}
