// Whether a claim holds the kind of thing that is asked for: a time, a place, a number, a name, a reason.
import { momentOf } from '../story/date.ts';
import type { Moment } from '../story/story.ts';
import { PLAIN_SAYING } from './lexicon.ts';
import type { Kind } from './kinds.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';
import { keysOf } from './phrases.ts';
import { conceptsOf, isStopWord, plain, stemOf, wordsOf } from './words.ts';

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const TIME = new RegExp(
  `\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|${MONTH}\\.? \\d|\\d{1,2} ${MONTH}|(?:in|since|by|until|early|late|mid|last|next) ${MONTH}|(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Aa]round|of|from|to|and|late|early|mid) (?:the )?(?:1\\d|20)\\d\\ds?|\\d{1,2}(?:st|nd|rd|th) century|\\d+ (?:BCE?|AD|CE)|\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\b|\\d{1,2}:\\d\\d|today|tonight|yesterday|tomorrow|(?:this|last|next) (?:week|month|year|weekend|spring|summer|autumn|fall|winter|morning|evening|night)|(?:hours?|days?|weeks?|months?|years?) (?:ago|before|after|later|earlier))\\b`,
  'u',
);
const NUMBER =
  /\b\d[\d.,]*\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|third|none|no)\b/iu;
const PLACE =
  /\b(?:in|at|near|on|outside|inside|along|off|front of) (?:the |\d+ )?(?:\p{L}+ ){0,2}?(\p{Lu}[\p{L}'-]+)/gu;
const REASON =
  /\b(?:because|since|due to|owing to|over|after|following|so (?:that|as)|in order to|caus\w+|reasons?|grounds?|led to|leads to|result(?:s|ed)?|respon(?:se|d\w*)|retaliat\w+|answer to|meant (?:as|to)|suspic\w+|suspect\w*|too \p{L}+|there for|for (?:an? )?(?:\p{L}+ing|its|his|her|their|the|safety))\b/iu;
const CALENDAR = new RegExp(`^(?:${MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$`, 'u');

/** Whether the claim has what this kind of question asks for, beyond what the question already names. */
export function holdsAsked(kind: Kind, reading: Reading, entry: Entry): boolean {
  switch (kind) {
    case 'when':
      return (
        (momentAsked(reading, entry) !== undefined || TIME.test(textOf(entry))) &&
        (!reading.question.words.some((word) => word.text === 'next') || isAhead(entry))
      );
    case 'how-many':
      return hasNumber(reading, entry);
    case 'where':
      return hasPlace(reading, entry);
    case 'who':
      return hasDoer(reading, entry) && hasName(reading, entry);
    case 'which':
      return hasName(reading, entry) && (!asksForPerson(reading) || namesPerson(reading, entry));
    case 'polar':
      return !leavesOutDoer(reading, entry);
    case 'why':
      return [entry, ...(reading.index.supporters.get(entry.claim.id) ?? [])].some(givesReason);
    default:
      return true;
  }
}

/** "The next hearing" is one that is still to come. */
const isAhead = ({ claim }: Entry): boolean =>
  claim.status === 'expected' ||
  claim.kind === 'plan' ||
  /\b(?:will|next|due|scheduled|planned|expected|upcoming|set|to be)\b/iu.test(claim.text);

/** When it was; of words that have no time of their own, when they were said, where that is asked. */
export function momentAsked({ index, question }: Reading, { claim }: Entry): Moment | undefined {
  const asksOfSaying = question.words.some((word) => PLAIN_SAYING.has(word.text));
  return momentOf(
    index.story,
    claim.when ?? (asksOfSaying || question.words.length < 4 ? claim.attribution[0]?.saidAt : undefined),
  );
}

const textOf = ({ claim }: Entry): string => `${claim.text} ${claim.quote?.text ?? ''}`;

export const givesReason = ({ claim }: Entry): boolean => REASON.test(claim.text);

/** A number, and where things are counted, one of these things. */
function hasNumber({ question, kind, topic }: Reading, entry: Entry): boolean {
  const [how, many, counted] = question.words;
  if (
    kind === 'how-many' &&
    how?.text === 'how' &&
    many?.text === 'many' &&
    counted &&
    !isStopWord(counted)
  ) {
    const keys = new Set(
      keysOf(`${textOf(entry)} ${entry.claim.figures.map((each) => `${each.unit} ${each.of}`).join(' ')}`),
    );
    const alike = [...(topic.find((term) => term.stem === counted.stem)?.near.keys() ?? [])];
    if (![counted.stem, ...conceptsOf(counted.stem), ...alike].some((key) => keys.has(key))) return false;
  }
  const unit = UNITS.find(([asked]) => asked.test(question.words.map((word) => word.text).join(' ')));
  if (unit) return unit[1].test(`${textOf(entry)} ${entry.claim.figures.map((each) => each.unit).join(' ')}`);
  if (entry.claim.figures.length > 0) return true;
  const withoutTimes = textOf(entry).replace(new RegExp(TIME, 'gu'), ' ');
  return NUMBER.test(withoutTimes);
}

/** What is counted in units of its own, and these. */
const UNITS: readonly (readonly [asked: RegExp, unit: RegExp])[] = [
  [
    /\bhow much (?:did|does|do|will|would|is|was|has|have)\b.*\b(?:cost|pay|paid|earn|spend|spent|worth)\b|\b(?:salary|wages?|price|fee|fine|budget|ransom|reward|earn|cost|costs|damages)\b/u,
    /[$€£¥]|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|francs?|crowns?|USD|EUR|GBP|million|billion)\b/iu,
  ],
  [
    /^how long (?:is|was|are|were|has|have|had|did|does|do|will|would)\b/u,
    /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|since|until|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|pages?)\b/iu,
  ],
  [/^how old\b/u, /\baged? \d|\byears?[ -]old\b|, \d{1,2},/iu],
  [/^how (?:far|high|tall|deep|wide)\b.* (?:is|was|are|were)\b/u, /\d/u],
  [/\bmargin of error\b/u, /\berrors?\b/iu],
];

function hasPlace(reading: Reading, entry: Entry): boolean {
  const named = new Set(reading.mentions.flatMap((mention) => mention.actors));
  const { actors } = reading.index.cast;
  if (entry.claim.about.some((id) => actors.get(id)?.kind === 'place' && !named.has(id))) return true;
  return Array.from(textOf(entry).matchAll(PLACE), (match) => match[1] ?? '').some((name) =>
    isNew(reading, name),
  );
}

/** A capitalised word that is neither of the calendar nor in the question. */
function isNew(reading: Reading, name: string): boolean {
  return !CALENDAR.test(name) && !reading.question.words.some((word) => word.stem === stemOf(plain(name)));
}

/** "Which judge", "which analyst": what is asked for is somebody. */
const asksForPerson = ({ topic, question }: Reading): boolean =>
  /^(?:which|what)$/u.test(question.words[0]?.text ?? '') &&
  topic.some((term) => term.head && PERSON.test(term.text));

const PERSON =
  /^(?:judge|officer|politician|analyst|academic|minister|lawyer|attorney|senator|governor|mayor|president|doctor|expert|official|spokes(?:man|woman|person)|professor|director|manager|player|lawmaker|leader|chief|nominee|candidate|journalist|reporter|economist|scientist|researcher|diplomat|prosecutor|investor|banker|critic|author|actor|singer|king|queen|prince|bishop|republican|democrat)$/u;

/** Somebody whom the claim itself names, not only concerns, and who is not named in the question. */
function namesPerson({ mentions, index }: Reading, entry: Entry): boolean {
  const named = new Set(mentions.flatMap((mention) => mention.actors));
  return [...entry.actors].some((id) => {
    const actor = index.cast.actors.get(id);
    if (actor?.kind !== 'person' || named.has(id)) return false;
    const surname = stemOf(plain(actor.name.split(' ').at(-1) ?? ''));
    return entry.speakers.has(id) || entry.keys.has(surname);
  });
}

function hasName(reading: Reading, entry: Entry): boolean {
  const named = new Set(reading.mentions.flatMap((mention) => mention.actors));
  if ([...entry.actors].some((id) => !named.has(id))) return true;
  const [, ...rest] = entry.claim.text.split(/\s+/u);
  return rest.some(
    (word) => /^[("“]?\p{Lu}\p{L}+/u.test(word) && isNew(reading, word.replace(/[^\p{L}]/gu, '')),
  );
}

/** The endings of a noun that names an act. */
const NOUN = /(?:ings?|ions?|ments?)$/u;

/** Whether the claim has the word only as the name of an act ("the poisoning"), not as something that is told. */
export function onlyNames(entry: Entry, stem: string): boolean {
  const same = wordsOf(plain(textOf(entry))).filter((word) => word.stem === stem);
  return same.length > 0 && same.every((word) => NOUN.test(word.text));
}

/** "Who poisoned her?" is not answered by what tells of "the poisoning": the noun leaves out who did it. */
function hasDoer({ question }: Reading, entry: Entry): boolean {
  const [, verb] = question.words;
  if (!verb || !/(?:ed|es|s)$/u.test(verb.text)) return true;
  return !onlyNames(entry, verb.stem);
}

/**
 * "Did Russia poison him?" is not answered by what tells of "the poisoning": two are named, and the noun does not say
 * which of them did it to the other.
 */
function leavesOutDoer({ mentions, topic }: Reading, entry: Entry): boolean {
  return mentions.length > 1 && topic.some((term) => !NOUN.test(term.text) && onlyNames(entry, term.stem));
}

/** Words in which a list of open questions names what is asked for. */
const OPEN: Partial<Record<Kind, RegExp>> = {
  'how-many': /\bhow (?:many|much|large|long)\b|\b(?:number|count|size|cost|price|amount|value|total)\b/u,
  when: /\bwhen\b|\b(?:date|day|time|timing)\b/u,
  where: /\bwhere\b|\b(?:place|location|venue|city)\b/u,
  who: /\bwho\b|\b(?:names?|identity|identities)\b/u,
  which: /\b(?:which|who)\b|\b(?:names?|identity|identities)\b/u,
  why: /\bwhy\b|\b(?:reasons?|motives?|cause|causes)\b/u,
  how: /\bhow\b/u,
  what: /\bwhat\b|\b(?:contents?|terms|details)\b/u,
  polar: /\b(?:whether|if)\b/u,
};

/** The entry of the story's list of what is not known that this question asks for, if there is one. */
export function openPoint(reading: Reading): string | undefined {
  const asks = OPEN[reading.kind];
  const { topic, mentions, index } = reading;
  if (!asks || topic.length + mentions.length === 0) return undefined;
  return index.story.notKnown.find((point) => {
    const text = plain(point);
    const words = wordsOf(text);
    const keys = new Set(words.flatMap((word) => [word.stem, ...conceptsOf(word.stem)]));
    const shared = topic.filter((term) => [term.stem, ...term.concepts].some((key) => keys.has(key))).length;
    const named = mentions.filter((mention) => mention.stems.some((stem) => keys.has(stem))).length;
    return asks.test(text) && shared + named > 0 && (shared + named) / (topic.length + mentions.length) > 0.5;
  });
}
