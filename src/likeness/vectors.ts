// Word vectors in a file: how much the same company two English words keep.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradual } from '#src/gradual.ts';

/**
 * The file: the words in ASCII with a space between, a line feed, then a vector for each, of as many signed bytes as
 * the rest of the file gives.
 */
export function encode(words: readonly string[], vectors: readonly (readonly number[])[]): Buffer {
  const bytes = vectors.flatMap((vector) => {
    const most = Math.max(...vector.map(Math.abs)) || 1;
    return vector.map((each) => Math.round((127 * each) / most));
  });
  return Buffer.concat([
    Buffer.from(`${words.join(' ')}\n`, 'ascii'),
    Buffer.from(Int8Array.from(bytes).buffer),
  ]);
}

interface Vectors {
  readonly places: ReadonlyMap<string, number>;
  readonly bytes: Int8Array;
  readonly size: number;
  readonly lengths: Float64Array;
}

const FILE = join(import.meta.dirname, 'words.bin');

const wordsIn = (file: Buffer): readonly string[] => file.toString('ascii', 0, file.indexOf(0x0a)).split(' ');

/** The words of the file, the most frequent first. */
export const wordsByFrequency = (): readonly string[] => wordsIn(readFileSync(FILE));

/** Words whose vectors are measured in one go. */
const STEP = 10_000;

const vectors = gradual(function* (): Generator<undefined, Vectors> {
  const file = readFileSync(FILE);
  const end = file.indexOf(0x0a);
  const words = wordsIn(file);
  const bytes = new Int8Array(file.buffer, file.byteOffset + end + 1, file.length - end - 1);
  const size = bytes.length / words.length;
  const lengths = new Float64Array(words.length);
  const places = new Map<string, number>();
  for (const [place, word] of words.entries()) {
    places.set(word, place);
    let sum = 0;
    for (let at = place * size; at < (place + 1) * size; at++) sum += (bytes[at] ?? 0) ** 2;
    lengths[place] = Math.sqrt(sum);
    if (place % STEP === STEP - 1) yield;
  }
  return { places, bytes, size, lengths };
});

/** Reads them before they are needed. */
export const readVectors = vectors.ahead;

function cosineOf({ places, bytes, size, lengths }: Vectors, a: string, b: string): number {
  const [first, second] = [places.get(a), places.get(b)];
  if (first === undefined || second === undefined) return 0;
  let sum = 0;
  for (let at = 0; at < size; at++) sum += (bytes[first * size + at] ?? 0) * (bytes[second * size + at] ?? 0);
  return sum / ((lengths[first] ?? 1) * (lengths[second] ?? 1) || 1);
}

/** By how far down a lower-case word comes among all by frequency: 0.3 for the most frequent, about 6 for rare ones. */
export const rareness = (word: string): number =>
  0.3 + Math.log(1 + (vectors.now().places.get(word) ?? RARE) / 50);

/** The place of words that are not among them. */
const RARE = 30_000;

/** @returns the cosine of the vectors of two lower-case words, 0 where either is not known */
export const cosine = (a: string, b: string): number => cosineOf(vectors.now(), a, b);

/** Of frequent words, as much is said by having them as their share of all text is below this. */
const TELLING = 1e-3;

/** By Zipf's law, the share of all text that the word at a place among the words by frequency has; the few most frequent are left out. */
const shareAt = (place: number, words: number): number => 1 / ((place + 3) * Math.log(words));

/**
 * Where a text points: the sum of the unit vectors of its words, each weighed by how rare it is (smooth inverse
 * frequency, Arora et al. 2017), made a unit vector.
 * @param words in lower case; those that are not known count nothing
 * @returns all zeros where no word is known
 */
export function directionOf(words: readonly string[]): Float32Array {
  const { places, bytes, size, lengths } = vectors.now();
  const sum = new Float32Array(size);
  for (const word of words) {
    const place = places.get(word);
    if (place === undefined) continue;
    const weight = TELLING / (TELLING + shareAt(place, places.size)) / (lengths[place] || 1);
    for (let at = 0; at < size; at++) sum[at] = (sum[at] ?? 0) + weight * (bytes[place * size + at] ?? 0);
  }
  const length = Math.sqrt(dot(sum, sum)) || 1;
  return sum.map((each) => each / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The cosine of two directions. */
export const cosineOfDirections: (a: Float32Array, b: Float32Array) => number = dot;
