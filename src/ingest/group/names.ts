// Which words of a text name something: those that have a capital where any word would have none.
import { wordsByFrequency } from '#src/likeness/vectors.ts';

/** In UTF-16 code units, with a possessive ending as in the text. */
export interface Place {
  readonly word: string;
  readonly start: number;
}

/** Words that are written with a capital only where a sentence opens are names, unless they are among so many of English. */
const USUAL = 20_000;

/** The share of long words with a capital from which a line is a title that has them all so. */
const TITLE = 0.7;
const LONG = 4;

const OPENS = /[.!?\n\r“"‘:…]/;
const AFTER_ADDRESS = /^\. ?$/;
const ADDRESS = /^(?:mrs?|ms|dr|st|gen|sen|rep|gov|lt|col|capt|sgt|prof|rev|jr|sr)$/i;

let usual: ReadonlySet<string> | undefined;

/** @returns whether a word that has a capital wherever it stands is a name; words in small letters */
export function namesIn(text: string, places: readonly Place[]): (small: string) => boolean {
  usual ??= new Set(wordsByFrequency().slice(0, USUAL));
  const [english, named] = [usual, namedWithin(text, places)];
  return (small) => named.has(small) || !english.has(small);
}

export const bare = (word: string): string => word.replace(/['’]s$/u, '');

/** Those that have a capital within a sentence. */
function namedWithin(text: string, places: readonly Place[]): ReadonlySet<string> {
  const named = new Set<string>();
  let line = { capitals: [] as string[], long: 0, longCapitals: 0 };
  const end = (): void => {
    if (line.longCapitals < TITLE * line.long) for (const small of line.capitals) named.add(small);
    line = { capitals: [], long: 0, longCapitals: 0 };
  };
  let last = { word: '', end: 0 };
  for (const { word, start } of places) {
    const between = text.slice(last.end, start);
    if (/[\n\r]/.test(between)) end();
    const opens =
      last.end === 0 || (OPENS.test(between) && !(AFTER_ADDRESS.test(between) && ADDRESS.test(last.word)));
    last = { word, end: start + word.length };
    if (opens) continue;
    const hasCapital = /^\p{Lu}/u.test(word);
    if (hasCapital) line.capitals.push(bare(word).toLowerCase());
    if (word.length < LONG) continue;
    line.long += 1;
    if (hasCapital) line.longCapitals += 1;
  }
  end();
  return named;
}
