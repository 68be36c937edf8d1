// A cue that no list has, as the model names it: good where the words stand in quotation marks beside it, or are kept with it.
import type { Token } from '../../local/text/analysis.ts';
import { adjectiveFrame, nounFrame, verbFrames } from '../../local/attribution/lexicon.ts';
import { isComma, isQuote, type Frame } from './frame.ts';
import { classOfKind } from './kind.ts';
import { CUE_NOUNS, type CueClass } from './lexicon.ts';
import { isNominal } from './term.ts';

/**
 * The frame of a cue that `framesIn` does not know.
 * @param cue   the indices of its words in the sentence
 * @param said  the indices of the claim's words
 * @param isQuoted whether the word at an index stands in quotation marks
 */
export function keptFrame(
  tokens: readonly Token[],
  cue: readonly number[],
  said: readonly number[],
  isQuoted: (at: number) => boolean,
): Frame | null {
  const at = mainWord(tokens, cue);
  if (at === null || isQuoted(at)) return null;
  const frame: Frame = { classes: ['says'], cue: at, type: 'verb' };
  const others = said.filter((index) => !cue.includes(index));
  if (others.length > 0 && others.every(isQuoted) && isBeside(tokens, cue, isQuoted)) return frame;
  if (!speaks(tokens, cue, at)) return null;
  const isSaidNext = others.every((index) => index > at) && leadsOn(tokens, (cue.at(-1) ?? at) + 1);
  if (isSaidNext) return { ...frame, classes: classesOf(tokens, cue, at) };
  return said.includes(at) ? frame : null;
}

/** “that” follows, with nothing but whom and where it was told in between. */
function leadsOn(tokens: readonly Token[], from: number): boolean {
  const that = tokens.findIndex(({ lower }, at) => at >= from && lower === 'that');
  return (
    that >= from &&
    that - from <= 6 &&
    tokens.slice(from, that).every(({ tag }) => /^(?:ADP|DET|ADJ|NOUN|PROPN|NUM|ADV|PRON)$/.test(tag))
  );
}

/** What the cue's verb, adjective or noun makes of what follows. */
function classesOf(tokens: readonly Token[], cue: readonly number[], at: number): readonly CueClass[] {
  const kinds = cue.flatMap((index) => {
    const token = tokens[index];
    if (token === undefined) return [];
    const frame = isNominal(token) ? nounFrame(token.lemma) : adjectiveFrame(token.lower);
    return frame === undefined ? [] : [frame.kind];
  });
  const verb = verbFrames(tokens[at]?.lemma ?? '').map(({ kind }) => kind);
  return [classOfKind([...kinds, ...verb][0] ?? '')];
}

/** The first verb of the cue, else its first word: wink-nlp takes “retorted” for a noun now and then. */
function mainWord(tokens: readonly Token[], cue: readonly number[]): number | null {
  const verb = cue.find((at) => tokens[at]?.tag === 'VERB');
  if (verb !== undefined) return verb;
  const known = cue.findLast((at) => verbFrames(lemmaOf(tokens[at])).length > 0);
  const state = cue.find((at) => tokens[at]?.tag === 'AUX');
  return known ?? cue.find((at) => /(?:ed|s|t)$/.test(tokens[at]?.lower ?? '')) ?? state ?? null;
}

/** Of a verb that was taken for a noun: “states”, “fear”. */
const lemmaOf = (token: Token | undefined): string => token?.lemma.replace(/(?<=\w{3})s$/, '') ?? '';

/** A quotation ends right before the cue's clause, or begins right after it. */
function isBeside(
  tokens: readonly Token[],
  cue: readonly number[],
  isQuoted: (at: number) => boolean,
): boolean {
  const [first, last] = [cue[0] ?? 0, cue.at(-1) ?? 0];
  const opens = tokens.findLastIndex((_, at) => at < first && isQuoted(at));
  const before = tokens.slice(opens + 1, first);
  if (opens >= 0 && before.filter((token) => !isQuote(token) && !isComma(token)).length <= 12)
    return !before.some(({ text, tag }) => /^[.;:?!]$/.test(text) || tag === 'VERB');
  const next = tokens.findIndex((_, at) => at > last && isQuoted(at));
  return (
    next > 0 &&
    tokens
      .slice(last + 1, next)
      .every((token) => isQuote(token) || /^(?:[:,]|as|at|of|about|to|for|on|that)$/.test(token.lower))
  );
}

/** Whether the cue's words say, think or want something, alone or with their noun: “voted”, “made clear”, “paid tribute”. */
function speaks(tokens: readonly Token[], cue: readonly number[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const next = tokens[at + 1]?.lower ?? '';
  if (verbFrames(lemmaOf(token)).length > 0 || verbFrames(`${token.lemma}_${next}`).length > 0) return true;
  if (ACTS.has(token.lemma)) return true;
  const near = [...cue, (cue.at(-1) ?? at) + 1, (cue.at(-1) ?? at) + 2];
  return near.some((index) => {
    const word = tokens[index];
    if (word === undefined) return false;
    if (adjectiveFrame(word.lower) !== undefined) return STATES.has(token.lemma);
    return (
      isNominal(word) &&
      (nounFrame(word.lemma) !== undefined || CUE_NOUNS.has(word.lemma) || GIVEN.has(word.lemma))
    );
  });
}

/** “made sure that” says nothing; “is sure that” does. */
const STATES: ReadonlySet<string> = new Set(['be', 'feel', 'remain', 'seem', 'sound']);

/** What is done by saying it. */
const ACTS: ReadonlySet<string> = new Set(
  `hear let set vote undertake accept revise raise lower cut summon sue request require direct order instruct reserve refuse decline
   rule put give show record state detect judge hint reaffirm restate identify characterize characterise upgrade downgrade
   assign estimate calculate count examine investigate document provide specify stipulate uphold`.split(
    /\s+/,
  ),
);

/** What is given, made, paid or voiced. */
const GIVEN: ReadonlySet<string> = new Set(
  'tribute homage blessing assurance confidence optimism sympathy support notice apology thanks answer forgiveness regret right secret issue'.split(
    ' ',
  ),
);
