// Actors without a name in the text: what they are called, and whose they are.
import type { Description } from './description.ts';
import { addForm, addRole, type Entity } from './entity.ts';
import { resolvePronoun } from './pronoun.ts';
import { roleOf } from './role.ts';
import { NEAR, type Discourse } from './state.ts';
import { isPossessive, type Word } from './word.ts';
import { isOfPeople } from './words/places.ts';
import { kindOfNoun } from './words/roles.ts';

export function ownerOf(owner: number, discourse: Discourse): Entity | undefined {
  const mention = discourse.mentions
    .slice(-NEAR)
    .findLast(({ first, last }) => first <= owner && owner < last);
  return mention?.entity ?? resolvePronoun(owner, discourse);
}

export const wordingOf = ({ first, last }: Description, words: readonly Word[]): string =>
  words
    .slice(first, last)
    .map(({ lower }) => lower)
    .join(' ');

/** One who has no name in the text, and is called as described. */
export function unnamed(description: Description, discourse: Discourse, author?: Entity): Entity | undefined {
  const { roster, words, text } = discourse;
  const { of, first, last, owner } = description;
  const [from, to] = [words[first], words[fullEnd(description, discourse) - 1]];
  if (from === undefined || to === undefined) return undefined;
  const whose = owner === undefined ? author : ownerOf(owner, discourse);
  const number =
    of === 'person' ? 'one' : of === 'group' ? 'many' : of === 'document' ? 'writing' : 'institution';
  const kind = of === 'person' ? 'person' : of === 'group' ? 'group' : 'organization';
  const entity = roster.add({
    kind,
    named: false,
    number,
    gender: description.gender,
    ...(whose === undefined ? {} : { owner: whose }),
  });
  entity.lowers = isLowered(from, first + 1 === last);
  addForm(entity, text.slice(from.start, to.end).replace(/\s+/gu, ' '));
  addRole(entity, { ...roleOf(description, words), text: undefined });
  const wording = wordingOf(description, words);
  if (of !== 'person' && !roster.described.has(wording)) roster.described.set(wording, entity);
  return entity;
}

/** Who says something is called by all that tells who it is: “a nurse at the harbour hospital”. */
function fullEnd({ last, first, of }: Description, { words, voices }: Discourse): number {
  const speaks = voices.speaker[first] ?? -1;
  if (of !== 'person' && of !== 'group') return last;
  if (speaks < 0 || !TELLING.test(words[last]?.lower ?? '')) return last;
  let end = last;
  const isOfIt = (word: Word | undefined): boolean => word?.tag !== 'PUNCT' || isPossessive(word);
  while (end - last < FULLEST && voices.speaker[end] === speaks && isOfIt(words[end])) end += 1;
  const tail = words.slice(last, end);
  return tail.some(({ lower, tag }) => tag === 'CCONJ' || /^(?:who|which|that)$/u.test(lower)) ? last : end;
}

const TELLING = /^(?:at|for|from|in|of|on|with|close|familiar|briefed|involved)$/u;

/** Words behind the noun that tell who it is are at most so many. */
const FULLEST = 10;

const PROPER =
  /^(?:democrats?|republicans?|tor(?:y|ies)|congress|senate|parliament|catholics?|christians?|muslims?|jews?|evangelicals?|house|gop)$/u;

/** “Officials”, “A judge”, “Police”, that begin a sentence. */
function isLowered({ capital, opens, tag, text, lower }: Word, alone: boolean): boolean {
  if (!capital || !opens || PROPER.test(lower) || isOfPeople(text) || /^\p{Lu}[\p{Lu}.]/u.test(text))
    return false;
  return alone || tag !== 'PROPN' || kindOfNoun(lower) !== undefined;
}
