// The Universal Sentence Encoder lite (Cer et al. 2018): two layers of a transformer over the pieces of a text; the mean of
// what comes of them is made a unit vector.
import type { Tensor, Tensors } from './tensors.ts';
import type { Packed } from './packed.ts';

/** Values of a piece before the first layer, and of a piece and a text after it. */
export const WIDTH_IN = 256;
export const WIDTH = 512;

const HEADS = 4;

interface Dense {
  readonly weights: Tensor;
  readonly bias: Tensor;
}

interface Norm {
  readonly scale: Tensor;
  readonly bias: Tensor;
}

interface Layer {
  readonly width: number;
  readonly beforeAttention: Norm;
  readonly keys: Dense;
  readonly attended: Dense;
  readonly beforeForward: Norm;
  readonly wide: Dense;
  readonly narrow: Dense;
}

export interface Transformed {
  /** What comes of each piece, of `WIDTH`, one text's after the other's. */
  readonly pieces: Tensor;
  /** What comes of each whole text, of `WIDTH`: not yet a unit vector. */
  readonly wholes: Tensor;
}

/**
 * @returns a function from the numbers of the pieces of texts to what comes of them, to be called within `tidy`. What
 *   comes of a text does not depend on the others: together they are only quicker
 */
export function transformerOf(
  tensors: Tensors,
  weights: Packed,
): (texts: readonly (readonly number[])[]) => Transformed {
  const layers = [layerOf(tensors, weights, 'l0', WIDTH_IN), layerOf(tensors, weights, 'l1', WIDTH)] as const;
  const residual = denseOf(tensors, weights, 'residual', [WIDTH_IN, WIDTH]);
  const last = denseOf(tensors, weights, 'last', [WIDTH, WIDTH]);
  const [embeddings, times] = [weights('embeddings'), weights('times')];
  return (texts) => {
    const { add, matMul, tensor } = tensors;
    const [first, second] = layers;
    const counts = texts.map(({ length }) => length);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const apart = tensor(apartIn(counts), [all, all]);
    const each = tensor(inputOf(texts, embeddings, times), [all, WIDTH_IN]);
    const once = forward(
      tensors,
      first,
      add(attend(tensors, first, each, apart), applied(tensors, residual, each)),
    );
    const pieces = forward(tensors, second, add(attend(tensors, second, once, apart), once));
    const means = matMul(tensor(sharesIn(counts), [counts.length, all]), pieces, false, false);
    return { pieces, wholes: applied(tensors, last, means) };
  };
}

/** Far below any: what is added so that pieces of different texts do not hear each other. */
const APART = -1e9;

/** For each piece of texts of so many pieces a row: 0 at those of its own text. */
function apartIn(counts: readonly number[]): Float32Array {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const rows = new Float32Array(all * all).fill(APART);
  let from = 0;
  for (const count of counts) {
    for (let row = from; row < from + count; row++) rows.fill(0, row * all + from, row * all + from + count);
    from += count;
  }
  return rows;
}

/** For each text a row that draws the mean of its pieces. */
function sharesIn(counts: readonly number[]): Float32Array {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const rows = new Float32Array(counts.length * all);
  let from = 0;
  for (const [at, count] of counts.entries()) {
    rows.fill(1 / count, at * all + from, at * all + from + count);
    from += count;
  }
  return rows;
}

function denseOf({ tensor }: Tensors, weights: Packed, name: string, size: readonly [number, number]): Dense {
  return {
    weights: tensor(weights(`${name}.weight`), size),
    bias: tensor(weights(`${name}.bias`), [size[1]]),
  };
}

export function normOf({ tensor }: Tensors, weights: Packed, name: string, size: number): Norm {
  return {
    scale: tensor(weights(`${name}.scale`), [size]),
    bias: tensor(weights(`${name}.bias`), [size]),
  };
}

function layerOf(tensors: Tensors, weights: Packed, name: string, width: number): Layer {
  const dense = (part: string, size: readonly [number, number]): Dense =>
    denseOf(tensors, weights, `${name}.${part}`, size);
  return {
    width,
    beforeAttention: normOf(tensors, weights, `${name}.beforeAttention`, width),
    keys: dense('keys', [width, 3 * width]),
    attended: dense('attended', [width, WIDTH]),
    beforeForward: normOf(tensors, weights, `${name}.beforeForward`, WIDTH),
    wide: dense('wide', [WIDTH, 3 * WIDTH]),
    narrow: dense('narrow', [3 * WIDTH, WIDTH]),
  };
}

function applied(
  { fused }: Tensors,
  { weights: b, bias }: Dense,
  a: Tensor,
  activation: 'linear' | 'relu' = 'linear',
): Tensor {
  return fused.matMul({ a, b, bias, activation });
}

/** Each row with mean 0 and variance 1, then scaled and moved. */
export function normed(
  { add, sub, mul, rsqrt, mean }: Tensors,
  { scale, bias }: Norm,
  input: Tensor,
): Tensor {
  const apart = sub(input, mean(input, -1, true));
  const variance = mean(mul(apart, apart), -1, true);
  return add(mul(mul(apart, rsqrt(add(variance, 1e-6))), scale), bias);
}

/** What each piece hears from all of its text. */
function attend(tensors: Tensors, layer: Layer, input: Tensor, apart: Tensor): Tensor {
  const { add, reshape, transpose, unstack, softmax, mul, matMul } = tensors;
  const [count = 0] = input.shape;
  const size = layer.width / HEADS;
  const keys = applied(tensors, layer.keys, normed(tensors, layer.beforeAttention, input));
  const [asking, asked, told] = unstack(transpose(reshape(keys, [count, 3, HEADS, size]), [1, 2, 0, 3])) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const alike = mul(matMul(asking, asked, false, true), 1 / Math.sqrt(size));
  const heed = softmax(add(alike, apart));
  const heard = transpose(matMul(heed, told, false, false), [1, 0, 2]);
  return applied(tensors, layer.attended, reshape(heard, [count, layer.width]));
}

function forward(tensors: Tensors, layer: Layer, input: Tensor): Tensor {
  const wide = applied(tensors, layer.wide, normed(tensors, layer.beforeForward, input), 'relu');
  return tensors.add(input, applied(tensors, layer.narrow, wide));
}

/** The vectors of the pieces, with the waves that tell their places in their texts. */
function inputOf(
  texts: readonly (readonly number[])[],
  embeddings: Float32Array,
  times: Float32Array,
): Float32Array {
  const waves = times.length;
  const input = new Float32Array(texts.reduce((sum, { length }) => sum + length, 0) * WIDTH_IN);
  let from = 0;
  for (const text of texts)
    for (const [at, piece] of text.entries()) {
      for (let each = 0; each < WIDTH_IN; each++) {
        const angle = at * (times[each % waves] ?? 0);
        const wave = each < waves ? Math.sin(angle) : Math.cos(angle);
        // The model was made so: what a piece means counts twice.
        input[from + each] = 2 * (embeddings[piece * WIDTH_IN + each] ?? 0) + wave;
      }
      from += WIDTH_IN;
    }
  return input;
}
