// "And the governor?", "what about the border?": the last question again, about somebody or something else.
import type { Context } from './context.ts';
import { keysOf } from './phrases.ts';
import { SPEAKING, voicesOf, type Reading } from './reading.ts';

type Readings = readonly [Reading, ...Reading[]];

/** What such words may mean, the likeliest first. */
export function sameAgain(asked: Reading, context: Context): Readings {
  const reading = withoutRoles(asked);
  const { topic, mentions } = reading;
  if (topic.length + mentions.length === 0)
    return [{ ...reading, kind: context.kind, topic: context.topic, focus: context.focus }];
  const somebody = mentions.length > 0 && topic.length === 0 && !isAbout(reading);
  return somebody ? ofSomebodyElse(reading, context) : ofSomethingElse(reading, context);
}

/** "And the foreign minister?": what stands before a role and belongs to it only tells who is meant. */
function withoutRoles(reading: Reading): Reading {
  const { topic, mentions, index } = reading;
  const [mention] = mentions;
  if (mention?.by !== 'role') return reading;
  const roles = mention.actors.flatMap((id) => keysOf(index.cast.actors.get(id)?.role ?? ''));
  return {
    ...reading,
    topic: topic.filter(({ at, stem }) => at >= mention.from || !roles.includes(stem)),
  };
}

/** "And about consumers?", "and on jobs?". */
const isAbout = ({ question }: Reading): boolean =>
  /^(?:about|on|regarding)$/u.test(question.words[0]?.text ?? '');

/** Another takes the place of the one who was asked about; else what that one says, or what is told of that one. */
function ofSomebodyElse(reading: Reading, context: Context): Readings {
  const { kind } = context;
  const words = spokenBy(reading, context);
  const told: Reading = { ...reading, kind: 'about' };
  if (SPEAKING.has(kind)) return [{ ...words, kind, topic: context.topic }, words, told];
  if (ABOUT_WORDS.has(kind)) return [words, told];
  const [must = null] = reading.mentions;
  return [{ ...reading, kind, topic: context.topic, must }, words, told];
}

/** Kinds of which nobody can be asked in the place of another: "who denies it? and the mayor?" asks for his words. */
const ABOUT_WORDS: ReadonlySet<Reading['kind']> = new Set([
  'who-says',
  'who-denies',
  'first-report',
  'via',
  'certainty',
  'new',
  'disputed',
  'unknown',
  'overview',
  'compare',
]);

function spokenBy(reading: Reading, context: Context): Reading {
  const [mention, ...rest] = reading.mentions;
  const named = mention?.actors ?? [];
  return {
    ...reading,
    kind: 'said',
    speakers: voicesOf(reading.index, named),
    named,
    mentions: rest,
    recent: context.focus,
  };
}

/** The same of another thing, by the same speaker; else what is told of the thing. */
function ofSomethingElse(reading: Reading, context: Context): Readings {
  const { kind, speakers, named } = context;
  const told: Reading = { ...reading, kind: 'about' };
  if (SPEAKING.has(kind)) return [{ ...reading, kind, speakers, named }, told];
  const must = {
    actors: [],
    from: -1,
    to: -1,
    stems: reading.topic.map(({ stem }) => stem),
    by: 'role',
  } as const;
  return [{ ...reading, kind, must }, told];
}
