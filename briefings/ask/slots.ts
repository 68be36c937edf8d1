// What kind of thing a question asks for, and where a claim's words have such a thing that the question has not.
import type { Question } from './question.ts';
import { plain, wordsOf, type Word } from './words.ts';

/** `any`: nothing that a single word would show. */
export type Slot =
  | 'number'
  | 'measure'
  | 'money'
  | 'duration'
  | 'age'
  | 'times'
  | 'chance'
  | 'time'
  | 'clock'
  | 'place'
  | 'name'
  | 'reason'
  | 'manner'
  | 'any';

const NUMBER =
  /^(?:\d[\d.,]*(?:th|st|nd|rd)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores|half|quarter|quarters|thirds?|none|both|once|twice|thrice|double|doubled|zero)$/u;
const MONEY =
  /^(?:dollars?|euros?|pounds?|cents?|pence|yen|yuan|rupees?|roubles?|rubles?|francs?|crowns?|marks|pesos?|usd|eur|gbp|million|billion|bln|mln)$/u;
const LENGTH_OF_TIME =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|seasons?|match(?:es)?|games?|overnight|indefinitely|life)$/u;
/** "Two years ago" is no length of time, "19 years old" an age. */
const AWAY = /^(?:ago|earlier|later|before|old)$/u;
const UNIT =
  /^(?:[\d.,]*(?:km|kmh|kph|mph|cm|mm|m|ft|kg|c|f|percent)|h|degrees?|celsius|fahrenheit|kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?|knots|acres?|hectares?|tons?|tonnes?|kilos?|kilograms?|pounds?|lit(?:re|er)s?|gallons?|barrels?|percent|points?|magnitude|stor(?:y|ies|eys?)|floors?)$/u;
const OFTEN =
  /^(?:once|twice|times|every|daily|weekly|monthly|yearly|annually|always|never|often|seldom|rarely|each)$/u;
const CHANCE =
  /^(?:percent|probability|odds|chance|likely|unlikely|certain|possible|possibly|sure|probable|probably|theory|expects?|doubts?|may|might|could)$/u;
const MONTH =
  /^(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/u;
const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:1[5-9]|20)\d\ds?|today|tonight|yesterday|tomorrow|spring|summer|autumn|winter|christmas|easter|midnight|noon|dawn|dusk|morning|afternoon|evening|weekend|ago|soon|immediately|century|week|month|year|days|hours|weeks|months|years|day|moment|now)$/u;
const CLOCK =
  /^(?:\d{1,2}(?:[:.]\d\d)?(?:[ap]m?)?|noon|midnight|dawn|dusk|sunrise|sunset|morning|afternoon|evening|night)$/u;
const CLOCK_AFTER = /^(?:[ap]m?|oclock|gmt|utc|hours)$/u;
const REASON =
  /^(?:because|since|due|owing|after|following|over|so|caus\w+|reasons?|grounds?|led|leads|result\w*|respon\w+|retaliat\w+|suspic\w+|suspect\w*|too|for|to|amid|citing|cit\w+|blam\w+|attribut\w+|when|therefore|thanks|fear\w*|want\w*|hop\w+)$/u;
const MANNER = /^(?:by|with|using|through|via|without|as|in|like|from)$/u;
const BEFORE_PLACE =
  /^(?:in|at|near|on|outside|inside|along|off|to|from|through|into|of|across|under|over)$/u;

/** The words after which the noun stands that is asked for: "how many CRANES", "which BRIDGE". */
export interface Sought {
  readonly slot: Slot;
  /** The position in the question of the noun that is asked for; undefined where none is. */
  readonly head: number | undefined;
}

const HOW: readonly (readonly [RegExp, Slot])[] = [
  [/^(?:at |by |until |from )?(?:what|which) (?:exact )?(?:time|hour)\b/u, 'clock'],
  [/^how long\b/u, 'duration'],
  [/^for how (?:long|many (?:days|weeks|months|years|hours))\b/u, 'duration'],
  [/^how (?:old|young)\b|\b(?:what|which) age\b/u, 'age'],
  [/^how (?:often|frequently|many times)\b/u, 'times'],
  [
    /^how (?:sure|certain|likely|probable|confident|possible)\b|\bwhat (?:is|are) the (?:odds|chances?|probability|likelihood)\b/u,
    'chance',
  ],
  [/^how soon\b/u, 'time'],
  [
    /^how (?:much|expensive|costly)\b.*\b(?:cost|costs|pay|paid|pays|earn|earns|spend|spent|worth|money|fined|invest|invested|owe|price|raise|bill|prize|salary|donate|lose|lost)\b|\bhow (?:much|expensive|costly) (?:is|was|are|were|will|would)\b|\b(?:what|which) (?:\S+ ){0,3}(?:price|cost|fee|fine|salary|budget|ransom|reward|damages|prize money)\b/u,
    'money',
  ],
  [/^how (?:tall|deep|wide|far|fast|heavy|hot|cold|warm|high|low)\b/u, 'measure'],
  [
    /^how (?:many|much|big|large|close|great|strong|severe|bad)\b|^(?:by |for )?how (?:many|much)\b/u,
    'number',
  ],
  [
    /\b(?:what|which) (?:\S+ ){0,3}(?:number|share|percentage|proportion|amount|sum|rate|toll|total|size|speed|limit|count|turnout|margin|percent)\b/u,
    'number',
  ],
];

/** What a question asks for. */
export function soughtBy({ kind, words }: Question): Sought {
  const said = words.map((word) => word.text).join(' ');
  const how = HOW.find(([pattern]) => pattern.test(said));
  const slot = how?.[1] ?? slotOfKind(kind, said);
  const ask = words.findIndex(({ text }) => /^(?:which|what|whose|many|much)$/u.test(text));
  const next = words[ask + 1];
  const head =
    ask >= 0 && next !== undefined && !AUXILIARY.test(next.text) ? nounFrom(words, ask + 1) : undefined;
  return { slot, head };
}

const AUXILIARY =
  /^(?:is|are|was|were|be|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must|not|else|of|the|a|an|to|about|it|they|he|she|you|we|this|that|these|those|happens?|happened|next|more|longer)$/u;

/** The noun after "which" or "how many": the word before the next auxiliary, else the first. */
function nounFrom(words: readonly Word[], from: number): number {
  const verb = words.findIndex(({ text }, at) => at > from && VERB.test(text));
  return verb > from && verb - from <= 3 ? verb - 1 : from;
}

const VERB = /^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)$/u;

function slotOfKind(kind: Question['kind'], said: string): Slot {
  switch (kind) {
    case 'when':
      return 'time';
    case 'where':
      return 'place';
    case 'who':
    case 'who-says':
    case 'who-denies':
      return 'name';
    case 'which':
      return /\b(?:which|what) (?:\w+ )?(?:day|year|month|week|date|time|hour)\b/u.test(said)
        ? 'time'
        : 'name';
    case 'how-many':
      return 'number';
    case 'why':
      return 'reason';
    case 'how':
      return 'manner';
    case 'certainty':
      return 'chance';
    default:
      return /^(?:what|which) (?:company|firm|team|club|party|country|city|town|paper|newspaper|outlet|broadcaster|channel|station|agency|body|group|organi[sz]ation|bank|airline|university|school|hospital|court|road|street|book|film|song|song)\b/u.test(
        said,
      )
        ? 'name'
        : 'any';
  }
}

/** A claim's words as slots see them. */
export interface Told {
  readonly words: readonly Word[];
  /** Positions of words that are written as names. */
  readonly names: ReadonlySet<number>;
  readonly money: boolean;
  readonly percent: boolean;
}

/** The words of a text, with the names among them. */
export function toldIn(text: string): Told {
  const words = wordsOf(plain(text));
  const tokens = text.match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? [];
  const capital = new Set(
    tokens
      .filter((token, at) => /^\p{Lu}/u.test(token) && (at > 0 || /^\p{Lu}{2}/u.test(token)))
      .flatMap((token) => wordsOf(plain(token)).map((word) => word.text)),
  );
  // The first word has a capital anyway; it is a name where the next one has a capital as well.
  if (/^[“"']?\p{Lu}[\p{L}'’-]+ \p{Lu}/u.test(text))
    for (const word of words.slice(0, 1)) capital.add(word.text);
  const names = new Set(words.flatMap((word, at) => (capital.has(word.text) ? [at] : [])));
  return { words, names, money: /[$€£¥]/u.test(text), percent: /%/u.test(text) };
}

/** @returns the positions of words that can fill the slot, without those that the question has itself */
export function fillersIn(told: Told, slot: Slot, question: Question): readonly number[] {
  const known = new Set(question.words.map((word) => word.stem));
  return told.words.flatMap((word, at) => (fills(told, slot, at) && !known.has(word.stem) ? [at] : []));
}

function fills({ words, names, money, percent }: Told, slot: Slot, at: number): boolean {
  const text = words[at]?.text ?? '';
  const next = words[at + 1]?.text ?? '';
  const near = [words[at - 1]?.text ?? '', next, words[at + 2]?.text ?? ''];
  switch (slot) {
    case 'number':
      return NUMBER.test(text) && !/^(?:1[5-9]|20)\d\d$/u.test(text) && !isDate(words, at);
    case 'measure':
      return (
        NUMBER.test(text) &&
        (percent || [text, next, words[at + 2]?.text ?? ''].some((each) => UNIT.test(each)))
      );
    case 'money':
      return (
        NUMBER.test(text) && (money || [next, words[at + 2]?.text ?? ''].some((each) => MONEY.test(each)))
      );
    case 'duration':
      return (
        (NUMBER.test(text) || /^(?:a|an|several|few)$/u.test(text)) &&
        near.slice(1).some((each) => LENGTH_OF_TIME.test(each)) &&
        ![...near, words[at + 3]?.text ?? ''].some((each) => AWAY.test(each))
      );
    case 'age':
      return /^\d{1,3}$/u.test(text) || (NUMBER.test(text) && /^years?$/u.test(next));
    case 'times':
      return OFTEN.test(text) || NUMBER.test(text);
    case 'chance':
      return CHANCE.test(text) || (percent && NUMBER.test(text));
    case 'time':
      return TIME.test(text) || MONTH.test(text) || (/^\d{1,2}$/u.test(text) && /^[ap]m$|^[ap]$/u.test(next));
    case 'clock':
      return CLOCK.test(text) && (/:|^\D/u.test(text) || CLOCK_AFTER.test(next));
    case 'place':
      return names.has(at) && !isTime(text)
        ? true
        : BEFORE_PLACE.test(words[at - 1]?.text ?? '') || BEFORE_PLACE.test(words[at - 2]?.text ?? '');
    case 'name':
      return names.has(at) && !isTime(text);
    case 'reason':
      return REASON.test(text);
    case 'manner':
      return MANNER.test(text);
    case 'any':
      return false;
  }
}

const isTime = (text: string): boolean => TIME.test(text) || MONTH.test(text) || text === 'may';

const isDate = (words: readonly Word[], at: number): boolean =>
  /^\d{1,2}$/u.test(words[at]?.text ?? '') &&
  [words[at - 1]?.text ?? '', words[at + 1]?.text ?? ''].some((each) => MONTH.test(each) || each === 'may');
