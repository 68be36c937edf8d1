// Descriptions with a name behind them: “the group's founder, Ada Quell,” and “its founder, the potter Ada Quell,” are one.
import type { Description } from './description.ts';
import { addRole, fit, type Entity, type Role } from './entity.ts';
import { roleOf } from './role.ts';
import type { Described, Discourse, Mention } from './state.ts';
import { isPossessive, type Word } from './word.ts';
import { isFirmNoun, isPersonNoun, isTrade, kindOfNoun } from './words/roles.ts';

/** A name, and whom it may mean. */
interface Naming {
  readonly first: number;
  readonly last: number;
  readonly meant: readonly Entity[];
}

/**
 * Whom a name means that is apposed to a description. Of “a lawyer for the council, Ada Quell,” and “the mother of the boy,
 * Ada Quell,” what opens the phrase is tried first, unless the name is known for what stands behind.
 */
export function apposedToAny(
  name: Naming,
  pending: readonly Described[],
  discourse: Discourse,
): Entity | undefined {
  const [entity] = name.meant;
  if (entity === undefined || name.meant.length !== 1) return undefined;
  const known = pending.filter(({ description }) => fit(entity, description) >= 3);
  const fitting = [...known, ...pending.toReversed()].filter((each) =>
    isApposed(name, entity, each, discourse),
  );
  const [first] = fitting;
  if (first === undefined) return undefined;
  for (const each of fitting) if (each === first || isAdded(each, discourse)) join(entity, each, discourse);
  return entity;
}

/** “His agent and elder sister, Ada Quell,”: the second of two that are one. */
const isAdded = ({ description: { first, article } }: Described, { words }: Discourse): boolean =>
  article === 'none' && words[first - 1]?.lower === 'and';

/** A person is what people are; a firm is an institution, or what firms and people both can be. */
export const maySuit = ({ kind, named, gender }: Entity, { of, noun, gender: told }: Description): boolean =>
  kind === 'person'
    ? of === 'person' && (gender === undefined || told === undefined || gender === told)
    : kind === 'organization' &&
      named &&
      (of === 'institution' || (of === 'person' && (isTrade(noun) || isFirmNoun(noun))));

/** Whether the description is the name's: “the group's founder, Ada Quell,”. */
function isApposed(
  name: Naming,
  entity: Entity,
  pending: Described,
  { words, mentions }: Discourse,
): boolean {
  const { description } = pending;
  if (pending.entity === entity) return false;
  const isOneOf = isOneOfMany(entity, description, words);
  if (!isOneOf && !maySuit(entity, description)) return false;
  const from = description.last;
  // “The minister's predecessor, Ada Quell,”: no minister
  if (isPossessive(words[from])) return false;
  if (isNamedSo(words, description, name) || isKindOf(words, description, name)) return true;
  const comma = commaBefore(words, name.first);
  // “a contractor, the office Quell”: no office of which was told before
  if (comma === undefined || (comma < from && description.of !== 'person')) return false;
  if (!mayBeTail(words.slice(from, comma))) return false;
  const end = wholeEnd(words, name.last);
  if (!isClosed(words, end, comma === name.first - 1) || opensClause(words, description, end)) return false;
  // “Ada Quell, the governor, Tom Marin and others”: the governor is Ada Quell.
  return isOneOf || !pending.entity.named || mentions[pending.mention - 1]?.entity !== pending.entity;
}

/** “of the port”, “of the firm that built it”, “and elder sister”: what may belong to a description behind its noun, before a comma. */
export function mayBeTail(words: readonly Word[]): boolean {
  const clause = words.findIndex(({ lower }) => /^(?:who|whom|whose|which|that)$/u.test(lower));
  if (clause < 0) return words.length < LONGEST + 1 && (!words.some(isNoTail) || isSecond(words));
  const isWhole = words.slice(clause).every((word) => word.tag !== 'PUNCT' || isPossessive(word));
  return isWhole && words.length <= LONGEST_CLAUSE && !words.slice(0, clause).some(isNoTail);
}

/** “and elder sister” */
const isSecond = ([and, ...words]: readonly Word[]): boolean =>
  and?.lower === 'and' &&
  words.every(({ tag, capital }) => /^(?:ADJ|NOUN)$/u.test(tag) && !capital) &&
  (words.length === 0 || isPersonNoun(words.at(-1)?.lower ?? ''));

const isNoTail = (word: Word): boolean =>
  /^(?:VERB|AUX|PUNCT|PRON|CCONJ|SCONJ)$/u.test(word.tag) &&
  !isPossessive(word) &&
  !word.lower.endsWith('ing');

/** With a clause it has so many words at the most. */
const LONGEST_CLAUSE = 16;

/** What stands before the name ends within so many words. */
const LONGEST = 9;

/** Where the comma stands before the phrase that ends in a name: “its founder | , the retired potter Ada Quell”. */
export function commaBefore(words: readonly Word[], first: number): number | undefined {
  for (let at = first - 1; at > first - LONGEST; at -= 1) {
    const word = words[at];
    if (word?.text === ',') return at;
    if (word === undefined || !isOfPhrase(word)) return undefined;
  }
  return undefined;
}

/** “a potter called Ada Quell”; not “the mayor called Ada Quell”, nor “a mayor called Ada Quell a thief”. */
function isNamedSo(words: readonly Word[], description: Description, { first, last }: Naming): boolean {
  const verb = words[first - 1]?.lower === 'the' ? first - 2 : first - 1;
  const isVerb = /^(?:called|named)$/u.test(words[verb]?.lower ?? '');
  if (!isVerb || description.article !== 'indefinite' || !mayBeTail(words.slice(description.last, verb)))
    return false;
  const next = words[last];
  return (
    next === undefined ||
    /^(?:VERB|AUX|ADP|ADV|CCONJ|SCONJ)$/u.test(next.tag) ||
    /^[,.;:)—–]$/u.test(next.text)
  );
}

/** “The union Quell said”, “by the union Quell”: what a body is, right before its name; not “told the union Quell had gone”. */
const isKindOf = (words: readonly Word[], { of, article, first, last }: Description, name: Naming): boolean =>
  of === 'institution' &&
  article === 'definite' &&
  name.first === last &&
  (words[first]?.opens === true || /^(?:ADP|CCONJ|PUNCT)$/u.test(words[first - 1]?.tag ?? ''));

const isOfPhrase = (word: Word): boolean =>
  /^(?:DET|ADJ|NOUN|PROPN|NUM)$/u.test(word.tag) ||
  /^(?:his|her|its|their|and|then)$/u.test(word.lower) ||
  (word.tag === 'VERB' && /(?:ed|ing)$/u.test(word.lower)) ||
  isPossessive(word);

/**
 * Where names may begin in the mention of a speaker that tell who it is: “its parish head, | Gregor Thale,”. The name of a
 * firm or of many is nobody's: “its parent company, Quell Ostrand,”.
 */
export function namesBehind(words: readonly Word[], first: number, last: number): readonly number[] {
  const found: number[] = [];
  let from = first;
  for (let comma = first + 1; comma < last - 1; comma += 1) {
    if (words[comma]?.text !== ',') continue;
    const head = headIn(words, from, comma);
    from = comma + 1;
    let at = from;
    while (at < last && words[at]?.capital === false && isOfPhrase(words[at] as Word)) at += 1;
    const nouns = [head, ...(at > from ? [words[at - 1]] : [])];
    if (at < last && nouns.every((noun) => noun !== undefined && mayBeOne(noun))) found.push(at);
  }
  return found;
}

/** The noun of which the phrase is: “head” of “the head of the port”, “guard” of “the guard who runs the port”. */
function headIn(words: readonly Word[], first: number, last: number): Word | undefined {
  const link = words
    .slice(first, last)
    .findIndex(({ tag, lower }) => tag === 'ADP' || /^(?:who|which|that)$/u.test(lower));
  return words[link > 0 ? first + link - 1 : last - 1];
}

const mayBeOne = ({ capital, opens, lower }: Word): boolean =>
  (!capital || opens) &&
  !isFirmNoun(lower) &&
  !/^(?:institution|group|document)$/u.test(kindOfNoun(lower) ?? '');

/** Behind what belongs to a name: “Ada Quell of the Alder Institute | ,”. */
function wholeEnd(words: readonly Word[], last: number): number {
  let end = last;
  if (!/^(?:of|at|from)$/u.test(words[last]?.lower ?? '')) return last;
  do end += 1;
  while (end < last + LONGEST && words[end] !== undefined && isOfPhrase(words[end] as Word));
  return end;
}

/** With a comma or a full stop; a name by itself by the verb of which it is the subject as well. */
function isClosed(words: readonly Word[], end: number, isBare: boolean): boolean {
  const next = words[end];
  if (next === undefined || /^[,.;:)”"—–]$/u.test(next.text))
    return isBare || !/^(?:and|or)$/u.test(words[end + 1]?.lower ?? '');
  return isBare && /^(?:VERB|AUX)$/u.test(next.tag);
}

/** “After talks with the mayor, Ada Quell said …”, “…, Ada Quell, who led them, said …”: the name begins the clause. */
function opensClause(words: readonly Word[], { first }: Description, end: number): boolean {
  if (words[first - 1]?.tag !== 'ADP') return false;
  const [next, after] = [words[end], words[end + 1]];
  if (next === undefined || !/^[,.;)]$/u.test(next.text)) return true;
  const goesOn = /^(?:VERB|AUX)$/u.test(after?.tag ?? '') || /^who(?:se|m)?$/u.test(after?.lower ?? '');
  if (next.text !== ',' || !goesOn) return false;
  let opening = first - 1;
  while (opening > 0 && words[opening - 1]?.sentence === words[first]?.sentence) {
    if (words[opening - 1]?.text === ',') return false;
    opening -= 1;
  }
  return /^(?:ADP|SCONJ)$/u.test(words[opening]?.tag ?? '');
}

/** The name's actor takes over the description: its role, its gender, and what was noted of whoever was described. */
function join(
  entity: Entity,
  { description, entity: described, mention }: Described,
  discourse: Discourse,
): void {
  const { words, voices, speakers, roster } = discourse;
  if (isOneOfMany(entity, description, words)) {
    addRole(entity, oneOf(roleOf(description, words)));
    roster.seat(entity);
    return;
  }
  addRole(entity, roleOf(description, words, described.owner));
  roster.seat(entity);
  entity.gender ??= description.gender;
  replace(described, entity, mention, discourse);
  if (!described.named && described.times > 1) {
    entity.heat = Math.max(entity.heat, described.heat);
    entity.seen = Math.max(entity.seen, described.seen);
  }
  const speaks = voices.speaker[description.first] ?? -1;
  if (speaks >= 0) speakers.set(speaks, entity);
}

/** Whoever was described before is looked for so many mentions back. */
const REACH = 120;

/** “A hiker called. … The hiker, Ada Quell, said”: whoever was described, here and before, is nobody else. */
function replace(
  described: Entity,
  entity: Entity,
  mention: number,
  { mentions, voices, speakers, focus }: Discourse,
): void {
  const isSame = ({ entity: each, as, first }: Mention, at: number): boolean =>
    at === mention ||
    (each === described && !described.named && (as !== 'pronoun' || voices.quoted[first] !== 1));
  for (let at = mentions.length - 1; at >= Math.max(0, mentions.length - REACH); at -= 1) {
    const each = mentions[at];
    if (each !== undefined && isSame(each, at)) mentions[at] = { ...each, entity };
  }
  if (described.named) return;
  for (const role of described.roles) addRole(entity, role);
  for (const [said, speaker] of speakers) if (speaker === described) speakers.set(said, entity);
  const at = focus.indexOf(described);
  if (at >= 0) focus.splice(at, 1);
}

/** “One of the family's lawyers, Ada Quell,”. */
const isOneOfMany = ({ kind }: Entity, { of, first }: Description, words: readonly Word[]): boolean =>
  kind === 'person' &&
  of === 'group' &&
  words[first - 1]?.lower === 'of' &&
  words[first - 2]?.lower === 'one';

/** The role of one of those who have it. */
const oneOf = ({ noun, modifiers, text }: Role): Role => ({
  noun: noun.replace(/s$/u, ''),
  modifiers,
  text: text?.replace(noun, noun.replace(/s$/u, '')),
});
