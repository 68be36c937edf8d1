// Which names mean one and the same actor: full names, surnames, acronyms, countries and their capitals.
import { commaBefore } from './apposed.ts';
import { addForm, learn, samePerson, type Entity, type NewEntity } from './entity.ts';
import type { Name } from './name.ts';
import type { Roster } from './roster.ts';
import { isPossessive, type Word } from './word.ts';
import { isGivenName } from './words/given-names.ts';
import { isKnownOrganization } from './words/organizations.ts';
import { capitalOf, countryOf, isPlaceName, plain, seatOf } from './words/places.ts';
import { isPersonNoun } from './words/roles.ts';
import { PARTICLES } from './words/titles.ts';

/** Whom a name may mean: more than one where a surname is shared. */
export type Meant = readonly Entity[];

/**
 * Whom each name may mean. The whole text is looked at: a surname may come before the full name.
 * @param speaking the words at which the mention of a speaker begins
 */
export function meaningsOf(
  names: readonly Name[],
  words: readonly Word[],
  roster: Roster,
  speaking: ReadonlySet<number>,
): readonly Meant[] {
  const people = surnames(names, words, speaking);
  const isPerson = (name: Name): boolean =>
    name.kind === 'person' || (name.kind === undefined && people.has(keyOf(name)));
  const small = new Set(words.filter(({ capital }) => !capital).map(({ lower }) => lower));
  // “Everything Quell”: no given name, but a word of the language.
  const isLone = (name: Name): boolean =>
    isShort(name) ||
    (name.kind === undefined && name.parts.slice(0, -1).every((part) => small.has(part.toLowerCase())));
  const full = new Map<string, Entity[]>();
  const first = new Map<string, Entity[]>();
  const persons = new Map<Name, Entity>();
  for (const name of names) {
    if (!isPerson(name) || isLone(name)) continue;
    const parts = partsOf(name);
    const known = full.get(keyOf(name)) ?? [];
    // “Crooked Ada Quell” is Ada Quell.
    const lent = known.find((each) => parts.length > 2 && samePerson(each.parts, parts.slice(-2)));
    let entity = known.find((each) => samePerson(each.parts, parts)) ?? lent;
    if (entity === undefined) {
      entity = roster.add({ kind: 'person', named: true, number: 'one', parts });
      full.set(keyOf(name), [...known, entity]);
      for (const each of [parts[0] ?? '', parts.slice(-2).join(' ')])
        first.set(each, [...(first.get(each) ?? []), entity]);
    }
    if (entity !== lent) addForm(entity, name.text);
    learn(entity, name);
    persons.set(name, entity);
  }
  const others = new Others(roster, names, words);
  const placed = new Set(
    names
      .filter(({ first: at }) => /^(?:in|near|outside|across)$/u.test(words[at - 1]?.lower ?? ''))
      .map(keyOf),
  );
  return names.map((name) => {
    const person = persons.get(name);
    if (person !== undefined) return [person];
    const short = isLone(name) ? (full.get(keyOf(name)) ?? first.get(keyOf(name))) : undefined;
    if (short !== undefined && (name.kind === 'person' || name.kind === undefined)) return short;
    const alone = name.kind === undefined && isGivenName(name.text) && !placed.has(keyOf(name));
    return [isPerson(name) || alone ? lonely(name, full, roster) : others.of(name, words)];
  });
}

/** A surname alone, be it with “De”; or a given name alone. */
const isShort = ({ parts }: Name): boolean =>
  parts.length === 1 || parts.slice(0, -1).every((part) => PARTICLES.has(part.toLowerCase()));
const lowered = (part: string): string => part.toLowerCase().replaceAll('’', "'");
const partsOf = ({ parts }: Name): string[] => parts.map(lowered);
const keyOf = ({ parts }: Name): string => lowered(parts.at(-1) ?? '');

/** A person of whom the text has no more than the surname. */
function lonely(name: Name, full: Map<string, Entity[]>, roster: Roster): Entity {
  const entity = roster.add({ kind: 'person', named: true, number: 'one', parts: partsOf(name) });
  full.set(keyOf(name), [entity]);
  addForm(entity, name.text);
  learn(entity, name);
  return entity;
}

const AGE = /^(?:1\d|[2-9]\d)$/u;

/** The last parts of names that, by something in the text, are people's. */
function surnames(
  names: readonly Name[],
  words: readonly Word[],
  speaking: ReadonlySet<number>,
): ReadonlySet<string> {
  const people = new Set(names.filter(({ kind }) => kind === 'person').map(keyOf));
  const alone = new Set(
    names
      .filter(({ parts, kind, article }) => parts.length === 1 && kind === undefined && !article)
      .map(keyOf),
  );
  for (const name of names) {
    if (name.kind !== undefined || name.article) continue;
    if (name.parts.length === 1 && IN.test(words[name.first - 1]?.lower ?? '')) continue;
    const [next, after] = [words[name.last], words[name.last + 1]];
    const aged = next?.text === ',' && AGE.test(after?.text ?? '');
    const plainWords =
      name.parts.length > 1 &&
      name.parts.length < 5 &&
      name.parts.every((part) => /^\p{Lu}\p{L}*[\p{L}.'’-]+$/u.test(part) || PARTICLES.has(part));
    const speaks = speaking.has(name.first) && plainWords;
    const shortened = plainWords && alone.has(keyOf(name));
    if (
      aged ||
      speaks ||
      shortened ||
      isApposed(words, name.last) ||
      (plainWords && isPresented(words, name))
    )
      people.add(keyOf(name));
  }
  return people;
}

/** “Its lawyer, Ada Quell,”, “a vice president of the firm, the potter Ada Quell, said”: behind a comma that closes what somebody is. */
function isPresented(words: readonly Word[], { first, last }: Name): boolean {
  const isCalled = /^(?:called|named)$/u.test(words[first - 1]?.lower ?? '');
  const comma = isCalled ? first - 1 : commaBefore(words, first);
  if (comma === undefined) return false;
  const next = words[last];
  if (!isCalled && next !== undefined && next.text !== ',' && next.tag !== 'VERB' && next.tag !== 'PUNCT')
    return false;
  for (let at = comma - 1; at > comma - 9; at -= 1) {
    const word = words[at];
    if (
      word === undefined ||
      (!/^(?:NOUN|PROPN|ADJ|DET|ADP|PART|PRON)$/u.test(word.tag) && !isPossessive(word))
    )
      return false;
    const isHead = at === comma - 1 || words[at + 1]?.tag === 'ADP';
    if (isHead && isPersonNoun(word.lower))
      return /^(?:DET|PRON|PART|ADJ|NOUN|CCONJ)$/u.test(words[at - 1]?.tag ?? '');
  }
  return false;
}

/** “, a lawyer”, “, the group's founder”: within four words of the comma. */
function isApposed(words: readonly Word[], at: number): boolean {
  if (words[at]?.text !== ',') return false;
  if (!/^(?:an?|the|who|his|her|whose)$/u.test(words[at + 1]?.lower ?? '')) return false;
  if (/^who/u.test(words[at + 1]?.lower ?? '')) return true;
  for (let next = at + 2; next < at + 7; next += 1) {
    const word = words[next];
    if (word === undefined || !/^(?:ADJ|NOUN|PROPN|PART)$/u.test(word.tag)) return false;
    if (isPersonNoun(word.lower) && !/^(?:NOUN|PROPN|PART)$/u.test(words[next + 1]?.tag ?? '')) return true;
  }
  return false;
}

const IN =
  /^(?:in|at|near|to|from|outside|across|around|into|through|between|toward|towards|within|inside)$/u;

/** “Off Kelmar”, “the island of Kelmar”, “the river Vell”, “between Tarn and Kelmar”. */
const isOfLand = (words: readonly Word[], first: number): boolean =>
  /^(?:near|off|outside|island|lake|mount|river|village)$/u.test(words[first - 1]?.lower ?? '') ||
  (words[first - 1]?.lower === 'and' && words[first - 3]?.lower === 'between') ||
  (words[first - 1]?.lower === 'of' && LAND.test(words[first - 2]?.lower ?? ''));

const LAND =
  /^(?:bay|borough|capital|city|coast|county|district|harbou?r|island|isle|parish|peninsula|port|province|region|suburb|town|valley|village)$/u;

/** What a place has, written small behind its name: “the Alder council”, “Alder police”. */
const LOCAL =
  /^(?:airport|authorities|borough|cathedral|city|council|councillors?|county|court|courthouse|district|education|fire|harbou?r|health|high|hospital|magistrates|mayor|municipal|parish|police|port|prison|residents?|school|sheriff|station|town|transit|transport|village|water)$/u;

/** Organizations, governments, places and groups, by the names that the text gives them. */
class Others {
  readonly #known = new Map<string, Entity>();
  readonly #acronyms = new Map<string, string>();
  readonly #short = new Map<string, string>();
  readonly #local = new Set<string>();
  readonly #roster: Roster;

  constructor(roster: Roster, names: readonly Name[], words: readonly Word[]) {
    this.#roster = roster;
    for (const { kind, parts, text, first, last } of names) {
      const next = words[last];
      if (
        kind === undefined &&
        ((next?.capital === false && LOCAL.test(next.lower)) || isOfLand(words, first))
      )
        this.#local.add(plain(text));
      if (parts.length < 2 || kind === 'place' || kind === 'person' || kind === 'group') continue;
      const key = plain(text);
      const initials = parts
        .filter((part) => /^\p{Lu}/u.test(part))
        .map((part) => part[0])
        .join('');
      if (!this.#acronyms.has(initials.toLowerCase())) this.#acronyms.set(initials.toLowerCase(), key);
      for (const end of [parts[0], parts.at(-1)])
        if (end !== undefined && !this.#short.has(plain(end)) && kind === 'organization')
          this.#short.set(plain(end), key);
    }
  }

  of(name: Name, words: readonly Word[]): Entity {
    const before = words[name.first - (name.article ? 2 : 1)]?.lower ?? '';
    const country = countryOf(name.text) ?? (IN.test(before) ? undefined : capitalOf(name.text));
    const key = country === undefined ? this.#keyOf(name) : plain(country);
    let entity = this.#known.get(key);
    if (entity === undefined) {
      const isPlace = this.#local.has(key) || IN.test(before);
      entity = this.#roster.add(shapeOf(name, country, isPlace));
      this.#known.set(key, entity);
    }
    if (country === undefined) addForm(entity, seatOf(name.text) ?? name.text);
    else addForm(entity, country);
    return entity;
  }

  #keyOf({ text, parts, article, kind }: Name): string {
    const key = plain(text);
    if (parts.length > 1 || kind === 'place') return key;
    const acronym = /^[\p{Lu}.&]{2,}$/u.test(text) ? this.#acronyms.get(key) : undefined;
    if (acronym !== undefined) return acronym;
    const short = this.#short.get(key);
    return short !== undefined && (article || isKnownOrganization(text)) ? short : key;
  }
}

function shapeOf({ kind, text }: Name, country: string | undefined, isPlace: boolean): NewEntity {
  if (country !== undefined || seatOf(text) !== undefined)
    return { kind: 'government', named: true, number: 'institution' };
  if (kind === 'place' || isPlaceName(text) || (kind === undefined && isPlace))
    return { kind: 'place', named: true, number: 'institution' };
  if (kind === 'group') return { kind: 'group', named: true, number: 'many' };
  return { kind: 'organization', named: true, number: 'institution' };
}
