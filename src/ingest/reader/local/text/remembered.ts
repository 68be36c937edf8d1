// What takes longer to work out of a word than to look up (its stem), worked out once: the words of the news are few.

/** In UTF-16 code units: longer ones are no words, nor names. */
const LONGEST = 40;
/** A piece of a text from so many code units on keeps the whole text in memory: V8 shares it. */
const SHARED = 13;
/** So many words are kept; then all are forgotten, so that no flood of odd words fills the memory. */
const MOST = 20_000;

/** @param read a pure function of a word */
export function remembered<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (word) => {
    if (word.length > LONGEST) return read(word);
    const found = known.get(word);
    if (found !== undefined) return found.value;
    const own = word.length < SHARED ? word : unshared(word);
    const value = read(own);
    if (known.size >= MOST) known.clear();
    known.set(own, { value });
    return value;
  };
}

/** The same word, in memory of its own. */
const unshared = (word: string): string => word.split('').join('');
