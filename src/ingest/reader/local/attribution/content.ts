// How far what is said reaches.
import type { Sentence, Token } from '../text/analysis.ts';
import type { Candidate, VerbCandidate } from './candidate.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';

/** Behind the last token of what begins with token `first`. */
export function contentEnd(
  scene: Scene,
  sentence: Sentence,
  first: number,
  cue: VerbCandidate,
  all: readonly Candidate[],
  shape: 'clause' | 'phrase',
): number {
  const { tokens, quoteAt } = scene;
  for (let i = first + 1; i < sentence.last; i += 1) {
    if ((quoteAt[i] ?? -1) >= 0 && quoteAt[i] === quoteAt[i - 1]) continue;
    if (breaks(scene, i, cue, all)) return i;
    if (shape === 'phrase' && jointAt(tokens, i, first)) return i;
  }
  return sentence.last;
}

/** Another attribution of the same rank begins at token i. */
function breaks(
  { tokens, chunkAt }: Scene,
  i: number,
  cue: VerbCandidate,
  all: readonly Candidate[],
): boolean {
  const token = tokens[i] as Token;
  const next = all.find((each) => each.at > i && each.at < i + 9);
  if (token.text === ',' && tokens[i + 1]?.lower === 'according') return true;
  if (token.lower === 'according' && tokens[i + 1]?.lower === 'to') return true;
  if (!next || next.type !== 'verb') return false;
  const { group } = next;
  if (token.text === ',' && group.first === i + 1 && group.form === 'participle') return true;
  const joins =
    token.tag === 'CCONJ' || (token.text === ',' && tokens[i + 1]?.tag === 'CCONJ') || token.text === ';';
  if (!joins) return false;
  const behind = token.text === ',' ? i + 2 : i + 1;
  if (group.first === behind && group.form === 'finite')
    return sameForm(tokens[cue.at] as Token, tokens[next.at] as Token) && group.first === next.at;
  const chunk = chunkAt[behind];
  return (
    (token.text === ';' || token.text === ',') &&
    chunk?.first === behind &&
    chunk.last === group.first &&
    /t/.test(next.frames.map(({ follows }) => follows).join(''))
  );
}

const ending = ({ lower }: Token) =>
  lower.endsWith('ing')
    ? 'ing'
    : lower.endsWith('s')
      ? 's'
      : /ed$|aid$|old$|ote$|t$|ew$/.test(lower)
        ? 'ed'
        : '';
const sameForm = (a: Token, b: Token) => ending(a) === ending(b) && ending(a) !== '';

/** Where an object ends: a comma or a conjunction with a new verb, a relative of time. */
function jointAt(tokens: readonly Token[], i: number, first: number): boolean {
  const [token, next, third] = [tokens[i] as Token, tokens[i + 1], tokens[i + 2]];
  if (token.text === ';' || token.text === '—' || token.text === '–') return true;
  if (token.text === ',') {
    if (!next || i - first < 1) return false;
    if (next.tag === 'VERB' && next.lower.endsWith('ing')) return true;
    if (
      /^(while|but|as|when|after|although|though|because|who|which|where|according|with|despite|even|saying)$/.test(
        next.lower,
      )
    )
      return true;
    return (
      next.tag === 'CCONJ' &&
      third !== undefined &&
      (third.tag === 'VERB' || third.tag === 'AUX' || third.tag === 'PRON')
    );
  }
  if (token.tag === 'CCONJ') return next?.tag === 'VERB' && /ed$|s$/.test(next.lower);
  return (
    /^(while|although|though|because|after|before|when)$/.test(token.lower) &&
    (token.tag === 'SCONJ' || token.tag === 'ADP' || token.tag === 'ADV')
  );
}

/** What stands before the speaker and his verb, back to the beginning of the sentence or the attribution before. */
export function contentBefore(
  scene: Scene,
  sentence: Sentence,
  end: number,
  all: readonly Candidate[],
): Range | undefined {
  const { tokens, quoteAt } = scene;
  const last = tokens[end - 1];
  if (!last) return undefined;
  const q = quoteAt[end - 1] ?? -1;
  if (end - 1 < sentence.first) {
    if (q < 0 || !/[”"’'»]$/.test(last.text)) return undefined;
    return quoted(scene, q);
  }
  const isQuote = q >= 0 && /[”"’'»]/.test(last.text);
  if (!isQuote && !/^[,—–?!]$/.test(last.text)) return undefined;
  if (!isQuote && end - sentence.first < 4) return undefined;
  all;
  let first = sentence.first;
  if (isQuote) {
    const range = quoted(scene, q);
    if (range && range.first < first) first = range.first;
  }
  return trimmed(scene, first, end)[0];
}

export function quoted({ quoteAt }: Scene, q: number): Range | undefined {
  const first = quoteAt.indexOf(q);
  if (first < 0) return undefined;
  let last = first;
  while (quoteAt[last] === q) last += 1;
  return { first, last };
}

/** Without the stop, comma or dash at the edges that belongs to the sentence; none where nothing is left. */
export function trimmed({ tokens, quoteAt }: Scene, first: number, last: number): readonly Range[] {
  let [from, to] = [first, last];
  while (from < to && /^[,;:—–-]$/.test(tokens[from]?.text ?? '') && (quoteAt[from] ?? -1) < 0) from += 1;
  while (
    to > from &&
    /^(?:[,.;:—–…-]|\.\.\.|and|but)$/.test(tokens[to - 1]?.text ?? '') &&
    (quoteAt[to - 1] ?? -1) < 0
  )
    to -= 1;
  return to > from ? [{ first: from, last: to }] : [];
}
