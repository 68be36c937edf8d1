// Logistic regression, for weights that are fitted to examples.

/** What an example shows, and whether it is one of those to be told. */
export interface Example {
  readonly values: readonly number[];
  readonly isOne: boolean;
}

const STEPS = 6_000;
const MOMENTUM = 0.95;

/**
 * Fits by gradient descent with momentum.
 * @param plain    the weights to which the fit is drawn
 * @param nearness how near: as much as so many observations of each value
 * @returns a weight for each value, in log-odds, to two decimals
 */
export function fitLogistic(
  examples: readonly Example[],
  plain: readonly number[],
  nearness: number,
): readonly number[] {
  const squares = examples.reduce(
    (sum, { values }) => sum + values.reduce((all, each) => all + each * each, 0),
    0,
  );
  const rate = 4 / (squares + 4 * nearness);
  const weights = [...plain];
  const speed = weights.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, at) => nearness * (weight - (plain[at] ?? 0)));
    for (const { values, isOne } of examples) {
      let score = 0;
      for (let at = 0; at < values.length; at++) score += (weights[at] ?? 0) * (values[at] ?? 0);
      const error = 1 / (1 + Math.exp(-score)) - Number(isOne);
      for (let at = 0; at < values.length; at++) slope[at] = (slope[at] ?? 0) + error * (values[at] ?? 0);
    }
    for (let at = 0; at < weights.length; at++) {
      speed[at] = MOMENTUM * (speed[at] ?? 0) - rate * (slope[at] ?? 0);
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0);
    }
  }
  return weights.map((weight) => Math.round(weight * 100) / 100);
}
