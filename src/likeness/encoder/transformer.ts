// The Universal Sentence Encoder lite (Cer et al. 2018): two layers of a transformer over the pieces of a text; the mean of
// what comes of them is made a unit vector.
import type { Tensor, Tensors } from './tensors.ts';
import type { Part } from '#briefings/ask/passage.ts';
import type { Packed } from './packed.ts';
import { placesOf } from './pieces.ts';

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
  /** What comes of each piece, of `WIDTH`. */
  readonly pieces: Tensor;
  /** What comes of those that are meant themselves, of `WIDTH`: not yet a unit vector. */
  readonly whole: Tensor;
}

/** @returns a function from the numbers of the pieces of a text to what comes of them, to be called within `tidy` */
export function transformerOf(
  tensors: Tensors,
  weights: Packed,
): (numbers: readonly number[], parts: readonly Part[]) => Transformed {
  const layers = [layerOf(tensors, weights, 'l0', WIDTH_IN), layerOf(tensors, weights, 'l1', WIDTH)] as const;
  const residual = denseOf(tensors, weights, 'residual', [WIDTH_IN, WIDTH]);
  const last = denseOf(tensors, weights, 'last', [WIDTH, WIDTH]);
  const shown: Shown = {
    embeddings: weights('embeddings'),
    times: weights('times'),
    parts: weights('parts'),
  };
  return (numbers, parts) => {
    const { add, matMul, tensor } = tensors;
    const [first, second] = layers;
    const each = tensor(inputOf(numbers, parts, shown), [numbers.length, WIDTH_IN]);
    const once = forward(tensors, first, add(attend(tensors, first, each), applied(tensors, residual, each)));
    const pieces = forward(tensors, second, add(attend(tensors, second, once), once));
    const mean = matMul(tensor(sharesIn(parts), [1, parts.length]), pieces, false, false);
    return { pieces, whole: applied(tensors, last, mean) };
  };
}

/** What draws the mean of the pieces that are meant themselves. */
function sharesIn(parts: readonly Part[]): Float32Array {
  const count = parts.filter((part) => part === 'own').length;
  return Float32Array.from(parts, (part) => (part === 'own' ? 1 / count : 0));
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
function attend(tensors: Tensors, layer: Layer, input: Tensor): Tensor {
  const { reshape, transpose, unstack, softmax, mul, matMul } = tensors;
  const [count = 0] = input.shape;
  const size = layer.width / HEADS;
  const keys = applied(tensors, layer.keys, normed(tensors, layer.beforeAttention, input));
  const [asking, asked, told] = unstack(transpose(reshape(keys, [count, 3, HEADS, size]), [1, 2, 0, 3])) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const alike = mul(matMul(asking, asked, false, true), 1 / Math.sqrt(size));
  const heard = transpose(matMul(softmax(alike), told, false, false), [1, 0, 2]);
  return applied(tensors, layer.attended, reshape(heard, [count, layer.width]));
}

function forward(tensors: Tensors, layer: Layer, input: Tensor): Tensor {
  const wide = applied(tensors, layer.wide, normed(tensors, layer.beforeForward, input), 'relu');
  return tensors.add(input, applied(tensors, layer.narrow, wide));
}

/** Rows of a table of so many columns, one after the other. */
export function rowsOf(table: Float32Array, rows: readonly number[], columns: number): Float32Array {
  const found = new Float32Array(rows.length * columns);
  for (const [at, row] of rows.entries())
    found.set(table.subarray(row * columns, (row + 1) * columns), at * columns);
  return found;
}

/** What a piece is, where it stands, and what part of the text it is of, all as the first layer takes them. */
interface Shown {
  readonly embeddings: Float32Array;
  readonly times: Float32Array;
  readonly parts: Float32Array;
}

/** The vectors of the pieces, with the waves that tell their places in their text, and with what part they are of. */
function inputOf(
  numbers: readonly number[],
  parts: readonly Part[],
  { embeddings, times, parts: ofParts }: Shown,
): Float32Array {
  const part = rowsOf(ofParts, placesOf(parts), WIDTH_IN);
  // The model was made so: what a piece means counts twice.
  const input = rowsOf(embeddings, numbers, WIDTH_IN).map((each, at) => 2 * each + (part[at] ?? 0));
  for (const [at] of numbers.entries())
    for (const [each, time] of times.entries()) {
      const from = at * WIDTH_IN + each;
      input[from] = (input[from] ?? 0) + Math.sin(at * time);
      input[from + times.length] = (input[from + times.length] ?? 0) + Math.cos(at * time);
    }
  return input;
}
