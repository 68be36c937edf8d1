// Words as a phrase is compared with its claim: in their order, with the marks between them.

export interface Token {
  /** As it is compared: folded, contractions undone. */
  readonly key: string;
  /** As it was written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The marks that stand before it, without white space. */
  readonly gap: string;
}

const WORD = /[$€£¥]?\p{N}+(?:[.,:]\p{N}+)*%?|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Articles say nothing by themselves. */
const LIGHT: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** The words of a text that count. “isn’t” is two of them; “is to”, “are to” is “to”, as in a headline. */
export function tokensOf(text: string): readonly Token[] {
  let last = 0;
  let gap = '';
  const all = Array.from(text.matchAll(WORD)).flatMap((match): readonly Token[] => {
    const [word] = match;
    gap += text.slice(last, match.index).replace(/\s+/gu, '');
    last = match.index + word.length;
    const keys = keysOf(word);
    if (keys.length === 0) return [];
    const tokens = keys.map((key, index) => ({
      key,
      text: word,
      start: match.index,
      end: last,
      gap: index === 0 ? gap : '',
    }));
    gap = '';
    return tokens;
  });
  return all.filter(({ key }, at) => !(/^(?:is|are)$/u.test(key) && all[at + 1]?.key === 'to'));
}

function keysOf(word: string): readonly string[] {
  const key = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
  if (LIGHT.has(key)) return [];
  if (key === "can't" || key === 'cannot') return ['can', 'not'];
  if (key === "won't") return ['will', 'not'];
  if (key.endsWith("n't")) return [key.slice(0, -3), 'not'];
  return [key];
}

/** Where `needle` stands in `tokens` from `from` on, word by word; -1 where it does not. */
export function findRun(tokens: readonly Token[], needle: readonly string[], from = 0): number {
  if (needle.length === 0) return -1;
  for (let at = from; at + needle.length <= tokens.length; at += 1)
    if (needle.every((key, index) => tokens[at + index]?.key === key)) return at;
  return -1;
}

export interface Run {
  /** Where it begins in each. */
  readonly ours: number;
  readonly theirs: number;
  readonly length: number;
}

/** The longest row of words that both have. */
export function longestRun(ours: readonly Token[], theirs: readonly Token[]): Run {
  let best: Run = { ours: 0, theirs: 0, length: 0 };
  let before: readonly number[] = [];
  for (const [i, token] of ours.entries()) {
    const row = theirs.map((other, j) =>
      other.key === token.key ? (j > 0 ? (before[j - 1] ?? 0) : 0) + 1 : 0,
    );
    for (const [j, length] of row.entries())
      if (length > best.length) best = { ours: i - length + 1, theirs: j - length + 1, length };
    before = row;
  }
  return best;
}
