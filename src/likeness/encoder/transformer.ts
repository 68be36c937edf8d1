// The Universal Sentence Encoder lite (Cer et al. 2018): two layers of a transformer over the pieces of a text, their mean
// made a unit vector.
import type { Tensor, Tensors } from './tensors.ts';
import type { Weights } from './weights.ts';

/** Values of a piece before the first layer, and of a piece and a text after it. */
const WIDTH_IN = 256;
export const WIDTH = 512;

/** What comes after so many pieces is not read. */
const MOST_PIECES = 128;

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

const ENCODE = 'KonaTransformer/Encode';
const APPLIED = `module_apply_default/Encoder_en/${ENCODE}`;
const TIMES = `${APPLIED}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`;
const RESIDUAL = `${APPLIED}/Layer_0/TransformerLayer/dense`;
const LAST = 'module/Encoder_en/hidden_layers/tanh_layer_0';

/** @returns a function from the numbers of a text's pieces to its unit vector */
export function transformerOf(
  tensors: Tensors,
  weights: Weights,
): (pieces: readonly number[]) => Float32Array {
  const layers = [layerOf(tensors, weights, 0, WIDTH_IN), layerOf(tensors, weights, 1, WIDTH)] as const;
  const residual = denseOf(
    tensors,
    weights,
    [`${RESIDUAL}/kernel/ConcatPartitions/concat`, `${RESIDUAL}/bias/ConcatPartitions/concat`],
    [WIDTH_IN, WIDTH],
  );
  const last = denseOf(tensors, weights, [`${LAST}/weights`, `${LAST}/bias`], [WIDTH, WIDTH]);
  const [embeddings, times] = [weights('module/Embeddings_en'), weights(TIMES)];
  return (pieces) => {
    const input = inputOf(pieces.slice(0, MOST_PIECES), embeddings, times);
    return unit(
      tensors.tidy(() => {
        const { add, tensor } = tensors;
        const [first, second] = layers;
        const each = tensor(input, [input.length / WIDTH_IN, WIDTH_IN]);
        const once = forward(
          tensors,
          first,
          add(attend(tensors, first, each), applied(tensors, residual, each)),
        );
        const whole = meanForward(tensors, second, add(attend(tensors, second, once), once));
        return applied(tensors, last, whole).dataSync().map(Math.tanh);
      }),
    );
  };
}

function denseOf(
  { tensor }: Tensors,
  weights: Weights,
  [kernel, bias]: readonly [string, string],
  size: readonly [number, number],
): Dense {
  return { weights: tensor(weights(kernel), size), bias: tensor(weights(bias), [size[1]]) };
}

function normOf({ tensor }: Tensors, weights: Weights, name: string, size: number): Norm {
  const part = (each: string): Tensor =>
    tensor(weights(`${name}/layer_prepostprocess/layer_norm/layer_norm_${each}/ConcatPartitions/concat`), [
      size,
    ]);
  return { scale: part('scale'), bias: part('bias') };
}

function layerOf(tensors: Tensors, weights: Weights, at: number, width: number): Layer {
  const own = `${APPLIED}/Layer_${at}/TransformerLayer`;
  const attention = (part: string, size: readonly [number, number]): Dense => {
    const name = `MultiheadAttention/${part}`;
    const kernel = `module/Encoder_en/${ENCODE}/Layer_${at}/TransformerLayer/${name}/kernel/part_0`;
    return denseOf(tensors, weights, [kernel, `${own}/${name}/bias/ConcatPartitions/concat`], size);
  };
  const wideOrNarrow = (part: string, size: readonly [number, number]): Dense => {
    const kernel = `${APPLIED}/TransformerStack/Layer_${at}/TransformerLayer/FFN/${part}/Tensordot/Reshape_1`;
    return denseOf(tensors, weights, [kernel, `${own}/FFN/${part}/bias/ConcatPartitions/concat`], size);
  };
  return {
    width,
    beforeAttention: normOf(tensors, weights, own, width),
    keys: attention('qkv_transform_single', [width, 3 * width]),
    attended: attention('output_transform_single', [width, WIDTH]),
    beforeForward: normOf(tensors, weights, `${own}/FFN`, WIDTH),
    wide: wideOrNarrow('conv1', [WIDTH, 3 * WIDTH]),
    narrow: wideOrNarrow('conv2', [3 * WIDTH, WIDTH]),
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

function normed({ add, sub, mul, rsqrt, mean }: Tensors, { scale, bias }: Norm, input: Tensor): Tensor {
  const apart = sub(input, mean(input, -1, true));
  const variance = mean(mul(apart, apart), -1, true);
  return add(mul(mul(apart, rsqrt(add(variance, 1e-6))), scale), bias);
}

/** What each piece hears from all of them. */
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
  const heed = softmax(mul(matMul(asking, asked, false, true), 1 / Math.sqrt(size)));
  const heard = transpose(matMul(heed, told, false, false), [1, 0, 2]);
  return applied(tensors, layer.attended, reshape(heard, [count, layer.width]));
}

function forward(tensors: Tensors, layer: Layer, input: Tensor): Tensor {
  const wide = applied(tensors, layer.wide, normed(tensors, layer.beforeForward, input), 'relu');
  return tensors.add(input, applied(tensors, layer.narrow, wide));
}

/** The mean of what goes forward. Its last step takes each piece by itself: taken of the mean, it is the same. */
function meanForward(tensors: Tensors, layer: Layer, input: Tensor): Tensor {
  const { add, mean } = tensors;
  const wide = applied(tensors, layer.wide, normed(tensors, layer.beforeForward, input), 'relu');
  return add(mean(input, 0, true), applied(tensors, layer.narrow, mean(wide, 0, true)));
}

/** The vectors of the pieces, with the waves that tell their places. */
function inputOf(pieces: readonly number[], embeddings: Float32Array, times: Float32Array): Float32Array {
  const waves = times.length;
  const input = new Float32Array(pieces.length * WIDTH_IN);
  for (const [at, piece] of pieces.entries())
    for (let each = 0; each < WIDTH_IN; each++) {
      const angle = at * (times[each % waves] ?? 0);
      const wave = each < waves ? Math.sin(angle) : Math.cos(angle);
      // The model was made so: what a piece means counts twice.
      input[at * WIDTH_IN + each] = 2 * (embeddings[piece * WIDTH_IN + each] ?? 0) + wave;
    }
  return input;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((each) => each / length);
}
