// How many, how much, how long: whether a claim has the number that is asked for, and which of its figures it is.
import { conceptsOf, isStopWord, plain, wordsOf, type Word } from './words.ts';
import { HALF, shareIn } from './cover.ts';
import { keysOf } from './phrases.ts';
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';
import { wordsIn, type Entry } from './story-index.ts';
import { figureText } from './lead.ts';
import { TIMES } from './times.ts';
import { hasUnit, isInUnit, isMeasure, MEASURES } from './unit.ts';

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
      numbers.some(
        (number) =>
          number !== at &&
          number >= at - BEFORE_THING &&
          number <= at + BEHIND_THING &&
          !words.slice(number, at).some(({ text }) => LEADS_ON.test(text)),
      ),
  );
}

/** "9,000 villagers had to leave their homes" counts no homes. */
const LEADS_ON = /^(?:had|has|have|must|will|would|can|could|may|might)$/u;

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
  reading: Reading,
  { figures, text }: Entry['claim'],
): Entry['claim']['figures'][number] | undefined {
  const { question, topic } = reading;
  const counted = countedIn(question);
  // Of "83 votes to 61" the figure is that of those who were for it.
  if (question.words.some(({ text }) => /^(?:against|oppose[ds]?|abstain(?:ed)?|no)$/u.test(text)))
    return undefined;
  const things = new Set(counted ? likeThings(topic, counted) : topic.map(({ stem }) => stem));
  const fitting = figures.filter(
    (figure) =>
      isInUnit(question, figureText(figure)) &&
      !(asksForHeads(question) && isMeasure(figure.unit)) &&
      !isOutOf(text, figure) &&
      !isOfOthers(reading, text, figure),
  );
  // "People shot" are no shots: what is counted by its noun is the unit itself.
  const own = fitting.find(({ unit, of }) =>
    keysOf(counted ? unit : `${unit} ${of}`).some((key) => things.has(key)),
  );
  return own ?? (counted === undefined && fitting.length === 1 ? fitting[0] : undefined);
}

/** Whether it has no figure of what "how many" counts; where nothing is named, none but of measures. */
export function countsOther(reading: Reading, claim: Entry['claim']): boolean {
  const { question } = reading;
  if (question.words[1]?.text !== 'many') return false;
  return countedIn(question)
    ? figureAsked(reading, claim) === undefined
    : !claim.figures.some(({ unit }) => !isMeasure(unit));
}

/** "How many were on board?": people or things are counted, and no kilometres. */
const asksForHeads = (question: Question): boolean =>
  question.words[1]?.text === 'many' && countedIn(question) === undefined;

/** "Three of its six carriages": the six are all that there are, and not those that are told of. */
const isOutOf = (text: string, { unit }: Figure): boolean =>
  new RegExp(
    `\\b(?:${NUMBER.source.slice(2, -2)}) of (?:the|its|their|his|her|our|all)? ?(?:[\\p{L}\\d-]+ ){1,3}?${RegExp.escape(unit)}\\b`,
    'iu',
  ).test(text);

/** "Two people were killed and 34 injured": the two are not those who were hurt, of whom the sentence has a number, too. */
function isOfOthers({ topic, question }: Reading, text: string, { unit }: Figure): boolean {
  const parts = text.split(/,? (?:and|but|while|with) |[,;:] /u);
  const own = parts.findIndex((part) => part.includes(unit));
  const acts = topic.filter(({ text: word }) => word !== countedIn(question)?.text);
  const keys = parts.map((part) => new Set(keysOf(part)));
  const told = keys[own];
  if (told === undefined) return false;
  const tellsMore = (other: ReadonlySet<string>): boolean =>
    acts.some((term) => shareIn(other, term) >= Math.max(HALF, shareIn(told, term) + 0.01));
  return parts.some((part, at) => at !== own && NUMBER.test(part) && tellsMore(keys[at] ?? told));
}

type Figure = Entry['claim']['figures'][number];

/** By their keys, the things that are counted and what may be called by their name. */
function likeThings(topic: Reading['topic'], { stem }: Word): readonly string[] {
  const near = topic.find((term) => term.stem === stem)?.near.stems ?? new Map<string, number>();
  const alike = [...near].flatMap(([other, share]) => (share >= SAME_THINGS ? [other] : []));
  return [stem, ...conceptsOf(stem), ...alike];
}

/** Whether it has a number that is not only one of a measure: "118 km/h" counts nobody. */
function countsHeads(entry: Entry): boolean {
  const { figures } = entry.claim;
  if (figures.some(({ unit }) => !isMeasure(unit))) return true;
  return NUMBER.test(wordsIn(entry).replace(TIMES, ' ').replace(MEASURES, ' '));
}

/** A number, and where things are counted, one of these things. */
export function hasNumber({ question, kind, topic }: Reading, entry: Entry): boolean {
  const counted = kind === 'how-many' ? countedIn(question) : undefined;
  if (counted && !counts(entry, new Set(likeThings(topic, counted)))) return false;
  const measured = hasUnit(question, entry);
  if (measured !== undefined) return measured;
  if (kind === 'how-many' && asksForHeads(question)) return countsHeads(entry);
  if (entry.claim.figures.length > 0) return true;
  const withoutTimes = wordsIn(entry).replace(TIMES, ' ');
  return NUMBER.test(withoutTimes);
}
