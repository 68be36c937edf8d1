// How much each trait tells of one event. The numbers are fitted to made-up reports of alike events: `npm run weights`.
import type { Traits } from './traits.ts';
import weights from './weights.json' with { type: 'json' };

export interface Weights extends Traits {
  /** With no trait at all. */
  readonly otherwise: number;
}

export const WEIGHTS: Weights = weights;

/** @returns the logarithm of the odds that an article and a story are of one event */
export type Weigh = (traits: Traits) => number;

export function weighBy({ otherwise, ...each }: Weights): Weigh {
  const names = Object.keys(each) as (keyof Traits)[];
  return (traits) => names.reduce((sum, name) => sum + each[name] * traits[name], otherwise);
}
