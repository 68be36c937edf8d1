// Reads texts, so that it can be told how alike two of them are, and whether one answers the other.
import { readFile } from 'node:fs/promises';
import type { Passage } from '#briefings/ask/passage.ts';
import { answeringOf } from './answering.ts';
import { dot, SIZE, type Alike, type Read } from './beside.ts';
import { unpack } from './packed.ts';
import { cutterOf, partedBy, piecesIn, placesOf } from './pieces.ts';
import { loadTensors } from './tensors.ts';
import { normed, normOf, rowsOf, transformerOf, WIDTH, WIDTH_IN } from './transformer.ts';

export interface Encoder {
  /** Of a long part not all is read. */
  readonly read: (passage: Passage) => Read;
  /** The log-odds that each passage answers the question: above 0 where it more likely does than not. */
  readonly answering: (question: Read, passages: readonly Read[]) => readonly number[];
}

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
  const ofParts = weights('proj.parts');
  return { read, answering: answeringOf(tensors, weights, alike) };

  function read(passage: Passage): Read {
    const { numbers, words, parts } = partedBy(cut, passage);
    const count = numbers.length;
    let pieces: Float32Array = new Float32Array();
    let whole: Float32Array = new Float32Array();
    // What is returned from it is searched for tensors, value by value: these have none.
    tensors.tidy(() => {
      const { pieces: states, whole: all } = transform(numbers, parts);
      const ofState = tensors.fused.matMul({
        a: normed(tensors, norm, states),
        ...ofStates,
        activation: 'linear',
      });
      const bare = tensor(rowsOf(embeddings, numbers, WIDTH_IN), [count, WIDTH_IN]);
      const part = tensor(rowsOf(ofParts, placesOf(parts), SIZE), [count, SIZE]);
      const drawn = add(add(ofState, matMul(bare, ofPieces, false, false)), part);
      pieces = drawn.dataSync();
      whole = all.dataSync().map(Math.tanh);
    });
    const length = lengthOf(whole);
    return {
      pieces,
      lengths: Float32Array.from(words, (_, at) => lengthOf(pieces.subarray(at * SIZE, (at + 1) * SIZE))),
      words,
      told: parts.findIndex((part) => part !== 'before'),
      whole: whole.map((each) => each / length),
    };
  }
}

const lengthOf = (vector: Float32Array): number => Math.sqrt(dot(vector, 0, vector, 0, vector.length)) || 1;
