// Which letters a word begins with: English letters are told by their number, the others by a pattern.

const CAPITAL = /^\p{Lu}/u;

/** Whether an English small letter stands there. */
export function isSmallLetter(word: string, at = 0): boolean {
  const code = word.charCodeAt(at);
  return code >= 97 && code <= 122;
}

/** Whether a word begins with a capital letter, of whatever alphabet. */
export function beginsCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(word);
}
