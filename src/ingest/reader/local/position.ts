// Finding what stands at an offset, among things in the order of the text.

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** The index of the first that ends after the offset: the one that holds it, or the next one; else their number. */
export function indexAt(items: readonly Placed[], offset: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
