// How alike two words are in meaning, and the words of a story that are alike to one of a question.
import { OPPOSITES } from './lexicon.ts';
import { SCALES } from './word-groups.ts';
import type { StoryIndex } from './story-index.ts';
import { conceptsOf, stemOf } from './words.ts';

/** How alike words and texts are. It is given from outside, since the core reads no files. */
export interface Likeness {
  /**
   * How much a word of a story may stand for one that is asked for: 1 for the same, about 0 for those that have nothing
   * to do with each other, below 0 for opposites; words are in lower case.
   */
  readonly words: (asked: string, found: string) => number;
  /** How alike in meaning each text is to a question: 1 for the same words, about 0 for those of other worlds. */
  readonly texts: (question: string, texts: readonly string[]) => readonly number[];
  /** The same by what whole sentences mean, which takes longer: for few texts. Null where nobody can tell. */
  readonly passages: (question: string, texts: readonly string[]) => readonly number[] | null;
  /** Whether a word names what somebody is: "academic", "trainer". */
  readonly isPerson: (word: string) => boolean;
  /** Whether words together are a word of the language: "turn down". */
  readonly isPhrase: (words: string) => boolean;
}

/** Without a thesaurus, words are alike only where they have one stem or one group of meaning. */
export const noLikeness: Likeness = {
  words: () => 0,
  texts: (_, texts) => texts.map(() => 0),
  passages: () => null,
  isPerson: () => false,
  isPhrase: () => false,
};

/** Below this, two words do not stand for each other. */
const ALIKE = 0.3;

export const NONE: ReadonlyMap<string, number> = new Map();

/** The stems of the story that can stand for a word. Opposites keep the same company, and never do. */
export function nearTo(word: string, index: StoryIndex, likeness: Likeness): ReadonlyMap<string, number> {
  if (likeness === noLikeness || !/^[a-z]{2,}(?: [a-z]+|[a-z])$/u.test(word) || onScale.has(stemOf(word)))
    return NONE;
  const asked = known.get(index) ?? new Map<string, ReadonlyMap<string, number>>();
  known.set(index, asked);
  const near = asked.get(word) ?? comparedWith(word, index, likeness);
  if (asked.size < REMEMBERED) asked.set(word, near);
  return near;
}

/** A thread asks with the same words again, and each of its questions reads those before it. */
const known = new WeakMap<StoryIndex, Map<string, ReadonlyMap<string, number>>>();

/** Words of questions that are kept for a story. */
const REMEMBERED = 500;

function comparedWith(word: string, index: StoryIndex, likeness: Likeness): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  for (const [text, stem] of index.common) {
    const alike = likeness.words(word, text);
    if (alike < ALIKE || areOpposed(stemOf(word), stem) || onScale.has(stem)) continue;
    near.set(stem, Math.max(near.get(stem) ?? 0, alike));
  }
  return near;
}

const PAIRS = OPPOSITES.map((pair) => pair.map((word) => [stemOf(word), `#${word}`] as const));

function areOpposed(a: string, b: string): boolean {
  const [left, right] = [
    [a, ...conceptsOf(a)],
    [b, ...conceptsOf(b)],
  ];
  return PAIRS.some(([one = [], other = []]) => {
    const has = (keys: readonly string[], side: readonly string[]): boolean =>
      side.some((key) => keys.includes(key));
    return (has(left, one) && has(right, other)) || (has(left, other) && has(right, one));
  });
}

/** Words for which only the lexicon has others: on a scale, the likest word is the next point. */
const onScale: ReadonlySet<string> = new Set(SCALES.flat().map(stemOf));
