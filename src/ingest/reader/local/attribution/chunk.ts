// Base noun phrases: runs of words that name somebody or something, without what hangs on them.
import type { Token } from '../text/analysis.ts';

/** Tokens, half open. */
export interface Chunk {
  readonly first: number;
  readonly last: number;
}

const POSSESSIVE = new Set(['his', 'her', 'its', 'their', 'my', 'our', 'your', 'whose']);
const RELATIVE = new Set(['who', 'which', 'that', 'what', 'whom', 'whoever', 'whatever']);
const HEAD = new Set(['NOUN', 'PROPN', 'NUM', 'PRON', 'SYM']);
const INSIDE = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM']);
const TIME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight'.split(' '),
);

const PERIOD = new Set('this last next'.split(' '));
const UNIT = new Set(
  'week month year morning afternoon evening night summer spring fall winter weekend season time'.split(' '),
);

export const isTimeWord = ({ lower }: Token) => TIME.has(lower);
const MONTH = new Set(
  'january february march april may june july august september october november december'.split(' '),
);

export const isMonthOrYear = (token: Token | undefined): boolean =>
  token !== undefined && (MONTH.has(token.lower) || /^(?:19|20)\d\d$/.test(token.text));

export const isRelative = ({ lower }: Token) => RELATIVE.has(lower);

/** In tokens. It bounds the work on a text that is no language: a thousand articles in a row. */
const LONGEST = 60;

/** The base noun phrases between two tokens, in order. */
export function chunksOf(tokens: readonly Token[], first: number, last: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let i = first; i < last;) {
    const end = chunkEnd(tokens, i, Math.min(last, i + LONGEST));
    if (end > i) chunks.push({ first: i, last: end });
    i = Math.max(i + 1, end);
  }
  return chunks;
}

function chunkEnd(tokens: readonly Token[], first: number, last: number): number {
  const head = tokens[first] as Token;
  if (head.tag === 'PRON' && !POSSESSIVE.has(head.lower)) return isRelative(head) ? first : first + 1;
  if (head.lower === 'which' && tokens[first - 1]?.text === ',') return first;
  if (opensClause(tokens, first)) return first;
  if (!starts(head) || (head.lower === 'that' && /^(PROPN|DET|PRON)$/.test(tokens[first + 1]?.tag ?? '')))
    return first;
  let end = HEAD.has(head.tag) && !POSSESSIVE.has(head.lower) ? first + 1 : first;
  for (let i = first + 1; i < last; i += 1) {
    const token = tokens[i] as Token;
    if (
      i === first + 2 &&
      PERIOD.has(head.lower) &&
      UNIT.has(tokens[i - 1]?.lower ?? '') &&
      token.tag !== 'PART'
    )
      break;
    if (
      isTimeWord(token) &&
      end > first &&
      !/^['’]s?$/.test(tokens[i + 1]?.text ?? '') &&
      !/^['’]s$/.test(tokens[i + 2]?.text ?? '')
    )
      break;
    // “critics say”: wink-nlp takes it for a noun
    if (token.lower === 'say' && tokens[i - 1]?.lower.endsWith('s')) break;
    if (HEAD.has(token.tag) && token.tag !== 'PRON') end = i + 1;
    else if (!continues(tokens, i, last)) break;
  }
  return end > first ? owned(tokens, end, last) : headless(tokens, first, last);
}

const CLAUSAL = new Set('that which what'.split(' '));

/** “a deal that officials call final”, “what analysts fear”: the tagger takes it for an article. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const [head, noun, verb] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (noun?.tag !== 'NOUN' || !CLAUSAL.has(head?.lower ?? '')) return false;
  return (
    /[^s]s$|^(police|people|critics)$/.test(noun.lower) &&
    (verb?.lower === 'say' || /^(VERB|AUX)$/.test(verb?.tag ?? ''))
  );
}

/** “Ota's brief said”, “the average of polls”, “the 46-year-old said”, “an editor in chief”: what is taken for an adjective, as head. */
const owned = (tokens: readonly Token[], end: number, last: number): number =>
  end + 1 < last && tokens[end]?.lower === 'in' && tokens[end + 1]?.lower === 'chief'
    ? end + 2
    : end + 2 < last &&
        tokens[end]?.text === '-' &&
        tokens[end + 1]?.lower === 'old' &&
        /^(VERB|AUX|PUNCT)$/.test(tokens[end + 2]?.tag ?? '')
      ? end + 2
      : ownedHead(tokens, end, last);

const ownedHead = (tokens: readonly Token[], end: number, last: number): number =>
  end + 2 < last &&
  (tokens[end + 1]?.tag === 'ADJ' || (tokens[end + 1]?.lower.endsWith('ing') ?? false)) &&
  /^['’]s$/.test(tokens[end]?.text ?? '') &&
  /^(VERB|AUX|PUNCT)$/.test(tokens[end + 2]?.tag ?? '')
    ? end + 2
    : end + 1 < last && tokens[end + 1]?.lower === 'of' && /^(average|total)$/.test(tokens[end]?.lower ?? '')
      ? end + 1
      : end;

/** “the same”, “his rival”, “the poor”, “the missing said”: an adjective as head; “some”, “those” alone. */
function headless(tokens: readonly Token[], first: number, last: number): number {
  const head = tokens[first] as Token;
  const opens = head.tag === 'DET' || POSSESSIVE.has(head.lower);
  const [next, behind] = [tokens[first + 1], tokens[first + 2]];
  if (opens && first + 1 < last && next?.tag === 'ADJ') return first + 2;
  const isOne = head.lower === 'the' && next?.tag === 'VERB' && /(ed|ing)$/.test(next.lower);
  const isFinite = /^(VERB|AUX)$/.test(behind?.tag ?? '') && !/[^ay]s$/.test(behind?.lower ?? '');
  if (isOne && first + 1 < last && isFinite) return first + 2;
  return alone(head) ? first + 1 : first;
}

const starts = (token: Token) => token.tag === 'DET' || POSSESSIVE.has(token.lower) || INSIDE.has(token.tag);
const ALONE = new Set(
  'this these those some many most few all both several other others another each neither either none any'.split(
    ' ',
  ),
);
const alone = ({ lower }: Token) => ALONE.has(lower);

const OWNING = new Set(["'", '’', "'s", '’s']);
const JOINT = new Set(['-', '–', '&', '/']);

/** Whether the phrase may go on with a word that cannot end it. */
function continues(tokens: readonly Token[], i: number, last: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, i + 1 < last ? tokens[i + 1] : undefined];
  if (!before || !next) return false;
  const nextInside = INSIDE.has(next.tag) || (next.tag === 'VERB' && /(ed|ing|en)$/.test(next.lower));
  if (token.tag === 'ADJ') return true;
  if (token.tag === 'DET') return before.tag === 'DET';
  if (OWNING.has(token.text)) return nextInside || next.tag === 'ADV' || next.tag === 'DET';
  if (JOINT.has(token.text)) return token.start === before.end || token.text === '&';
  // “its only member”, “the then mayor”
  if (token.tag === 'ADV' && (before.tag === 'DET' || POSSESSIVE.has(before.lower)) && next.tag === 'NOUN')
    return true;
  if (token.tag === 'ADV')
    return (before.tag === 'DET' || before.tag === 'ADV') && (next.tag === 'ADJ' || next.tag === 'VERB');
  if (token.tag === 'VERB' && /(ed|ing|en)$/.test(token.lower))
    return (
      nextInside &&
      (before.tag === 'DET' ||
        before.tag === 'ADJ' ||
        OWNING.has(before.text) ||
        POSSESSIVE.has(before.lower) ||
        /^[-–]$/.test(before.text))
    );
  if (token.lower === 'and') return before.tag === 'ADJ' && next.tag === 'ADJ';
  return false;
}
