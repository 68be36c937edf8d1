// How well a claim's words can be laid beside those of a question: each word of the question beside the likest one.
import { descriptionsOf } from './description.ts';
import { noLikeness, type Likeness } from './likeness.ts';
import type { Reading } from './reading.ts';
import { isLong, wordsIn, type Entry, type StoryIndex } from './story-index.ts';
import { isStopWord, plain, wordsOf, type Word } from './words.ts';

/** The words of a claim: those it says, and those of its sentence and of the people it concerns. */
interface Bag {
  readonly own: readonly string[];
  readonly around: readonly string[];
}

/** What a word counts that only stands around the claim. */
const AROUND = 0.7;

/** A word that stands for another at least so much is there. */
const THERE = 0.5;

/** Kept with a story: the words of its claims, and how alike words of questions are to them. */
interface Aligner {
  readonly bags: ReadonlyMap<Entry, Bag>;
  readonly alike: (asked: string, found: string) => number;
  /** By question with its words, how well each claim's can be laid beside them. */
  readonly asked: Map<string, (entry: Entry) => number>;
}

const known = new WeakMap<StoryIndex, Aligner>();

/**
 * @returns for a claim 0 to 1: the share of the question's words that have one of their meaning in it, rare words
 *   counting most; 0 for all claims of a long story, in which words alone tell enough
 */
export function alignmentIn(reading: Reading): (entry: Entry) => number {
  const { index, likeness } = reading;
  if (likeness === noLikeness || isLong(index.entries)) return () => 0;
  const aligner = alignerOf(index, likeness);
  const words = wordsAsked(reading);
  const key = [reading.question.text, ...words].join('\n');
  const kept = aligner.asked.get(key) ?? alignmentOf(aligner, words, reading);
  if (aligner.asked.size < ASKED) aligner.asked.set(key, kept);
  return kept;
}

/** Questions about a story whose words are kept beside it: a thread asks again and again. */
const ASKED = 100;

function alignmentOf(
  { bags, alike }: Aligner,
  words: readonly string[],
  reading: Reading,
): (entry: Entry) => number {
  const { index } = reading;
  const likest = (word: string, found: readonly string[]): number =>
    found.reduce((best, each) => Math.max(best, alike(word, each)), 0);
  const phrased = phrasedIn(reading);
  const all = index.entries.length;
  const most = (word: string, found: readonly string[]): number =>
    Math.max(...[word, ...(phrased.get(word) ?? [])].map((each) => likest(each, found)));
  const weighed = words.map((word) => {
    const having = index.entries.filter((entry) => most(word, bags.get(entry)?.own ?? []) > THERE).length;
    return { word, weight: Math.log(1 + (all - having + 0.5) / (having + 0.5)) };
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<Entry, number>();
  return (entry) => {
    const known = shares.get(entry);
    if (known !== undefined) return known;
    const share = shareOf(entry);
    shares.set(entry, share);
    return share;
  };

  function shareOf(entry: Entry): number {
    const bag = bags.get(entry);
    if (bag === undefined || total === 0) return 0;
    const found = weighed.map(
      ({ word, weight }) => weight * Math.max(most(word, bag.own), AROUND * most(word, bag.around)),
    );
    return found.reduce((sum, share) => sum + share, 0) / total;
  }
}

const content = (words: readonly Word[]): readonly string[] =>
  words.flatMap((word) => (isStopWord(word) ? [] : [word.text]));

/** The words of the question with content, and the names of those whom only the thread tells. */
function wordsAsked({ question, mentions, carried, index }: Reading): readonly string[] {
  const unsaid = mentions
    .filter(({ from, actors }) => from < 0 && actors.length === 1)
    .flatMap(({ actors: [id = ''] }) => index.cast.actors.get(id)?.name ?? []);
  return [
    ...new Set([
      ...content(question.words),
      ...content(wordsOf(plain(unsaid.join(' ')))),
      ...carried.map(({ text }) => text),
    ]),
  ];
}

/** By word of the question, the turns of phrase in which it stands. */
function phrasedIn({ question, likeness }: Reading): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>();
  for (const { text, places } of likeness.expressions(question.words))
    for (const at of places) {
      const word = question.words[at]?.text ?? '';
      made.set(word, [...(made.get(word) ?? []), text]);
    }
  return made;
}

function alignerOf(index: StoryIndex, likeness: Likeness): Aligner {
  const kept = known.get(index);
  if (kept) return kept;
  const descriptions = descriptionsOf(index, likeness);
  const bags = new Map(
    index.entries.map((entry) => {
      const names = entry.claim.attribution.map(({ name }) => name).join(' ');
      const words = wordsOf(plain(`${wordsIn(entry)} ${names}`));
      const own = new Set([...content(words), ...likeness.expressions(words).map(({ text }) => text)]);
      const around = new Set([
        ...content(wordsOf(plain(index.sentences.of.get(entry.claim.id)?.text ?? ''))),
        ...[...entry.actors].flatMap((id) => (descriptions.get(id) ?? []).map(({ text }) => text)),
      ]);
      return [entry, { own: [...own], around: [...around.difference(own)] }];
    }),
  );
  const remembered = new Map<string, number>();
  const alike = (asked: string, found: string): number => {
    if (asked === found) return 1;
    const key = `${asked} ${found}`;
    const before = remembered.get(key);
    if (before !== undefined) return before;
    const share = Math.max(0, likeness.words(asked, found));
    if (remembered.size < REMEMBERED) remembered.set(key, share);
    return share;
  };
  const made = { bags, alike, asked: new Map<string, (entry: Entry) => number>() };
  known.set(index, made);
  return made;
}

/** Pairs of a question's word and a story's. */
const REMEMBERED = 200_000;
