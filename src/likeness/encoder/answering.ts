// How likely it is that a text answers a question: each piece of the one is laid beside what is likest to it of the
// other, and what comes of all of them is weighed. Learnt from articles and questions of our own (see ../NOTICE.md).
import {
  beside,
  comparedWhole,
  dot,
  pairOf,
  pool,
  SHOWN,
  SIZE,
  turnedPair,
  WHOLE,
  type Alike,
  type Lean,
  type Pair,
  type Pooled,
  type Read,
  type Sharpness,
} from './beside.ts';
import type { Packed } from './packed.ts';
import type { Tensor, Tensors } from './tensors.ts';

interface Layer {
  readonly weights: Tensor;
  readonly bias: Tensor;
}

interface Side extends Lean {
  readonly layers: readonly [Layer, Layer];
}

interface Model {
  readonly sharpness: Sharpness;
  /** For the pieces of the question, and for those of the text that may answer it. */
  readonly asking: Side;
  readonly telling: Side;
  /** For both as wholes. */
  readonly wholes: Layer;
  /** For all of it together. */
  readonly deciding: readonly [Layer, Layer];
}

/**
 * @param alike knows of words what their pieces do not show
 * @returns a function from a question and texts to the log-odds that each text answers it: above 0 where it more likely
 *   does than not
 */
export function answeringOf(
  tensors: Tensors,
  weights: Packed,
  alike: Alike,
): (question: Read, texts: readonly Read[]) => readonly number[] {
  const model = modelOf(tensors, weights);
  return (question, texts) =>
    texts.length === 0
      ? []
      : Array.from(
          tensors
            .tidy(() =>
              decide(
                tensors,
                model,
                texts.map((text) => pairOf(question, text, alike)),
              ),
            )
            .dataSync(),
        );
}

function modelOf(tensors: Tensors, weights: Packed): Model {
  const layer = (name: string, rows: number, columns = SIZE): Layer => ({
    weights: tensors.tensor(weights(`${name}.weight`), [rows, columns]),
    bias: tensors.tensor(weights(`${name}.bias`), [columns]),
  });
  const [[ofPieces = 1], [ofWords = 1]] = [weights('t'), weights('l')];
  const side = (name: string): Side => ({
    layers: [layer(`${name}.first`, SHOWN), layer(`${name}.second`, SIZE)],
    heed: weights(`${name}.w.weight`),
    nothing: weights(`${name}.null`),
    threshold: ofPieces * (weights(`${name}.nulls`)[0] ?? 0),
  });
  return {
    sharpness: { ofPieces, ofWords },
    asking: side('q'),
    telling: side('c'),
    wholes: layer('uv', 2 * WHOLE),
    deciding: [layer('out1', 5 * SIZE + 4), layer('out2', SIZE, 1)],
  };
}

/** Questions beside texts → log-odds, a row each. */
function decide(tensors: Tensors, model: Model, pairs: readonly Pair[]): Tensor {
  const asked = laidBeside(tensors, model, model.asking, pairs);
  const told = laidBeside(tensors, model, model.telling, pairs.map(turnedPair));
  const compared = rowsOf(
    tensors,
    pairs.map(({ one, other }) => comparedWhole(one, other)),
    2 * WHOLE,
  );
  const wholes = through(tensors, model.wholes, compared).dataSync();
  const input = pairs.map(({ one, other }, at) =>
    Float32Array.of(
      ...(asked[at]?.pooled ?? []),
      ...(told[at]?.pooled ?? []),
      ...wholes.subarray(at * SIZE, (at + 1) * SIZE),
      dot(one.whole, 0, other.whole, 0, WHOLE),
      ...(asked[at]?.alike ?? []),
    ),
  );
  const [first, last] = model.deciding;
  return through(
    tensors,
    last,
    through(tensors, first, rowsOf(tensors, input, input[0]?.length ?? 1)),
    'linear',
  );
}

/** Lays the pieces of one text of each pair beside those of the other. */
function laidBeside(
  tensors: Tensors,
  { sharpness }: Model,
  side: Side,
  pairs: readonly Pair[],
): readonly Pooled[] {
  const shown = pairs.map((pair) => beside(side, pair, sharpness));
  const [first, second] = side.layers;
  const rows = rowsOf(
    tensors,
    shown.map((each) => each.rows),
    SHOWN,
  );
  const values = through(tensors, second, through(tensors, first, rows)).dataSync();
  let from = 0;
  return pairs.map((pair, at) => {
    const { best = [] } = shown[at] ?? {};
    const to = from + best.length * SIZE;
    const pooled = pool(side, pair, values.subarray(from, to), best);
    from = to;
    return pooled;
  });
}

/** Values one after the other, as rows of so many. */
function rowsOf({ tensor }: Tensors, parts: readonly Float32Array[], columns: number): Tensor {
  const all = new Float32Array(parts.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of parts) {
    all.set(each, at);
    at += each.length;
  }
  return tensor(all, [all.length / columns, columns]);
}

function through(
  { fused }: Tensors,
  { weights: b, bias }: Layer,
  a: Tensor,
  activation: 'linear' | 'relu' = 'relu',
): Tensor {
  return fused.matMul({ a, b, bias, activation });
}
