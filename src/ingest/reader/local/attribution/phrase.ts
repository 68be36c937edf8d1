// Whole noun phrases: a name with what hangs on it, “the governor of Ostra”, “Ms. Ota, the harbour’s head,”.
import type { Token } from '../text/analysis.ts';
import { isMonthOrYear, isTimeWord } from './chunk.ts';
import type { Scene } from './scene.ts';

/** Tokens, half open. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export const HANGING = new Set([
  'of',
  'for',
  'at',
  'from',
  'with',
  'in',
  'on',
  'to',
  'by',
  'within',
  'inside',
  'near',
  'behind',
  'against',
  'like',
  'about',
  'over',
]);

/** “a person familiar with the talks”: how somebody knows it is a part of who it is. */
export const INFORMED = /^(familiar|briefed|close|involved|acquainted|knowledgeable|privy|present)$/;

export const PEOPLE =
  /^(persons?|people|sources?|officials?|diplomats?|aides?|executives?|bankers?|lawyers?|lawmakers?|insiders?|employees?|advisers?|advisors?|others?|those|someone|man|woman|men|women|witness(es)?|residents?|investors?|traders?|staff(ers)?)$/;

/** @returns behind the phrase that tells how the one before token `at` knows it */
function informedEnd({ tokens, chunkAt }: Scene, at: number, end: number): number | undefined {
  if (!PEOPLE.test(tokens[at - 1]?.lower ?? '') || !INFORMED.test(tokens[at]?.lower ?? '')) return undefined;
  const of = chunkAt[at + 2];
  return tokens[at + 1]?.tag === 'ADP' && of?.first === at + 2 && of.last <= end ? of.last : undefined;
}

/** “Friday”, “May 2018”. */
export const isTime = (tokens: readonly Token[], { first, last }: Range) =>
  last - first === 1
    ? isTimeWord(tokens[first] as Token)
    : last - first === 2 && tokens.slice(first, last).every(isMonthOrYear);

/** So many tokens may stand in parentheses behind a name. */
export const PARENTHESIS = 8;

export const WHO = new Set([
  'who',
  'whom',
  'whose',
  'which',
  'where',
  'a',
  'an',
  'the',
  'one',
  'now',
  'then',
  'both',
  'himself',
  'herself',
  'and',
  'including',
]);

/** The phrase that begins with token `first`, as far to the right as it reaches; for “…,” said X, the head of Y. */
export function phraseFrom(
  scene: Scene,
  first: number,
  end: number,
  wide: boolean,
  apposition = wide,
): Range | undefined {
  const { tokens, chunkAt } = scene;
  const chunk = chunkAt[first];
  if (!chunk || chunk.first !== first) return undefined;
  let last = partyEnd(tokens, chunk.last, end);
  for (;;) {
    const informed = informedEnd(scene, last, end);
    if (informed !== undefined) {
      last = informed;
      continue;
    }
    const [link, next] = [tokens[last], chunkAt[last + 1]];
    if (!link || last >= end || !next || next.first !== last + 1 || next.last > end) break;
    const hangs =
      link.tag === 'ADP' && HANGING.has(link.lower) && (wide || link.lower === 'of') && !isTime(tokens, next);
    const joins = link.lower === 'and' && !isVerb(tokens[next.last]) && tokens[next.first]?.tag !== 'PRON';
    if (!hangs && !(joins && wide)) break;
    last = next.last;
  }
  return { first, last: apposition ? appositionEnd(scene, last, end) : last };
}

/** “Ota (R-Ostra)”: what is in parentheses behind a name belongs to it. */
function partyEnd(tokens: readonly Token[], at: number, end: number): number {
  if (tokens[at]?.text !== '(' || tokens[at - 1]?.tag !== 'PROPN') return at;
  for (let i = at + 1; i < Math.min(end, at + PARENTHESIS); i += 1) {
    if (tokens[i]?.text === ')') return i + 1;
    if (!/^(PROPN|PUNCT|NUM)$/.test(tokens[i]?.tag ?? '')) return at;
  }
  return at;
}

const isVerb = (token: Token | undefined) => token?.tag === 'VERB' || token?.tag === 'AUX';

function appositionEnd({ tokens, chunkAt, quoteAt }: Scene, last: number, end: number): number {
  const next = tokens[last + 1];
  if (tokens[last]?.text !== ',' || !next || last + 1 >= end || (quoteAt[last + 1] ?? -1) >= 0) return last;
  if (/^(which|whose|where)$/.test(next.lower)) return last;
  const who =
    WHO.has(next.lower) ||
    /^\d/.test(next.text) ||
    (chunkAt[last + 1] && next.tag !== 'PRON') ||
    (next.lower === 'of' && tokens[last + 2]?.tag === 'PROPN');
  if (!who || next.lower === 'and' || next.lower === 'now' || next.lower === 'then') return last;
  for (let i = last + 2; i < end; i += 1) {
    if ((quoteAt[i] ?? -1) >= 0 || tokens[i]?.text === ';') return i;
    if (
      tokens[i]?.text === ',' &&
      (tokens[i + 1]?.tag === 'VERB' ||
        tokens[i + 1]?.tag === 'ADP' ||
        /^(who|which|whose)$/.test(tokens[i + 1]?.lower ?? '') ||
        (quoteAt[i + 1] ?? -1) >= 0 ||
        tokens[i + 1]?.tag === 'CCONJ')
    )
      return i;
  }
  return tokens[end - 1]?.text === '.' ? end - 1 : end;
}
