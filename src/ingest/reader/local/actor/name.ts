// Names as the text writes them: where each stands, its title and office, and what kind of actor its form tells.
import type { ActorKind } from './kind.ts';
import { genderOfGivenName, isGivenName, type Gender } from './words/given-names.ts';
import { isKnownOrganization, isNoActor, isOrganizationHead } from './words/organizations.ts';
import { capitalOf, countryOf, isOfPeople, isPlaceName, seatOf, stateOf } from './words/places.ts';
import { genderOfRole, isGroupNoun, isPersonNoun } from './words/roles.ts';
import { COURTESIES, OFFICES, SUFFIXES } from './words/titles.ts';
import { runsOf, type Run } from './run.ts';
import { isPossessive, type Word } from './word.ts';

export interface Name {
  /** Words, half open: with the title and the office before it. */
  readonly first: number;
  readonly last: number;
  /** The name's own words begin here. */
  readonly core: number;
  /** The name's own words, without title and “Jr.”. */
  readonly parts: readonly string[];
  /** As it is written, with “Jr.”, without title. */
  readonly text: string;
  /** What the form tells; undefined where only the rest of the text can. */
  readonly kind: ActorKind | undefined;
  readonly gender: Gender | undefined;
  /** The office before the name: “Treasury Secretary”, “White House press secretary”. */
  readonly role: string | undefined;
  /** “(R-Ky.)” */
  readonly party: string | undefined;
  /** “the” stands before it. */
  readonly article: boolean;
}

/** All names, in order. */
export function findNames(words: readonly Word[], text: string): readonly Name[] {
  return runsOf(words).flatMap((run) => namesOf(run, words, text));
}

function namesOf(run: Run, words: readonly Word[], text: string): readonly Name[] {
  const own = words.slice(run.first, run.last);
  if (isUnfinished(own)) return [];
  const title = titleLength(own);
  if (title === own.length) return [];
  const office = title > 0 ? own.slice(0, title) : [];
  const name = own.slice(title);
  const before = title === 0 ? roleBefore(words, run.first) : run.first;
  const suffixes = name.filter(({ bare }, at) => at > 0 && SUFFIXES.has(bare)).length;
  const parts = name.slice(0, name.length - suffixes).map((word) => word.text);
  const ofFirm = office.length === 0 && isTrade(words[run.first - 1], parts);
  const titled = !ofFirm && (office.length > 0 || before < run.first);
  const core = run.first + title;
  const written = words.slice(before, core);
  const role = roleText(written, text);
  const first = { first: before, last: run.last, core, parts };
  const kind = titled
    ? 'person'
    : ofFirm
      ? 'organization'
      : kindOf(name, parts, words[run.last], words[before - 1]?.lower === 'the');
  if (kind === 'none' || (titled && isNoPerson(parts))) return [];
  return [
    {
      ...first,
      text: text.slice(words[core]?.start, words[run.last - 1]?.end).replace(/\s+/gu, ' '),
      kind,
      gender: titled || kind === 'person' ? genderOf(written, parts) : undefined,
      role,
      party: partyAfter(words, run.last),
      article: words[before - 1]?.lower === 'the',
    },
  ];
}

/** “The food maker Lunare”: what stands before the name is no person's office. */
const isTrade = (before: Word | undefined, [first = '', ...others]: readonly string[]): boolean =>
  before?.capital === false && TRADE.test(before.lower) && !(others.length > 0 && isGivenName(first));

const TRADE =
  /^(?:airline|automaker|bank|brewery|carmaker|carrier|chain|company|conglomerate|firm|giant|grocer|insurer|lender|maker|manufacturer|retailer|start-?up|supplier|utility)$/u;

/** “Harbor Pres.”: the sentence was cut within the name. */
function isUnfinished(own: readonly Word[]): boolean {
  const last = own.at(-1);
  return (
    last !== undefined && /^\p{Lu}\p{L}+\.$/u.test(last.text) && OFFICES.has(last.bare) && last.bare !== 'st'
  );
}

/** “Mr. President”, “both Republican U.S. senators”. */
const isNoPerson = (parts: readonly string[]): boolean =>
  (parts.length === 1 && (isPersonNoun(parts[0]?.toLowerCase() ?? '') || isNoActor(parts[0] ?? ''))) ||
  countryOf(parts.join(' ')) !== undefined;

/** How many words at the start are a title: “Supreme Court Justice” of “Supreme Court Justice Ada Quell”. */
function titleLength(own: readonly Word[]): number {
  const most = own.findLastIndex(({ bare }) => !SUFFIXES.has(bare));
  const abbreviated = own.findLastIndex(
    ({ bare, text }, at) =>
      at < most && (COURTESIES.has(bare) || (OFFICES.has(bare) && /\.$|man$|s$/u.test(text))),
  );
  if (abbreviated >= 0 && !/^st\.?$/iu.test(own[abbreviated]?.text ?? '')) return abbreviated + 1;
  if (isOrganizationHead(own[most]?.bare ?? '') || isNoActor(own[most]?.bare ?? '')) {
    if (!isGivenName(own[most - 1]?.text ?? '')) return 0;
  }
  const noun = own.findLastIndex(({ lower }, at) => at < most && isPersonNoun(lower));
  if (noun < 0 || (noun > 0 && isGivenName(own[0]?.text ?? '') && !isGivenName(own[noun + 1]?.text ?? ''))) {
    if (isPersonNoun(own[most]?.lower ?? '') && !isGivenName(own[0]?.text ?? '')) return own.length;
    return leadLength(own);
  }
  return own[noun + 1]?.lower === 'of' ? officeOfLength(own, noun) : noun + 1;
}

/** “Using Ada Quell”, “Vermonter Ada Quell”, “Harbor County Recorder Ada Quell”: a first word that is no name, before a given name. */
function leadLength(own: readonly Word[]): number {
  const [first, second] = own;
  if (first === undefined || second === undefined || own.length < 3 || isGivenName(first.text)) return 0;
  if (own.some(({ capital }) => !capital)) return 0;
  const initial = /^\p{Lu}\.$/u;
  if (own.length > 3 && isGivenName(own.at(-2)?.text ?? '') && !initial.test(own.at(-3)?.text ?? ''))
    return own.length - 2;
  const leads = first.opens || isOfPeople(first.text) || stateOf(first.text) !== undefined;
  return leads && isGivenName(second.text) && !initial.test(first.text) ? 1 : 0;
}

/** “Secretary of State Ada Quell”: the name begins with a given name, or is what is left after one word, or two. */
function officeOfLength(own: readonly Word[], noun: number): number {
  const given = own.findIndex(({ text }, at) => at > noun + 2 && isGivenName(text));
  if (given > 0) return given;
  const rest = own.length - (noun + 2);
  return rest <= 1 ? own.length : own.length - Math.min(2, rest - 1);
}

/** Where the office before a name begins, that is written in small letters: “press secretary”, “his former lawyer”. */
function roleBefore(words: readonly Word[], at: number): number {
  const noun = words[at - 1];
  if (
    noun === undefined ||
    noun.capital ||
    !isPersonNoun(noun.lower) ||
    !/^(?:NOUN|ADJ|PROPN)$/u.test(noun.tag)
  )
    return at;
  let first = at - 1;
  while (first > 0 && at - first < 9 && isModifier(words, first - 1)) first -= 1;
  while (first < at && isPossessive(words[first])) first += 1;
  return first;
}

function isModifier(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || word.sentence !== words[at + 1]?.sentence) return false;
  if (isPossessive(word)) return at > 0;
  return /^(?:ADJ|NOUN|PROPN)$/u.test(word.tag) ||
    /^(?:then|vice|longtime|senior|top|ex|and)$/u.test(word.lower)
    ? !/^(?:and|said|says)$/u.test(word.lower)
    : false;
}

function roleText(written: readonly Word[], text: string): string | undefined {
  const office = written.filter(({ bare }) => !COURTESIES.has(bare) && bare !== 'fellow');
  const [first, last] = [office[0], office.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : text.slice(first.start, last.end).replace(/\s+/gu, ' ');
}

function genderOf(title: readonly Word[], parts: readonly string[]): Gender | undefined {
  const told = title.map(({ bare, lower }) => COURTESIES.get(bare) ?? genderOfRole(lower)).findLast(Boolean);
  return told ?? (parts.length > 1 ? genderOfGivenName(parts[0] ?? '') : undefined);
}

function kindOf(
  name: readonly Word[],
  parts: readonly string[],
  next: Word | undefined,
  article: boolean,
): ActorKind | 'none' | undefined {
  const whole = parts.join(' ');
  const last = name.at(-1);
  if (countryOf(whole) !== undefined || seatOf(whole) !== undefined) return 'government';
  if (capitalOf(whole) !== undefined || isPlaceName(whole)) return 'place';
  if (parts.length > 1 && /^(?:Cape|Gulf|Isle|Lake|Mount|Mt\.?|River|Strait)$/u.test(parts[0] ?? ''))
    return 'place';
  if (isKnownOrganization(whole)) return 'organization';
  if (name.length === 1 && isOfPeople(whole)) return 'none';
  if (
    /s$|^GOP$/u.test(last?.text ?? '') &&
    ((isGroupNoun(last?.lower ?? '') && !isOrganizationHead(last?.bare ?? '')) || last?.text === 'GOP')
  )
    return 'group';
  const given = isGivenName(parts[0] ?? '') && parts.length > 1 && !article;
  const apart = given && !name.some(({ lower }) => /^(?:of|for|and|&|the)$/u.test(lower)) && parts.length < 5;
  if (isNoActor(last?.bare ?? '') && !(apart && parts.length < 4)) return 'none';
  if (isOrganizationHead(last?.bare ?? '') && !(apart && parts.length < 3))
    return parts.length > 1 ? 'organization' : undefined;
  if (apart) return 'person';
  if (name.some(({ lower }) => /^(?:of|for|and|&)$/u.test(lower))) return 'organization';
  if (parts.length === 1 && /^\p{Lu}[\p{Lu}&.\d-]+$/u.test(whole)) return 'organization';
  if (/^\p{Lu}\.?$/u.test(parts[1] ?? '') && parts.length > 2) return 'person';
  if (/^\p{Lu}\.$/u.test(parts[0] ?? '') && parts.length > 1 && parts.length < 5) return 'person';
  if (next?.lower === 'who') return 'person';
  return undefined;
}

/** “(R-Ky.)”, “, D-Calif.,”, “(D)”. */
function partyAfter(words: readonly Word[], at: number): string | undefined {
  const [mark, party] = [words[at], words[at + 1]];
  if (mark === undefined || party === undefined || !/^[(,]$/u.test(mark.text)) return undefined;
  return /^[RDI](?:[-–]\p{Lu}.*)?$/u.test(party.text) ? party.text.replace('–', '-') : undefined;
}
