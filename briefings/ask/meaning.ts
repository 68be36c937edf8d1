// Which claims answer a question, where its words alone do not settle it: by the words that can be laid beside its own,
// and by a model that has learnt what answers what.
import { alignmentIn } from './alignment.ts';
import { TELLING, type Kind } from './kinds.ts';
import { SPEAKING, type Reading } from './reading.ts';
import type { Match } from './match.ts';
import { passageOf, passageOfQuestion, type Passage } from './passage.ts';
import { isLong, type StoryIndex } from './story-index.ts';

/** What it counts how well the words can be laid beside each other. */
const ALIGNED = 1.5;

/**
 * What the log-odds count that the claim answers; among many claims more are near by chance, and of a story without its
 * texts the model knows less: there words tell more.
 */
const LIKELY = 0.8;
const LIKELY_WHERE_UNSURE = 0.25;

/** At these log-odds, and where it is not read, a claim counts no more than by its words. */
const NEVER = -9;

/** Among so many claims several are near any question by chance. */
export const hasMany = ({ entries }: StoryIndex): boolean => entries.length > MANY;

const MANY = 80;

/** No claim stands in a text that is known: the model has learnt to read them in their place, and knows less without. */
export const isBare = ({ entries, sentences }: StoryIndex): boolean =>
  entries.every(({ claim }) => sentences.of.get(claim.id)?.start === undefined);

/** Kinds of question that the words of a claim answer. */
const isOfWords = (kind: Kind): boolean => TELLING.has(kind) || SPEAKING.has(kind);

/** Who says a thing and how sure it is are asked in the words of the thing, mostly: what the model reads is only noted. */
export const OF_A_CLAIM: ReadonlySet<Kind> = new Set(['who-says', 'who-denies', 'certainty', 'via']);

/** Reading a claim takes long; among many claims those further down by their words are not read. */
const MOST_READ = 12;

/** The claims that are read whatever is asked: of a story that has not many, all. */
export const alwaysRead = (index: StoryIndex): readonly Passage[] =>
  hasMany(index) ? [] : index.entries.map((entry) => passageOf(index, entry));

/**
 * The log-odds of the first matches; of none where nobody can tell, or where there is no time and the words settle it.
 * @param matches the best by their words first
 */
function oddsOf(
  { index, likeness, before, question }: Reading,
  matches: readonly Match[],
): readonly number[] {
  const [first] = matches;
  if (likeness.isHasty && first?.cover === 1 && !first.clashes) return [];
  const read = hasMany(index) ? matches.slice(0, MOST_READ) : matches;
  return (
    likeness.answering(
      passageOfQuestion(before, question.text),
      read.map(({ entry }) => passageOf(index, entry)),
    ) ?? []
  );
}

/**
 * Weighs claims by how likely they answer as well. In a long story the words alone tell.
 * @param matches weighed by their words, in any order
 */
export function byMeaning(reading: Reading, matches: readonly Match[]): readonly Match[] {
  const { index, topic, mentions, before, kind } = reading;
  if (isLong(index.entries) || topic.length + mentions.length + before.length === 0) return matches;
  const aligned = alignmentIn(reading);
  const beside = matches
    .map((match) => ({ ...match, score: match.score + ALIGNED * aligned(match.entry) }))
    .sort((a, b) => b.score - a.score);
  if (!isOfWords(kind) && !OF_A_CLAIM.has(kind)) return beside;
  const odds = oddsOf(reading, beside);
  const certain = hasMany(index) || isBare(index) ? LIKELY_WHERE_UNSURE : LIKELY;
  const likely = isOfWords(kind) ? certain : 0;
  return beside.map((match, at) => {
    const own = odds[at];
    return own === undefined
      ? match
      : { ...match, odds: own, score: match.score + likely * Math.max(0, own - NEVER) };
  });
}
