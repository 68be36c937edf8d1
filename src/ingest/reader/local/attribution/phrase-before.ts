// Whole noun phrases that end before a verb: how far to the left they reach, over what hangs on them and stands between commas.
import type { Sentence, Token } from '../text/analysis.ts';
import { isRelative, isTimeWord } from './chunk.ts';
import { verbFrames } from './lexicon.ts';
import { lacksVerb } from './main-clause.ts';
import { HANGING, INFORMED, isTime, PARENTHESIS, PEOPLE, WHO } from './phrase.ts';
import type { Range } from './phrase.ts';
import { headOfNamed, headOfRelative } from './phrase-relative.ts';
import type { Scene } from './scene.ts';

/** So many tokens may stand between the commas of an apposition. */
const APPOSITION = 30;

/** The phrase that ends right before token `end`, as far to the left as it reaches; undefined where there is none. */
export function phraseBefore(
  scene: Scene,
  end: number,
  { first }: Pick<Sentence, 'first'>,
): Range | undefined {
  const { tokens, chunkAt } = scene;
  const last = tokens[end - 1];
  if (!last || end - 1 < first) return undefined;
  if (last.text in OPENERS) {
    const own = appositionStart(scene, end - 1, first);
    const start = own === undefined ? undefined : (joinedStart(scene, own, first) ?? own);
    return start === undefined ? beforeAside(scene, end - 1, first) : { first: start, last: end };
  }
  const chunk = chunkAt[end - 1];
  if (!chunk) return undefined;
  // “Ota and Tarn both said”
  if (/^(both|all|each)$/.test(last.lower) && chunk.first === end - 1 && end - 2 >= first && chunkAt[end - 2])
    return phraseBefore(scene, end - 1, { first }) ?? chunk;
  if (isTime(tokens, chunk)) {
    const start = reducedRelative(scene, end, first);
    return start === undefined ? undefined : { first: start, last: end };
  }
  return { first: measured(tokens, leftmost(scene, chunk.first, first), first), last: end };
}

/** “nearly 10 percent”, “more than half”, “three in four people”: from the word that measures. */
function measured(tokens: readonly Token[], at: number, first: number): number {
  const [second, last] = [tokens[at - 2]?.lower ?? '', tokens[at - 1]];
  if (at - 1 < first || !last) return at;
  if (
    /^(nearly|almost|about|only|roughly|around|neither|both|just|some)$/.test(last.lower) &&
    last.tag !== 'VERB'
  )
    return at - 1;
  if (at - 2 >= first && /^(more than|less than|fewer than|at least|up to)$/.test(`${second} ${last.lower}`))
    return at - 2;
  return at;
}

/** Goes left over “of”, “for” …, and over “and” between two of one kind. */
function leftmost(scene: Scene, start: number, first: number): number {
  const { tokens, chunkAt } = scene;
  let at = start;
  for (;;) {
    const reduced =
      informedBefore(scene, at, first) ??
      reducedRelative(scene, at, first) ??
      (headOfNamed(scene, at, first) ?? headOfRelative(scene, at, first))?.first;
    if (reduced !== undefined) {
      at = reduced;
      continue;
    }
    const [link, before] = [tokens[at - 1], chunkAt[at - 2]];
    if (!link || at - 2 < first || !before || before.first < first) return at;
    const opens = leftIsFree(scene, before.first, first);
    if (
      link.tag === 'ADP' &&
      HANGING.has(link.lower) &&
      !isTime(tokens, before) &&
      (link.lower === 'of' || opens || hangsOn(scene, before.first, first))
    )
      at = before.first;
    else if (
      (link.lower === 'and' || link.lower === 'or') &&
      (opens || hangsOn(scene, before.first, first)) &&
      (tokens[before.first]?.tag !== 'PRON' || /^(he|she|they|i)$/.test(tokens[before.first]?.lower ?? ''))
    )
      at = before.first;
    else return at;
  }
}

function informedBefore({ tokens, chunkAt }: Scene, at: number, first: number): number | undefined {
  const person = chunkAt[at - 3];
  if (tokens[at - 1]?.tag !== 'ADP' || !INFORMED.test(tokens[at - 2]?.lower ?? '')) return undefined;
  if (!person || person.first < first || !PEOPLE.test(tokens[at - 3]?.lower ?? '')) return undefined;
  return person.first;
}

/** “a report released by the city”, “emails obtained by the paper”: the participle hangs on the noun before it. */
function reducedRelative({ tokens, chunkAt }: Scene, at: number, first: number): number | undefined {
  let link = at - 1;
  if (tokens[link]?.tag === 'ADP') link -= 1;
  while (link > first && (isTimeWord(tokens[link] as Token) || tokens[link]?.tag === 'ADV')) link -= 1;
  const [verb, head] = [tokens[link], chunkAt[link - 1]];
  if (verb?.tag !== 'VERB' || !/(ed|en|ade|old)$/.test(verb.lower) || !head || head.first < first)
    return undefined;
  if (
    tokens[link + 1]?.tag !== 'ADP' &&
    link === at - 1 &&
    !/^(this|last|by|next)$/.test(tokens[at]?.lower ?? '')
  )
    return undefined;
  return tokens[head.last - 1]?.tag === 'NOUN' && head.last === link && opensPhrase(tokens, head.first, first)
    ? head.first
    : undefined;
}

const opensPhrase = (tokens: readonly Token[], at: number, first: number) =>
  at <= first || tokens[at - 1]?.tag !== 'AUX';

/** A phrase may begin here: the sentence, a clause or a comma before it. */
function leftIsFree({ tokens }: Scene, at: number, first: number): boolean {
  const before = tokens[at - 1];
  return (
    at <= first || !before || ['PUNCT', 'CCONJ', 'SCONJ', 'ADV'].includes(before.tag) || isRelative(before)
  );
}

function hangsOn({ tokens, chunkAt }: Scene, at: number, first: number): boolean {
  const before = tokens[at - 1];
  return (
    at - 2 >= first && before?.tag === 'ADP' && HANGING.has(before.lower) && chunkAt[at - 2] !== undefined
  );
}

/** “Ms. Ota, who runs the harbour, said”: from the name, when what is between the commas tells who it is. */
function appositionStart(scene: Scene, comma: number, first: number): number | undefined {
  const { tokens, chunkAt, quoteAt } = scene;
  const opener = OPENERS[tokens[comma]?.text ?? ''] ?? ',';
  let furthest: number | undefined;
  let edge = comma;
  for (let i = comma - 1; i > first && i > comma - APPOSITION; i -= 1) {
    if (tokens[i]?.text !== opener || (quoteAt[i] ?? -1) >= 0) continue;
    if (isInterposed(scene, i + 1, edge)) return furthest;
    const chunk = chunkAt[beforeParenthesis(tokens, i - 1, first)];
    if (chunk && tellsWho(scene, i + 1, edge)) {
      const start = leftmost(scene, chunk.first, first);
      // “For his part, Ota, the chair, said”: what a preposition or a verb has behind it is nobody who speaks.
      if (furthest !== undefined && /^(ADP|AUX|VERB)$/.test(tokens[start - 1]?.tag ?? '')) return furthest;
      furthest = start;
      edge = i;
      if (leftIsFree(scene, start, first) && tokens[start - 1]?.text !== ',') return start;
    }
  }
  return furthest;
}

/** “The mayor, Ota, and | his deputy, Tarn, said”: from the first of the two. */
function joinedStart(scene: Scene, at: number, first: number): number | undefined {
  const { tokens } = scene;
  if (at - 2 <= first || tokens[at - 1]?.lower !== 'and' || tokens[at - 2]?.text !== ',') return undefined;
  const start = appositionStart(scene, at - 2, first);
  const isOne = start !== undefined && leftIsFree(scene, start, first) && lacksVerb(scene, start, at);
  return isOne ? start : undefined;
}

/** “Rep. Ota (Ostra), the chair,”: the token before what is in parentheses. */
function beforeParenthesis(tokens: readonly Token[], at: number, first: number): number {
  if (tokens[at]?.text !== ')') return at;
  for (let i = at - 1; i > first && i > at - PARENTHESIS; i -= 1) if (tokens[i]?.text === '(') return i - 1;
  return at;
}

/** “Ota, speaking on Friday, said”, “Ota, in contrast, said”: what is between the commas is not part of who. */
function beforeAside(scene: Scene, comma: number, first: number): Range | undefined {
  const { tokens, chunkAt, quoteAt } = scene;
  for (let i = comma - 1; i > first && i > comma - APPOSITION; i -= 1) {
    if (tokens[i]?.text !== ',' || (quoteAt[i] ?? -1) >= 0) continue;
    const [chunk, next] = [chunkAt[i - 1], tokens[i + 1]];
    const aside =
      next &&
      (next.tag === 'ADP' ||
        next.tag === 'ADV' ||
        next.tag === 'SCONJ' ||
        (next.tag === 'VERB' && /(ing|ed)$/.test(next.lower)) ||
        next.lower === 'when' ||
        next.lower === 'as');
    if (!chunk || !aside || isTime(tokens, chunk)) continue;
    const start = leftmost(scene, chunk.first, first);
    if (leftIsFree(scene, start, first)) return { first: start, last: i };
  }
  return undefined;
}

const OPENERS: Readonly<Record<string, string>> = {
  ',': ',',
  '—': '—',
  '–': '–',
  '--': '--',
  '-': '-',
  ')': '(',
};

/** “…, a guide reported, …”: a speaker with a verb tells nobody's office. */
function isInterposed({ tokens, chunkAt }: Scene, at: number, end: number): boolean {
  const verb = tokens[end - 1];
  return chunkAt[at]?.last === end - 1 && verb?.tag === 'VERB' && verbFrames(verb.lemma).length > 0;
}

function tellsWho({ tokens, chunkAt }: Scene, at: number, end: number): boolean {
  const token = tokens[at];
  if (!token || at >= end) return false;
  if (WHO.has(token.lower) || /^\d|^(?:his|her|its|their)$/.test(token.lower)) return true;
  return (
    chunkAt[at] !== undefined &&
    token.tag !== 'PRON' &&
    !tokens.slice(at, end).some(({ tag, lower }) => tag === 'AUX' || lower === 'said')
  );
}
