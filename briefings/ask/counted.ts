// How many, how much, how long: whether a claim has the number that is asked for, and which of its figures it is.
import { conceptsOf, isStopWord, plain, wordsOf, type Word } from './words.ts';
import { keysOf } from './phrases.ts';
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';
import { wordsIn, type Entry } from './story-index.ts';
import { figureText } from './lead.ts';
import { TIMES } from './times.ts';
import { hasUnit, isInUnit } from './unit.ts';

const NUMBER =
  /\b\d[\d.,]*\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|third|(?:a|one|two|three|four|nine) (?:fifth|sixth|seventh|eighth|ninth|tenth)s?|twice|double|both|couple|none|no)\b/iu;

/** Whether a number stands by one of these things: "agencies and dozens of companies" counts no agencies. */
function counts(entry: Entry, things: ReadonlySet<string>): boolean {
  const isOne = (key: string): boolean => things.has(key);
  if (entry.claim.figures.some(({ unit, of }) => keysOf(`${unit} ${of}`).some(isOne))) return true;
  if (![...things].some((key) => entry.positions.has(key))) return false;
  const words = wordsOf(plain(wordsIn(entry).replace(TIMES, ' ')));
  const numbers = words.flatMap(({ text }, at) =>
    NUMBER.test(text) && !/^(?:1\d|20)\d\d$/u.test(text) ? [at] : [],
  );
  return words.some(
    ({ stem }, at) =>
      (isOne(stem) || conceptsOf(stem).some(isOne)) &&
      numbers.some((number) => number !== at && number >= at - BEFORE_THING && number <= at + BEHIND_THING),
  );
}

/** "73 people, most of them women and children"; "children: 12". */
const BEFORE_THING = 6;
const BEHIND_THING = 4;

/** How alike a word must be for its count to be the one asked for: deaths are those killed, agencies no companies. */
const SAME_THINGS = 0.75;

/** The noun of "how many agencies", "how many of the new agencies were". */
function countedIn({ words }: Question): Word | undefined {
  const [how, many, next, article] = words;
  if (how?.text !== 'how' || many?.text !== 'many' || next === undefined) return undefined;
  if (!isStopWord(next)) return next;
  if (next.text !== 'of' || article === undefined || !isStopWord(article)) return undefined;
  const end = words.findIndex((word, at) => at > 3 && isStopWord(word));
  return end > 4 ? words[end - 1] : undefined;
}

/**
 * The figure that a "how many" asks for: of the things that are counted, in the unit that is asked for ("how long"); where
 * nothing is counted, the only one that there is.
 */
export function figureAsked(
  { question, topic }: Reading,
  figures: Entry['claim']['figures'],
): Entry['claim']['figures'][number] | undefined {
  const counted = countedIn(question);
  // Of "83 votes to 61" the figure is that of those who were for it.
  if (question.words.some(({ text }) => /^(?:against|oppose[ds]?|abstain(?:ed)?|no)$/u.test(text)))
    return undefined;
  const things = new Set(counted ? likeThings(topic, counted) : topic.map(({ stem }) => stem));
  const fitting = figures.filter((figure) => isInUnit(question, figureText(figure)));
  const own = fitting.find(({ unit, of }) => keysOf(`${unit} ${of}`).some((key) => things.has(key)));
  return own ?? (counted === undefined && fitting.length === 1 ? fitting[0] : undefined);
}

/** By their keys, the things that are counted and what may be called by their name. */
function likeThings(topic: Reading['topic'], { stem }: Word): readonly string[] {
  const near = topic.find((term) => term.stem === stem)?.near.stems ?? new Map<string, number>();
  const alike = [...near].flatMap(([other, share]) => (share >= SAME_THINGS ? [other] : []));
  return [stem, ...conceptsOf(stem), ...alike];
}

/** A number, and where things are counted, one of these things. */
export function hasNumber({ question, kind, topic }: Reading, entry: Entry): boolean {
  const counted = kind === 'how-many' ? countedIn(question) : undefined;
  if (counted && !counts(entry, new Set(likeThings(topic, counted)))) return false;
  const measured = hasUnit(question, entry);
  if (measured !== undefined) return measured;
  if (entry.claim.figures.length > 0) return true;
  const withoutTimes = wordsIn(entry).replace(TIMES, ' ');
  return NUMBER.test(withoutTimes);
}
