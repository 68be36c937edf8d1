// What speaks for and against it that an article tells of a story's event: words, names, figures and days.
import { rarityIn, type Active, type Memory } from './memory.ts';
import type { Profile } from './profile.ts';

/** How like an article's terms are to those of a story's articles: cosines, 0–1. */
export interface Alike {
  /** To the closest article: all terms, the names, all but the names, and of what the article opens with all and the names. */
  readonly whole: number;
  readonly names: number;
  readonly words: number;
  readonly lead: number;
  readonly leadNames: number;
  /** To the story's articles on average. */
  readonly mean: number;
}

// The weights are plain: each kind of likeness counts 1, and words that are no names twice, since look-alikes share their
// names. Finer ones would be those of the articles that they were fitted to.

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

/** The longest gap, in days, that is looked at: an old story may go on at any time. */
const MOST_GAP = 7;

/** Figures of rare things tell more. */
const FIGURE_RARITY = 5;
const MOST_A_FIGURE = 1.5;
const MOST_FIGURES = 3;

const DATE_TOLERANCE = 2;
const CLOCK_TOLERANCE = 5;

/** @returns more where more speaks for one event; what is above the threshold of grouping is one */
export function evidence(profile: Profile, story: Active, alike: Alike, memory: Memory): number {
  const enough = Math.max(1, story.articles * KNOWN);
  const known = (term: string): boolean => (story.terms.get(term)?.count ?? 0) >= enough;
  const lead = leadShares(profile, known, memory);
  return (
    2 * alike.words +
    alike.names +
    alike.whole +
    alike.mean +
    alike.lead +
    alike.leadNames +
    coreShare(profile, story, memory) +
    lead.names +
    lead.words -
    0.75 * lead.strangers +
    marksAgree(profile, story, memory) -
    0.4 * gap(profile, story) -
    0.75 * daysApart(profile, story)
  );
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

/** How much of what the article has at its head is known in the story; and names that it repeats and the story lacks. */
function leadShares(
  { terms }: Profile,
  known: (term: string) => boolean,
  memory: Memory,
): { readonly names: number; readonly words: number; readonly strangers: number } {
  const names = { whole: 0, shared: 0 };
  const words = { whole: 0, shared: 0 };
  let strangers = 0;
  for (const [term, { kind, isLead, weight }] of terms) {
    if (!isLead) continue;
    const rare = rarityIn(memory, term);
    const share = kind === 'word' ? words : names;
    share.whole += rare;
    if (known(term)) share.shared += rare;
    // A weight of 1 is that of a term which stands once.
    else if (kind === 'name' && weight > 1) strangers += rare / 6;
  }
  return {
    names: names.whole === 0 ? SHARE_OF_NAMES : names.shared / names.whole,
    words: words.whole === 0 ? SHARE_OF_WORDS : words.shared / words.whole,
    strangers: Math.min(strangers, 3),
  };
}

/** Figures, days and times that both have: the same, or others. */
function marksAgree({ marks }: Profile, story: Active, memory: Memory): number {
  let [agree, contradict, sum] = [0, 0, 0];
  for (const [key, values] of marks) {
    const theirs = story.marks.get(key);
    if (theirs === undefined) continue;
    const tolerance = key === 'date' ? DATE_TOLERANCE : key === 'clock' ? CLOCK_TOLERANCE : 0;
    const isSame = values.some((value) =>
      tolerance === 0
        ? theirs.has(value)
        : [...theirs.keys()].some((each) => Math.abs(each - value) <= tolerance),
    );
    if (!key.startsWith('of:')) sum += DAY_COUNTS[key as keyof typeof DAY_COUNTS][isSame ? 0 : 1];
    else {
      const counts = Math.min(rarityIn(memory, key.slice(3)) / FIGURE_RARITY, MOST_A_FIGURE);
      if (isSame) agree += counts;
      else contradict += counts;
    }
  }
  return sum + 0.75 * (Math.min(agree, MOST_FIGURES) - Math.min(contradict, MOST_FIGURES));
}

/** The same, and another. Most that is reported of one day is of other events; a weekday without a date says little. */
const DAY_COUNTS = {
  day: [0, -1.5],
  date: [0.75, -0.75],
  clock: [0.5, -0.5],
  weekday: [0.4, -0.4],
} as const;

/** The time since the story was last told, or before it was first told: its logarithm, 0 within a day. */
function gap({ published }: Profile, story: Active): number {
  if (published === null || story.published.size === 0) return 0;
  return Math.log(1 + Math.min(least([published], story.published), MOST_GAP));
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
