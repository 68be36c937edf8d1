// WordNet from its file: what words mean, and how meanings are related. A line is taken apart when it is first asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { gradual } from '#src/gradual.ts';

/** One meaning of a word, and how usual it is among the meanings of the word: the most usual has 1. */
interface Sense {
  readonly synset: number;
  readonly usual: number;
}

export interface Net {
  /** The synsets as the file has them: `lemma:rank:met,…|pointer,…`. Few of them are ever asked for. */
  readonly lines: readonly string[];
  /** The synsets of each lemma. */
  readonly synsets: ReadonlyMap<string, readonly number[]>;
  /** Irregular forms with their lemma. */
  readonly forms: ReadonlyMap<string, string>;
  /** How many synsets are a kind of each. */
  readonly below: Uint32Array;
}

/** Lines that are read in one go. */
const STEP = 4000;

/** WordNet, read when it is first asked for, or ahead. */
export const net = gradual(function* (): Generator<undefined, Net> {
  const text = brotliDecompressSync(readFileSync(join(import.meta.dirname, 'wordnet.br'))).toString('latin1');
  yield;
  const [all = '', forms = ''] = text.split('\n\n');
  const lines = all.split('\n');
  const synsets = new Map<string, number[]>();
  const below = new Uint32Array(lines.length);
  for (let synset = 0; synset < lines.length; synset++) {
    const line = lines[synset] ?? '';
    const end = line.indexOf('|');
    for (let from = 0; from < end;) {
      const colon = line.indexOf(':', from);
      add(synsets, line.slice(from, colon), synset);
      const comma = line.indexOf(',', colon);
      from = comma < 0 || comma > end ? end : comma + 1;
    }
    for (let at = line.indexOf('^', end); at > 0; at = line.indexOf('^', at + 1)) {
      const above = parseInt(line.slice(at + 1, at + 8), 10);
      below[above] = (below[above] ?? 0) + 1;
    }
    if (synset % STEP === STEP - 1) yield;
  }
  return {
    lines,
    synsets,
    forms: new Map(forms.split('\n').map((line) => line.split(' ') as [string, string])),
    below,
  };
});

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** What a meaning has of the usual one's use, softened: a sense met a tenth as often still counts half. */
const SOFTENED = 0.3;

const knownSenses = new Map<string, readonly Sense[]>();

/** What a lemma can mean. */
export function sensesOf({ lines, synsets }: Net, lemma: string): readonly Sense[] {
  const known = knownSenses.get(lemma);
  if (known) return known;
  const met = (synsets.get(lemma) ?? []).map((synset) => {
    const [words = ''] = (lines[synset] ?? '').split('|');
    const own = words.split(',').find((word) => word.startsWith(`${lemma}:`)) ?? '';
    const [, rank, count] = own.split(':');
    return { synset, count: Number(count) + 1 / Number(rank) };
  });
  const most = Math.max(...met.map(({ count }) => count));
  const senses = met.map(({ synset, count }) => ({ synset, usual: (count / most) ** SOFTENED }));
  knownSenses.set(lemma, senses);
  return senses;
}

interface Pointers {
  /** Those it is a kind of, those like it, those that it entails. */
  readonly above: readonly number[];
  readonly beside: readonly number[];
  readonly entailed: readonly number[];
  /** By its words: synsets of the same family, and words of the opposite meaning. */
  readonly families: ReadonlyMap<string, readonly number[]>;
  readonly opposites: ReadonlyMap<string, readonly string[]>;
}

const knownPointers = new Map<number, Pointers>();

/** How a synset is related to others. */
export function pointersOf({ lines }: Net, synset: number): Pointers {
  const known = knownPointers.get(synset);
  if (known) return known;
  const [above, beside, entailed]: [number[], number[], number[]] = [[], [], []];
  const families = new Map<string, number[]>();
  const opposites = new Map<string, string[]>();
  const [, pointers = ''] = (lines[synset] ?? '').split('|');
  for (const pointer of pointers === '' ? [] : pointers.split(',')) {
    const rest = pointer.slice(1);
    const [own = '', other = '', target = ''] = rest.split('/');
    if (pointer.startsWith('^')) above.push(Number(rest));
    else if (pointer.startsWith('~')) beside.push(Number(rest));
    else if (pointer.startsWith('>')) entailed.push(Number(rest));
    else if (pointer.startsWith('+')) add(families, own, Number(target));
    else add(opposites, own, other);
  }
  const made = { above, beside, entailed, families, opposites };
  knownPointers.set(synset, made);
  return made;
}
