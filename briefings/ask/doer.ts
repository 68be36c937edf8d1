// Who did what a claim tells of: whether it says so, and whether it was the one who is asked about.
import { mentionsIn } from './cast.ts';
import { HALF, shareIn, tellsNothingOf } from './cover.ts';
import type { Kind } from './kinds.ts';
import { OF_ACT, type Question } from './question.ts';
import { voicesOf, type Reading, type Term } from './reading.ts';
import { wordsIn, type Entry, type StoryIndex } from './story-index.ts';
import { conceptsOf, isStopWord, LOOSELY, plain, wordsOf, type Word } from './words.ts';

/** The endings of a noun that names an act. */
const NOUN = /(?:ings?|ions?|ments?|[ae]nces?)$/u;

/** Whether the claim has the word only as the name of an act ("the poisoning"), not as something that is told. */
export function onlyNames(entry: Entry, stem: string): boolean {
  const same = wordsOf(plain(wordsIn(entry))).filter((word) => word.stem === stem);
  return same.length > 0 && same.every((word) => NOUN.test(word.text));
}

/**
 * Whether all that the claim has of a verb leaves out who did it: "was switched off", "the confiscated fireworks", with no
 * "by" behind.
 */
function isDoneByNobody(entry: Entry, stem: string): boolean {
  const words = wordsOf(plain(wordsIn(entry)));
  const places = words.flatMap((word, at) => (word.stem === stem ? [at] : []));
  return places.length > 0 && places.every((at) => isPassive(words, at) && !hasAgent(words, at));
}

/** "Was seized", "the seized fireworks"; not "owners are to vote". */
const isPassive = (words: readonly Word[], at: number): boolean =>
  (words[at - 1]?.text !== 'to' && words.slice(Math.max(0, at - 2), at).some(({ text }) => BE.test(text))) ||
  (/(?:ed|en)$/u.test(words[at]?.text ?? '') &&
    BEFORE_NOUN.test(words[at - 1]?.text ?? '') &&
    words[at + 1] !== undefined &&
    !isStopWord(words[at + 1] as Word));

const BE = /^(?:is|are|was|were|be|been|being|got|gets|getting)$/u;
const BEFORE_NOUN = /^(?:the|an?|his|her|its|their|these|those|of|where|with|some|many|\d.*)$/u;

const hasAgent = (words: readonly Word[], at: number): boolean =>
  words.slice(at + 1, at + 9).some(({ text }) => text === 'by');

/**
 * Whether the claim has the word only as a noun, "the attack on the town": the bare form is a verb where somebody is said
 * to do it, "rebels attack the town", "would attack".
 */
function isOnlyNoun({ mentions }: Reading, entry: Entry, { stem, text }: Word): boolean {
  const done = new Set(mentions.flatMap(({ stems }) => stems));
  const words = wordsOf(plain(wordsIn(entry)));
  const places = words.flatMap((word, at) => (word.stem === stem ? [at] : []));
  return (
    text.endsWith('ed') &&
    places.length > 0 &&
    places.every((at) => {
      const [found, before] = [words[at], words[at - 1]];
      const isNoun = before === undefined || done.has(before.stem) || !BEFORE_VERB.test(before.text);
      return isNoun && !/(?:ed|ing)$/u.test(found?.text ?? '');
    })
  );
}

/** Behind these a bare form is a verb; so it is behind several who do it. */
const BEFORE_VERB =
  /^(?:to|will|would|can|could|may|might|must|shall|should|did|do|does|not|and|or|who|that|he|she|it|they|we|you|i)$|[^s]s$/u;

/** Words that tell who did a thing of which there is only the name: "is behind the attack". */
const OF_DOER =
  /\b(?:behind|blam(?:e[ds]?|ing)|accus(?:e[ds]?|ing)|responsib(?:le|ility)|carried out|committed|charged|suspected|suspects?|attribut(?:e[ds]?|ing)|convicted)\b/iu;

/** Whether it tells who is behind something, or is blamed for it. */
export const tellsDoer = ({ claim }: Entry): boolean => OF_DOER.test(claim.text);

const NAMES_DOER = new RegExp(`\\bby\\b|${OF_DOER.source}`, 'iu');

/** Whether it tells who did what the question has a verb for, though it has only a name for it. */
export const blames = ({ question }: Reading, { claim }: Entry): boolean =>
  (DONE.test(question.words[1]?.text ?? '') || asksBehind(question)) && OF_DOER.test(claim.text);

/** "Who is behind it?" */
export const asksBehind = ({ words }: Reading['question']): boolean =>
  BE.test(words[1]?.text ?? '') && words[2]?.text === 'behind';

/** What somebody is blamed for. */
const DONE =
  /^(?:attacked|hacked|breached|bombed|shelled|raided|robbed|burgled|stole|killed|murdered|shot|stabbed|poisoned|injured|wounded|kidnapped|abducted|hijacked|destroyed|damaged|sabotaged|vandali[sz]ed|burnt|burned|torched|blew|leaked|ambushed|assaulted|struck|caused|did|broke|interfered|meddled|tampered|rigged)$/u;

/** "Who is hit by the measures?" is not answered by what else hit somebody. */
function isByOther({ question: { words }, topic, mentions }: Reading, entry: Entry): boolean {
  if (!BE.test(words[1]?.text ?? '')) return false;
  const by = words.findIndex(({ text }) => text === 'by');
  const doers = [
    ...topic.flatMap((term) =>
      term.at > by ? [Math.max(shareIn(entry.keys, term), shareIn(entry.around, term))] : [],
    ),
    ...mentions.flatMap(({ from, actors }) =>
      from > by ? actors.map((id) => Number(entry.actors.has(id))) : [],
    ),
  ];
  return by > 1 && doers.length > 0 && doers.every((share) => share < HALF);
}

/** Whether the claim has for the act only names of other words: "interference" for "meddled". */
function onlyNamesAlike(entry: Entry, { concepts, near }: Term): boolean {
  const groups = new Set(concepts.filter((group) => !group.startsWith(LOOSELY)));
  const alike = wordsOf(plain(wordsIn(entry))).filter(
    ({ stem }) => (near.stems.get(stem) ?? 0) >= SAME || conceptsOf(stem).some((group) => groups.has(group)),
  );
  return alike.length > 0 && alike.every(({ text }) => NOUN.test(text));
}

/** So alike a word is the act itself: "interfered" and "interference". */
const SAME = 0.85;

/** "Who poisoned her?" is not answered by what tells of "the poisoning": the noun leaves out who did it. */
export function hasDoer(reading: Reading, entry: Entry): boolean {
  const { question, topic } = reading;
  if (isByOther(reading, entry)) return false;
  const head = topic.find((term) => term.head);
  const isOfDoer = !question.words.some(({ text }, at) => at < 3 && BE.test(text));
  if (head && isOfDoer && isDoneByNobody(entry, head.stem)) return false;
  const [, verb] = question.words;
  if (!verb || !/(?:ed|es|s)$/u.test(verb.text)) return true;
  const term = topic.find(({ stem }) => stem === verb.stem);
  if (term && !entry.positions.has(verb.stem) && onlyNamesAlike(entry, term))
    return NAMES_DOER.test(entry.claim.text);
  return (
    !onlyNames(entry, verb.stem) && (!isOnlyNoun(reading, entry, verb) || NAMES_DOER.test(entry.claim.text))
  );
}

/**
 * "Did Russia poison him?" is not answered by what tells of "the poisoning": two are named, and the noun does not say
 * which of them did it to the other.
 */
export function leavesOutDoer({ mentions, topic }: Reading, entry: Entry): boolean {
  return mentions.length > 1 && topic.some((term) => !NOUN.test(term.text) && onlyNames(entry, term.stem));
}

/**
 * "Did Ukraine ask for a summit?" is not answered by what Biden has done: the one who is asked about stands first in the
 * question, another in the claim.
 */
export function isOfAnother(reading: Reading, entry: Entry): boolean {
  if (isOfOtherBody(reading, entry) || isOfNoneAsked(reading, entry)) return true;
  const { question, mentions } = reading;
  const { words, kind } = question;
  const { subjects, speakers, positions } = entry;
  const first = words.findIndex(({ text }) => OF_ACT.test(text));
  if (first < 0 || first !== BY_ACT[kind] || subjects.size === 0 || positions.has('by')) return false;
  if (words.some(({ text }) => OF_BOTH.test(text))) return false;
  const [asked] = mentions.filter(({ from }) => from > first).toSorted((a, b) => a.from - b.from);
  if (!asked || asked.from > first + 2) return false;
  return !asked.actors.some((id) => subjects.has(id) || speakers.has(id));
}

/** "Does the president back the bill?", "are the Greens for it?": not told by what has nothing of the one who is asked about. */
function isOfNoneAsked(reading: Reading, entry: Entry): boolean {
  const { question, kind, mentions, focus } = reading;
  if (kind !== 'polar' || focus.length > 0 || !OPENS.test(question.words[0]?.text ?? '')) return false;
  const asked = mentions.find(({ from }) => from === 1 || (from === 2 && question.words[1]?.text === 'the'));
  return asked?.by === 'name' && tellsNothingOf(reading, asked, entry);
}

const OPENS = new RegExp(`${OF_ACT.source}|^(?:is|are|was|were)$`, 'u');

/**
 * "American diplomats" are not told of by "Russian diplomats": another country's or body's name stands before the same
 * noun, and nowhere the one that is asked about.
 */
function isOfOtherBody({ question, index }: Reading, entry: Entry): boolean {
  const nouns = nounsOfBodies(question, index).filter(({ stem }) => entry.positions.has(stem));
  if (nouns.length === 0) return false;
  const told = wordsOf(plain(wordsIn(entry)));
  const names = mentionsIn(index.cast, told).filter(({ by }) => by === 'name');
  return nouns.some(({ stem, actors }) => {
    const places = told.flatMap((word, at) => (word.stem === stem ? [at] : []));
    const before = places.map((at) => names.find(({ to, from }) => to === at || (from < at && to > at)));
    const isMeantOf = (at: number): boolean =>
      names.some((name) => isTargetOf(at, name.from, told) && !isApart(name.actors, actors));
    return (
      before.length > 0 &&
      !places.some(isMeantOf) &&
      before.every((each) => each !== undefined && isApart(each.actors, actors))
    );
  });

  function isApart(one: readonly string[], other: readonly string[]): boolean {
    return voicesOf(index, one).isDisjointFrom(voicesOf(index, other));
  }
}

/** "Sanctions on the island" are the island sanctions, "talks with the union" the union talks. */
const isTargetOf = (noun: number, name: number, words: readonly Word[]): boolean =>
  name > noun + 1 &&
  name <= noun + 3 &&
  /^(?:on|against|with|for|in|to|over|about)$/u.test(words[noun + 1]?.text ?? '');

interface NounOfBody {
  readonly stem: string;
  readonly actors: readonly string[];
}

/** Kept for the question, which is laid beside many claims. */
const nounsKnown = new WeakMap<Question, WeakMap<StoryIndex, readonly NounOfBody[]>>();

/** The nouns of a question right behind somebody's name: "American diplomats". */
function nounsOfBodies(question: Question, index: StoryIndex): readonly NounOfBody[] {
  const { words } = question;
  const ofQuestion = nounsKnown.get(question) ?? new WeakMap<StoryIndex, readonly NounOfBody[]>();
  nounsKnown.set(question, ofQuestion);
  const kept = ofQuestion.get(index);
  if (kept) return kept;
  const nouns = mentionsIn(index.cast, words).flatMap(({ by, from, to, actors }) => {
    const noun = words[to];
    return by === 'name' && !isDoer(words, from, to) && noun && !isStopWord(noun)
      ? [{ stem: noun.stem, actors }]
      : [];
  });
  ofQuestion.set(index, nouns);
  return nouns;
}

/** Behind "did the mayor" stands what was done, and no noun; so does "accused" behind "was the mayor". */
function isDoer(words: readonly Word[], from: number, to: number): boolean {
  const before = words[words[from - 1]?.text === 'the' ? from - 2 : from - 1]?.text ?? '';
  return OF_ACT.test(before) || (BE.test(before) && /(?:[^e]ed|en)$/u.test(words[to]?.text ?? ''));
}

/** Where the verb stands that says that an act is asked about. */
const BY_ACT: Partial<Record<Kind, number>> = { polar: 0, when: 1, where: 1 };

/** What one does with another is done by both. */
const OF_BOTH = /^(?:with|together|meet|met|marry|married|agree|agreed)$/u;
