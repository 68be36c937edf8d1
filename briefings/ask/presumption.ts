// What a question takes for granted, and a claim does not say: that it happened, that the act is told, that it is so.
import { momentAsked } from './asked.ts';
import { isUnderNot, shareIn } from './cover.ts';
import { missing, type Finding } from './finding.ts';
import type { Kind } from './kinds.ts';
import { NOT_HAPPENED, NOT_SAID, NOT_SO } from './lead.ts';
import type { Match } from './match.ts';
import { keysOf } from './phrases.ts';
import { verbAt } from './question.ts';
import type { Reading, Term } from './reading.ts';
import type { Entry } from './story-index.ts';
import { DAY } from './times.ts';
import { isStopWord } from './words.ts';

/** Questions that take for granted that something happened. */
const PRESUMING: ReadonlySet<Kind> = new Set(['when', 'where', 'why', 'how', 'how-many', 'which', 'who']);

/** A refusal where the question takes for granted what the claim does not say. */
export function presumption(reading: Reading, { entry }: Match): Finding | undefined {
  const { question, kind } = reading;
  if (question.tense !== 'past' || question.negated) return undefined;
  // The saying has happened, whatever is said.
  if (kind === 'when' && entry.claim.when === undefined && momentAsked(reading, entry)) return undefined;
  if (
    isModal(reading, entry) &&
    entry.claim.status !== 'expected' &&
    !isSpeech(entry) &&
    (kind === 'polar' || PRESUMING.has(kind))
  )
    return missing(NOT_HAPPENED, [entry], 0.25);
  if (isOnlyProposed(reading, entry) && (kind === 'polar' || PRESUMING.has(kind)))
    return missing(NOT_HAPPENED, [entry], 0.25);
  if (!PRESUMING.has(kind)) return undefined;
  if (leavesOutVerb(reading, entry)) return missing(NOT_SAID, [entry], 0.3);
  if (entry.claim.status === 'expected' && !isSpeech(entry)) return missing(NOT_HAPPENED, [entry], 0.2);
  const negative =
    ((kind === 'when' || kind === 'why' || kind === 'where') && NEGATED.test(entry.claim.text)) ||
    (kind !== 'how-many' && isUnderNot(reading.topic, entry));
  return negative || (entry.claim.polarity === 'denied' && kind === 'when')
    ? missing(NOT_SO, [entry], 0.2)
    : undefined;
}

/** A yes or no that leans on nothing said before: its act must be told. */
export const lacksAct = (reading: Reading, entry: Entry): boolean =>
  asksAlone(reading) && (leavesOutVerb(reading, entry) || leavesOutThing(reading, entry));

/** Whether a yes or no that leans on nothing asks of another thing than is told, in whatever words it was found. */
export const lacksThing = (reading: Reading, entry: Entry): boolean =>
  asksAlone(reading) && isOfOtherThing(reading, entry);

/** "Is there an oil spill?": not told by what tells of oil and of no spill. */
function leavesOutThing(reading: Reading, entry: Entry): boolean {
  const thing = thingOf(reading);
  return thing !== undefined && (shareIn(entry.keys, thing) < VERB_SHARE || isOfOtherThing(reading, entry));
}

/** The noun behind "is there". */
function thingOf({ question: { words }, topic }: Reading): Term | undefined {
  if (words[1]?.text !== 'there') return undefined;
  const from = words.findIndex((word, at) => at > 1 && !isStopWord(word));
  const end = words.findIndex((word, at) => at > from && isStopWord(word));
  return topic.find(({ at }) => at === (end < 0 ? words.length : end) - 1);
}

/** "Will there be a new tax on beer?": not told by what tells of no new tax, or of none on beer. */
function isOfOtherThing(reading: Reading, entry: Entry): boolean {
  const thing = thingOf(reading);
  const { question, topic } = reading;
  const { words } = question;
  if (!thing) return false;
  if (words[thing.at - 1]?.text === 'new' && !NEW.test(entry.claim.text)) return true;
  const isAimed =
    question.tense === 'future' && /^(?:on|against|for|over)$/u.test(words[thing.at + 1]?.text ?? '');
  const aims = topic.filter(({ at, text }) => isAimed && at > thing.at && !DAY.test(text));
  return aims.some((term) => Math.max(shareIn(entry.keys, term), shareIn(entry.around, term)) < SAME_THING);
}

/** What is alike is another thing: wine is no beer. */
const SAME_THING = 0.75;

const NEW = /\b(?:new|another|fresh|further|second|other|replace\w*|successor)\b/iu;

const asksAlone = ({ kind, question, focus }: Reading): boolean =>
  kind === 'polar' &&
  focus.length === 0 &&
  !question.continues &&
  (question.pronouns.size === 0 || !question.words.some(({ text }, at) => isOpen(text, at)));

/** "It", "his firm"; in "will the firm lose its licence?" whose it is stands before. */
const isOpen = (text: string, at: number): boolean =>
  /^(?:he|him|she|it|they|them|this|that|these|those)$/u.test(text) ||
  (at < 3 && /^(?:its|their|his|her)$/u.test(text));

/** "When did the bank raise rates?" is not answered by what tells of the bank and of rates: the act is not there. */
function leavesOutVerb({ kind, question, topic }: Reading, entry: Entry): boolean {
  if (kind !== 'when' && kind !== 'why' && kind !== 'polar') return false;
  const verb = topic.find((term) => term.at === verbAt(question));
  return verb !== undefined && tellsAct(entry, verb) < VERB_SHARE;
}

/** How much the claim tells of an act, in its words or by how it is said: "rescued" is not told by a rescue service's words. */
function tellsAct(entry: Entry, act: Term): number {
  if (shareIn(entry.keys, act) < VERB_SHARE) return 0;
  const cues = entry.claim.attribution.map(({ cue }) => cue).join(' ');
  const own = new Set([...entry.positions.keys(), ...keysOf(cues)]);
  return Math.max(shareIn(own, act), act.near.told.get(entry.keys) ?? 0);
}

/** Nothing in a claim or around it is like the act whose reason or time is asked for. */
export function knowsNoAct({ kind, question, topic, index, focus }: Reading, entry: Entry): boolean {
  if ((kind !== 'when' && kind !== 'why') || focus.length > 0 || question.pronouns.size > 0) return false;
  const verb = topic.find((term) => term.at === verbAt(question));
  const before = index.before.get(entry);
  return (
    verb !== undefined &&
    [entry.keys, entry.around, ...(before ? [before.keys] : [])].every((keys) => shareIn(keys, verb) === 0)
  );
}

/** How much of the act a claim must tell. */
const VERB_SHARE = 0.5;

/** What should, may or could be is not what was: the verb that is asked for stands behind such a word. */
function isModal({ topic }: Reading, { claim }: Entry): boolean {
  const verbs = claim.text.matchAll(/\b(?:should|must|may|might|could|ought)((?: [\p{L}'’-]+){1,4})/giu);
  const open = OPEN.exec(claim.text)?.[1] ?? '';
  const governed = new Set([...Array.from(verbs, ([, words = '']) => words), open].flatMap(keysOf));
  return topic.some((term) => [term.stem, ...term.concepts].some((key) => governed.has(key)));
}

/** "An attack cannot be ruled out." */
const OPEN =
  /^([^,;:]{1,80}?) (?:(?:can ?not|can't|could not) be (?:ruled out|excluded)|(?:is|are|was|were|remains?|seems?) (?:not (?:impossible|excluded|unlikely)|possible|conceivable))\b/iu;

/** "Has he met her?" is not answered by "he proposed a meeting": the act stands behind what somebody wants, asks or plans. */
function isOnlyProposed({ question, topic }: Reading, { claim: { text } }: Entry): boolean {
  const verb = topic.find((term) => term.at === verbAt(question));
  const wish = WISH.exec(text);
  if (!verb || !wish || question.words.some(({ text: word }) => WISH.test(word))) return false;
  const behind = text.slice(wish.index + wish[0].length);
  const [wished = ''] = WISHED.exec(behind) ?? [];
  const tells = (part: string): boolean => shareIn(new Set(keysOf(part)), verb) >= VERB_SHARE;
  return !tells(text.slice(0, wish.index)) && tells(wished) && !tells(behind.slice(wished.length));
}

/** "Did he promise it?": the promise is asked for, not what was promised. */
export const asksOfWish = ({ question }: Reading, { positions }: Entry): boolean =>
  question.words.some(({ text, stem }) => WISH.test(text) && positions.has(stem));

/** "Will there be a strike?" is not told as expected by "the union threatens to strike", or "might". */
export const isOnlyWished = ({ question }: Reading, { claim }: Entry): boolean =>
  question.tense === 'future' &&
  (/\b(?:might|may|could)\b/u.test(claim.text) ||
    (WISH.test(claim.text) && !/\bplan(?:s|ned|ning)?\b/iu.test(claim.text)));

/** What is wished goes up to where or when that was: "proposed a summit | in a call" has the call. */
const WISHED = /^.*?(?=\b(?:in|during|at|on|after|before|when|while)\b|[,;:]|$)/iu;

/** What is needed or waited for has not happened, either. */
const WISH =
  /\b(?:needs?|needed|requir(?:es?|ed|ing)|await(?:s|ed|ing)?|subject to|depend(?:s|ed|ing)? on|propos(?:es?|ed|ing)|offer(?:s|ed|ing)?|suggest(?:s|ed|ing)?|recommend(?:s|ed|ing)?|plan(?:s|ned|ning)?|want(?:s|ed|ing)?|hop(?:es?|ed|ing)|intend(?:s|ed|ing)?|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:for|on)|threaten(?:s|ed|ing)?|vow(?:s|ed|ing)?|promis(?:es?|ed|ing)|pledg(?:es?|ed|ing))\b/iu;

/** Where somebody proposes or predicts, the saying itself has happened. */
const isSpeech = ({ claim }: Entry): boolean =>
  claim.attribution.some((each) => each.cue !== '' && claim.text.includes(each.cue));

const NEGATED =
  /\b(?:did|does|do|has|have|had|is|are|was|were|will|would) (?:not|never)\b|n['’]t\b|\bno longer\b/iu;
