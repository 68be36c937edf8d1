// Who is meant: whether a name that a model gives is the one that the article's own words stand for.
import type { Analysis, Token } from '../../local/text/analysis.ts';
import { genderOfGivenName, type Gender } from '../../local/actor/words/given-names.ts';
import { indexAt } from '../../local/position.ts';
import { findVerbatim, type Folded } from './fold.ts';
import { OTHER_PRONOUNS, PERSON_PRONOUNS, TIME_WORDS } from './lexicon.ts';
import { isNominal, keyOf } from './term.ts';

export interface Text {
  readonly analysis: Analysis;
  readonly folded: Folded;
}

/** A sentence, and the token in it before which an antecedent stands; both by their index in the text. */
export interface Place {
  readonly sentence: number;
  readonly token: number;
}

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[’']s?\b|[.,]/g, '')
    .trim();
const wordsOf = (name: string): readonly string[] => bare(name).split(/\s+/);

/** Back from a pronoun, so many sentences at the most. */
const BACK = 4;

/**
 * @param mention what the text calls them
 * @returns whether the name stands in the article and the mention can mean it
 */
export function means(mention: string, name: string, at: Place, text: Text): boolean {
  if (bare(mention) === bare(name)) return true;
  if (findVerbatim(text.folded, name).length === 0) return false;
  const [short, long] = [wordsOf(mention), wordsOf(name)];
  if (/^who$/i.test(mention.trim())) return isNearest(name, at, text);
  if (isPronoun(mention)) return isAntecedent(mention, name, at, text);
  if (long.every((word) => short.includes(word))) return true;
  if (isPartOf(short, long)) return isOnly(mention, name, text);
  if (isInitials(mention, name)) return true;
  return isDescribed(mention, name, text);
}

export const isPronoun = (words: string): boolean => {
  const lower = words.trim().toLowerCase();
  return PERSON_PRONOUNS.has(lower) || OTHER_PRONOUNS.has(lower);
};

const isPartOf = (short: readonly string[], long: readonly string[]): boolean => {
  const own = short.filter((word) => !/^(?:mr|mrs|ms|mx|dr|prof|the|sir|dame|lord|lady)$/.test(word));
  return own.length > 0 && own.every((word) => long.includes(word));
};

const isInitials = (short: string, long: string): boolean => {
  const letters = (long.match(/\p{Lu}/gu) ?? []).join('');
  return /^\p{Lu}{2,}$/u.test(short.replaceAll('.', '')) && letters.includes(short.replaceAll('.', ''));
};

/** No other full name in the article ends in the same word: there is one Orsk. */
function isOnly(mention: string, name: string, { analysis }: Text): boolean {
  const surname = wordsOf(mention).at(-1) ?? '';
  const own = new Set(wordsOf(name));
  return namesIn(analysis, 0, analysis.sentences.length).every((other) => {
    const words = wordsOf(other);
    return (
      words.length < 2 || words.at(-1) !== surname || words.every((word) => own.has(word) || isTitle(word))
    );
  });
}

const isTitle = (word: string): boolean =>
  /^(?:mr|mrs|ms|mx|dr|prof|mayor|president|minister|senator|governor|judge|chief|officer|captain|general|king|queen|prince|princess|sir|dame|lord|lady|secretary|chairman|chairwoman|chair|director|inspector|professor|spokesman|spokeswoman|deputy|councillor|coach|prosecutor|commissioner)$/.test(
    word,
  );

function namesIn(analysis: Analysis, from: number, to: number): readonly string[] {
  return analysis.sentences
    .slice(from, to)
    .flatMap(({ first, last }) => runsIn(analysis.tokens.slice(first, last)).map(({ text }) => text));
}

const isCapital = ({ text, tag, lower }: Token): boolean =>
  /^\p{Lu}/u.test(text) && /^(?:PROPN|NOUN|ADJ|X|VERB)$/.test(tag) && !TIME_WORDS.has(lower);

export interface Run {
  readonly text: string;
  /** Index of its first token. */
  readonly first: number;
}

/** Runs of capitalised words: “Lena Orsk”, “Harbour Union”, “Bank of Vell”. */
export function runsIn(tokens: readonly Token[]): readonly Run[] {
  const runs: { words: string[]; first: number }[] = [];
  let open: string[] | null = null;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const joins = open !== null && token.lower === 'of' && next !== undefined && isCapital(next);
    if (!isCapital(token) && !joins) open = null;
    else if (open === null) runs.push({ words: (open = [token.text]), first: index });
    else open.push(token.text);
  }
  return runs.map(({ words, first }) => ({ text: words.join(' '), first }));
}

/**
 * The name that a pronoun stands for is the first in its own sentence before it, else in the nearest sentence before
 * that has a name: news keeps to the one it is about.
 */
function isAntecedent(pronoun: string, name: string, at: Place, { analysis }: Text): boolean {
  if (!mayBe(pronoun, name, analysis)) return false;
  for (let back = 0; back <= BACK; back++) {
    const sentence = analysis.sentences[at.sentence - back];
    if (sentence === undefined) return false;
    const last = back === 0 ? Math.min(sentence.last, at.token) : sentence.last;
    const tokens = analysis.tokens.slice(sentence.first, last);
    const names = runsIn(tokens).filter((run) => isFree(run, tokens) && isRealName(run, analysis));
    const first = names.find(({ text }) => mayBe(pronoun, text, analysis));
    if (first !== undefined) return isSharedName(first.text, name);
  }
  return false;
}

/** “…, the niece of Orsk, who said”: “who” is the last name before it, unless that one is bound. */
function isNearest(name: string, at: Place, { analysis }: Text): boolean {
  const { first } = analysis.sentences[at.sentence] ?? { first: 0 };
  const tokens = analysis.tokens.slice(first, at.token);
  const nearest = runsIn(tokens).at(-1);
  return (
    nearest !== undefined &&
    isFree(nearest, tokens) &&
    isSharedName(nearest.text, name) &&
    tokens.length - nearest.first - nearest.text.split(' ').length <= 4
  );
}

/** Unless the given name, here or with the same surname elsewhere, is no “she's”. */
function mayBe(pronoun: string, name: string, analysis: Analysis): boolean {
  const gender = GENDERS.get(pronoun.trim().toLowerCase());
  if (gender === undefined) return true;
  const surname = wordsOf(name).at(-1) ?? '';
  const full = [name, ...namesIn(analysis, 0, analysis.sentences.length)].filter(
    (each) => each.includes(' ') && wordsOf(each).at(-1) === surname,
  );
  const known = full.flatMap((each) =>
    wordsOf(each)
      .slice(0, -1)
      .flatMap((word) => genderOfGivenName(word) ?? []),
  );
  return known.length === 0 || known.includes(gender);
}

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word) => [word, 'male'] as const),
  ...['she', 'her', 'hers', 'herself'].map((word) => [word, 'female'] as const),
]);

/** Not where something was, nor whose: “in Vell”, “Vell's mayor”. */
const isFree = ({ text, first }: Run, tokens: readonly Token[]): boolean =>
  !/^(?:in|at|from|near|of|to|on|outside)$/.test(tokens[first - 1]?.lower ?? '') &&
  !/^['’]s$/.test(tokens[first + text.split(' ').length]?.text ?? '');

/** A single word that begins a sentence may be any word, unless it stands with its capital elsewhere as well. */
function isRealName({ text, first }: Run, { tokens, sentences }: Analysis): boolean {
  if (first > 0 || text.includes(' ')) return true;
  const starts = new Set(sentences.map((sentence) => sentence.first));
  return tokens.some(
    (token, at) => token.text === text && !starts.has(at) && !/["“‘]/.test(tokens[at - 1]?.text ?? ''),
  );
}

const isSharedName = (a: string, b: string): boolean => {
  const [one, two] = [wordsOf(a), wordsOf(b)];
  return (
    two.at(-1) === one.at(-1) ||
    one.every((word) => two.includes(word)) ||
    two.every((word) => one.includes(word))
  );
};

/** “The mayor” is Lena Orsk where the article calls her so: “Mayor Lena Orsk”, “Lena Orsk, the mayor”, “his lawyer, Ida Falk”. */
function isDescribed(mention: string, name: string, { folded, analysis }: Text): boolean {
  const { text, tokens } = analysis;
  const words = mention.trim().split(/,| (?:of|for|in|from|at|with|who|that|which)\b/i)[0] ?? '';
  const head = words.split(/\s+/).at(-1) ?? '';
  // Another name describes nobody.
  if (!/^\p{Ll}[\p{L}-]{2,}$/u.test(head)) return false;
  const before = new RegExp(
    `\\b${escaped(head)}(?: (?:of|for|in|at) [^,.\n]{1,40},|,(?: (?!${JOINING}\\b)[\\p{L}.]+){0,3})? $`,
    'iu',
  );
  const after = new RegExp(`^(?:,| \\(| is| was| as) (?:[\\p{L}\\p{N}’'-]+ ){0,4}${escaped(head)}\\b`, 'iu');
  return findVerbatim(folded, name).some(({ start, end }) => {
    const [called] = before.exec(text.slice(Math.max(0, start - NEAR), start)) ?? [];
    if (called !== undefined && !hasVerb(tokens, start - called.length, start)) return true;
    const [told] = after.exec(text.slice(end, end + NEAR)) ?? [];
    // “Orsk, told the council”: what she does is no description.
    return told !== undefined && !hasVerb(tokens, end, end + told.length);
  });
}

const hasVerb = (tokens: readonly Token[], start: number, end: number): boolean => {
  const first = indexAt(tokens, start);
  const inside = tokens.slice(first, first + 8).filter((token) => token.end <= end);
  return inside.some(({ tag, lower }) => tag === 'VERB' && !lower.endsWith('ing'));
};

/** What leads to another one: “the judge, and Lena Orsk”. */
const JOINING = '(?:and|or|but|nor|with|to|by|from|for|at|in|on|of|as|like|than|who|whom|whose)';

/** Around a name, in UTF-16 code units. */
const NEAR = 80;

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Whether a name in a claim may stand where the sentence has a pronoun, a part of the name or a description.
 * @param sentence index of the sentence whose words the claim shortens
 */
export function isLicensed(name: string, sentence: number, text: Text): boolean {
  const { analysis } = text;
  const { first, last } = analysis.sentences[sentence] ?? { first: 0, last: 0 };
  if (findVerbatim(text.folded, name).length === 0) return false;
  const tokens = analysis.tokens.slice(first, last);
  const parts = runsIn(tokens).some(
    (run) => isSharedName(run.text, name) && means(run.text, name, { sentence, token: first }, text),
  );
  if (parts) return true;
  return tokens.some((token, at) => {
    const place = { sentence, token: first + at };
    if (isPronoun(token.lower) && token.lower !== 'who') return isAntecedent(token.lower, name, place, text);
    const isDefinite = token.lower === 'the' && /^(?:NOUN|ADJ)$/.test(tokens[at + 1]?.tag ?? '');
    const head = tokens.slice(at + 1, at + 4).findLast(({ tag }) => tag === 'NOUN');
    return isDefinite && head !== undefined && isDescribed(head.text, name, text);
  });
}

/**
 * Whether a common noun in a claim may stand where the sentence has “it” or “they”: it is the subject of the
 * sentence before, or of this one.
 */
export function isSubjectMeant(noun: Token, sentence: number, { analysis }: Text): boolean {
  const { first, last } = analysis.sentences[sentence] ?? { first: 0, last: 0 };
  const tokens = analysis.tokens.slice(first, last);
  if (!tokens.some(({ lower }) => OTHER_PRONOUNS.has(lower))) return false;
  const before = analysis.sentences[sentence - 1];
  return before !== undefined && subjectOf(analysis.tokens.slice(before.first, before.last)) === keyOf(noun);
}

/** The head of the first noun phrase that no preposition binds. */
function subjectOf(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex((token, index) => isNominal(token) && !isBound(tokens, index));
  const end = tokens.findIndex((token, index) => index > at && !isNominal(token));
  const head = at < 0 ? undefined : tokens[(end < 0 ? tokens.length : end) - 1];
  return head === undefined ? null : keyOf(head);
}

function isBound(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(0, index).findLast(({ tag }) => !/^(?:DET|ADJ|NUM)$/.test(tag));
  return before?.tag === 'ADP';
}
