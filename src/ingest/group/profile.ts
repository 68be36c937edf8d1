// What grouping looks at in an article: its words with their weight, which of them name something, and its dates.
import { stemmer } from 'stemmer';
import { daysIn } from './dates.ts';
import { marksOf, type Marks } from './marks.ts';
import { bare, namesIn } from './names.ts';
import { COMMON, isWeekday, MONTHS } from './words.ts';

/** A word of a profile: how much it counts, and what it is. */
export interface Term {
  /** More for what stands more often; 0 for what first stands far below the head of the article. */
  readonly weight: number;
  /** `name`: always written with a capital, and not only because a sentence opens with it. */
  readonly kind: 'name' | 'number' | 'word';
  /** Whether it stands where an article tells what has happened: in its first words. */
  readonly isLead: boolean;
}

export interface Profile {
  readonly terms: ReadonlyMap<string, Term>;
  /** Days since 1970 that the text names with their year. */
  readonly days: readonly number[];
  /** Of publication, in days since 1970; null: not known. */
  readonly published: number | null;
  readonly marks: Marks;
}

/** In words. What comes later in an article is background, as a rule, and leads to other events. */
const HEAD = 300;
const LEAD = 50;

/** Words that are looked at at all: a book costs no more than a long article. */
const MOST_WORDS = 3_000;

const WORD = /\p{L}[\p{L}'’.-]*\p{L}|\p{L}|\d[\d.,:]*\d|\d/gu;
const MS_A_DAY = 86_400_000;

/** @param publishedAt ISO 8601, where it is known */
export function profileOf(text: string, publishedAt?: string): Profile {
  const head = text.slice(0, MOST_WORDS * 10);
  const places = Array.from(head.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index })).slice(
    0,
    MOST_WORDS,
  );
  const words = places.map(({ word }) => bare(word));
  const isName = namesIn(head, places);
  const lower = new Set(words.filter((word) => /^\p{Ll}/u.test(word)));
  const terms = new Map<string, { count: number; kind: Term['kind']; first: number }>();
  words.forEach((word, at) => {
    const found = termOf(word, lower, isName);
    if (found === null) return;
    const known = terms.get(found.key);
    if (known === undefined) terms.set(found.key, { count: 1, kind: found.kind, first: at });
    else {
      known.count += 1;
      if (found.kind === 'name') known.kind = 'name';
    }
  });
  const time = publishedAt === undefined ? NaN : Date.parse(publishedAt);
  const published = Number.isNaN(time) ? null : Math.floor(time / MS_A_DAY);
  return {
    terms: new Map(
      [...terms].map(([key, { count, kind, first }]) => [
        key,
        {
          weight: first > HEAD ? 0 : 1 + Math.log(count),
          kind,
          isLead: first <= LEAD,
        },
      ]),
    ),
    days: daysIn(head),
    published,
    marks: marksOf(words, published),
  };
}

function termOf(
  word: string,
  lower: ReadonlySet<string>,
  isName: (small: string) => boolean,
): { readonly key: string; readonly kind: Term['kind'] } | null {
  const small = word.toLowerCase();
  if (COMMON.has(small) || MONTHS.has(small) || isWeekday(small)) return null;
  if (/^\d/.test(word)) {
    const number = word.replaceAll(',', '');
    // Years are compared as dates, where they are part of one.
    return /^(?:19|20)\d\d$/.test(number) ? null : { key: number, kind: 'number' };
  }
  return /^\p{Lu}/u.test(word) && !lower.has(small) && isName(small)
    ? { key: small, kind: 'name' }
    : { key: stemmer(small), kind: 'word' };
}
