// Something large that is made step by step: at once when it is needed, or before, in slices that let other work pass.

export interface Gradual<Value> {
  /** It; what is left to be made of it is made at once. */
  readonly now: () => Value;
  /** Makes it ahead. @param pause is awaited between two steps */
  readonly ahead: (pause: () => Promise<void>) => Promise<void>;
}

/** @param making yields wherever it may pause, and returns what is made; one that throws is begun anew the next time */
export function gradual<Value>(making: () => Generator<undefined, Value>): Gradual<Value> {
  let steps: Generator<undefined, Value> | undefined;
  let made: { readonly value: Value } | undefined;
  const step = (): { readonly value: Value } | undefined => {
    if (made) return made;
    steps ??= making();
    try {
      const { done, value } = steps.next();
      if (done === true) made = { value };
    } catch (error) {
      steps = undefined;
      throw error;
    }
    return made;
  };
  return {
    now: () => {
      let whole = step();
      while (!whole) whole = step();
      return whole.value;
    },
    ahead: async (pause) => {
      while (!step()) await pause();
    },
  };
}
