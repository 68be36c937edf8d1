// How words of English are related, by their meanings in WordNet: of one meaning, of one family, one a kind of the other.
import { net, pointersOf, sensesOf, type Net } from './net.ts';

/** What a word can mean, and what its meanings are a kind of: synsets with strengths from 0 to 1. */
interface Reach {
  readonly lemmas: readonly string[];
  readonly opposites: readonly string[];
  readonly means: ReadonlyMap<number, number>;
  readonly isKindOf: ReadonlyMap<number, number>;
}

/** How much is left of a meaning over a step. */
const FAMILY = 0.95;
const BESIDE = 0.8;
const ENTAILED = 0.65;
const ABOVE = [0.82, 0.7, 0.6, 0.5] as const;

function reachOf(net: Net, word: string): Reach {
  const lemmas = lemmasOf(net, word);
  const means = new Map<number, number>();
  const isKindOf = new Map<number, number>();
  const raise = (map: Map<number, number>, synset: number, strength: number): void => {
    if (strength > (map.get(synset) ?? 0)) map.set(synset, strength);
  };
  for (const lemma of lemmas)
    for (const { synset, usual } of sensesOf(net, lemma)) {
      raise(means, synset, usual);
      for (const kin of pointersOf(net, synset).families.get(lemma) ?? []) raise(means, kin, FAMILY * usual);
    }
  for (const [synset, strength] of [...means]) {
    const { above, beside, entailed } = pointersOf(net, synset);
    for (const near of beside) raise(isKindOf, near, BESIDE * strength);
    for (const near of entailed) raise(isKindOf, near, ENTAILED * strength);
    let steps = above;
    for (const share of ABOVE) {
      for (const near of steps) raise(isKindOf, near, share * strength * tellingOf(net, near));
      steps = steps.flatMap((each) => pointersOf(net, each).above);
    }
  }
  const opposites = lemmas.flatMap((lemma) =>
    (net.synsets.get(lemma) ?? []).flatMap((synset) => pointersOf(net, synset).opposites.get(lemma) ?? []),
  );
  return { lemmas, opposites, means, isKindOf };
}

/** That two are persons, or acts, tells nothing: the more kinds there are of a thing, the less. */
const tellingOf = (net: Net, synset: number): number =>
  1 / (1 + Math.log10(1 + (net.below[synset] ?? 0) / 20));

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/u, 'y'],
  [/(?<=s|x|z|ch|sh)es$/u, ''],
  [/s$/u, ''],
  [/ied$/u, 'y'],
  [/(?<=([b-df-hj-np-tv-z]))\1(?:ed|ing|er|est)$/u, ''],
  [/ed$/u, ''],
  [/ed$/u, 'e'],
  [/ing$/u, ''],
  [/ing$/u, 'e'],
  [/(?:er|est)$/u, ''],
  [/(?:er|est)$/u, 'e'],
];

/** The words that a form can be of: itself, an irregular's lemma, what is left without its ending. */
function lemmasOf({ synsets, forms }: Net, word: string): readonly string[] {
  const [first = '', ...rest] = word.split(' ');
  const bases = [
    first,
    forms.get(first) ?? first,
    ...ENDINGS.map(([ending, base]) => first.replace(ending, base)),
  ];
  return [...new Set(bases.map((base) => [base, ...rest].join(' ')))].filter((each) => synsets.has(each));
}

const reaches = new Map<string, Reach>();

function reach(word: string): Reach {
  const known = reaches.get(word);
  if (known) return known;
  const made = reachOf(net.now(), word);
  if (reaches.size < REMEMBERED) reaches.set(word, made);
  return made;
}

/** The words of a few thousand articles. */
const REMEMBERED = 60_000;

/** Of one meaning; the one a kind of the other, which says less the other way round. */
const SAME = 0.95;
const NARROWER = 0.9;
const BROADER = 0.75;

/**
 * How much a word of a text may stand for a word that is asked for, by their meanings: from 0 (not at all) to 1; -1 for
 * opposites. Words are in lower case, in any form; a phrase ("step down") is a word.
 */
export function kinship(asked: string, found: string): number {
  const [a, b] = [reach(asked), reach(found)];
  if (a.lemmas.some((lemma) => b.lemmas.includes(lemma))) return 1;
  if (areOpposite(a, b)) return -1;
  return Math.max(
    SAME * common(a.means, b.means),
    NARROWER * common(a.means, b.isKindOf),
    BROADER * common(a.isKindOf, b.means),
  );
}

const areOpposite = (a: Reach, b: Reach): boolean => a.opposites.some((other) => b.lemmas.includes(other));

function common(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let most = 0;
  for (const [synset, strength] of small) most = Math.max(most, strength * (large.get(synset) ?? 0));
  return most;
}

/** Reads it before it is needed. */
export const readWordNet = net.ahead;

/** Whether words together are a word of the language, in any form of the first: "turned down". */
export const isPhrase = (words: string): boolean => lemmasOf(net.now(), words).length > 0;

/** Whether a word in lower case, in any form, names what somebody is in one of its usual meanings. */
export function isPerson(word: string): boolean {
  return lemmasOf(net.now(), word).some((lemma) =>
    sensesOf(net.now(), lemma).some(({ synset, usual }) => usual >= USUAL && isKindOfPerson(synset)),
  );
}

/** What a meaning must have of the usual one's use not to be rare. */
const USUAL = 0.4;

const persons = new Map<number, boolean>();

/** Whether a meaning is, over any number of steps, a kind of what "person" means first. */
function isKindOfPerson(synset: number): boolean {
  const known = persons.get(synset);
  if (known !== undefined) return known;
  persons.set(synset, false);
  const isOne =
    sensesOf(net.now(), 'person').some((sense) => sense.usual === 1 && sense.synset === synset) ||
    pointersOf(net.now(), synset).above.some(isKindOfPerson);
  persons.set(synset, isOne);
  return isOne;
}
