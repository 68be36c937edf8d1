// What takes long to make, made once and kept: of so many, the one that was used longest ago is forgotten first.

/**
 * @param most how many are kept
 * @param make a pure function of the key
 */
export function keeping<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const each = kept.get(key) ?? { value: make(key) };
    // The one that was used last stands last.
    kept.delete(key);
    kept.set(key, each);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return each.value;
  };
}

/**
 * The same for what is made best together.
 * @param make the values of keys, in their order; what is kept is not asked for again
 */
export function keepingAll<Key, Value>(
  most: number,
  make: (keys: readonly Key[]) => readonly Value[],
): (keys: readonly Key[]) => readonly Value[] {
  const kept = new Map<Key, Value>();
  return (keys) => {
    const fresh = [...new Set(keys)].filter((key) => !kept.has(key));
    const made = fresh.length === 0 ? [] : make(fresh);
    const values = keys.map((key) =>
      kept.has(key) ? (kept.get(key) as Value) : (made[fresh.indexOf(key)] as Value),
    );
    for (const [at, key] of keys.entries()) {
      kept.delete(key);
      kept.set(key, values[at] as Value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    }
    return values;
  };
}
