// What speaks for and against it that an article tells of a story's event, each as a number: words, names, figures and days.
import { rarityIn, type Active, type Memory } from './memory.ts';
import type { Profile } from './profile.ts';

/** How like an article is to those of a story's articles that it is compared with. */
export interface Alike {
  /** Cosines to the closest article, 0–1: of all terms, of all but the names. */
  readonly whole: number;
  readonly words: number;
  /** How much both open with: the sum of its rarity, of the article that has most. */
  readonly opening: number;
  /** Names that each opens with and the other lacks: the rarity of the lesser part, of the article with the least. */
  readonly strangers: number;
  /** The cosine to the story's articles on average. */
  readonly mean: number;
}

/** More of one with a positive weight, and less of one with a negative, speaks for one event (`weights.ts`). */
export interface Traits {
  readonly words: number;
  readonly whole: number;
  readonly mean: number;
  readonly opening: number;
  readonly strangers: number;
  /** How much of what nearly all of the story's articles name is in the article, too. */
  readonly core: number;
  /** How much of what the article opens with is known in the story. */
  readonly knownNames: number;
  readonly knownWords: number;
  readonly sameFigures: number;
  readonly otherFigures: number;
  /** Most that is reported of one day is of other events: only another day tells something. */
  readonly otherDay: number;
  /** 1: the same, -1: another. */
  readonly date: number;
  readonly clock: number;
  readonly weekday: number;
  readonly daysApart: number;
}

/** A name or number that so many of a story's articles have is of its core; a story has a core from so many on. */
const CORE = 0.65;
const CORE_ARTICLES = 3;

/** A long story has named everything once: known is what so many of its articles have. */
const KNOWN = 0.05;

/** Taken where nothing is known. */
const SHARE_OF_NAMES = 0.66;
const SHARE_OF_WORDS = 0.5;

/** Days that are further apart than these speak in part, and fully, against one event. */
const DAYS_APART = 7;
const MANY_DAYS_APART = 30;

/** Rarities are about 8 for a name that nobody knows: a trait is of the size of 1. */
const MOST_OPENING = 40;
const MOST_STRANGERS = 24;
const OPENING_UNIT = 20;
const STRANGERS_UNIT = 8;

/** Figures of rare things tell more. */
const FIGURE_RARITY = 5;
const MOST_A_FIGURE = 1.5;
const MOST_FIGURES = 3;

const DATE_TOLERANCE = 2;
const CLOCK_TOLERANCE = 5;

export function traitsOf(profile: Profile, story: Active, alike: Alike, memory: Memory): Traits {
  const enough = Math.max(1, story.articles * KNOWN);
  const known = (term: string): boolean => (story.terms.get(term)?.count ?? 0) >= enough;
  const { opening, strangers, ...cosines } = alike;
  return {
    ...cosines,
    opening: Math.min(opening, MOST_OPENING) / OPENING_UNIT,
    strangers: Math.min(strangers, MOST_STRANGERS) / STRANGERS_UNIT,
    core: coreShare(profile, story, memory),
    ...knownShares(profile, known, memory),
    ...agreement(profile, story, memory),
    daysApart: daysApart(profile, story),
  };
}

/** How much of what nearly all of the story's articles name is in the article, too. */
function coreShare({ terms }: Profile, { articles, terms: of }: Active, memory: Memory): number {
  if (articles < CORE_ARTICLES) return SHARE_OF_NAMES;
  let [whole, shared] = [0, 0];
  for (const [term, { count, telling }] of of) {
    if (telling === 0 || count < CORE * articles) continue;
    const rare = rarityIn(memory, term);
    whole += rare;
    if (terms.has(term)) shared += rare;
  }
  return whole === 0 ? SHARE_OF_NAMES : shared / whole;
}

function knownShares(
  { terms }: Profile,
  known: (term: string) => boolean,
  memory: Memory,
): Pick<Traits, 'knownNames' | 'knownWords'> {
  const names = { whole: 0, shared: 0 };
  const words = { whole: 0, shared: 0 };
  for (const [term, { kind, isLead }] of terms) {
    if (!isLead) continue;
    const rare = rarityIn(memory, term);
    const share = kind === 'word' ? words : names;
    share.whole += rare;
    if (known(term)) share.shared += rare;
  }
  return {
    knownNames: names.whole === 0 ? SHARE_OF_NAMES : names.shared / names.whole,
    knownWords: words.whole === 0 ? SHARE_OF_WORDS : words.shared / words.whole,
  };
}

type Agreement = Pick<Traits, 'sameFigures' | 'otherFigures' | 'otherDay' | 'date' | 'clock' | 'weekday'>;

/** Figures, days and times that both have: the same, or others. */
function agreement({ marks }: Profile, story: Active, memory: Memory): Agreement {
  let [sameFigures, otherFigures] = [0, 0];
  const days = { day: 0, date: 0, clock: 0, weekday: 0 };
  for (const [key, values] of marks) {
    const theirs = story.marks.get(key);
    if (theirs === undefined) continue;
    const tolerance = key === 'date' ? DATE_TOLERANCE : key === 'clock' ? CLOCK_TOLERANCE : 0;
    const isSame = values.some((value) =>
      tolerance === 0
        ? theirs.has(value)
        : [...theirs.keys()].some((each) => Math.abs(each - value) <= tolerance),
    );
    if (!key.startsWith('of:')) days[key as keyof typeof days] = isSame ? 1 : -1;
    else {
      const counts = Math.min(rarityIn(memory, key.slice(3)) / FIGURE_RARITY, MOST_A_FIGURE);
      if (isSame) sameFigures += counts;
      else otherFigures += counts;
    }
  }
  const { day, ...others } = days;
  return {
    sameFigures: Math.min(sameFigures, MOST_FIGURES),
    otherFigures: Math.min(otherFigures, MOST_FIGURES),
    otherDay: day < 0 ? 1 : 0,
    ...others,
  };
}

function daysApart({ days }: Profile, story: Active): number {
  if (days.length === 0 || story.days.size === 0) return 0;
  const apart = least(days, story.days);
  return apart > MANY_DAYS_APART ? 1 : apart > DAYS_APART ? 0.5 : 0;
}

/** Between the closest two. */
function least(own: readonly number[], theirs: ReadonlyMap<number, unknown>): number {
  let found = Infinity;
  for (const day of theirs.keys()) for (const each of own) found = Math.min(found, Math.abs(each - day));
  return found;
}
