// A question read against a story: who is meant, what the topic is, whose words are asked for.
import { PLAIN_SAYING, STOP_WORDS } from './lexicon.ts';
import { mentionsIn, type Mention } from './cast.ts';
import { mentionsDescribed } from './described.ts';
import { joined, nearTo, NONE, noLikeness, type Likeness, type Near } from './likeness.ts';
import type { Kind } from './kinds.ts';
import { isAct, isNamesake } from './named.ts';
import { phrasesIn, type FoundPhrase } from './phrases.ts';
import type { Question } from './question.ts';
import type { Entry, StoryIndex } from './story-index.ts';
import { conceptsOf, isStopWord, oneSlip, PARTICLE, stemOf, type Word } from './words.ts';

/** A word of the topic. */
export interface Term {
  readonly text: string;
  /** Its position among the words of the question. */
  readonly at: number;
  /** It names the very thing that is asked for: "viewers" in "how many viewers". */
  readonly head: boolean;
  /** It is written as a name. */
  readonly name: boolean;
  readonly stem: string;
  readonly concepts: readonly string[];
  /** What of the story is alike in meaning. */
  readonly near: Near;
}

export interface Reading {
  readonly index: StoryIndex;
  readonly question: Question;
  readonly kind: Kind;
  readonly topic: readonly Term[];
  /** The actors that the topic names. */
  readonly mentions: readonly Mention[];
  /** The actors whose words are asked for; null where nobody is named. */
  readonly speakers: ReadonlySet<string> | null;
  /** Of these, the one who is named. */
  readonly named: readonly string[];
  /** Somebody is named as the speaker whom the story does not know. */
  readonly strayed: boolean;
  /** The claims that the question goes on from; empty where it stands alone. */
  readonly focus: readonly Entry[];
  /** What was told, and what was asked about, before: for a question that names nothing itself. */
  readonly earlier: readonly Entry[];
  readonly carried: readonly Term[];
  readonly carriedMentions: readonly Mention[];
  /** The claims that were told last, whether or not the question goes on from them. */
  readonly recent: readonly Entry[];
  /** The questions that were asked before it in the thread, the oldest first. */
  readonly before: readonly string[];
  /** What is not to be told again: the question asks for another. */
  readonly passed: ReadonlySet<Entry>;
  /** Somebody whom an answer must concern: "and the governor?". */
  readonly must: Mention | null;
  readonly likeness: Likeness;
}

const NOTHING_PASSED: ReadonlySet<Entry> = new Set();

/** Kinds that ask for somebody's words. */
export const SPEAKING: ReadonlySet<Kind> = new Set(['said', 'response', 'denies']);

/** A question of more words than these says nothing more precisely. */
const MOST_TERMS = 16;

/** Kept with the story and the question, which a thread reads again at each of its turns. */
const known = new WeakMap<StoryIndex, WeakMap<Question, Reading>>();

/** Reads a question by itself. */
export function readAlone(question: Question, index: StoryIndex, likeness: Likeness = noLikeness): Reading {
  const ofIndex = known.get(index) ?? new WeakMap<Question, Reading>();
  known.set(index, ofIndex);
  const kept = ofIndex.get(question);
  if (kept?.likeness === likeness) return kept;
  const reading = newReading(question, index, likeness);
  ofIndex.set(question, reading);
  return reading;
}

function newReading(question: Question, index: StoryIndex, likeness: Likeness): Reading {
  const words = question.words.map((word) => corrected(word, index, likeness));
  const all = mentionsIn(index.cast, words);
  const named = all.filter(
    (mention) =>
      !spans(mention, question.spent) &&
      !isNamesake(question, index, mention) &&
      !isAct(words, mention, all, likeness) &&
      !isAskedFor(question, index, words, mention),
  );
  const asked = question.kind === 'which' ? headAt(question, words) : undefined;
  const isNoDescription = (at: number): boolean =>
    question.spent.has(at) ||
    at === asked ||
    at === question.cue ||
    question.names.has(words[at]?.text ?? '');
  const described = mentionsDescribed(words, named, isNoDescription, index, likeness);
  const mentions = [
    ...named.filter(({ from, to }) => !described.some((each) => from >= each.from && to <= each.to)),
    ...described,
  ].sort((a, b) => a.from - b.from);
  const content = contentOf(question, words, mentions, index, likeness).slice(0, MOST_TERMS);
  const alone = split(question, index, content, mentions);
  const kind = question.kind;
  return {
    index,
    question,
    kind,
    focus: [],
    earlier: [],
    carried: [],
    carriedMentions: [],
    recent: [],
    before: [],
    passed: NOTHING_PASSED,
    must: null,
    likeness,
    ...alone,
  };
}

/** A word of the story in place of one that is a slip away from it and that nobody knows: "experts" are no slip of "expects". */
function corrected(word: Word, index: StoryIndex, likeness: Likeness): Word {
  const known = (text: string): boolean =>
    index.vocabulary.has(text) || index.frequency.has(stemOf(text)) || STOP_WORDS.has(text);
  if (word.text.length < 4 || known(word.text) || conceptsOf(word.stem).length > 0) return word;
  const isSlip = (text: string): boolean =>
    text.length >= 4 &&
    oneSlip(word.text, text) &&
    (!likeness.isPerson(word.text) || word.text.replace(/s$/u, '') === text.replace(/s$/u, '')) &&
    (word.text.length > 4 || (text.length === 4 && index.cast.names.has(text)));
  for (const text of index.vocabulary) if (isSlip(text)) return { ...word, text, stem: stemOf(text) };
  return word;
}

/** "Which academic …?": what is asked for names nobody yet. */
const isAskedFor = (
  question: Question,
  { cast }: StoryIndex,
  words: readonly Word[],
  { from, by, actors }: Mention,
): boolean =>
  question.kind === 'which' &&
  from === headAt(question, words) &&
  (by === 'role' || actors.every((id) => !/\p{Lu}/u.test(cast.actors.get(id)?.name ?? '')));

function spans(mention: Mention, spent: ReadonlySet<number>): boolean {
  for (let at = mention.from; at < mention.to; at++) if (spent.has(at)) return true;
  return false;
}

interface Placed {
  readonly at: number;
  readonly term: Term;
}

function contentOf(
  question: Question,
  words: readonly Word[],
  mentions: readonly Mention[],
  index: StoryIndex,
  likeness: Likeness,
): readonly Placed[] {
  const near = (word: string): Near => nearTo(word, index, likeness);
  const expressions = likeness.expressions(words);
  const named = new Set(
    mentions.flatMap((each) => Array.from({ length: each.to - each.from }, (_, i) => each.from + i)),
  );
  const phrases = phrasesIn(words).filter(({ places }) => !places.every((at) => named.has(at)));
  return words.flatMap((word, at) => {
    const phrase = phrases.find(({ places }) => places[0] === at);
    if (phrase && !question.spent.has(at)) return [{ at, term: termOfPhrase(words, phrase) }];
    if (phrases.some(({ places }) => places.includes(at) && !question.spent.has(places[0] ?? at))) return [];
    if (question.spent.has(at) || named.has(at) || (isStopWord(word) && !isLastOfRow(words, at))) return [];
    if (at === question.cue && PLAIN_SAYING.has(word.text)) return [];
    const head = at === headAt(question, words);
    const name = question.names.has(word.text);
    const { text, stem } = word;
    const alike = name
      ? NONE
      : joined([
          near(withParticle(words, at, likeness) ?? text),
          ...expressions.filter(({ places }) => places.includes(at)).map((each) => near(each.text)),
        ]);
    return [{ at, term: { text, at, head, name, stem, concepts: conceptsOf(stem), near: alike } }];
  });
}

/** "Turned down", "turned the offer down": the word with the particle that makes another word of it. */
function withParticle(words: readonly Word[], at: number, likeness: Likeness): string | undefined {
  const verb = words[at]?.text ?? '';
  const particle = words.slice(at + 1, at + 2 + MOST_BETWEEN).find(({ text }) => PARTICLE.test(text));
  if (particle === undefined) return undefined;
  const phrase = `${verb} ${particle.text}`;
  return likeness.isPhrase(phrase) ? phrase : undefined;
}

const MOST_BETWEEN = 2;

/** "The last round" is one of several; "last week" is not. */
const isLastOfRow = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === 'last' &&
  words[at - 1]?.text === 'the' &&
  !/^(?:week|month|year|night|time|days?|years|weeks|months|few|hours?)?$/u.test(words[at + 1]?.text ?? '');

/** A turn of phrase is one term, found by what it stands for. */
function termOfPhrase(words: readonly Word[], { places, keys }: FoundPhrase): Term {
  const [at = 0] = places;
  const text = places.map((place) => words[place]?.text ?? '').join(' ');
  const concepts = [...new Set(keys.flatMap((key) => [key, ...conceptsOf(key)]))];
  return { text, at, head: false, name: false, stem: text, concepts, near: NONE };
}

/**
 * The position of the noun after "how many" or "which", or of the verb after "who". "How many people" counts what every
 * story has: there is no such noun.
 */
function headAt({ kind, spent }: Question, words: readonly Word[]): number | undefined {
  if (!HEADED.has(kind)) return undefined;
  const after = Math.max(-1, ...spent) + 1;
  if (kind === 'who') return words.findIndex((word, at) => at >= after && !isStopWord(word));
  const end = words.findIndex((word, at) => at >= after && isStopWord(word));
  const first = words.findIndex((word, at) => at >= after && !isStopWord(word));
  if (
    kind === 'how-many' &&
    end === after &&
    /^(?:people|persons?|men|women)$/u.test(words[after]?.text ?? '')
  )
    return undefined;
  // "Which law firm was hired": the last word before "was"; without such a word nobody knows where the noun ends.
  return end > after && AUXILIARY.test(words[end]?.text ?? '') ? end - 1 : first;
}

const AUXILIARY =
  /^(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|may|might|must)$/u;

const HEADED: ReadonlySet<Kind> = new Set(['how-many', 'which', 'who']);

type Parts = Pick<Reading, 'topic' | 'mentions' | 'speakers' | 'named' | 'strayed'>;

/** Who speaks and what about: the name before the verb of saying speaks. */
function split(
  question: Question,
  index: StoryIndex,
  content: readonly Placed[],
  mentions: readonly Mention[],
): Parts {
  const terms = (placed: readonly Placed[]): readonly Term[] => placed.map((each) => each.term);
  const cue = question.cue;
  if (!SPEAKING.has(question.kind) || cue === undefined)
    return { topic: terms(content), mentions, speakers: null, named: [], strayed: false };
  const before = mentions.filter((mention) => mention.to <= cue);
  const speaker =
    before.findLast((mention) => !isComplement(question, mention)) ?? heardFrom(question, mentions, cue);
  const strays = content.filter((each) => each.at < cue || isHeard(question, each.at));
  return {
    topic: terms(speaker ? content.filter((each) => each.at >= cue || each.at < speaker.from - 3) : content),
    mentions: mentions.filter((mention) => mention !== speaker),
    speakers: speaker ? voicesOf(index, speaker.actors) : null,
    named: speaker?.actors ?? [],
    strayed: speaker === undefined && strays.length > 0,
  };
}

/** "The average of polls shows …": what stands after "of" is not who speaks. */
const isComplement = ({ words, spent }: Question, { from, by }: Mention): boolean =>
  by === 'role' &&
  words[from - 1]?.text === 'of' &&
  words[from - 2] !== undefined &&
  !spent.has(from - 2) &&
  !isStopWord(words[from - 2] as Word);

/** "Any response from the mayor?": the speaker stands after the noun. */
function heardFrom(question: Question, mentions: readonly Mention[], cue: number): Mention | undefined {
  const leads = mentions.find((mention) => mention.from > cue);
  if (!leads) return undefined;
  const between = question.words.slice(cue, leads.from).map((word) => word.text);
  return between.some((word) => /^(?:from|of|by)$/u.test(word)) ? leads : undefined;
}

/** "Any reaction from the government?": it stands as the one who would speak, known or not. */
export function isHeard({ words, kind, cue = words.length }: Question, at: number): boolean {
  if (kind !== 'response' || at < cue) return false;
  return /^.*\b(?:from|by)(?: (?:the|an?|his|her|their|its))?$/u.test(
    words
      .slice(cue, at)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** These actors and those who speak for them. */
export function voicesOf(index: StoryIndex, actors: Iterable<string>): ReadonlySet<string> {
  return new Set([...actors].flatMap((actor) => [...(index.cast.voices.get(actor) ?? [actor])]));
}
