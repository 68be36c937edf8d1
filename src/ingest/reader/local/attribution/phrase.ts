// Noun phrases and verb groups around a cue, found by parts of speech.
import type { Token } from '../text/analysis.ts';

/** Tokens, half open. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X']);
const INSIDE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM', 'X', 'PART']);
const LINKS = new Set(
  'of in at for from on with to by and & or near against under behind within between across'.split(' '),
);
const PRONOUNS = new Set(
  'he she they it i we you who this that these those one some many others several both most few everyone everybody somebody someone nobody another'.split(
    ' ',
  ),
);
const POSSESSIVES = new Set("his her its their my our your 's ’s ' ’".split(' '));
const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently week month year morning afternoon evening night'.split(
    ' ',
  ),
);

export const isTime = (token: Token | undefined): boolean => token !== undefined && TIMES.has(token.lower);
export const isComma = (token: Token | undefined): boolean =>
  token?.text === ',' || token?.text === '—' || token?.text === '–' || token?.text === '--';
export const isQuoteMark = (token: Token | undefined): boolean =>
  token !== undefined && /^["“”«»„]/.test(token.text);

const isPart = (token: Token): boolean =>
  (INSIDE.has(token.tag) &&
    token.lower !== 'not' &&
    token.lower !== "n't" &&
    !(token.tag === 'PART' && token.lower === 'to')) ||
  POSSESSIVES.has(token.lower) ||
  /^[-’'.]$/.test(token.text) ||
  (token.tag === 'ADV' &&
    /^(?:more|most|very|former|then|nearly|about|almost|only|now|not|so|once|newly|recently|highly|least)$/.test(
      token.lower,
    )) ||
  (token.tag === 'VERB' && /(?:ed|ing)$/.test(token.lower));

/**
 * The noun phrase that ends right before a token, with phrases hung on it (“a spokesman for the ministry”).
 * @param floor the first token that it may have
 */
export function phraseBefore(tokens: readonly Token[], end: number, floor: number): Range | null {
  const last = tokens[end - 1];
  if (last === undefined || end - 1 < floor) return null;
  if (
    PRONOUNS.has(last.lower) &&
    (last.tag === 'PRON' ||
      last.tag === 'DET' ||
      last.tag === 'NUM' ||
      last.tag === 'ADJ' ||
      last.tag === 'SCONJ' ||
      last.tag === 'NOUN')
  )
    return { first: end - 1, last: end };
  if (last.text === ')') return parenthesised(tokens, end, floor);
  if (!NOMINAL.has(last.tag) && last.tag !== 'ADJ' && !isQuoteMark(last) && last.tag !== 'ADV') return null;
  if (last.tag === 'ADV' && !isTime(last)) return null;
  let first = end - 1;
  while (first > floor) {
    const before = tokens[first - 1] as Token;
    if (isPart(before) && !(before.tag === 'VERB' && !isModifier(tokens, first - 1, floor))) first--;
    else if (LINKS.has(before.lower) && first - 1 > floor && isHead(tokens[first - 2])) first -= 1;
    else if (before.lower === 'who' || before.lower === 'whose') break;
    else break;
  }
  return trimmedLeft(tokens, { first, last: end });
}

/** “leading Democrats”, “elected officials”: a participle before its noun, not a verb with its object. */
function isModifier(tokens: readonly Token[], at: number, floor: number): boolean {
  const before = at > floor ? tokens[at - 1] : undefined;
  return (
    before === undefined || before.tag === 'DET' || before.tag === 'ADJ' || POSSESSIVES.has(before.lower)
  );
}

const isHead = (token: Token | undefined): boolean =>
  token !== undefined &&
  (NOMINAL.has(token.tag) ||
    token.text === ')' ||
    /^(?:all|one|some|many|most|members|several|none|those)$/.test(token.lower));

function parenthesised(tokens: readonly Token[], end: number, floor: number): Range | null {
  for (let at = end - 2; at > floor && at > end - 12; at--)
    if (tokens[at]?.text === '(') {
      const head = phraseBefore(tokens, at, floor);
      return head === null ? null : { first: head.first, last: end };
    }
  return null;
}

/** A phrase does not begin with a preposition, a conjunction or a mark. */
function trimmedLeft(tokens: readonly Token[], range: Range): Range | null {
  let { first } = range;
  while (first < range.last) {
    const token = tokens[first] as Token;
    const isLink =
      token.tag === 'ADP' ||
      token.tag === 'CCONJ' ||
      token.tag === 'PUNCT' ||
      (token.tag === 'PART' && token.lower !== "'s") ||
      token.tag === 'ADV';
    if (!isLink || /^["“]/.test(token.text)) break;
    first++;
  }
  // A time that stands before the subject: “On Monday the ministry”.
  while (first < range.last - 1 && isTime(tokens[first])) first++;
  return first < range.last ? { first, last: range.last } : null;
}

/** The noun phrase that begins with a token, as far as it goes in the sentence. */
export function phraseAfter(tokens: readonly Token[], start: number, ceiling: number): Range | null {
  const head = tokens[start];
  if (head === undefined || start >= ceiling) return null;
  if (PRONOUNS.has(head.lower) && head.tag !== 'NOUN') {
    if (!/^(?:one|some|many|several|both|most|few|those|others|another)$/.test(head.lower))
      return { first: start, last: start + 1 };
  }
  let last = start;
  let hasHead = false;
  while (last < ceiling) {
    const token = tokens[last] as Token;
    if (isTime(token) && hasHead && tokens[last - 1]?.lower !== 'last') break;
    if (isPart(token) && !(token.tag === 'VERB' && hasHead)) {
      hasHead ||= NOMINAL.has(token.tag);
      last++;
    } else if (
      hasHead &&
      LINKS.has(token.lower) &&
      last + 1 < ceiling &&
      startsPhrase(tokens[last + 1]) &&
      !startsTime(tokens, last)
    )
      last++;
    else break;
  }
  while (last > start && (LINKS.has(tokens[last - 1]?.lower ?? '') || tokens[last - 1]?.text === '.')) last--;
  return hasHead && last > start ? { first: start, last } : null;
}

const startsPhrase = (token: Token | undefined): boolean =>
  token !== undefined && (INSIDE.has(token.tag) || POSSESSIVES.has(token.lower)) && !isTime(token);

/** “on Monday”, “in an interview”, “at a news conference”: how it was said, not who. */
function startsTime(tokens: readonly Token[], at: number): boolean {
  const link = tokens[at]?.lower ?? '';
  if (!/^(?:on|in|at|to|by|with|during)$/.test(link)) return false;
  return tokens
    .slice(at + 1, at + 6)
    .some((token, n) => isTime(token) || (n < 5 && OCCASIONS.has(token.lower)));
}

export const OCCASIONS = new Set(
  'interview statement conference speech email e-mail tweet post letter briefing hearing remarks testimony call memo note rally debate report filing affidavit column article op-ed message ceremony meeting television reporters news'.split(
    ' ',
  ),
);

/**
 * “Lew, the Treasury secretary,”: where the token before is a comma, the phrase before the comma that opens what is
 * set between them, up to and with the closing comma.
 */
export function withApposition(tokens: readonly Token[], end: number, floor: number): Range | null {
  if (!isComma(tokens[end - 1])) return null;
  const dash = tokens[end - 1]?.text;
  for (let at = end - 3; at > floor && at > end - 45; at--) {
    if (tokens[at]?.text !== dash || isQuoteMark(tokens[at + 1])) continue;
    const inside = tokens[at + 1] as Token;
    const opens =
      /^(?:DET|NOUN|PROPN|ADJ|NUM)$/.test(inside.tag) ||
      /^(?:who|whose|which|a|an|the|now|then|himself|herself|speaking|citing|asked)$/.test(inside.lower) ||
      /ing$/.test(inside.lower) ||
      inside.tag === 'ADP';
    if (!opens) continue;
    const head = phraseBefore(tokens, at, floor);
    if (head !== null && isHead(tokens[head.last - 1])) return { first: head.first, last: end };
  }
  return null;
}

const AUXILIARIES = new Set(
  "be is are was were been being am 's ’s 're ’re 'm ’m have has had 've ’ve having do does did will would shall should can could may might must 'll ’ll 'd ’d wo ca n't n’t not never also to".split(
    ' ',
  ),
);

/** The verb group of a verb: auxiliaries, adverbs and “not” before it. “to” only after an auxiliary. */
export function groupOf(tokens: readonly Token[], verb: number, floor: number): Range {
  let first = verb;
  while (first > floor) {
    const before = tokens[first - 1] as Token;
    const isAdverb =
      before.tag === 'ADV' &&
      !/^(?:when|where|how|why|so|there|here|however|then|now|later|earlier|yesterday|today|meanwhile)$/.test(
        before.lower,
      );
    if (before.lower === 'to') {
      const lead = tokens[first - 2];
      if (
        lead === undefined ||
        !/^(?:have|has|had|going|used|able|want|wanted|wants|continue|continued|continues|appeared|appears|seemed|seems|is|are|was|were)$/.test(
          lead.lower,
        )
      )
        break;
      first -= 2;
    } else if (AUXILIARIES.has(before.lower) || isAdverb) first--;
    else break;
  }
  // An adverb that opens the group belongs to it; a conjunction does not.
  return { first, last: verb + 1 };
}
