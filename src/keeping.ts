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
