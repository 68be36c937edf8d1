// What is used of TensorFlow.js, whose types its package names and does not bring along.

/** A matrix or vector in the memory of WebAssembly. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly dataSync: () => Float32Array;
}

export interface Tensors {
  readonly setBackend: (name: 'wasm') => Promise<boolean>;
  readonly tensor: (values: Float32Array, shape: readonly number[]) => Tensor;
  /** Runs at once, and frees every tensor that it makes. */
  readonly tidy: <Result>(run: () => Result) => Result;
  readonly add: (a: Tensor, b: Tensor | number) => Tensor;
  readonly sub: (a: Tensor, b: Tensor) => Tensor;
  readonly mul: (a: Tensor, b: Tensor | number) => Tensor;
  readonly rsqrt: (a: Tensor) => Tensor;
  readonly softmax: (a: Tensor) => Tensor;
  readonly mean: (a: Tensor, axis: number, keepDims: boolean) => Tensor;
  readonly matMul: (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean) => Tensor;
  readonly reshape: (a: Tensor, shape: readonly number[]) => Tensor;
  readonly transpose: (a: Tensor, order: readonly number[]) => Tensor;
  readonly unstack: (a: Tensor) => readonly Tensor[];
  readonly fused: {
    readonly matMul: (product: {
      readonly a: Tensor;
      readonly b: Tensor;
      readonly bias: Tensor;
      readonly activation: 'linear' | 'relu';
    }) => Tensor;
  };
}

/**
 * Loads it with its backend in WebAssembly: the same results everywhere, and no native code.
 * @throws Error where the platform cannot run it
 */
export async function loadTensors(): Promise<Tensors> {
  const tensors = (await import('@energetic-ai/core')) as unknown as Tensors;
  const before = FAULTS.map((event) => new Set(process.rawListeners(event)));
  if (!(await tensors.setBackend('wasm'))) throw new Error('WebAssembly cannot be used here.');
  // It listens to the faults of the whole process, which are not its own.
  for (const [at, event] of FAULTS.entries())
    for (const listener of process.rawListeners(event))
      if (before[at]?.has(listener) !== true) process.off(event, listener as () => void);
  return tensors;
}

const FAULTS = ['uncaughtException', 'unhandledRejection'] as const;
