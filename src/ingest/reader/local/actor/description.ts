// Descriptions: actors that the text calls by what they are – “the governor”, “his lawyer”, “two unnamed sources”.
import type { Name } from './name.ts';
import { isPossessive, type Word } from './word.ts';
import type { Gender } from './words/given-names.ts';
import { isOfPeople } from './words/places.ts';
import { genderOfRole, isPersonNoun, kindOfNoun, type NounKind } from './words/roles.ts';

export interface Description {
  /** Words, half open, from the determiner to the head noun. */
  readonly first: number;
  readonly last: number;
  /** In small letters. */
  readonly noun: string;
  readonly of: NounKind;
  readonly article: 'definite' | 'indefinite' | 'possessive' | 'none';
  readonly gender: Gender | undefined;
  /** The words before the noun that describe it, in small letters. */
  readonly modifiers: readonly string[];
  /** The word that stands for the owner: “his”, or the last word of “Mr. Quell” in “Mr. Quell's lawyer”. */
  readonly owner: number | undefined;
}

const DEFINITE = new Set('the this that these those both'.split(' '));
const INDEFINITE =
  /^(?:an?|one|some|another|any|every|each|several|many|few|most|no|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|other|others|all|more|fellow)$/u;
const OWNER = new Set('his her their its my our your'.split(' '));
const ARTICLE = new Set(['a', 'an']);
const HEAD = new Set(['NOUN', 'PROPN', 'ADJ']);
const PART = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'DET']);
const NOT_HEADS =
  /^(?:media|general|some|many|most|few|several|others|half|minority|majority|public|opposition|plan|plans|order|book|note|model|star|rule|rules|record|host|force|maker|code|house|center|centre|power|article|column|list|minutes|chief|figure|numbers|figures|law|order)$/u;
/** Of the words that are no source by themselves, those that are where an article stands before them. */
const MOST = 10;

/** All descriptions outside names, in order. A title before a name is no description: it belongs to the name. */
export function findDescriptions(words: readonly Word[], names: readonly Name[]): readonly Description[] {
  const taken = new Uint8Array(words.length);
  for (const { first, core, last } of names) taken.fill(1, first, last).fill(2, core, last);
  const found: Description[] = [];
  for (const [at, word] of words.entries()) {
    const description = mayBeHead(word, taken[at]) ? descriptionAt(words, at, word, taken) : undefined;
    if (description !== undefined) found.push(description);
  }
  return found;
}

/** “46-year-old” is whoever is so old. */
const isAge = (word: string): boolean => word.endsWith('-year-old') && /^\d+-year-old$/u.test(word);

const mayBeHead = ({ lower, tag }: Word, taken: number | undefined): boolean =>
  taken === 0 && (HEAD.has(tag) || isAge(lower));

function descriptionAt(
  words: readonly Word[],
  at: number,
  word: Word,
  taken: Uint8Array,
): Description | undefined {
  const of = kindOf(word.lower);
  if (of === undefined || isModifierOf(words, at, taken)) return undefined;
  let first = at;
  while (first > 0 && at - first < MOST && isPart(words, first - 1)) first -= 1;
  while (first < at && (isPossessive(words[first]) || /^(?:and|or|,)$/u.test(words[first]?.lower ?? '')))
    first += 1;
  if (first < at && opensClause(words[first], word)) first += 1;
  const owner = ownerIn(words, first, at);
  const article = articleOf(words[first], owner);
  const isBare = first === at && !isAddedTo(words, at);
  if (article === 'none' && of !== 'group' && (NOT_HEADS.test(word.lower) || isBare) && !word.capital)
    return undefined;
  if (NOT_HEADS.test(word.lower) && article === 'none') return undefined;
  // “each hundred head”: cattle
  if (word.lower === 'head' && words[at - 1]?.tag === 'NUM') return undefined;
  // “Ada Quell, who chairs the guild,”: a verb
  if (first === at && /^(?:who|which)$/u.test(words[at - 1]?.lower ?? '')) return undefined;
  const modifiers = words
    .slice(owner === undefined ? first : owner + 1, at)
    .filter(({ tag }) => !/^(?:DET|PUNCT|PART)$/u.test(tag));
  // “The attorney general”, “the mayor-elect”: what follows the noun is part of it.
  const general =
    words[at + 1]?.lower === 'general' &&
    /^(?:attorney|solicitor|secretary|surgeon|inspector|director)$/u.test(word.lower);
  if (general) modifiers.push(word);
  return {
    first,
    last: general ? at + 2 : at + 1,
    noun: general ? 'general' : kindIn(word.lower) === undefined ? secondHalf(word.lower) : word.lower,
    of,
    article,
    gender: genderOfRole(word.lower),
    modifiers: modifiers.map(({ lower }) => lower).filter((each) => !DEFINITE.has(each) && !OWNER.has(each)),
    owner,
  };
}

/** “Ada Quell, director of the port, said”: what stands without an article behind a name. */
const isAddedTo = (words: readonly Word[], at: number): boolean =>
  words[at - 1]?.text === ',' &&
  words[at - 2]?.capital === true &&
  /^(?:of|for|at|to)$/u.test(words[at + 1]?.lower ?? '');

/** “which engineers”, “what analysts”, “that officials”: the words of a clause and no article. */
const opensClause = (opener: Word | undefined, { lower }: Word): boolean =>
  /^(?:which|what)$/u.test(opener?.lower ?? '') || (opener?.lower === 'that' && /[^s]s$/u.test(lower));

const secondHalf = (word: string): string =>
  isAge(word) ? 'person' : (/^[\p{L}]+-(?<noun>\p{L}+)$/u.exec(word)?.groups?.noun ?? '');

/** What a word, or else its second half, calls somebody: “woman”, “police-woman”. */
const kindOf = (word: string): NounKind | undefined =>
  kindIn(word) ?? (word.includes('-') ? kindIn(secondHalf(word)) : undefined);

/** A plural that is on no list is judged by its singular: “Russians”, “archivists”. */
function kindIn(noun: string): NounKind | undefined {
  const kind = kindOfNoun(noun);
  if (!noun.endsWith('s') || kind === 'group') return kind;
  if (noun.length > 5 && isOfPeople(noun)) return 'group';
  return kind !== 'person' && isPersonNoun(noun.slice(0, -1)) ? 'group' : kind;
}

/** “the campaign manager”: manager is the noun, campaign describes it. */
function isModifierOf(words: readonly Word[], at: number, taken: Uint8Array): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || next === undefined || next.sentence !== word.sentence) return false;
  if (taken[at + 1] === 2) return !next.opens && isPersonNoun(word.lower);
  const noun = next.tag === 'ADJ' ? words[at + 2] : next;
  return (
    noun?.tag === 'NOUN' &&
    taken[at + 1] === 0 &&
    !/^(?:who|whose|today|yesterday|tomorrow|say|says)$/u.test(next.lower)
  );
}

const NO_PART = new Set('said says told including according who that'.split(' '));

function isPart(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || next === undefined || word.sentence !== next.sentence) return false;
  if (DEFINITE.has(next.lower) || OWNER.has(next.lower) || ARTICLE.has(next.lower))
    return /^(?:all|both)$/u.test(word.lower) || (word.lower === 'of' && false);
  if (isPossessive(word)) return true;
  if (word.lower === 'and' || word.lower === 'or')
    return /^(?:ADJ)$/u.test(words[at - 1]?.tag ?? '') && /^(?:ADJ|NOUN)$/u.test(next.tag);
  if (NO_PART.has(word.lower)) return DEFINITE.has(word.lower) && word.tag === 'DET';
  return (
    PART.has(word.tag) ||
    OWNER.has(word.lower) ||
    INDEFINITE.test(word.lower) ||
    (/^(?:unnamed|then|top|leading|so-called|more|than|least|at)$/u.test(word.lower) && isCount(words, at))
  );
}

/** “more than a dozen officials”, “at least two people”. */
function isCount(words: readonly Word[], at: number): boolean {
  const word = words[at]?.lower ?? '';
  if (/^(?:unnamed|then|top|leading|so-called)$/u.test(word)) return true;
  return /^(?:than|least|more|NUM|\d|two|three|four|five|six|seven|eight|nine|ten|a|an|half)/u.test(
    words[at + 1]?.lower ?? '',
  );
}

function ownerIn(words: readonly Word[], first: number, head: number): number | undefined {
  for (let at = head - 1; at >= first; at -= 1) {
    if (isPossessive(words[at])) return at - 1 >= first ? at - 1 : undefined;
    if (OWNER.has(words[at]?.lower ?? '')) return at;
  }
  return undefined;
}

function articleOf(word: Word | undefined, owner: number | undefined): Description['article'] {
  if (owner !== undefined) return 'possessive';
  const lower = word?.lower ?? '';
  if (DEFINITE.has(lower)) return 'definite';
  return INDEFINITE.test(lower) || word?.tag === 'NUM' ? 'indefinite' : 'none';
}
