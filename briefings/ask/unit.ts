// What is counted in units of its own: speed, money, age, how often; whether a claim has the unit that is asked for.
import { wordsIn, type Entry } from './story-index.ts';
import type { Question } from './question.ts';

/**
 * Whether the claim has the unit in which what is asked for is counted: "70 km/h" for "how fast".
 * @returns undefined where the question names nothing that has units of its own
 */
export function hasUnit(question: Question, entry: Entry): boolean | undefined {
  const asked = question.words.map((word) => word.text).join(' ');
  const unit = UNITS.find(([pattern]) => pattern.test(asked));
  return unit?.[1].test(`${wordsIn(entry)} ${entry.claim.figures.map((each) => each.unit).join(' ')}`);
}

/** What is counted in units of its own, and these. */
const UNITS: readonly (readonly [asked: RegExp, unit: RegExp])[] = [
  [
    /\bhow much (?:did|does|do|will|would|is|was|has|have)\b.*\b(?:cost|pay|paid|earn|spend|spent|worth)\b|\b(?:salary|wages?|price|fee|fine|budget|ransom|reward|earn|cost|costs|damages)\b/u,
    /[$€£¥]|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|francs?|crowns?|USD|EUR|GBP|million|billion)\b/iu,
  ],
  [
    /^how long\b/u,
    /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|seasons?|since|until|permanent\w*|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|pages?)\b|-(?:year|month|week|day|hour|minute|match|game|race|season|page)\b/iu,
  ],
  [/^how old\b/u, /\baged? \d|\byears?[ -]old\b|, \d{1,2},/iu],
  [
    /^how fast\b/u,
    /\d ?(?:km\/h|kph|mph|m\/s|knots?)\b|\b(?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet) (?:an?|per) (?:hour|second)\b|\d ?%|\bper ?cent\b/iu,
  ],
  [
    /^how often\b/u,
    /\b(?:once|twice|never|always|daily|weekly|monthly|yearly|annually|hourly|times|every (?:\p{L}+ ){0,2}?(?:days?|weeks?|months?|years?|hours?|minutes?|mornings?|nights?|summers?|winters?|seasons?))\b/iu,
  ],
  [/^how (?:far|high|tall|deep|wide)\b.* (?:is|was|are|were)\b/u, /\d/u],
  [/\bmargin of error\b/u, /\berrors?\b/iu],
];
