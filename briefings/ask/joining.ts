// A question joined to what was asked and told before it: what it leaves unsaid comes from there.
import { PLAINLY_ASKED, type Kind } from './kinds.ts';
import { another, asksForAnother } from './another.ts';
import type { Context } from './context.ts';
import { noLikeness, type Likeness } from './likeness.ts';
import { type Question, wordsOfQuestion } from './question.ts';
import { readAlone, SPEAKING, voicesOf, type Reading } from './reading.ts';
import { respondTo } from './respond.ts';
import { isNobodyNamed, objectMeant, subjectMeant, thingsMeant } from './referent.ts';
import { sameAgain } from './same-again.ts';
import type { StoryIndex } from './story-index.ts';

/**
 * What a question may mean, alone or in its context, the likeliest first: "and the governor?" is the last question
 * about the governor, or asks for the governor's words, or for what is told of the governor.
 */
export function readings(
  question: Question,
  index: StoryIndex,
  context: Context | null = null,
  likeness: Likeness = noLikeness,
): readonly [Reading, ...Reading[]] {
  const reading = readAlone(question, index, likeness);
  if (context === null) return [reading];
  const inThread = { ...reading, recent: context.focus, before: context.asked };
  if (asksForAnother(inThread)) return [another(joined(inThread, context), context)];
  return question.kind === 'about' && question.continues
    ? sameAgain(inThread, context)
    : [joined(inThread, context)];
}

/** Fills in what the question left unsaid. */
function joined(reading: Reading, context: Context): Reading {
  const { kind, topic, mentions, question } = reading;
  if (SPEAKING.has(kind)) return withSpeaker(reading, context);
  if (asksForItsWords(question)) {
    const spoken = withSpeaker({ ...reading, kind: 'said' }, context);
    if (spoken.speakers) return spoken;
  }
  if (isOfSources(context) && ASKS_FOR_NAMES.test(wordsOfQuestion(question)))
    return { ...reading, kind: 'who-says', topic: [], focus: context.focus };
  const things = thingsMeant(reading, context);
  const subject = things.length > 0 ? null : subjectMeant(reading, context);
  if (topic.every(({ text }) => MEASURE.test(text)) && mentions.length === 0)
    return goesOn(
      { ...reading, topic: [], mentions: subject ? [subject] : [] },
      things.length > 0 ? { ...context, topic: things } : context,
    );
  const leans = question.continues || question.pronouns.size > 0;
  return {
    ...reading,
    kind: asksWhether.test(wordsOfQuestion(question)) && kind === 'polar' ? 'who' : kind,
    topic: [...topic, ...things],
    mentions: subject ? [...mentions, subject] : mentions,
    focus: leans ? context.focus : [],
  };
}

/** "Are they named?" behind "says who?": the sources. */
const ASKS_FOR_NAMES =
  /^(?:is|are|was|were|have) (?:he|she|they) (?:been )?(?:all |both |ever )?(?:named|identified|anonymous|unnamed|on the record)$/u;

/** The thread has come to who says it. */
const isOfSources = ({ kind, focus }: Context): boolean =>
  OF_SOURCES.has(kind) && focus.some(({ claim }) => claim.attribution.length > 0);

const OF_SOURCES: ReadonlySet<Kind> = new Set(['who-says', 'certainty', 'via']);

/** "Does anyone believe that?" asks who does. */
const asksWhether = /^(?:do|does|did|has|have|had|will|would) (?:anyone|anybody|someone|somebody)\b/u;

/** "How long?", "how often?": of what was told. */
const MEASURE = /^(?:long|old|far|high|often|deep|tall|wide|fast|big|large|much|many)$/u;

/**
 * Of a question that names nothing at all: it is about what was told last, in the terms of the last question; where that
 * was refused, about what it asked for, and about the nearest that was shown.
 */
function goesOn(reading: Reading, context: Context): Reading {
  if (reading.kind === 'about') return reading;
  const { focus, earlier, topic, mentions, unanswered } = context;
  if (
    isVoiced(reading.question, focus) &&
    asksWhoSays(wordsOfQuestion(reading.question), context.asked.at(-1))
  )
    return { ...reading, kind: 'who-says', focus };
  const going = { ...reading, focus, earlier, carried: topic, carriedMentions: mentions };
  if (unanswered === null) return going;
  const { entries, confidence } = respondTo(unanswered).finding;
  const shown = confidence < NEAR_IT ? [] : entries.slice(0, SHOWN);
  const [last] = unanswered;
  return PLAINLY_ASKED.has(reading.kind) && last.topic.length > 0
    ? { ...going, topic: last.topic, mentions: [...reading.mentions, ...last.mentions], recent: shown }
    : { ...going, focus: shown.length > 0 ? shown : focus };
}

/** "Says who?" asks of all that was told; "by whom?" of what was told first. */
const isVoiced = ({ words }: Question, focus: Context['focus']): boolean =>
  (words[0]?.text === 'by' ? focus.slice(0, 1) : focus).some(({ speakers }) => speakers.size > 0);

/** "By whom?" asks who says it; behind "where was she found?", who found her. */
const asksWhoSays = (text: string, before = ''): boolean =>
  /^(?:according to whom|says who)$/u.test(text) || (text === 'by whom' && !PASSIVE.test(before));

const PASSIVE =
  /\b(?:is|are|was|were|been|being|got)\b.* \p{L}+(?:ed|en|wn|ught|und|ung|elt|pt|nt|ade|old|aid|ut|hot)\b(?! (?:to|that)\b)/iu;

/** A refusal shows so many of the nearest claims; of a lower confidence, they are not on its topic. */
const SHOWN = 2;
const NEAR_IT = 0.14;

/** "What do they say?" of somebody who was named; else it asks what the reports say. */
const asksForItsWords = (question: Question): boolean =>
  question.kind === 'overview' && /^what (?:do|does) (?:they|it) say$/u.test(wordsOfQuestion(question));

/** Whose words are asked for, and what about: a pronoun before the verb is the speaker, or tells whose speaker it is. */
function withSpeaker(reading: Reading, context: Context): Reading {
  const { index, question, topic, mentions } = reading;
  const ofMatter = question.pronouns.has('thing') && topic.length === 0;
  if (reading.speakers !== null) {
    const object = objectMeant(reading, context);
    return {
      ...reading,
      mentions: object ? [...mentions, object] : mentions,
      focus: ofMatter && mentions.length === 0 ? context.focus : [],
    };
  }
  const speaker = subjectMeant(reading, context);
  if (!speaker && reading.kind !== 'denies' && isNobodyNamed(reading, context))
    return { ...reading, speakers: new Set(), strayed: false };
  if (speaker)
    return {
      ...reading,
      speakers: voicesOf(index, speaker.actors),
      named: speaker.actors,
      strayed: false,
      focus: ofMatter && mentions.length === 0 ? context.focus : [],
    };
  return topic.length + mentions.length === 0 ? goesOn(reading, context) : reading;
}
