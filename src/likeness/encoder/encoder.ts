// Reads texts, so that it can be told how alike two of them are, and whether one answers the other.
import { readFile } from 'node:fs/promises';
import { answeringOf } from './answering.ts';
import { SIZE, type Alike, type Read } from './beside.ts';
import { unpack } from './packed.ts';
import { cutterOf, piecesIn, type Cut } from './pieces.ts';
import { loadTensors } from './tensors.ts';
import { normed, normOf, transformerOf, WIDTH, WIDTH_IN } from './transformer.ts';

export interface Encoder {
  /** Each text by itself, in their order: what comes after so many pieces of words is not read. */
  readonly read: (texts: readonly string[]) => readonly Read[];
  /** The log-odds that each text answers the question: above 0 where it more likely does than not. */
  readonly answering: (question: Read, texts: readonly Read[]) => readonly number[];
}

/** A long sentence has no more pieces. */
const MOST_PIECES = 96;

/**
 * Loads it, which takes a while and some memory.
 * @param alike knows of words what their pieces do not show
 * @throws Error where the platform cannot run it
 */
export async function loadEncoder(alike: Alike): Promise<Encoder> {
  const [tensors, file, list] = await Promise.all([
    loadTensors(),
    readFile(new URL('weights.bin', import.meta.url)),
    readFile(new URL('pieces.txt', import.meta.url), 'utf8'),
  ]);
  const weights = unpack(file);
  const cut = cutterOf(piecesIn(list));
  const transform = transformerOf(tensors, weights);
  const embeddings = weights('embeddings');
  const { tensor, matMul, add } = tensors;
  const norm = normOf(tensors, weights, 'norm', WIDTH);
  const ofStates = {
    b: tensor(weights('proj.states'), [WIDTH, SIZE]),
    bias: tensor(weights('proj.bias'), [SIZE]),
  };
  const ofPieces = tensor(weights('proj.pieces'), [WIDTH_IN, SIZE]);
  return { read, answering: answeringOf(tensors, weights, alike) };

  function read(texts: readonly string[]): readonly Read[] {
    const cuts = texts.map((text) => cut(text, MOST_PIECES));
    return together(cuts).flatMap(readTogether);
  }

  function readTogether(cuts: readonly Cut[]): readonly Read[] {
    const numbers = cuts.flatMap((each) => each.numbers);
    const [pieces, wholes] = tensors.tidy(() => {
      const { pieces: states, wholes: all } = transform(cuts.map((each) => each.numbers));
      const bare = tensor(embeddingsOf(numbers), [numbers.length, WIDTH_IN]);
      const drawn = add(
        tensors.fused.matMul({ a: normed(tensors, norm, states), ...ofStates, activation: 'linear' }),
        matMul(bare, ofPieces, false, false),
      );
      return [drawn.dataSync(), all.dataSync().map(Math.tanh)] as const;
    });
    const [units, unitWholes] = [unitsIn(pieces, SIZE), unitsIn(wholes, WIDTH)];
    let from = 0;
    return cuts.map(({ words }, at) => {
      const to = from + words.length * SIZE;
      const own = {
        pieces: pieces.subarray(from, to),
        units: units.subarray(from, to),
        words,
        whole: unitWholes.subarray(at * WIDTH, (at + 1) * WIDTH),
      };
      from = to;
      return own;
    });
  }

  function embeddingsOf(numbers: readonly number[]): Float32Array {
    const found = new Float32Array(numbers.length * WIDTH_IN);
    for (const [at, number] of numbers.entries())
      found.set(embeddings.subarray(number * WIDTH_IN, (number + 1) * WIDTH_IN), at * WIDTH_IN);
    return found;
  }
}

/** Beyond so many pieces, reading together is no quicker. */
const TOGETHER = 128;

/** Texts in groups that are read together. */
function together(cuts: readonly Cut[]): readonly (readonly Cut[])[] {
  const groups: Cut[][] = [];
  let pieces = Infinity;
  for (const each of cuts) {
    pieces += each.numbers.length;
    if (pieces > TOGETHER) {
      groups.push([]);
      pieces = each.numbers.length;
    }
    groups.at(-1)?.push(each);
  }
  return groups;
}

/** Vectors of a size, one after the other, each made a unit vector. */
function unitsIn(vectors: Float32Array, size: number): Float32Array {
  const units = new Float32Array(vectors.length);
  for (let from = 0; from < vectors.length; from += size) {
    const vector = vectors.subarray(from, from + size);
    const length = Math.hypot(...vector) || 1;
    units.set(
      vector.map((each) => each / length),
      from,
    );
  }
  return units;
}
