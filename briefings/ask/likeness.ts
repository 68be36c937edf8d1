// How alike two words are in meaning, and the words of a story that are alike to one of a question.
import { OPPOSITES } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { SCALES } from './word-groups.ts';
import { isLong, wordsIn, type StoryIndex } from './story-index.ts';
import { conceptsOf, plain, stemOf, wordsOf, type Word } from './words.ts';

/** How alike words and texts are. It is given from outside, since the core reads no files. */
export interface Likeness {
  /**
   * How much a word of a story may stand for one that is asked for: 1 for the same, about 0 for those that have nothing
   * to do with each other, below 0 for opposites; words are in lower case.
   */
  readonly words: (asked: string, found: string) => number;
  /** How alike in meaning each text is to a question: 1 for the same words, about 0 for those of other worlds. */
  readonly texts: (question: string, texts: readonly string[]) => readonly number[];
  /**
   * How likely each passage answers a question, in log-odds: above 0 where it more likely does than not. It takes long:
   * for few passages. Null where nobody can tell.
   */
  readonly answering: (question: Passage, passages: readonly Passage[]) => readonly number[] | null;
  /** There is no time to read what the words of a question settle. */
  readonly isHasty: boolean;
  /** Reads passages before they are asked about, in slices, so that other work goes on meanwhile. */
  readonly ahead: (passages: readonly Passage[]) => Promise<void>;
  /** How much a word says by being there: rare words most; from 0.3 upwards. */
  readonly weight: (word: string) => number;
  /** Whether a word names what somebody is: "academic", "trainer". */
  readonly isPerson: (word: string) => boolean;
  /** Whether words together are a word of the language: "turn down". */
  readonly isPhrase: (words: string) => boolean;
  /** The turns of phrase in a text that are alike to words: "foot the bill". */
  readonly expressions: (words: readonly Word[]) => readonly Expression[];
}

/** A turn of phrase in a text. */
export interface Expression {
  /** What it is known by, whatever its form and whatever stands within it. */
  readonly text: string;
  /** The positions of its words. */
  readonly places: readonly number[];
}

/** Without a thesaurus, words are alike only where they have one stem or one group of meaning. */
export const noLikeness: Likeness = {
  words: () => 0,
  texts: (_, texts) => texts.map(() => 0),
  answering: () => null,
  isHasty: false,
  ahead: () => Promise.resolve(),
  weight: () => 1,
  isPerson: () => false,
  isPhrase: () => false,
  expressions: () => [],
};

/** How many passages are read in haste: the best by its words, to tell how sure it is. */
const FEW = 1;

/** The same for one who has no time: only so few passages are read, and of them only what is meant itself. */
export const inHaste = (likeness: Likeness): Likeness => ({
  ...likeness,
  isHasty: true,
  answering: (question, passages) =>
    likeness.answering(
      question,
      passages.slice(0, FEW).map((parts) => parts.filter(({ part }) => part === 'own')),
    ),
});

/** Below this, two words do not stand for each other. */
const ALIKE = 0.3;

/** What of a story can stand for a word of a question, and how much: 0 to 1. */
export interface Near {
  /** By stem of the story. */
  readonly stems: ReadonlyMap<string, number>;
  /** By the keys of a claim or of its surroundings: what a turn of phrase in it tells. */
  readonly told: ReadonlyMap<ReadonlySet<string>, number>;
}

export const NONE: Near = { stems: new Map(), told: new Map() };

/**
 * What of the story can stand for a word or a turn of phrase. Opposites keep the same company, and never do.
 * @param word in lower case
 */
export function nearTo(word: string, index: StoryIndex, likeness: Likeness): Near {
  if (likeness === noLikeness || !/^[a-z]{2,}(?: [a-z]+|[a-z])*$/u.test(word)) return NONE;
  const asked = known.get(index) ?? new Map<string, Near>();
  known.set(index, asked);
  const near = asked.get(word) ?? comparedWith(word, index, likeness);
  if (asked.size < REMEMBERED) asked.set(word, near);
  return near;
}

/** A thread asks with the same words again, and each of its questions reads those before it. */
const known = new WeakMap<StoryIndex, Map<string, Near>>();

/** Words of questions that are kept for a story. */
const REMEMBERED = 500;

function comparedWith(word: string, index: StoryIndex, likeness: Likeness): Near {
  const stems = new Map<string, number>();
  const isScaled = onScale.has(stemOf(word));
  for (const [text, stem] of index.common) {
    const alike = likeness.words(word, text);
    if (alike < ALIKE || areOpposed(stemOf(word), stem) || isScaled || onScale.has(stem)) continue;
    stems.set(stem, Math.max(stems.get(stem) ?? 0, alike));
  }
  const told = new Map<ReadonlySet<string>, number>();
  for (const [expression, places] of expressionsOf(index, likeness)) {
    const alike = likeness.words(word, expression);
    if (alike < ALIKE) continue;
    for (const keys of places) told.set(keys, Math.max(told.get(keys) ?? 0, alike));
  }
  return { stems, told };
}

/** By turn of phrase in a story, the keys of the claims and sentences that have it. */
type Expressions = ReadonlyMap<string, readonly ReadonlySet<string>[]>;

const expressions = new WeakMap<StoryIndex, Expressions>();

function expressionsOf(index: StoryIndex, likeness: Likeness): Expressions {
  const kept = expressions.get(index);
  if (kept) return kept;
  const made = new Map<string, ReadonlySet<string>[]>();
  const add = (text: string, keys: ReadonlySet<string>): void => {
    for (const expression of likeness.expressions(wordsOf(plain(text)))) {
      const known = made.get(expression.text);
      if (known) known.push(keys);
      else made.set(expression.text, [keys]);
    }
  };
  if (!isLong(index.entries))
    for (const entry of index.entries) {
      add(wordsIn(entry), entry.keys);
      add(index.sentences.of.get(entry.claim.id)?.text ?? '', entry.around);
    }
  expressions.set(index, made);
  return made;
}

/** What can stand for one or the other. */
export function joined(all: readonly Near[]): Near {
  const [first = NONE] = all;
  if (all.length < 2) return first;
  const most = <K>(maps: readonly ReadonlyMap<K, number>[]): ReadonlyMap<K, number> => {
    const made = new Map<K, number>();
    for (const map of maps)
      for (const [key, share] of map) made.set(key, Math.max(made.get(key) ?? 0, share));
    return made;
  };
  return { stems: most(all.map(({ stems }) => stems)), told: most(all.map(({ told }) => told)) };
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
