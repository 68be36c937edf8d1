// Whom a pronoun means: who was asked for, named or told of last and can be "he", "she", "they" or "it".
import type { Mention } from './cast.ts';
import type { Context } from './context.ts';
import { isDenial } from './finding.ts';
import { genderOf, type Gender } from './gender.ts';
import { SPEAKING, type Reading, type Term } from './reading.ts';
import type { Entry, StoryIndex } from './story-index.ts';

/** Somebody who is meant and not named. */
const meantBy = (actor: string): Mention => ({ actors: [actor], from: -1, to: -1, stems: [], by: 'role' });

/** Whom "he", "she" or "they" means as the subject of a question. "His" before somebody else only tells whose. */
export function subjectMeant(reading: Reading, context: Context): Mention | null {
  const { question, mentions, kind } = reading;
  const until = SPEAKING.has(kind) ? (question.cue ?? question.words.length) : question.words.length;
  const at = question.words.findIndex(({ text }, place) => place < until && pronounOf(text) !== null);
  const pronoun = pronounOf(question.words[at]?.text ?? '');
  // Of a thing that says nothing, "it" is the matter; so are "they" where the question is how sure it is.
  if (pronoun === 'it' && !SPEAKING.has(kind)) return null;
  if (pronoun === 'they' && OF_MATTER.has(kind)) return null;
  if (pronoun === null || mentions.some(({ from }) => isWhose(question.words, at, from))) return null;
  return isNobodyNamed(reading, context) ? null : meant(reading, context, pronoun);
}

/**
 * Whether "he", "she" or "they" is somebody without a name, "the doctor" or "a patient", of whom the last question or what
 * was told first speaks, or who was so meant before: nobody else of the story is meant then.
 */
export function isNobodyNamed({ question, likeness, index }: Reading, context: Context): boolean {
  const { topic, mentions, named, focus, question: last, unanswered } = context;
  const pronoun = personIn(question);
  if (pronoun === undefined || mentions.length + named.length > 0) return false;
  // Whose crockery it is, “her” tells within the last question.
  if (personIn(last) === pronoun && last.words.some(({ text }) => /^(?:s?he|they|him|them)$/u.test(text)))
    return true;
  const isMany = pronoun === 'they';
  const isSomebody = (word: string): boolean => isPlural(word) === isMany && likeness.isPerson(word);
  const [told] = focus;
  const isTold = ({ stem }: Term): boolean => told === undefined || told.positions.has(stem);
  if (topic.some((term) => !term.name && isSomebody(term.text) && !isVerbIn(last, term) && isTold(term)))
    return true;
  if (!told || unanswered !== null || namesPerson(index, told)) return false;
  const words = [
    ...subjectWords(told.claim.text),
    ...(context.kind === 'who' ? nounsIn(told.claim.text) : []),
  ];
  return words.some(isSomebody);
}

const namesPerson = ({ cast }: StoryIndex, { actors }: Entry): boolean =>
  [...actors].some((id) => cast.actors.get(id)?.kind === 'person');

/** "Police questioned a doctor": the nouns of somebody that it may name, each behind its article. */
const nounsIn = (text: string): readonly string[] =>
  Array.from(
    text.matchAll(/\b(?:an?|two|three|several|some) (?:\p{Ll}+ )?(\p{Ll}{3,})\b/gu),
    ([, noun = '']) => noun,
  );

/** "He", "she" or "they" of a question. */
const personIn = ({ words }: Reading['question']): Pronoun | undefined =>
  words.map(({ text }) => pronounOf(text)).find((each) => each !== null && each !== 'it') ?? undefined;

/** "A 71-year-old patient died", "about 9,000 villagers had to leave": its first words, without a name. */
const subjectWords = (text: string): readonly string[] =>
  (
    /^(?:\p{Lu}\p{Ll}*|\d[\d.,]*) (?:(?!(?:ha[dsv]e?|was|were|is|are|will|would|can|could|of|in|at|on|by|for|who|that|which)\b)[\p{Ll}\d,’'-]+ ){1,3}/u.exec(
      text,
    )?.[0] ?? ''
  )
    .toLowerCase()
    .match(/\p{L}{3,}/gu) ?? [];

/** Kinds that ask of a matter. */
const OF_MATTER: ReadonlySet<Reading['kind']> = new Set([
  'certainty',
  'who-says',
  'via',
  'first-report',
  'disputed',
]);

/** "Why are they there?" after "are troops on the border?": the things of the last question, where it had several. */
export function thingsMeant(
  { kind, question }: Reading,
  { topic, question: last }: Context,
): readonly Term[] {
  if (SPEAKING.has(kind) || OF_MATTER.has(kind) || !question.pronouns.has('group')) return [];
  if (question.words.some(({ text }) => /^theirs?$/u.test(text))) return [];
  return topic.filter((term) => !term.name && isPlural(term.text) && !isVerbIn(last, term));
}

const isPlural = (word: string): boolean =>
  /[^su]s$/u.test(word) || /^(?:people|police|children|men|women)$/u.test(word);

/** "Who benefits", "what it takes": a verb stands behind its subject. */
function isVerbIn({ words }: Reading['question'], { at, text }: Term): boolean {
  const before = words[at]?.text === text ? words[at - 1]?.text : undefined;
  return before !== undefined && /^(?:who|what|which|it|he|she|that|this|to|and)$/u.test(before);
}

/** Whom "him", "her" or "them" means behind the verb of saying. */
export function objectMeant(reading: Reading, context: Context): Mention | null {
  const { words, cue = words.length } = reading.question;
  const last = words.findLast(({ text }, place) => place > cue && pronounOf(text) !== null);
  const pronoun = pronounOf(last?.text ?? '');
  return pronoun === null || pronoun === 'it' ? null : meant({ ...reading, kind: 'about' }, context, pronoun);
}

type Pronoun = Gender | 'they' | 'it';

const PRONOUNS: readonly (readonly [Pronoun, RegExp])[] = [
  ['he', /^(?:he|him|his|himself)$/u],
  ['she', /^(?:she|her|hers|herself)$/u],
  ['they', /^(?:they|them|their|theirs)$/u],
  ['it', /^(?:it|its|itself)$/u],
];

const pronounOf = (word: string): Pronoun | null =>
  PRONOUNS.find(([, words]) => words.test(word))?.[0] ?? null;

/** "His lawyer", "her own brother". */
const isWhose = (words: Reading['question']['words'], at: number, from: number): boolean =>
  /^(?:his|her|their|its)$/u.test(words[at]?.text ?? '') && from > at && from <= at + 2;

/**
 * Somebody whose words are asked for must have some; who is asked to deny or to answer is first of all whom the last
 * answer was about, unless that was a denial: then it is the one who denied.
 */
function meant(reading: Reading, context: Context, pronoun: Pronoun): Mention | null {
  const { index, kind, mentions, named } = reading;
  const taken = new Set([...named, ...mentions.flatMap((mention) => mention.actors)]);
  const speaks = speakerTest(reading);
  const targets =
    kind === 'denies' || kind === 'response'
      ? context.focus.flatMap((entry) => (isDenial(entry) ? [] : entry.claim.about))
      : [];
  const lastNamed = new Set([...context.named, ...context.mentions.flatMap(({ actors }) => actors)]);
  const [first] = context.inMind;
  const asked = first !== undefined && context.named.length === 0 && lastNamed.has(first) ? [first] : [];
  const candidates = [...new Set([...asked, ...targets, ...context.inMind])].filter(
    (id) => !taken.has(id) && (speaks(id) || (id === first && lastNamed.has(id))),
  );
  const actor =
    pronoun === 'he' || pronoun === 'she'
      ? personMeant(index, candidates, pronoun)
      : pronoun === 'it'
        ? candidates.find((id) => isOne(index, id))
        : (candidates.find((id) => isBody(index, id)) ?? candidates[0]);
  return actor === undefined ? null : meantBy(actor);
}

/** The person most in mind who can be "he" or "she"; one of whom the reports do not tell has others before. */
function personMeant(index: StoryIndex, candidates: readonly string[], gender: Gender): string | undefined {
  const [best] = candidates
    .filter((id) => index.cast.actors.get(id)?.kind === 'person')
    .map((id, at) => ({ id, known: genderOf(index, id), at }))
    .filter(({ known }) => known === null || known === gender)
    .map(({ id, known, at }) => ({ id, rank: known === null ? at + UNSURE : at }))
    .sort((a, b) => a.rank - b.rank);
  return best?.id;
}

const UNSURE = 1;

/** "It" speaks as one. */
const isOne = (index: StoryIndex, id: string): boolean =>
  isBody(index, id) && index.cast.actors.get(id)?.kind !== 'group';

/** Governments, organisations and groups are "they"; so are people, but of one person "he" or "she" is said. */
const isBody = (index: StoryIndex, id: string): boolean => {
  const kind = index.cast.actors.get(id)?.kind;
  return kind !== undefined && kind !== 'person' && kind !== 'place';
};

/** Whether somebody has words in the story, where words are asked for. */
function speakerTest({ index, kind }: Reading): (id: string) => boolean {
  if (!SPEAKING.has(kind)) return () => true;
  return (id) => {
    const voices = index.cast.voices.get(id) ?? new Set([id]);
    return index.entries.some((entry) => [...entry.speakers].some((each) => voices.has(each)));
  };
}
