// What is counted in units of its own: speed, money, age, how often; whether a claim has the unit that is asked for.
import { wordsIn, type Entry } from './story-index.ts';
import { type Question, wordsOfQuestion } from './question.ts';

/**
 * Whether the claim has the unit in which what is asked for is counted: "70 km/h" for "how fast".
 * @returns undefined where the question names nothing that has units of its own
 */
export function hasUnit(question: Question, entry: Entry): boolean | undefined {
  const asked = wordsOfQuestion(question);
  const unit = UNITS.find(([pattern]) => pattern.test(asked));
  return unit?.[1].test(`${wordsIn(entry)} ${entry.claim.figures.map((each) => each.unit).join(' ')}`);
}

/** Whether a number with its unit is of the kind that is asked for by "how long", "how old", "how far" and the like. */
export function isInUnit(question: Question, number: string): boolean {
  const asked = wordsOfQuestion(question);
  // What was left is not by how much it fell.
  if (/^by how much\b/u.test(asked)) return /%|per ?cent/u.test(number);
  const unit = /^(?:for )?how (?:long|old|fast|often|far|tall|deep|wide)\b/u.test(asked)
    ? UNITS.find(([pattern]) => pattern.test(asked))
    : undefined;
  return unit === undefined || unit[1].test(number);
}

/** "How far", "how deep": told by lengths alone. */
export const asksLength = (question: Question): boolean =>
  /^how (?:far|tall|deep|wide)\b/u.test(wordsOfQuestion(question));

const COUNT =
  '(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|ninety|hundred|an?|several|few|many|some|half|dozens?|couple|first|last|next|past)';
const LENGTH_OF_TIME = new RegExp(
  `\\b${COUNT} (?:(?:more|full|whole|consecutive|straight|of|an?|or|to|and|\\d+) )*(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|seasons?|games?|match(?:es)?|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|pages?)\\b|\\b(?:(?<!\\b(?:\\p{L}{3,}est|first|worst) [^.;]{0,60})since|until|permanent\\w*|indefinite\\w*|for life|overnight)\\b|-(?:year|month|week|day|hour|minute|second|match|game|race|season|page)\\b(?!-old)`,
  'iu',
);

const OF_MEASURE =
  '(?:(?:kilo|centi|milli)?met(?:re|er)s?|km|cm|mm|miles?|feet|foot|inches|hectares?|acres?|tons?|tonnes?|kilos?|kilogram(?:me)?s?|kg|grams?|lit(?:re|er)s?|gallons?|degrees?|knots?|(?:mega|kilo|giga)?watts?|volts?|%|per ?cent|points?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)';

/** Whether what is counted is a length, a weight, a time or a share, and no people or things. */
export const isMeasure = (unit: string): boolean => IS_MEASURE.test(unit);

const IS_MEASURE = new RegExp(`^${OF_MEASURE}$`, 'iu');

/** Numbers with such a unit. */
export const MEASURES = new RegExp(`\\b\\d[\\d.,]* ?-?${OF_MEASURE}(?!\\p{L})`, 'giu');

const SHARE =
  /\d ?%|\bper ?cent\b|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|majority|minority|all|none|most)\b|\b(?:one|two|three|\d+) (?:in|out of) (?:\p{L}+|\d+)\b/iu;

/** What is counted in units of its own, and these. */
const UNITS: readonly (readonly [asked: RegExp, unit: RegExp])[] = [
  [/\b(?:share|percentage|proportion|fraction) of\b/u, SHARE],
  [
    /\bhow much (?:\p{L}+ )?money\b|\bhow much (?:did|does|do|will|would|is|was|has|have)\b.*\b(?:cost|pay|paid|earn|spend|spent|worth)\b|\b(?:salary|wages?|price|fee|fine|budget|ransom|reward|earn|cost|costs|damages)\b/u,
    /[$€£¥]|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|francs?|crowns?|marks?|USD|EUR|GBP|million|billion)\b|\b(?:(?:a|one|two) (?:third|quarter|fifth|tenth)s?|half|twice|three times) (?:more|less|as much|the price)\b|(?:%|per ?cent) (?:more|less)\b/iu,
  ],
  [/^(?:for )?how long\b/u, LENGTH_OF_TIME],
  [
    /^how old\b/u,
    /\bage[ds]? (?:\p{L}+ ){0,6}?\d|\b(?:years?|months?|weeks?|days?)[ -]old\b|, \d{1,2},|\b(?:baby|infant|boy|girl|child|son|daughter|teenager|m[ae]n|wom[ae]n) of (?:\d+|[a-z-]+)(?: (?:years?|months?|weeks?|days?))?\b/iu,
  ],
  [
    /^how fast\b/u,
    /\d ?(?:km\/h|kph|mph|m\/s|knots?)\b|\b(?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet) (?:an?|per) (?:hour|second)\b|\d ?%|\bper ?cent\b/iu,
  ],
  [
    /^how often\b/u,
    /\b(?:once|twice|never|always|daily|weekly|monthly|yearly|annually|hourly|times|every (?:\p{L}+ ){0,2}?(?:days?|weeks?|months?|years?|hours?|minutes?|mornings?|nights?|summers?|winters?|seasons?))\b/iu,
  ],
  [
    /^how (?:far|tall|deep|wide)\b/u,
    /\b(?:met(?:re|er)s?|kilomet(?:re|er)s?|centimet(?:re|er)s?|miles?|feet|foot|inches|yards?|hours?|minutes?)\b|\d ?(?:k?m|cm|ft)\b/iu,
  ],
  [/^how high\b.* (?:is|was|are|were)\b/u, /\d/u],
  [/\bmargin of error\b/u, /\berrors?\b/iu],
];
