// Looks up what a verb, a noun or an adjective of saying does, and what may follow it.
import { ADJECTIVES } from './words/adjectives.ts';
import { NOUNS } from './words/nouns.ts';
import { VERBS } from './words/verbs.ts';

export interface Frame {
  readonly kind: string;
  /** Letters of `VERBS`. */
  readonly follows: string;
  /** Prepositions or particles that may follow, each a part of the cue. */
  readonly with: readonly string[];
}

export interface NounFrame {
  readonly kind: string;
  readonly follows: readonly string[];
}

const verbs = new Map<string, Frame[]>();
const nouns = new Map<string, NounFrame>();
const adjectives = new Map<string, NounFrame>();

for (const line of VERBS.trim().split('\n')) {
  const [kind = '', follows = '', ...words] = line.split(' ');
  for (const word of words) {
    const [lemma = '', preps] = word.split(':');
    const frame = { kind, follows: preps === undefined ? follows : 'P', with: preps?.split(',') ?? [] };
    verbs.set(lemma, [...(verbs.get(lemma) ?? []), frame]);
  }
}
for (const [table, lines] of [
  [nouns, NOUNS],
  [adjectives, ADJECTIVES],
] as const) {
  for (const line of lines.trim().split('\n')) {
    const [kind = '', follows = '', ...words] = line.split(' ');
    for (const word of words) table.set(word, { kind, follows: follows.split(',') });
  }
}

export const verbFrames = (lemma: string): readonly Frame[] => verbs.get(lemma) ?? [];
export const nounFrame = (lemma: string): NounFrame | undefined => nouns.get(lemma);
export const adjectiveFrame = (word: string): NounFrame | undefined => adjectives.get(word);
