// Runs of capitalised words: what may be one name, with the small words that belong within.
import { isGivenName } from './words/given-names.ts';
import { goesOnWithOf, isKnownOrganization, isNoActor, isOrganizationHead } from './words/organizations.ts';
import { capitalOf, countryOf, isOfPeople, isPlaceName } from './words/places.ts';
import { isGroupNoun, isPersonNoun, kindOfNoun } from './words/roles.ts';
import { COURTESIES, OFFICE_OF, OFFICES, PARTICLES } from './words/titles.ts';
import { isPossessive, type Word } from './word.ts';

/** Words, half open. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

const DAYS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|july|september|october|november|december|(?:jan|feb|aug|sept|oct|nov|dec)\.)s?$/u;
const FUNCTION = /^(?:DET|ADP|PRON|CCONJ|SCONJ|AUX|ADV|INTJ|PART|VERB|NUM|PUNCT|SYM)$/u;
const NEVER: ReadonlySet<string> = new Set(
  "i i'm i’m he she they we it you the a an this that these those but and or if when while as in on at by for from to of with after before since because although though however meanwhile asked according yes no not so then there here what who why how where his her their our my your its both some many most all also another other such advertisement photo image related read update updated correction video editor's".split(
    ' ',
  ),
);

/** The longest run that is a name. */
const LONGEST = 14;

/** What the rest of the text tells of a word with a capital letter. */
interface Spelling {
  /** Words that also stand in small letters. */
  readonly small: ReadonlySet<string>;
  /** Words with a capital letter where none was due. */
  readonly capital: ReadonlySet<string>;
  /** Sentences in the capitals of a headline. */
  readonly headlines: ReadonlySet<number>;
}

/** Runs in order. Linear in the text. */
export function runsOf(words: readonly Word[]): readonly Run[] {
  const spelling = spellingOf(words);
  const runs: Run[] = [];
  for (let at = 0; at < words.length;) {
    if (!begins(words, at, spelling)) {
      at += 1;
      continue;
    }
    const last = endOf(words, at, spelling);
    runs.push({ first: at, last });
    at = last;
  }
  return runs;
}

function spellingOf(words: readonly Word[]): Spelling {
  const headlines = headlineSentences(words);
  const [small, capitals] = [new Set<string>(), new Set<string>()];
  for (const { tag, sentence, lower, capital, opens } of words) {
    if (tag === 'PUNCT' || (headlines.size > 0 && headlines.has(sentence))) continue;
    if (!capital) small.add(lower);
    else if (!opens) capitals.add(lower);
  }
  return { small, capital: capitals, headlines };
}

/** Sentences whose longer words nearly all begin with a capital letter; three are enough where no full stop ends them. */
function headlineSentences(words: readonly Word[]): ReadonlySet<number> {
  const headlines = new Set<number>();
  for (let at = 0; at < words.length;) {
    const sentence = words[at]?.sentence ?? 0;
    const count = { all: 0, capital: 0, stops: false };
    for (; words[at]?.sentence === sentence; at += 1) {
      const { text, capital } = words[at] as Word;
      count.stops = text === '.' || (count.stops && /^[”"’')]$/u.test(text));
      if (text.length < 4 || !/^\p{L}{4,}/u.test(text)) continue;
      count.all += 1;
      if (capital) count.capital += 1;
    }
    const { all, capital, stops } = count;
    if (all > (stops ? 4 : 2) && capital / all > (stops ? 0.85 : 0.75)) headlines.add(sentence);
  }
  return headlines;
}

function begins(words: readonly Word[], at: number, spelling: Spelling): boolean {
  const word = words[at];
  if (word === undefined) return false;
  const next = words[at + 1];
  if (!word.capital)
    return (
      PARTICLES.has(word.lower) &&
      /^(?:de|von|van|del|al|bin)$/u.test(word.lower) &&
      next?.capital === true &&
      words[at - 1]?.capital !== true
    );
  if (!isNameWord(word) || isOfHeadline(word, spelling)) return false;
  if (!word.opens) return true;
  if (COURTESIES.has(word.bare) || (OFFICES.has(word.bare) && word.text.endsWith('.'))) return true;
  const goesOn = isName(words, at + 1) || (next?.text === '&' && isName(words, at + 2));
  if (/^(?:PRON|DET)$/u.test(word.tag)) return false;
  if (spelling.capital.has(word.lower) && !spelling.small.has(word.lower)) return true;
  if (FUNCTION.test(word.tag)) return goesOn && isGivenName(word.text) && !spelling.small.has(word.lower);
  if (OFFICE_OF.test(word.lower) && next?.lower === 'of') return true;
  const kind = kindOfNoun(word.lower);
  if (kind !== undefined && kind !== 'document') return goesOn;
  return (
    goesOn || isNameAlone(word, next, spelling) || (isStrange(word, spelling) && isApposed(words, at + 1))
  );
}

const PLURAL = /^(?:are|were|have|do)$/u;

/** Whether a word that opens a sentence is a name by itself. */
function isNameAlone(
  { text, lower, tag, bare }: Word,
  next: Word | undefined,
  { small, capital }: Spelling,
): boolean {
  if (text.length < 6 && /^\p{Lu}{2,}$/u.test(text)) return true;
  if (tag !== 'PROPN' || small.has(lower)) return false;
  // “Repairs are”, “Talks have”
  if (/\p{Ll}{2}(?<!s)s$/u.test(text) && PLURAL.test(next?.lower ?? '') && !capital.has(lower)) return false;
  return (
    capital.has(lower) ||
    isGivenName(text) ||
    isKnownOrganization(text) ||
    (countryOf(text) ?? capitalOf(text)) !== undefined ||
    isPlaceName(text) ||
    (!isNoActor(bare) && (/^(?:VERB|AUX)$/u.test(next?.tag ?? '') || isPossessive(next)))
  );
}

/** A word that the text has in no other spelling, and that bears no name by itself. */
const isStrange = ({ tag, lower, bare }: Word, { small }: Spelling): boolean =>
  tag === 'PROPN' && !small.has(lower) && !isNoActor(bare);

/** “Tarnbank, the country's second-largest lender, …”: behind the comma it is said what it is. */
function isApposed(words: readonly Word[], comma: number): boolean {
  if (words[comma]?.text !== ',' || !/^(?:an?|the|one)$/u.test(words[comma + 1]?.lower ?? '')) return false;
  const rest = words.slice(comma + 2, comma + 14);
  const end = rest.findIndex(({ text, tag }) => text === ',' || tag === 'VERB' || tag === 'AUX');
  return rest[end]?.text === ',';
}

/** In a headline, only what has a capital letter in the text as well, and what is known for a name, is one. */
const isOfHeadline = (
  { sentence, lower, text, bare }: Word,
  { headlines, small, capital }: Spelling,
): boolean =>
  headlines.has(sentence) &&
  (small.has(lower) ||
    !(
      capital.has(lower) ||
      isGivenName(text) ||
      isKnownOrganization(text) ||
      isPlaceName(text) ||
      COURTESIES.has(bare) ||
      OFFICES.has(bare) ||
      isPersonNoun(lower) ||
      (countryOf(text) ?? capitalOf(text)) !== undefined
    ));

function isNameWord(word: Word): boolean {
  if (!word.capital || NEVER.has(word.bare) || DAYS.test(word.lower) || word.tag === 'PUNCT') return false;
  if (/^(?:[RDI])(?:[-–]\p{Lu}|$)/u.test(word.text) || word.lower === 'tv') return false;
  const half = /[-‐‑–](?<second>[^-‐‑–]*)$/u.exec(word.text)?.groups?.second;
  return (
    half === undefined ||
    /^\p{Lu}|^\d/u.test(half) ||
    isGivenName(word.text) ||
    /^(?:un|il|ho|in|jong|hyun|wen|wei|ping|hye|jae|soo|sook)$/u.test(half)
  );
}

function endOf(words: readonly Word[], first: number, spelling: Spelling): number {
  let last = first + 1;
  while (last - first < LONGEST) {
    const [before, word] = [words[last - 1], words[last]];
    if (before === undefined || word === undefined || word.sentence !== before.sentence) break;
    if (isNameWord(word) && !word.opens) {
      if (isOfHeadline(word, spelling)) break;
      if (isBoundary(words, first, last)) break;
      last += 1;
    } else {
      const through = linkUntil(words, first, last);
      if (through === last) break;
      last = through;
    }
  }
  return last;
}

/** Two names side by side: “In Moscow Mr. Quell”. */
function isBoundary(words: readonly Word[], first: number, at: number): boolean {
  const word = words[at];
  if (word === undefined || !COURTESIES.has(word.bare) || /^(?:lord|lady|sir|dr|miss|dame)$/u.test(word.bare))
    return false;
  return at > first;
}

/** Where a run goes on after small words that belong to the name; the same place where they do not. */
function linkUntil(words: readonly Word[], first: number, at: number): number {
  const [before, link] = [words[at - 1], words[at]];
  if (before === undefined || link === undefined) return at;
  if (PARTICLES.has(link.lower) && !link.capital) {
    const next = at + (PARTICLES.has(words[at + 1]?.lower ?? '') && words[at + 1]?.capital !== true ? 2 : 1);
    return isName(words, next) ? next + 1 : at;
  }
  if (isPossessive(link)) return ownedUntil(words, at);
  if (/^(?:of|for|on|to)$/u.test(link.lower)) return ofUntil(words, first, at, link.lower);
  if (/^(?:and|&)$/u.test(link.lower)) return andUntil(words, first, at);
  return at;
}

/** “Harbour Growers’ Alliance”, “Women's Union”: what belongs to people of a kind, and is no one's in particular. */
function ownedUntil(words: readonly Word[], at: number): number {
  const owner = words[at - 1]?.lower ?? '';
  const one = owner.replace(/s$/u, '');
  const isKind =
    (owner.endsWith('s') && words[at]?.text.length === 1 && !isGivenName(words[at - 1]?.text ?? '')) ||
    /^(?:women|men|children|people)$/u.test(owner) ||
    isPersonNoun(one) ||
    isGroupNoun(owner);
  let last = at + 1;
  while (last - at < 5 && isName(words, last)) last += 1;
  return isKind && last > at + 1 && isOrganizationHead(words[last - 1]?.bare ?? '') ? last : at;
}

const isName = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  return word !== undefined && isNameWord(word) && !word.opens;
};

function ofUntil(words: readonly Word[], first: number, at: number, link: string): number {
  const before = words[at - 1];
  const next = at + (words[at + 1]?.lower === 'the' ? 2 : 1);
  if (before === undefined || !isName(words, next)) return at;
  const office = link === 'of' && OFFICE_OF.test(before.lower) && !isGivenName(words[first]?.text ?? '');
  const head =
    goesOnWithOf(before.bare) &&
    (link === 'of' || link === 'for' || /^(?:committee|commission|council)$/u.test(before.lower));
  return office || head ? next + 1 : at;
}

/** “Securities and Exchange Commission” is one, “Apple and the Exchange Commission” two. */
function andUntil(words: readonly Word[], first: number, at: number): number {
  if (!isName(words, at + 1)) return at;
  if (words[at]?.lower === '&') return at + 2;
  const own = words.slice(first, at);
  const whole = own.map(({ text }) => text).join(' ');
  const heads = /^(?:house|senate)$/u.test(own[0]?.lower ?? '') ? own.slice(1) : own;
  if (heads.some(({ text, bare }) => isGivenName(text) || COURTESIES.has(bare) || isOrganizationHead(bare))) {
    if (!own.some(({ lower }) => lower === 'of' || lower === 'for' || lower === 'on')) return at;
  }
  if (countryOf(whole) ?? capitalOf(whole)) return at;
  if (isPlaceName(whole) || isKnownOrganization(whole) || isOfPeople(whole)) return at;
  let last = at + 2;
  while (last - at < 6 && isName(words, last)) last += 1;
  const head = words[last - 1];
  const named =
    head !== undefined && isOrganizationHead(head.bare) && last - at > 2 && words[at + 1] !== head;
  const within =
    own.some(({ lower }) => lower === 'on' || lower === 'for' || lower === 'of') && last - at === 2;
  return (named && words[first - 1]?.lower === 'the') || (within && !isGivenName(words[at + 1]?.text ?? ''))
    ? last
    : at;
}
