// How words of English are related, from WordNet in a file: of one meaning, of one family, one a kind of the other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** One meaning of a word, and how usual it is among the meanings of the word: the most usual has 1. */
interface Sense {
  readonly synset: number;
  readonly usual: number;
}

interface Net {
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** Irregular forms with their lemma. */
  readonly forms: ReadonlyMap<string, string>;
  /** Of each synset: those it is a kind of, those like it, those that it entails. */
  readonly above: readonly (readonly number[])[];
  readonly beside: readonly (readonly number[])[];
  readonly entailed: readonly (readonly number[])[];
  /** `word synset` → words and synsets of the same family, and opposites. */
  readonly families: ReadonlyMap<string, readonly number[]>;
  readonly opposites: ReadonlyMap<string, readonly string[]>;
  /** How many synsets are a kind of each. */
  readonly below: Uint32Array;
}

/** What a meaning has of the usual one's use, softened: a sense met a tenth as often still counts half. */
const SOFTENED = 0.3;

function decode(text: string): Net {
  const [synsets = '', forms = ''] = text.split('\n\n');
  const lines = synsets.split('\n');
  const counts = new Map<string, { synset: number; count: number }[]>();
  const [above, beside, entailed]: [number[][], number[][], number[][]] = [[], [], []];
  const families = new Map<string, number[]>();
  const opposites = new Map<string, string[]>();
  const below = new Uint32Array(lines.length);
  for (const [synset, line] of lines.entries()) {
    const [words = '', pointers = ''] = line.split('|');
    for (const word of words.split(',')) {
      const [lemma = '', rank, met] = word.split(':');
      add(counts, lemma, { synset, count: Number(met) + 1 / Number(rank) });
    }
    above.push([]);
    beside.push([]);
    entailed.push([]);
    for (const pointer of pointers === '' ? [] : pointers.split(',')) {
      const rest = pointer.slice(1);
      if (pointer.startsWith('^')) {
        above[synset]?.push(Number(rest));
        below[Number(rest)] = (below[Number(rest)] ?? 0) + 1;
      } else if (pointer.startsWith('~')) beside[synset]?.push(Number(rest));
      else if (pointer.startsWith('>')) entailed[synset]?.push(Number(rest));
      else {
        const [own = '', other = '', target = ''] = rest.split('/');
        if (pointer.startsWith('+')) add(families, `${own} ${synset}`, Number(target));
        else add(opposites, own, other);
      }
    }
  }
  const senses = new Map(
    [...counts].map(([lemma, met]) => {
      const most = Math.max(...met.map(({ count }) => count));
      return [lemma, met.map(({ synset, count }) => ({ synset, usual: (count / most) ** SOFTENED }))];
    }),
  );
  return {
    senses,
    forms: new Map(forms.split('\n').map((line) => line.split(' ') as [string, string])),
    above,
    beside,
    entailed,
    families,
    opposites,
    below,
  };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** What a word can mean, and what its meanings are a kind of: synsets with strengths from 0 to 1. */
interface Reach {
  readonly lemmas: readonly string[];
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
    for (const { synset, usual } of net.senses.get(lemma) ?? []) {
      raise(means, synset, usual);
      for (const kin of net.families.get(`${lemma} ${synset}`) ?? []) raise(means, kin, FAMILY * usual);
    }
  for (const [synset, strength] of [...means]) {
    for (const near of net.beside[synset] ?? []) raise(isKindOf, near, BESIDE * strength);
    for (const near of net.entailed[synset] ?? []) raise(isKindOf, near, ENTAILED * strength);
    let steps = net.above[synset] ?? [];
    for (const share of ABOVE) {
      for (const near of steps) raise(isKindOf, near, share * strength * tellingOf(net, near));
      steps = steps.flatMap((each) => net.above[each] ?? []);
    }
  }
  return { lemmas, means, isKindOf };
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
function lemmasOf({ senses, forms }: Net, word: string): readonly string[] {
  const [first = '', ...rest] = word.split(' ');
  const bases = [
    first,
    forms.get(first) ?? first,
    ...ENDINGS.map(([ending, base]) => first.replace(ending, base)),
  ];
  return [...new Set(bases.map((base) => [base, ...rest].join(' ')))].filter((each) => senses.has(each));
}

let loaded: Net | undefined;

const net = (): Net =>
  (loaded ??= decode(brotliDecompressSync(readFileSync(join(import.meta.dirname, 'wordnet.br'))).toString()));

const reaches = new Map<string, Reach>();

function reach(word: string): Reach {
  const known = reaches.get(word);
  if (known) return known;
  const made = reachOf(net(), word);
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

const areOpposite = (a: Reach, b: Reach): boolean =>
  a.lemmas.some((lemma) =>
    net()
      .opposites.get(lemma)
      ?.some((other) => b.lemmas.includes(other)),
  );

function common(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let most = 0;
  for (const [synset, strength] of small) most = Math.max(most, strength * (large.get(synset) ?? 0));
  return most;
}

/** Whether words together are a word of the language, in any form of the first: "turned down". */
export const isPhrase = (words: string): boolean => lemmasOf(net(), words).length > 0;

/** Whether a word in lower case, in any form, names what somebody is in one of its usual meanings. */
export function isPerson(word: string): boolean {
  const { senses } = net();
  return lemmasOf(net(), word).some((lemma) =>
    (senses.get(lemma) ?? []).some(({ synset, usual }) => usual >= USUAL && isKindOfPerson(synset)),
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
  const { above, senses } = net();
  const isOne =
    senses.get('person')?.some((sense) => sense.usual === 1 && sense.synset === synset) === true ||
    (above[synset] ?? []).some(isKindOfPerson);
  persons.set(synset, isOne);
  return isOne;
}
