// Which words and phrases of the news stand for each other, from our own thesaurus in a file: of one meaning, one told
// by the other, and those that only seem so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expression } from '#briefings/ask/likeness.ts';
import { PARTICLE, stemOf, type Word } from '#briefings/ask/words.ts';
import { gradual } from '#src/gradual.ts';

/**
 * What an expression is in an entry: the headword; of its meaning; told by it, though less exactly; told apart from it.
 * The file has an entry a line: `headword = same, … > told, … ! apart, …`, any list left out. The headword is what a
 * text says; the lists are what a question may call it, or must not.
 */
const ROLES = { '=': 'same', '>': 'told', '!': 'apart' } as const;
type Role = 'head' | (typeof ROLES)[keyof typeof ROLES];

interface Thesaurus {
  /** By expression, as stems with spaces between: in which entries it is, in their order, and as what. */
  readonly entries: ReadonlyMap<string, readonly Place[]>;
  /** By the first two stems of phrases, the stems of all. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

interface Place {
  readonly entry: number;
  readonly role: Role;
}

const FILE = join(import.meta.dirname, 'thesaurus.txt');

/** What is done to somebody ("be killed") is found by the act. */
function stemsOf(expression: string): readonly string[] {
  const act = expression.startsWith('be ') ? expression.slice(3) : expression;
  return /[ '-]/.test(act) ? act.replaceAll("'", '').split(/[ -]/).map(stemOf) : [stemOf(act)];
}

/** Lines that are read in one go. */
const STEP = 500;

const thesaurus = gradual(function* (): Generator<undefined, Thesaurus> {
  const entries = new Map<string, Place[]>();
  const phrases = new Map<string, (readonly string[])[]>();
  /** The same by expressions as they are written: most stand in several entries. */
  const written = new Map<string, Place[]>();
  const placesOf = (expression: string): Place[] => {
    const stems = stemsOf(expression);
    const key = stems.join(' ');
    const known = entries.get(key);
    if (known) return known;
    const places: Place[] = [];
    entries.set(key, places);
    if (stems.length === 1) return places;
    const start = `${stems[0] ?? ''} ${stems[1] ?? ''}`;
    const others = phrases.get(start);
    if (others) others.push(stems);
    else phrases.set(start, [stems]);
    return places;
  };
  const add = (expression: string, place: Place): void => {
    let places = written.get(expression);
    if (!places) written.set(expression, (places = placesOf(expression)));
    if (places.at(-1)?.entry !== place.entry) places.push(place);
  };
  const lines = readFileSync(FILE, 'latin1').trimEnd().split('\n');
  for (let entry = 0; entry < lines.length; entry++) {
    // The headword, then each mark with its list.
    const parts = (lines[entry] ?? '').split(/ ([=>!]) /);
    add(parts[0] ?? '', { entry, role: 'head' });
    for (let at = 2; at < parts.length; at += 2) {
      const place = { entry, role: ROLES[parts[at - 1] as keyof typeof ROLES] };
      for (const expression of (parts[at] ?? '').split(', ')) add(expression, place);
    }
    if (entry % STEP === STEP - 1) yield;
  }
  return { entries, phrases };
});

/** Reads it before it is needed. */
export const readThesaurus = thesaurus.ahead;

/** How much the one that is found in a text tells of the one that is asked for, by what they are in one entry. */
const SHARES: Partial<Record<`${Role} ${Role}`, number>> = {
  'head head': 1,
  'same head': 0.9,
  'head same': 0.9,
  'same same': 0.3,
  'told head': 0.8,
  'told same': 0.3,
  // A broader word tells nothing of a narrower one.
  'head told': 0,
};

/** An expression as it is looked for: its stems with spaces between, its entries, and how many of these it heads. */
interface Looked {
  readonly key: string;
  readonly places: readonly Place[];
  readonly meanings: number;
}

const looked = new Map<string, Looked>();

/** The words of a few thousand articles. */
const REMEMBERED = 60_000;

function look(expression: string): Looked {
  const known = looked.get(expression);
  if (known) return known;
  const key = stemsOf(expression).join(' ');
  const places = thesaurus.now().entries.get(key) ?? [];
  const made = { key, places, meanings: meaningsOf(places) };
  if (looked.size < REMEMBERED) looked.set(expression, made);
  return made;
}

/**
 * How much an expression of a text tells of one that is asked for, both in lower case, in any form: 0 to 1; -1 where
 * they are told apart; null where no entry has both.
 */
export function standsFor(asked: string, found: string): number | null {
  const [one, other] = [look(asked), look(found)];
  if (one.key === other.key) return 1;
  const most = mostShared(one.places, other.places);
  if (most === null || most <= 0) return most;
  // A word of many meanings is there in another one as often as not.
  return most / (1 + AMBIGUOUS * Math.log(one.meanings * other.meanings));
}

/** What one tells of the other in the entry that says most of both; null where none has both. */
function mostShared(asked: readonly Place[], found: readonly Place[]): number | null {
  let most: number | null = null;
  for (let at = 0, beside = 0; at < asked.length && beside < found.length;) {
    const [mine, its] = [asked[at], found[beside]];
    if (!mine || !its) break;
    if (mine.entry < its.entry) at++;
    else if (mine.entry > its.entry) beside++;
    else {
      const roles = `${mine.role} ${its.role}` as const;
      const share = SHARES[roles] ?? (roles === 'apart head' || roles === 'head apart' ? -1 : null);
      if (share !== null) most = Math.max(most ?? -1, share);
      at++;
      beside++;
    }
  }
  return most;
}

/** How many entries an expression heads: one for each of its meanings. */
const meaningsOf = (places: readonly Place[]): number =>
  Math.max(1, places.filter(({ role }) => role === 'head').length);

/** What each further meaning takes away, by the logarithm. */
const AMBIGUOUS = 0.05;

/** The phrases of the thesaurus in a text, also where other words stand in between: "turned the offer down". */
export function expressionsIn(words: readonly Word[]): readonly Expression[] {
  const { phrases } = thesaurus.now();
  return words.flatMap((word, at) => {
    const found: Expression[] = [];
    for (let next = at + 1; next <= at + 1 + WITHIN && next < words.length; next++) {
      for (const stems of phrases.get(`${word.stem} ${words[next]?.stem ?? ''}`) ?? []) {
        if (!isWithin(words, at, next, stems)) continue;
        const places = behind(words, next, stems);
        if (places) found.push({ text: stems.join(' '), places: [at, ...places] });
      }
    }
    return found;
  });
}

/** The most words that may stand behind the first of a phrase. */
const WITHIN = 3;

/** Only articles and the like may stand within; behind a verb, before its particle or what follows, other words too. */
function isWithin(words: readonly Word[], at: number, next: number, stems: readonly string[]): boolean {
  if (next === at + 1) return true;
  if (stems.length > 2 || PARTICLE.test(words[next]?.text ?? '')) return true;
  return next === at + 2 && ARTICLE.test(words[at + 1]?.text ?? '');
}

const ARTICLE = /^(?:the|an?|his|her|its|their|my|our|your|this|that|these|those|any|some|no|not)$/u;

function behind(
  words: readonly Word[],
  from: number,
  stems: readonly string[],
): readonly number[] | undefined {
  const places = [from];
  for (const stem of stems.slice(2)) {
    const last = places.at(-1) ?? from;
    const next =
      ARTICLE.test(words[last + 1]?.text ?? '') && words[last + 1]?.stem !== stem ? last + 2 : last + 1;
    if (words[next]?.stem !== stem) return undefined;
    places.push(next);
  }
  return places;
}
