// How alike English words are, by their meanings and by the company that they keep, and whole texts by their words.
import type { Likeness } from '#briefings/ask/likeness.ts';
import { expressionsIn, standsFor } from './thesaurus.ts';
import { textLikeness } from './texts.ts';
import { cosine, rareness } from './vectors.ts';
import { isPerson, isPhrase, kinship } from './wordnet.ts';

/** Below this, two words are only of the same world; below the other, of different ones. */
const COMPANY = 0.4;
const APART = 0.2;

/** What the company counts at which words begin to stand for each other. */
const HINT = 0.3;

/** Words that only keep the same company hint at each other: who is arrested is not convicted. */
const MOST = 0.75;

/** By company alone, as much as the cosine of their vectors is above that of any two words of one world. */
function companyOf(asked: string, found: string): number {
  const alike = cosine(asked, found);
  if (alike < COMPANY) return Math.max(0, (HINT * (alike - APART)) / (COMPANY - APART));
  return Math.min(MOST, HINT + 1.2 * (alike - COMPANY));
}

/** From here on the thesaurus settles it; where it only hints, what else is known counts as well. */
const PLAIN = 0.5;

/** How much `found` may stand for `asked`: 1 for one word, about 0 for those of other worlds, -1 for opposites. */
function wordLikeness(asked: string, found: string): number {
  const told = standsFor(asked, found);
  if (told !== null && (told < 0 || told >= PLAIN)) return told;
  const kin = kinship(asked, found);
  return kin < 0 || kin === 1 ? kin : Math.max(told ?? 0, kin, companyOf(asked, found));
}

export const likeness: Likeness = {
  words: wordLikeness,
  texts: textLikeness,
  answering: () => null,
  isHasty: false,
  ahead: () => Promise.resolve(),
  weight: rareness,
  isPerson,
  isPhrase,
  expressions: expressionsIn,
};
