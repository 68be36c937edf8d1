// How alike whole texts are in meaning: the cosine of the means of their words' vectors, rare words before common ones.
import { isStopWord, plain, wordsOf } from '#briefings/ask/words.ts';
import { keeping } from '#src/keeping.ts';
import { cosineOfDirections, directionOf } from './vectors.ts';

/** Texts whose directions are kept: a thread asks about the same sentences again and again. */
const KEPT = 20_000;

const rememberedDirection = keeping(KEPT, (text: string) => directionOf(contentOf(text)));

const contentOf = (text: string): readonly string[] =>
  wordsOf(plain(text)).flatMap((word) => (isStopWord(word) ? [] : [word.text]));

/** @returns for each text -1 to 1: the cosine of its meaning with that of the question; 0 where either has no known word */
export function textLikeness(question: string, texts: readonly string[]): readonly number[] {
  const asked = directionOf(contentOf(question));
  return texts.map((text) => cosineOfDirections(asked, rememberedDirection(text)));
}
