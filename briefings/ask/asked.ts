// Whether a claim holds the kind of thing that is asked for: a time, a place, a number, a name, a reason.
import { momentOf, wasToCome } from '../story/date.ts';
import type { Moment } from '../story/story.ts';
import { hasNumber } from './counted.ts';
import { HALF, shareIn } from './cover.ts';
import { hasDoer, isOfAnother, leavesOutDoer } from './doer.ts';
import { PLAIN_SAYING } from './lexicon.ts';
import type { Kind } from './kinds.ts';
import {
  asksForName,
  asksForPerson,
  givesName,
  hasName,
  isNew,
  leavesUnnamed,
  namesPerson,
} from './naming.ts';
import { wordsOfQuestion, type Question } from './question.ts';
import { voicesOf, type Reading, type Term } from './reading.ts';
import { wordsIn, type Entry, type StoryIndex } from './story-index.ts';
import { DAY, TIME } from './times.ts';
import { plain, stemOf, wordsOf } from './words.ts';

const PLACE =
  /\b(?:(?:in|at|near|on|outside|inside|along|off|front of) (?:the |\d+ )?(?:\p{L}+ ){0,2}?|from the (?=(?:Museum|Gallery|Bank|Church|Cathedral|Palace|University|Library|National|Royal|City|State)\b)|(?:Mount|Lake|Cape|Port|Fort|River) |(?:bay|gulf|sea|island|isle|town|city|village|port|coast) of )(\p{Lu}[\p{L}'-]+)/gu;
/** Kinds of place: where no name is given, this is where. */
const PLACE_NOUN =
  /\b(?:in|at|near|on|outside|inside|along|through|behind|beside|under|to|from|into|by|across) (?:the|an?|its|his|her|their|one|two|another|this|that) (?:[\p{L}\d’'-]+ ){0,2}?(?:airport|apartment|area|arena|bank|bar|bag|barn|barracks|base|basement|bay|boat|box|beach|border|bridge|building|bunker|bus|cafe|camp|canal|cape|car|capital|cathedral|cell|cellar|cent(?:er|re)|church|city|clinic|club|coast|college|corridor|country|court(?:house|room)?|crossing|district|ditch|dock|embassy|factory|farm|field|flat|forest|garage|garden|gate|ground|hall|harbou?r|headquarters|highway|hill|home|hospital|hotel|house|island|jail|junction|kitchen|lab(?:oratory)?|lake|laundry|library|market|mill|mine|moat|mosque|motorway|mountains?|museum|neighbou?rhood|office|palace|park|parliament|plant|plaza|pond|pool|port|prison|province|pub|quay|railway|region|reservoir|resort|restaurant|river|road|roof|room|school|sea|shed|shelter|shop|shore|site|square|stadium|state|station|store|street|studio|suburbs?|tank|temple|terminal|theat(?:er|re)|tower|town|track|truck|tunnel|university|valley|van|venue|village|ward|warehouse|waterfront|woods|yard)s?\b/u;
const REASON =
  /\b(?:(?:because|since(?! (?:\d|last|then|mid|early|late|the (?:1|2|start|beginning|end)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)))|due to|owing to|over|after|following|citing|thanks to)(?= \S)|blam(?:es?|ed|ing)|trac(?:es?|ed|ing) (?:\S+ ){1,14}?to|attribut\w+|credit(?:s|ed)|out of \p{Ll}+|fear(?:s|ed|ing)? (?:for|of|that)|so (?:that|as)|in order to|caus\w+|reasons?|grounds?|led to|leads to|result(?:s|ed)?|trigger\w+|spark(?:s|ed)|prompt(?:s|ed)|provok\w+|spiral(?:s|l?ed)|set off|respon(?:se|d\w*)|retaliat\w+|answer to|meant (?:as|to)|suspic\w+|suspect\w*|too \p{L}+|there for|(?<!\b(?:wait|ask|call|look|search|pa[iy]|car|appl|vot|prepar|hop|stand|r[ua]n|stood|work|aim|push|press|pray|plead|beg|wish|long|argu|allow|account|opt|sorry|happy|glad|ready)\w* )for (?:an? )?(?:\p{L}+ing|its|his|her|their|the|safety))\b/iu;

/** Whether the claim has what this kind of question asks for, beyond what the question already names. */
export function holdsAsked(kind: Kind, reading: Reading, entry: Entry): boolean {
  if (kind !== 'polar' && leavesOpen(entry)) return false;
  if (asksAhead(reading.question) && AHEAD_OF.has(kind) && isPast(reading.index, entry)) return false;
  if (asksForName(reading.question) && !givesName(reading, entry)) return false;
  if (isOfAnother(reading, entry)) return false;
  switch (kind) {
    case 'when':
      return (
        (ASKS_FOR_DAY.test(plain(reading.question.text))
          ? namesDay(reading, entry)
          : momentAsked(reading, entry) !== undefined || namesTime(entry)) &&
        (!asksSince(reading.question) || tellsBeginning(reading, entry)) &&
        (!asksAhead(reading.question) || isAhead(reading.index, entry))
      );
    case 'how-many':
      return hasNumber(reading, entry);
    case 'where':
      return hasPlace(reading, entry);
    case 'who':
      return hasDoer(reading, entry) && hasName(reading, entry);
    case 'which':
      return (
        hasName(reading, entry) &&
        (!asksForPerson(reading) || namesPerson(reading, entry)) &&
        !leavesUnnamed(reading, entry)
      );
    case 'polar':
      return !leavesOutDoer(reading, entry) && !isOnlyAsked(reading, entry);
    case 'why':
      return [entry, ...(reading.index.supporters.get(entry.claim.id) ?? [])].some(
        (each) => givesReasonFor(reading, each) || isReason(reading.index, each),
      );
    default:
      return true;
  }
}

export const asksSince = (question: Question): boolean =>
  /^since (?:when|(?:what|which) \S+)\b/u.test(wordsOfQuestion(question));

/** "Since when?" is told by what was told itself, by what has all that is asked, or by how long something has been so. */
function tellsBeginning({ focus, topic, carried, mentions }: Reading, entry: Entry): boolean {
  const has = (term: Term): boolean => shareIn(entry.keys, term) >= HALF;
  if (topic.length > 0 && topic.every(has)) return true;
  if (topic.length === 0 && focus[0] === entry) return true;
  const isOfMatter = topic.length > 0 ? topic.some(has) : carried.some(has) || mentions.length > 0;
  return isOfMatter && BEGINS.test(entry.claim.text);
}

const BEGINS =
  /\b(?:since|from|beg[au]n|beg(?:in|inning)s?|start(?:s|ed|ing)?|(?:has|have|had) been .* for|took office|came into force|set in)\b/iu;

/** "Will they leave?" is not answered by others' "they should leave", unless it is asked what these want. */
export function isOnlyAsked(
  { question: { tense, words }, mentions, index }: Reading,
  { claim, speakers }: Entry,
): boolean {
  if (tense !== 'future' || !SHOULD.test(claim.text) || words.some(({ text }) => WANTED.test(text)))
    return false;
  return mentions.every(({ actors }) => voicesOf(index, actors).isDisjointFrom(speakers));
}

const SHOULD = /\b(?:should|must|ought to)\b/u;
const WANTED = /^(?:should|must|ought|want|wants|ask|call|demand|urge|tell)$/u;

/** "Which day …?": "this weekend" is none. */
const ASKS_FOR_DAY = /^(?:(?:on|from|since|until|by) )?(?:what|which) (?:exact )?(?:day|date)\b/u;
/** Whether the claim has a day, by its date or by name. */
const namesDay = (reading: Reading, entry: Entry): boolean =>
  /^(?:day|minute)$/u.test(momentAsked(reading, entry)?.precision ?? '') || DAY.test(wordsIn(entry));

/** "The next hearing", "when will …", "what day is it due?": what is still to come. */
const asksAhead = ({ words, kind, tense }: Question): boolean =>
  words.some(({ text }, at) => text === 'next' || (text === 'will' && at < 3)) ||
  (kind === 'when' && tense === 'future');

/** Kinds for which a question of what will be is not answered by what has been. */
const AHEAD_OF: ReadonlySet<Kind> = new Set(['which', 'who', 'how-many', 'where']);

/** Told as a fact of the past, with nothing in it that is still to come. */
const isPast = (index: StoryIndex, entry: Entry): boolean =>
  (entry.claim.status === 'established' || entry.claim.kind === 'background') && !isAhead(index, entry);

/** By its status, its words, or a time that was to come when it was reported. */
function isAhead({ story }: StoryIndex, { claim }: Entry): boolean {
  if (claim.status === 'expected' || claim.kind === 'plan' || AHEAD.test(claim.text)) return true;
  return wasToCome(story, claim);
}

const AHEAD =
  /\b(?:will|next|due|scheduled|planned|expected|upcoming|set|to be|hopes?|hoping|aims?|plans?|sees|foresees?|forecasts?|projected|predict(?:s|ed)?|could|may|might|would|until|tomorrow|later this|this coming)\b/iu;

/** When it was; of words that have no time of their own, when they were said, where that is asked. */
export function momentAsked({ index, question }: Reading, { claim }: Entry): Moment | undefined {
  const said = new Set(wordsOf(plain(claim.attribution[0]?.cue ?? '')).map(({ stem }) => stem));
  const asksOfSaying = question.words.some(({ text, stem }) => PLAIN_SAYING.has(text) || said.has(stem));
  return momentOf(
    index.story,
    claim.when ?? (asksOfSaying || question.words.length < 4 ? claim.attribution[0]?.saidAt : undefined),
  );
}

/** A day, a year, an hour, or how long ago, in its words. */
export const namesTime = (entry: Entry): boolean => TIME.test(wordsIn(entry));

/** Says in so many words that it is a reason; what only comes "after" or "over" something may be none. */
export const givesReasonPlainly = ({ claim }: Entry): boolean =>
  FOR_AN_ACT.test(claim.text) ||
  /\b(?:because|caus\w+|due to|owing to|reasons?|blam\w+|thanks to|citing|retaliat\w+|in (?:response|answer|reply|reaction)|led to|result(?:s|ed)? (?:of|in|from)|attribut\w+|traced (?:\S+ ){1,14}?to)\b/iu.test(
    claim.text,
  );

/** "Sanctions for meddling", "was fined over the spill". */
const FOR_AN_ACT =
  /\b(?:sanctions?|sanctioned|penalt(?:y|ies)|punish(?:ed|ment)|fined?|arrested|charged|sued|criticised|criticized|fired|sacked|dismissed|banned|jailed|sentenced|suspended|expelled|apologi[sz]ed|praised|honou?red|thanked) (?:[\p{L}’'-]+ ){0,2}?(?:for|over) (?!\d|(?:a|one|two|three|the (?:first|last|next)|his|her|their|its)? ?(?:hours?|days?|weeks?|months?|years?|time)\b)/iu;

export const givesReason = ({ claim }: Entry): boolean => REASON.test(claim.text);

/** Why somebody is blamed is not told by "blames" itself. */
function givesReasonFor({ topic }: Reading, { claim }: Entry): boolean {
  const asked = new Set(topic.map(({ stem }) => stem));
  return REASON.test(
    claim.text.replace(/\b(?:blam|attribut|credit)\w*/giu, (word) =>
      asked.has(stemOf(word.toLowerCase())) ? '' : word,
    ),
  );
}

const BECAUSE = /\b(?:because|after|since|amid|over|due to|owing to|following|citing|as)\b[^.!?\n]{0,40}$/iu;

/** Whether the text gives it as a reason: "… will close after inspectors found that" stands before it. */
export function isReason({ story }: StoryIndex, { claim }: Entry): boolean {
  const [span] = claim.evidence;
  const text = story.sources.find(({ id }) => id === span?.source)?.text;
  return (
    span?.start !== undefined && BECAUSE.test(text?.slice(Math.max(0, span.start - 60), span.start) ?? '')
  );
}

function hasPlace(reading: Reading, entry: Entry): boolean {
  const named = new Set(reading.mentions.flatMap((mention) => mention.actors));
  const { actors } = reading.index.cast;
  if (entry.claim.about.some((id) => actors.get(id)?.kind === 'place' && !named.has(id))) return true;
  if (PLACE_NOUN.test(wordsIn(entry))) return true;
  return Array.from(wordsIn(entry).matchAll(PLACE), (match) => match[1] ?? '').some((name) =>
    isNew(reading, name),
  );
}

/**
 * What somebody would not say is not said by telling so: "he declined to say how he had voted", and "how he had voted"
 * by itself.
 */
const leavesOpen = ({ claim }: Entry): boolean =>
  claim.quote === undefined &&
  (WITHHELD.test(claim.text) ||
    /^(?:how|why|whether|whom?|which|what|when|where)(?: \S+){1,8}$/iu.test(claim.text));

const WITHHELD =
  /\b(?:declin|refus)\w* to (?:say|comment|confirm|name|identify|disclose|specify|elaborate|speculate|give|discuss|answer)\b|\b(?:would|will|could|did|does) not (?:say|comment|confirm|name|identify|disclose|specify|elaborate|speculate|discuss)\b|\b(?:name|identity|cause|reason|date|number|amount|price|terms)s? (?:\S+ ){0,3}?(?:is|was|are|were|has|have) (?:not |being |yet |been ){1,3}(?:withheld|released|disclosed|known|given|named|published|announced|clear)\b/iu;
