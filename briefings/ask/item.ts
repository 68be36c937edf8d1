// An item of a digest that a question means by its place: “the second one”, “number 3”, “what about the last story?”.

export interface Placed {
  /** Counted from 0; -1 is the last. */
  readonly at: number;
  /** What is asked of the item; null where nothing is: “and the second one?”. */
  readonly rest: string | null;
}

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const NUMBERS = 'one two three four five six seven eight nine ten'.split(' ');

const ORDINAL = `(?:${ORDINALS.join('|')}|\\d{1,2}(?:st|nd|rd|th)|last|final)`;
const NUMBER = `(?:\\d{1,2}|${NUMBERS.join('|')})`;
const ITEM = '(?:story|stories|item|topic|headline|entry|news item)';
const DIGEST = '(?:digest|briefing|list|update|edition|message)';
const WHOLE = `(?: (?:of|in|on|from) (?:these|those|them|(?:the|this|that|your) ${DIGEST}))?`;
/** What a message may open with before it names an item, then without “the”. */
const START = '(?<=^(?:(?:and|so|but|ok|okay)[, ]+)*)';
const THE = `(?:the |${START})`;
/** Behind “the first one” they tell of somebody: “the first one to deny it”. */
const OTHERWISE = '(?! (?:to|who|whom|whose|that|which|since|ever|in|of|from|on)\\b)';
const BEFORE = '(?:in|of|on|about|for|from|with|regarding|concerning|to)';

/** Each with the place as its first group; the phrase is what is taken out of the question. */
const FORMS: readonly RegExp[] = [
  `${THE}(?:very )?(${ORDINAL}) (?:${ITEM}|one)${WHOLE}(?:(?<= one)${OTHERWISE}|(?<! one))`,
  // “The first”, with nothing behind it, is one of what was told where it is told about.
  `(?:${START}(?:the )?|(?<=(?:about|regarding|(?:more|details|news) (?:on|of)|[,:;]) )the )(${ORDINAL})(?=\\W*$)`,
  `(?<=(?:^|\\b${BEFORE} |and |so |more |[,:;] ?))(?:number|no\\.|nr\\.?|#) ?(${NUMBER})\\b${WHOLE}`,
  `(?:the )?(?:story|item|topic|headline|entry) (?:number |no\\.? |nr\\.? |#)?(${NUMBER})\\b${WHOLE}`,
  `^#?(\\d{1,2})[.)]?(?=\\W*$)`,
].map((source) => new RegExp(source, 'iu'));

/** “The first and the second one” are no single item. */
const SEVERAL = new RegExp(`\\b${ORDINAL} (?:and|or) (?:the )?${ORDINAL}\\b`, 'iu');

/** @returns null where no item is meant by its place */
export function placeIn(question: string): Placed | null {
  const asked = question.replace(/\s+/gu, ' ').trim();
  if (SEVERAL.test(asked)) return null;
  for (const form of FORMS) {
    const found = form.exec(asked);
    const at = found === null ? null : placeOf(found[1] ?? '');
    if (found !== null && at !== null) return { at, rest: restOf(asked, found) };
  }
  return null;
}

function placeOf(word: string): number | null {
  const lower = word.toLowerCase();
  if (lower === 'last' || lower === 'final') return -1;
  const known = Math.max(ORDINALS.indexOf(lower), NUMBERS.indexOf(lower));
  const place = known >= 0 ? known + 1 : Number.parseInt(lower, 10);
  return place > 0 ? place - 1 : null;
}

/** “Who denies the first one?” asks who denies it; with a preposition, the item goes without a word in its place. */
function restOf(asked: string, { 0: phrase, index }: RegExpExecArray): string | null {
  const behind = asked.slice(index + phrase.length);
  const before = asked.slice(0, index);
  const preposition = new RegExp(`\\b${BEFORE} $`, 'iu').exec(before);
  const isAside = /^(?:and |so |but |ok |okay )*$/iu.test(before) && OPENS.test(behind);
  const word = preposition !== null || isAside ? '' : 'it';
  const rest = `${before.slice(0, preposition?.index)}${word}${behind}`;
  const words = rest.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((each) => EMPTY.has(each)) ? null : tidy(rest);
}

const tidy = (words: string): string =>
  words
    .replace(/\s+(?=[?!.,])/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,:;–—-]+/u, '')
    .trim();

/** Behind the item a question of its own begins. */
const OPENS = /^(?:\s*[,:;–—-]|\s*\W*$|\s+(?:who|whom|whose|what|when|where|why|how|which)\b)/iu;

/** Words that ask for nothing but the item. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'and so but ok okay now please then also what how is s it the there tell say give show explain me us more ' +
    'details detail about on anything something can could would you i m am we want like to know hear read see ' +
    'go let lets talk continue with interested in thanks of a'
  ).split(' '),
);
