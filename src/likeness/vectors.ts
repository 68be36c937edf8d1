// Word vectors in a file: how much the same company two English words keep.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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

function decode(file: Buffer): Vectors {
  const end = file.indexOf(0x0a);
  const words = wordsIn(file);
  const bytes = new Int8Array(file.buffer, file.byteOffset + end + 1, file.length - end - 1);
  const size = bytes.length / words.length;
  const lengths = new Float64Array(words.length);
  for (let at = 0; at < bytes.length; at++) {
    const place = Math.floor(at / size);
    lengths[place] = (lengths[place] ?? 0) + (bytes[at] ?? 0) ** 2;
  }
  return {
    places: new Map(words.map((word, at) => [word, at])),
    bytes,
    size,
    lengths: lengths.map(Math.sqrt),
  };
}

function cosineOf({ places, bytes, size, lengths }: Vectors, a: string, b: string): number {
  const [first, second] = [places.get(a), places.get(b)];
  if (first === undefined || second === undefined) return 0;
  let sum = 0;
  for (let at = 0; at < size; at++) sum += (bytes[first * size + at] ?? 0) * (bytes[second * size + at] ?? 0);
  return sum / ((lengths[first] ?? 1) * (lengths[second] ?? 1) || 1);
}

let loaded: Vectors | undefined;

/** @returns the cosine of the vectors of two lower-case words, 0 where either is not known */
export function cosine(a: string, b: string): number {
  loaded ??= decode(readFileSync(FILE));
  return cosineOf(loaded, a, b);
}
