// The tokens of a text: wink-nlp behind one door, kept to what it does in linear time.

import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { ItsFunction } from 'wink-nlp';
import { beginsCapital, isSmallLetter } from './letter.ts';
import type { Span2 } from './span.ts';

/** Universal Dependencies part of speech. `X`: what is no word. */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token extends Span2 {
  readonly text: string;
  readonly lower: string;
  readonly tag: Tag;
  /** The base form in small letters: `say` for “said”; the word itself where there is none. */
  readonly lemma: string;
  /** wink-nlp ends a sentence with it. */
  readonly stop: boolean;
}

/** How much wink-nlp reads at once: its memory grows with it. */
const batch = 50_000;
/** wink-nlp takes time in the square of a word's length; longer ones are no words. */
const longestWord = 400;
/** Of the words that it has forgotten wink-nlp keeps the entries: after so many code units a fresh one takes over. */
const memory = 8_000_000;

/** The words that wink-nlp knows: those of its model, and behind them those that it has met in texts. */
interface Lexicon {
  readonly hash: Record<string, number>;
  readonly list: readonly string[];
}

interface Wink {
  readonly nlp: ReturnType<typeof winkNLP>;
  readonly lexicon: Lexicon;
  /** Words that are known for good, were kept or were forgotten are so many. */
  settled: number;
  /** Words that were kept. */
  kept: number;
  left: number;
}

let reader: Wink | undefined;

/** Tokens in order, without white space. */
export function tokenize(text: string, paragraphs: readonly Span2[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const piece of piecesOf(text, paragraphs)) {
    if (piece.end - piece.start > longestWord && !/\s/.test(text.slice(piece.start, piece.end)))
      tokens.push(oddity(text, piece));
    else read(text, piece, tokens);
  }
  if (reader) forget(reader);
  return tokens.map((token, i) => {
    if (isShotBack(tokens, i)) return { ...token, tag: 'VERB', lemma: 'shoot' };
    if (isLead(tokens, i)) return { ...token, tag: 'ADJ' };
    if (isForWhom(tokens, i)) return { ...token, tag: 'ADP' };
    if (isMissedName(tokens, i) || isWill(tokens, i)) return { ...token, tag: 'PROPN' };
    if (isLastWill(tokens, i)) return { ...token, tag: 'NOUN' };
    if (isWouldBe(tokens, i)) return { ...token, tag: 'AUX' };
    return isMissedVerb(tokens, i) ? { ...token, tag: 'VERB', lemma: baseOf(token.lower) } : token;
  });
}

const SAID: ReadonlySet<string> = new Set(
  'said says told added wrote asked noted called argued claimed warned denied replied insisted declined'.split(
    ' ',
  ),
);
const NOT_YET_NAME: ReadonlySet<string> = new Set(['VERB', 'ADJ', 'ADV', 'NOUN', 'ADP']);
const OPENING = /^["“‘'(]$/;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/** “Will Ota said”, “said May Ota”: names that are auxiliaries as well, with a capital letter where none is due. */
function isWill(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (token.tag !== 'AUX' || !/^(Will|May)$/.test(token.text) || !next) return false;
  const opens = !before || before.stop || /^["“‘'(:]$/.test(before.text);
  return opens ? SAID.has(next.lower) : next.tag === 'PROPN' || next.tag === 'VERB' || next.tag === 'PUNCT';
}

/** “the last will of his father”, “her will names”, but “the rest will go”, “the former will not”: what somebody leaves behind. */
function isLastWill(tokens: readonly Token[], i: number): boolean {
  const [second, before, token, next] = [tokens[i - 2], tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (token.lower !== 'will' || token.tag === 'PROPN' || !before || !next) return false;
  const isOwned = /^(a|an|the|his|her|their|my|our|your|no)$|^['’]s$/.test(before.lower);
  const isDescribed = /^(ADJ|ADV)$/.test(before.tag) && /^(DET|PRON|PART)$/.test(second?.tag ?? '');
  if (!isOwned && !isDescribed) return false;
  if (next.tag === 'PUNCT') return isOwned || tokens[i + 2]?.tag === 'VERB';
  return /^(ADP|CCONJ)$/.test(next.tag) || next.lower === 'to' || isInflected(next);
}

/** “delegates of each will vote”, “the rest will go”: wink-nlp takes it for a noun. */
function isWouldBe(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (token.lower !== 'will' || token.tag !== 'NOUN' || !before || !next) return false;
  if (/^(each|those|these|all|some|both|many|most)$/.test(before.lower)) return true;
  return /^(VERB|AUX)$/.test(next.tag) && !isInflected(next);
}

/** “names”, “named”, “was”: behind an auxiliary stands another form. */
const isInflected = ({ tag, lower, lemma }: Token): boolean =>
  (tag === 'VERB' && lower !== lemma) || (tag === 'AUX' && !/^(be|have|do)$/.test(lower));

/** “Ota shot back”. */
function isShotBack(tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  return token?.lower === 'shot' && token.tag === 'NOUN' && next?.lower === 'back';
}

/** “lead author Ilse Ota”: no verb. */
function isLead(tokens: readonly Token[], i: number): boolean {
  const [token, next, third] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  return token?.lower === 'lead' && token.tag === 'VERB' && next?.tag === 'NOUN' && third?.tag === 'PROPN';
}

/** “A lawyer for Ota said”: no conjunction. */
function isForWhom(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  return (
    token.tag === 'SCONJ' &&
    token.lower === 'for' &&
    before?.tag === 'NOUN' &&
    (/^(PROPN|NOUN|DET|ADJ|NUM)$/.test(next?.tag ?? '') || CAPITALISED.test(next?.text ?? ''))
  );
}

/** A name that is a word as well, “Cook said”, “John Ward Anderson”: wink-nlp takes it for a verb. */
function isMissedName(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  // “De Ota”
  if (token.tag === 'X' && next?.tag === 'PROPN' && CAPITALISED.test(token.text)) return true;
  if (!NOT_YET_NAME.has(token.tag) || isSmallLetter(token.text) || !CAPITALISED.test(token.text))
    return false;
  if (SAID.has(token.lower)) return false;
  const opens = !before || before.stop || OPENING.test(before.text) || before.text === ':';
  if (token.tag === 'VERB' && next && SAID.has(next.lower)) return true;
  // “Cook’s wife”, but “Let’s go”
  if (token.tag === 'VERB' && next && /^['’]s$/.test(next.text) && token.lower !== 'let')
    return /^(NOUN|ADJ|PROPN)$/.test(tokens[i + 2]?.tag ?? '');
  if (opens) return false;
  return (
    token.tag === 'VERB' || (before.tag === 'PROPN' && token.tag !== 'ADP' && beginsCapital(before.text))
  );
}

/** “The complaint alleged that”, “Ota fumed on Friday”: wink-nlp takes the past of a rarer verb for an adjective. */
function isMissedVerb(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if ((token.tag !== 'ADJ' && token.tag !== 'NOUN') || !before || !next) return false;
  if (!token.text.endsWith('ed') && !token.text.endsWith('ing')) return false;
  if (!/^\p{Ll}+(?:ed|ing)$/u.test(token.text)) return false;
  // “Ota is promising lower taxes”, but “the plan is promising”
  if (token.lower.endsWith('ing'))
    return token.tag === 'ADJ' && before.tag === 'AUX' && /^(DET|ADJ|NOUN|PRON|PROPN|NUM)$/.test(next.tag);
  // “Ostra branded Tarn a thief”
  if (before.tag === 'PROPN' && next.tag === 'PROPN' && before.end < token.start)
    return !/^(based|born|led|backed|owned|run|controlled|held|occupied)$/.test(token.lower);
  // “…,” fumed Ota.
  if (/^[”"]$/.test(before.text) && tokens[i - 2]?.text === ',' && /^(PROPN|DET|PRON)$/.test(next.tag))
    return true;
  const isSubject = before.tag === 'PROPN' || /^(he|she|they|it|we|i|who|which)$/.test(before.lower);
  if (!isSubject && !/^(NOUN|ADV)$|^,$/.test(before.tag === 'PUNCT' ? before.text : before.tag)) return false;
  if (next.lower === 'that' || next.tag === 'DET' || /^[:“"]$/.test(next.text)) return true;
  return isSubject && /^(ADP|ADV|DET|PRON|PUNCT|SCONJ)$/.test(next.tag) && !/^[-–]$/.test(next.text);
}

/** A guess at the base form: `allege` of “alleged”, `nod` of “nodded”, `promise` of “promising”. */
function baseOf(form: string): string {
  const stem = form.replace(/(?:ed|ing)$/, '');
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[cgsuvz]|[^aeiou][aeiou][bdgklmnprt])$/.test(stem) ? `${stem}e` : stem;
}

function winkFor(length: number) {
  if (!reader || reader.left < 0) reader = newWink();
  reader.left -= length;
  return reader.nlp;
}

function newWink(): Wink {
  let lexicon: Lexicon = { hash: {}, list: [] };
  const own = model as unknown as { core: () => { features: { lexeme: Lexicon } } };
  const core = () => {
    const loaded = own.core();
    lexicon = loaded.features.lexeme;
    return loaded;
  };
  const nlp = winkNLP({ ...model, core }, ['sbd', 'pos']);
  return { nlp, lexicon, settled: lexicon.list.length, kept: 0, left: memory };
}

/**
 * A word of nothing but letters, with none but the first a capital: wink-nlp never cuts it, and tags it the same whether
 * it has met it before or not. “XD” it may take for a face.
 */
const WHOLE = /^[A-Za-z][a-z]{2,30}$/;
/** So many of them are kept: learning a word costs more than reading it. */
const MOST_KEPT = 30_000;

/** What wink-nlp has met once it cuts differently the next time (“Ilse's” stays whole): no text may tell on another. */
function forget(wink: Wink): void {
  const { hash, list } = wink.lexicon;
  for (let at = wink.settled; at < list.length; at += 1) {
    const word = list[at] as string;
    if (wink.kept < MOST_KEPT && WHOLE.test(word)) wink.kept += 1;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the dictionary is wink-nlp's
    else delete hash[word];
  }
  wink.settled = list.length;
}

/** Pieces of at most about a batch, cut between paragraphs, or between words in a very long one. */
function* piecesOf(text: string, paragraphs: readonly Span2[]): Generator<Span2> {
  let open: { start: number; end: number } | undefined;
  for (const paragraph of paragraphs) {
    for (const part of partsOf(text, paragraph)) {
      if (open && part.joins && part.end - open.start <= batch) open.end = part.end;
      else {
        if (open) yield open;
        open = { start: part.start, end: part.end };
      }
      if (!part.joins) {
        yield open;
        open = undefined;
      }
    }
  }
  if (open) yield open;
}

interface Part extends Span2 {
  /** May be read together with its neighbours. */
  readonly joins: boolean;
}

function* partsOf(text: string, paragraph: Span2): Generator<Part> {
  let at = paragraph.start;
  for (const { index, 0: word } of longWordsIn(text, paragraph)) {
    const start = paragraph.start + index;
    yield* shortParts(text, at, start);
    yield { start, end: start + word.length, joins: false };
    at = start + word.length;
  }
  yield* shortParts(text, at, paragraph.end);
}

const LONG = new RegExp(`\\S{${longestWord + 1},}`, 'g');

function longWordsIn(text: string, { start, end }: Span2): Iterable<RegExpExecArray> {
  for (let at = start; ;) {
    if (end - at <= longestWord) return [];
    const space = text.lastIndexOf(' ', at + longestWord);
    if (space < at) return text.slice(start, end).matchAll(LONG);
    at = space + 1;
  }
}

function* shortParts(text: string, start: number, end: number): Generator<Part> {
  for (let at = start; at < end;) {
    let to = Math.min(end, at + batch);
    if (to < end) to = Math.max(text.lastIndexOf(' ', to), at + batch - longestWord - 1);
    yield { start: at, end: to, joins: true };
    at = to;
  }
}

function oddity(text: string, { start, end }: Span2): Token {
  const word = text.slice(start, end);
  return {
    start,
    end,
    text: word,
    lower: word.toLowerCase(),
    tag: 'X',
    lemma: word.toLowerCase(),
    stop: false,
  };
}

function read(text: string, piece: Span2, into: Token[]): void {
  const nlp = winkFor(piece.end - piece.start);
  const its = nlp.its as unknown as Readonly<
    Record<'value' | 'pos' | 'lemma' | 'precedingSpaces' | 'span', ItsFunction<string>>
  >;
  const doc = nlp.readDoc(withDoubleMarks(text.slice(piece.start, piece.end)));
  const all = doc.tokens();
  const words = all.out(its.value) as readonly string[];
  const tags = all.out(its.pos) as readonly string[];
  const lemmas = all.out(its.lemma) as unknown as readonly (string | undefined)[];
  const spaces = all.out(its.precedingSpaces) as readonly string[];
  const stops = new Set(
    (doc.sentences().out(its.span) as unknown as readonly [number, number][]).map(([, last]) => last),
  );
  let at = piece.start;
  words.forEach((word, i) => {
    const start = at + (spaces[i]?.length ?? 0);
    at = start + word.length;
    const tag = tags[i] ?? 'X';
    if (tag === 'SPACE' || !word.trim()) return;
    const place = placed(text, word, start, into.at(-1)?.end ?? 0);
    if (place.end <= place.start) return;
    into.push({
      start: place.start,
      end: place.end,
      text: place.text,
      lower: place.lower,
      tag: tag as Tag,
      lemma: lemmas[i] ?? word.toLowerCase(),
      stop: stops.has(i),
    });
    joinTime(into);
  });
}

/** “7.20am”, which wink-nlp cuts at its full stop: the last three tokens become one. */
function joinTime(tokens: Token[]): void {
  const minutes = tokens.at(-1);
  if (minutes === undefined || !/^[0-5]\d[ap]m$/.test(minutes.lower)) return;
  const [hour, point] = tokens.slice(-3);
  if (hour?.tag !== 'NUM' || point?.text !== '.') return;
  if (hour.end !== point.start || point.end !== minutes.start) return;
  const text = `${hour.text}.${minutes.text}`;
  const lower = text.toLowerCase();
  tokens.splice(-3, 3, { ...minutes, start: hour.start, text, lower, lemma: lower });
}

/** Two single marks that stand for a double one ('') become one for wink-nlp, with a space for the other: no place moves. */
const withDoubleMarks = (text: string): string =>
  text.replace(/(^|[\s([—–-])(?:''|``)(?=\S)/g, '$1 "').replace(/''/g, '" ');

/** The token as it stands in the text, where it has both marks. */
function placed(
  text: string,
  word: string,
  at: number,
  after: number,
): Pick<Token, 'start' | 'end' | 'text' | 'lower'> {
  const doubled = word === '"' && text.charAt(at) !== '"';
  const second = doubled && at > after && /['’‘`]/.test(text.charAt(at - 1));
  const start = Math.max(after, second ? at - 1 : at);
  const end = doubled && !second && /['’‘`]/.test(text.charAt(at + 1)) ? at + 2 : at + word.length;
  // The dictionary's own string is shared by all of its kind, and quick to look up.
  const own = end - start === word.length && text.startsWith(word, start) ? word : text.slice(start, end);
  return { start, end, text: own, lower: own.toLowerCase() };
}
