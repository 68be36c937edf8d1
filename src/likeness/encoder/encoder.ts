// The sentence encoder: a text → where it points, so that texts of one meaning point the same way.
import { cutterOf } from './pieces.ts';
import { loadTensors } from './tensors.ts';
import { transformerOf } from './transformer.ts';
import { readPieces, readWeights } from './weights.ts';

/** @returns a unit vector, the same for the same text */
export type Encoder = (text: string) => Float32Array;

/**
 * Loads it, which takes a while and some memory.
 * @throws Error where the platform cannot run it
 */
export async function loadEncoder(): Promise<Encoder> {
  const [tensors, weights, pieces] = await Promise.all([loadTensors(), readWeights(), readPieces()]);
  const cut = cutterOf(pieces);
  const transform = transformerOf(tensors, weights);
  return (text) => transform(cut(text));
}
