// What a question asks for, read from its words alone: its kind, the words of that kind, its tense.
import type { Kind } from './kinds.ts';
import { SAYING } from './lexicon.ts';
import { RULES } from './rules.ts';
import { spelledOut } from './shorthand.ts';
import { plain, wordsOf, type Word } from './words.ts';

export interface Question {
  /** As it was asked. */
  readonly text: string;
  readonly kind: Kind;
  readonly words: readonly Word[];
  /** Positions of the words that only say what kind of question it is. */
  readonly spent: ReadonlySet<number>;
  /** The position of the verb of saying: who stands before it speaks, what stands after it is the topic. */
  readonly cue: number | undefined;
  /** `ongoing`: "is being", "are planning". */
  readonly tense: 'past' | 'present' | 'ongoing' | 'future';
  readonly negated: boolean;
  /** Words that are written as names: with a capital letter in the middle of the question. */
  readonly names: ReadonlySet<string>;
  /** It starts with "and", "but", "what about": it goes on from the last one. */
  readonly continues: boolean;
  readonly pronouns: ReadonlySet<'person' | 'group' | 'thing'>;
}

/** Longer questions are read up to here; nobody asks in so many words. */
const LONGEST = 600;

const saying = new RegExp(`\\b(?:${SAYING})\\b`, 'u');

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(what|who|when|where|how|why|that|it|he|she|there)'s\b/gu, '$1 is'],
  [/\b(what|who|when|where|how)s\b/gu, '$1 is'],
  [/\bwon'?t\b/gu, 'will not'],
  [/\bcan(?:'t|not)\b/gu, 'can not'],
  [/\b(did|does|do|is|are|was|were|has|have|had|would|could|should)n'?t\b/gu, '$1 not'],
  [/'re\b/gu, ' are'],
  [/\bi'm\b/gu, 'i am'],
  [/'ll\b/gu, ' will'],
  [/'ve\b/gu, ' have'],
];

const GREETING =
  /^(?:(?:ok|okay|well|hey|hi|hello|please|dateline|um|now(?! what\W*$)|also|sorry|thanks)\b[\s,.!:]*)+/u;
/** "Then what?" asks for what comes next. */
const JOINER = /^(?:(?:and|but|so|or|then(?! what$|$))\b[\s,]*)+/u;
/** What opens a question of its own. */
const OPENING =
  '(?:who|whom|whose|what|which|when|where|why|how|if|whether|did|does|do|is|are|was|were|has|have|had|will)\\b';
const NO = '(?:no|nope|nah)';
/** "No, I meant the mayor", "not the mayor, the bishop", "no, when did it close?". */
const CORRECTION = new RegExp(
  `^(?:(?:${NO}|actually|wait|sorry)\\b[\\s,.]*)*(?:i (?:meant|mean|was asking|am asking|asked)(?: to ask)?(?: (?:about|for))?\\b|not [^,]+, (?:but |i (?:meant|mean) )?|(?<=${NO}[\\s,.]+)(?=(?:(?:the|his|her|their|its)\\b|${OPENING}))|(?<=${NO}\\s*[,.:–-]\\s*)(?=\\S+(?: \\S+){0,2}$))[\\s,.]*`,
  'u',
);
const ASKS = new RegExp(`^${OPENING}`, 'u');
const REQUEST =
  /^(?:(?:can|could|would) (?:you|anyone) (?:please )?(?:tell|say|explain|remind|show|give)(?: me| us)?|(?:please )?(?:tell|show|give) (?:me|us)|(?:do|does) (?:you|anyone|we|they) know|(?:i|we) (?:want|would like|need) to know|any idea|remind me|explain|is it (?:known|clear)|(?:do|does) \w+ know yet)\s+(?=(?:who|whom|whose|what|which|when|where|why|how|about|if|whether)\b)/u;
const WHETHER = /^(?:if|whether)\s+/u;
const GOES_ON = /^(?:what|how) about\b|^(?:about|on|regarding)\b(?! (?:what|which|whom|whose))/u;

/** Kept, since each question of a thread reads those before it. */
const known = new Map<string, Question>();
const KEPT = 500;

/** The words of a question as they are read: in lower case, with a space between them. */
export const wordsOfQuestion = ({ words }: Question): string => words.map(({ text }) => text).join(' ');

/** Reads the words of a question. Total: any text gives a question, if only one about nothing. */
export function readQuestion(text: string): Question {
  const kept = known.get(text);
  if (kept) return kept;
  if (known.size >= KEPT) known.clear();
  const question = newQuestion(text);
  known.set(text, question);
  return question;
}

function newQuestion(text: string): Question {
  const { words: said, continues } = bare(text);
  const goesOn = GOES_ON.exec(said);
  const rule = goesOn ? undefined : RULES.find((each) => each.pattern.test(said));
  const words = wordsOf(said);
  const position = (offset: number): number => words.findIndex((word) => word.start >= offset);
  const cue = rule?.cue?.exec(said) ?? (rule?.kind === 'said' ? saying.exec(said) : null);
  return {
    text: text.slice(0, LONGEST).trim(),
    kind: rule?.kind ?? 'about',
    words,
    spent: spentBy(said, words, goesOn ?? rule?.pattern.exec(said) ?? null, rule?.spends),
    cue: cue ? position(cue.index) : undefined,
    tense: tenseOf(said),
    negated: /\b(?:not|never|no longer)\b/u.test(said),
    names: namesIn(text.slice(0, LONGEST)),
    continues: continues || goesOn !== null,
    pronouns: pronounsOf(said),
  };
}

/** The question without greetings and requests; what it opens with tells whether it goes on from the last one. */
function bare(text: string): { words: string; continues: boolean } {
  let words = plain(text.slice(0, LONGEST)).replace(/\s+/gu, ' ').trim();
  for (const [pattern, full] of CONTRACTIONS) words = words.replace(pattern, full);
  words = words
    .replace(/[?!.\s]+$/u, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(GREETING, '');
  words = corrected(words);
  const continues = JOINER.test(words);
  const left = words.replace(JOINER, '');
  words = (left === '' ? words.trim() : left)
    .replace(GREETING, '')
    .replace(REQUEST, '')
    .replace(WHETHER, 'is ');
  return { words: spelledOut(words), continues };
}

/** Who is put right says whom or what was meant, or asks anew. */
function corrected(words: string): string {
  const [said] = CORRECTION.exec(words) ?? [];
  const rest = said === undefined ? '' : words.slice(said.length);
  if (rest === '') return words;
  return ASKS.test(rest) ? rest : `what about ${rest}`;
}

/** Nothing where every word has a capital, as in a headline: then it tells no names. */
function namesIn(text: string): ReadonlySet<string> {
  const [, ...rest] = text.match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? [];
  const capital = rest.filter((word) => /^\p{Lu}/u.test(word));
  if (rest.length > 3 && capital.length > 0.7 * rest.length) return new Set();
  return new Set(capital.flatMap((word) => wordsOf(plain(word)).map((each) => each.text)));
}

function spentBy(
  said: string,
  words: readonly Word[],
  match: RegExpExecArray | null,
  spends: RegExp | undefined,
): ReadonlySet<number> {
  if (!match) return new Set();
  const ranges = spends
    ? Array.from(said.matchAll(spends), (each) => [each.index, each.index + each[0].length] as const)
    : [[match.index, match.index + match[0].length] as const];
  return new Set(
    words.flatMap((word, at) =>
      ranges.some(([from, to]) => word.start >= from && word.start < to) ? [at] : [],
    ),
  );
}

function tenseOf(said: string): Question['tense'] {
  if (
    /\b(?:will|would|shall|going to|next|tomorrow|about to|plans? to|intends? to|if)\b|\b(?:is|are) (?:\w+ ){0,4}(?:due|expected|to be|planned|coming)\b/u.test(
      said,
    )
  )
    return 'future';
  if (/\b(?:did|was|were|had|(?:has|have)(?! to\b))\b/u.test(said)) return 'past';
  if (/\b(?:is|are|get|gets) (?:\w+ ){0,3}?\w{2,}ing\b|\bgets? \w+ed\b/u.test(said)) return 'ongoing';
  return /^(?:who|what|which \w+)(?: \w+)? \w+ed\b/u.test(said) ? 'past' : 'present';
}

/** "Will there be a war?": no place is meant. */
const IS_THERE =
  /^(?:(?:and|but|so) )?(?:is|are|was|were|will|would|can|could|might|may|has|have|had) there\b/u;

function pronounsOf(said: string): Question['pronouns'] {
  const found = new Set<'person' | 'group' | 'thing'>();
  if (/\b(?:he|she|him|her|his|hers|himself|herself)\b/u.test(said)) found.add('person');
  if (/\b(?:they|them|their|theirs)\b/u.test(said)) found.add('group');
  if (
    /\b(?:it|its|this|these|those|there|so)\b|\bthat\b(?=$|\W*$| (?:is|was|happen|mean|come|from|too|yet|true))/u.test(
      said.replace(IS_THERE, ''),
    )
  )
    found.add('thing');
  return found;
}

const AUXILIARY = /^(?:did|does|do|has|have|had|will|would|can|could)$/u;
/** Behind these it is said who does a thing, and behind that what is done. */
export const OF_ACT = /^(?:did|does|do|has|have|had|will|would|can|could|may|might|shall)$/u;
const PERFECT = /^(?:has|have|had)$/u;
const PASSIVE = /^(?:is|are|was|were)$/u;
const PARTICIPLE =
  /(?:ed|en|wn|lt|nt|pt|ught|ld|de|ut|et|it)$|^(?:be)?(?:gone|done|come|run|won|begun|struck|stuck|spread|found|bound|wound|hung|sunk|paid|laid|said|sold|told|born|worn|torn|sworn)$/u;
const OPENS_NOUN =
  /^(?:the|an?|this|that|these|those|his|her|its|their|our|your|my|in|on|at|to|for|from|of|with|by|about|against|after|before|during|into|over|under|off|out|up|down|him|them|it|me|us|you|so|not|all|any|some|no|\p{N}.*)$/u;

/**
 * The position of the verb of "when did the bank raise rates?" and "why was he fired?": behind "did", the first word
 * after the subject's first that has no ending and that a noun phrase, a preposition or the end follows.
 * @returns undefined where the question is built otherwise
 */
export function verbAt({ words }: Question): number | undefined {
  const aux = words.findIndex(({ text }) => AUXILIARY.test(text) || PASSIVE.test(text));
  if (aux < 0 || aux > 3) return undefined;
  const isPassive = PASSIVE.test(words[aux]?.text ?? '') || PERFECT.test(words[aux]?.text ?? '');
  const first = aux + (/^(?:the|an?|his|her|its|their)$/u.test(words[aux + 1]?.text ?? '') ? 3 : 2);
  const at = words.findIndex(
    ({ text }, place) =>
      place >= first &&
      !OPENS_NOUN.test(text) &&
      (isPassive ? PARTICIPLE.test(text) : !/(?:[^s]s|ed|ing)$/u.test(text) && isFollowed(words, place)),
  );
  return at < 0 ? undefined : at;
}

const isFollowed = (words: Question['words'], at: number): boolean => {
  const next = words[at + 1]?.text;
  return next === undefined || OPENS_NOUN.test(next) || (/[^s]s$/u.test(next) && at + 2 === words.length);
};
