// Articles tell of invented people and places. Told of others, whose names are in use, they teach what a name is worth.
import { numberOf } from './mutants.ts';

/** A word, and more of them where the name has more. */
const NAMED = '\\p{Lu}[\\p{L}-]+';

const GIVEN = `
Adam Ahmed Aisha Alan Alexander Alice Amina Andrea Andrew Angela Anna Anthony Barbara Boris Carlos Carmen Carol Catherine
Chen Christopher Claire Daniel David Deborah Diego Dmitry Donald Edward Elena Elizabeth Emily Emma Eric Fatima Francis
Frank George Grace Hannah Hassan Helen Henry Igor Irina Isabel Ivan Jack James Jane Jennifer Jessica John Jorge Joseph
Juan Julia Karen Karl Keith Kevin Khalid Larry Laura Leila Li Linda Lisa Louis Luis Margaret Maria Marie Mark Martin Mary
Matthew Michael Mohammed Nadia Nancy Natalia Nicholas Olga Omar Pablo Patricia Paul Pedro Peter Philip Rachel Ravi Rebecca
Richard Robert Rosa Ruth Samuel Sandra Sarah Scott Sergei Sophie Stephen Steven Susan Tatiana Thomas Timothy Victor
Victoria Vladimir Walter Wei William Yusuf Zoe
`
  .trim()
  .split(/\s+/u);

const SURNAMES = `
Abbott Adams Ahmad Alexandrov Allen Anderson Bailey Baker Barnes Bauer Becker Bell Bennett Berg Bianchi Brooks Brown
Bryant Butler Campbell Carter Castro Chen Clark Clarke Cohen Cole Collins Cook Cooper Costa Cox Cruz Davies Davis Diaz
Dubois Edwards Ellis Evans Fernandez Ferrari Fischer Fisher Flores Foster Fox Garcia Gibson Gomez Gonzalez Graham Grant
Gray Green Griffin Gupta Haddad Hall Hamilton Harris Harrison Harvey Hassan Hayes Henderson Hernandez Hill Hoffmann Howard
Hughes Hunt Hussain Ibrahim Ivanov Jackson Jenkins Jensen Johansson Johnson Jones Jordan Kaya Kelly Kennedy Khan Kim King
Klein Kowalski Kozlov Kumar Lambert Larsen Lee Lewis Lopez Marshall Martinez Mason Meyer Miller Mitchell Moore Morales
Morgan Morris Murphy Murray Nelson Nguyen Nielsen Novak Owens Palmer Parker Patel Perez Peters Peterson Petrov Phillips
Popov Powell Price Ramirez Reed Reyes Reynolds Richards Rivera Roberts Robinson Rodriguez Rogers Romano Ross Rossi Russell
Ryan Sanchez Sanders Schmidt Schneider Shah Sharma Simmons Simpson Singh Smirnov Smith Sokolov Stewart Sullivan Suzuki
Tanaka Taylor Thompson Torres Tran Turner Wagner Walker Wallace Wang Ward Watson Weber White Williams Wilson Wong Wright
Yilmaz Young Zhang
`
  .trim()
  .split(/\s+/u);

const plain = (name: string): boolean => new RegExp(`^${NAMED}(?: ${NAMED})?$`, 'u').test(name);

/** Countries, and cities by the time zones that are called after them. */
const PLACES: readonly string[] = [...new Set([...countries(), ...cities()])].filter(plain);

function* countries(): Generator<string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    const name = names.of(code);
    if (name !== undefined && name !== code) yield name;
  }
}

function* cities(): Generator<string> {
  for (const zone of Intl.supportedValuesOf('timeZone'))
    yield zone.replace(/^.*\//u, '').replaceAll('_', ' ');
}

const PERSON = new RegExp(`(?<=[\\p{Ll}\\p{N},;:’'“"] |^[“"]?)(${NAMED}) (${NAMED})(?!['’]?\\p{Lu})`, 'gu');
const IS_OF_PERSON =
  /^(?:said|says|told|who|was|is|has|had|added|argued|called|a|the|an|whose|himself|herself)\b/u;
const PLACE = new RegExp(
  `\\b(?:in|at|near|from|to|of|across|around|outside|towards?|through|leave|left|reached) (${NAMED})(?! ${NAMED})(?=[ ,.?;’'])`,
  'gu',
);

/** What the words of names in an article are called instead. */
function namesFor(
  text: string,
  isKnown: (word: string) => boolean,
  seed: string,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const given = new Set<string>();
  let at = numberOf(seed);
  const call = (word: string, list: readonly string[]): void => {
    if (names.has(word)) return;
    for (let tried = 0; tried < list.length; tried++) {
      at = (at * 31 + 17) % 1_000_003;
      const name = list[at % list.length] ?? '';
      if (given.has(name) || text.includes(name)) continue;
      names.set(word, name);
      given.add(name);
      return;
    }
  };
  const isInvented = (word: string): boolean => !isKnown(word.toLowerCase());
  for (const { 0: name, 1: first = '', 2: last = '', index } of text.matchAll(PERSON)) {
    const after = text.slice(index + name.length).replace(/^,? /u, '');
    const isPerson =
      IS_OF_PERSON.test(after) || new RegExp(`[.?!”"] ${last}(?= \\p{Ll}|['’]s )`, 'u').test(text);
    if (!isInvented(last) || !isPerson) continue;
    call(first, GIVEN);
    call(last, SURNAMES);
  }
  const often = Map.groupBy(text.matchAll(PLACE), ([, place = '']) => place);
  for (const [place, met] of often) if (met.length > 1 && isInvented(place)) call(place, PLACES);
  return names;
}

/**
 * Gives other names to the people and the places of an article, each the same throughout.
 * @param isKnown whether a word in small letters is one of the language
 * @param seed words that decide which names
 */
export function renaming(
  article: string,
  isKnown: (word: string) => boolean,
  seed: string,
): (text: string) => string {
  const names = namesFor(article, isKnown, seed);
  if (names.size === 0) return (text) => text;
  const pattern = new RegExp(`(?<![\\p{L}-])(?:${[...names.keys()].join('|')})(?![\\p{L}-])`, 'gu');
  return (text) => text.replace(pattern, (word) => names.get(word) ?? word);
}
