// What a claim gives for a plain question, said before its line.
import { momentAsked } from './asked.ts';
import { figureAsked } from './counted.ts';
import { HALF, shareIn } from './cover.ts';
import { onlyNames } from './doer.ts';
import { factLead, figureText, polarLead, SAYS_NOT, UNPROVED, whenLead } from './lead.ts';
import { asksOfWish, isOnlyWished } from './presumption.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';
import { isTimeOfAnother } from './time-of-another.ts';
import { TIME } from './times.ts';
import { plain, wordsOf } from './words.ts';

/** What the first line's claim gives for this kind of question, said shortly. */
export function leadFor(reading: Reading, entry: Entry): string | undefined {
  const { kind, question } = reading;
  const { claim } = entry;
  if (kind === 'when') {
    const moment = momentAsked(reading, entry);
    return moment && !isTimeOfAnother(reading, entry, moment) ? whenLead(claim, moment) : undefined;
  }
  if (kind === 'polar') {
    if (claim.status === 'expected' && question.tense !== 'future' && GOES_ON.test(claim.text))
      return undefined;
    if (claim.status === 'expected' && ASKS_MATTER.test(wordsOfQuestion(question))) return undefined;
    if (claim.status === 'expected' && (asksOfWish(reading, entry) || isOnlyWished(reading, entry)))
      return undefined;
    if (UNPROVED.has(claim.status) && asksOfSpeech(reading, entry)) return undefined;
    const lead = polarLead(claim, question.tense !== 'future', question.negated);
    if (lead === 'Yes.' && !isPlainlySo(reading, entry)) return undefined;
    // What is alleged or disputed is said to be so, whatever the words.
    return tellsLess(reading, entry) && !UNPROVED.has(claim.status) ? undefined : lead;
  }
  if (kind === 'how-many') {
    const figure = figureAsked(reading, claim);
    // "From 10 to 35 per cent" is no range.
    if (figure?.min !== undefined && figure.max !== undefined && FROM_TO.test(claim.text)) return undefined;
    return figure && factLead(claim, figureText(figure, claim.text));
  }
  return claim.status === 'expected' &&
    kind !== 'about' &&
    kind !== 'why' &&
    !OF_STATE.test(wordsOfQuestion(question)) &&
    !SAYS_NOT.test(claim.text) &&
    question.tense !== 'future' &&
    !OF_MIND.test(question.text) &&
    !(question.tense === 'past' && TIME.test(question.text))
    ? 'Expected, not yet done:'
    : undefined;
}

/** "Did he call it theft?": what he called it may not be so, but he did. */
function asksOfSpeech({ question }: Reading, { claim }: Entry): boolean {
  const cues = claim.attribution.flatMap(({ cue }) => (claim.text.includes(cue) ? wordsOf(plain(cue)) : []));
  return question.words.some(({ stem }, at) => at > 0 && cues.some((cue) => cue.stem === stem));
}

/**
 * "Yes" is said only where the claim has all that is asked in its own words, as an act and not by its name; "is the search
 * over?" also "over", and "are they dead?" nobody whom nothing names. What could be is not told by what was.
 */
function isPlainlySo(reading: Reading, entry: Entry): boolean {
  const { question, topic, focus } = reading;
  if (lacksParticle(question, entry)) return false;
  if (/^(?:could|can|may|might|should|would)$/u.test(question.words[0]?.text ?? '')) return false;
  if (focus.length === 0 && OF_NOBODY.test(wordsOfQuestion(question))) return false;
  if (isOfOneOfThem(reading, entry)) return false;
  return topic.every((term) => shareIn(entry.keys, term) >= HALF && !onlyNames(entry, term.stem));
}

/** "Did they accept?" is not "yes" where one of them did. */
const isOfOneOfThem = ({ question, index, mentions }: Reading, { subjects }: Entry): boolean =>
  /^(?:did|does|do|has|have|had|will|are|were) they\b/u.test(wordsOfQuestion(question)) &&
  [...subjects].some((id) => index.cast.actors.get(id)?.kind === 'person') &&
  !mentions.some(({ actors }) => actors.some((id) => subjects.has(id)));

const PARTICLE = /^(?:over|out|up|down|off|on|back|through|around|away|there|here)$/u;

/** The question ends with a word like "out" or "over", and the claim has none in that sense. */
export function lacksParticle({ words }: Reading['question'], { claim }: Entry): boolean {
  const end = words.at(-1)?.text ?? '';
  return PARTICLE.test(end) && !hasParticle(claim.text, end);
}

/** "Is the fire out?" is not told by "the fire broke out", nor "is it over?" by "over the weekend". */
const hasParticle = (text: string, particle: string): boolean =>
  new RegExp(
    `(?<!\\b(?:br[eo]ak(?:s|ing)?|broke|broken|carr\\p{L}+|f[io]u?nds?|point\\p{L}*|turn\\p{L}*|rul\\p{L}+|set|spread|reach\\p{L}*) )\\b${particle}\\b(?! (?:the|an?|its|his|her|their|\\d))`,
    'iu',
  ).test(text);

const OF_NOBODY = /^(?:is|are|was|were|did|does|do|has|have|had) (?:he|she|they|it|this|that|these|those)\b/u;
/**
 * "Will she get a bonus?" is not told with "yes" by "she gives up her bonus", nor "is he in prison?" by "he faces nine years
 * in prison", nor "was he drunk?" by "he was tested for alcohol".
 */
const tellsLess = ({ question }: Reading, { claim }: Entry): boolean =>
  LESS.some((pattern) => pattern.test(claim.text) && !pattern.test(question.text));

const LESS: readonly RegExp[] = [
  /\b(?:giv(?:es?|en|ing) up|gave up|forgo\w*|waiv\w+|los(?:es?|t|ing)|cancel\w*|scrap\w*|abandon\w*|drop(?:s|ped)?|withdr[ae]w\w*|end(?:s|ed)?|stop(?:s|ped)?|halt\w*|suspend\w*)\b/iu,
  /\b(?:fac(?:es?|ed|ing)|risk(?:s|ed|ing)?|accus\w+|suspect\w*|alleg\w+|sought|threat\w*|free on bail|needs?|needed|requires?|required|await\w*|subject to|depend\w*|pending)\b/iu,
  /\b(?:test(?:s|ed|ing)?|check(?:s|ed|ing)?|screen(?:s|ed|ing)?|examin\w+|search(?:es|ed|ing)?|investigat\w+|look(?:s|ed|ing)? (?:for|into)|question(?:s|ed|ing))\b/iu,
];

/** Whose a thing is, is so whatever they will do. */
const OF_STATE = /^(?:who|what|which) (?:\p{L}+ )?(?:owns?|operates?|runs?|employs?)\b/u;

/** What will stay closed is closed: it is not only expected. */
const GOES_ON = /\b(?:will|would|is to|are to) (?:stay|remain|keep|continue|go on|still be)\b/iu;

/** A figure that went from one to another. */
const FROM_TO =
  /\b(?:ris|rose|rais|increas|cut|fall|fell|drop|lower|grow|grew|reduc|up|down)\w* (?:\S+ ){0,8}?from \S*\d\S* (?:\S+ ){0,3}?to \S*\d/iu;

/** What somebody fears or wants is feared and wanted now; what happened "in March" is another part of the claim. */
const OF_MIND =
  /\b(?:fear|want|warn|hope|expect|demand|plan|promise|threaten|propose|offer|predict|seek|intend|vow|pledge|believe|think)(?:s|ed)?\b/iu;

/** "Are they about hacking?": what they are about is known, whether or not they have come. */
const ASKS_MATTER = /^(?:is|are|was|were) .*\b(?:about|over|because of|due to|on account of)\b/u;
