// The tokens of a text: wink-nlp behind one door, kept to what it does in linear time.

import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { ItsFunction } from 'wink-nlp';
import type { Span2 } from './span.ts';
import { retagged, type Tag, type Token } from './tag.ts';

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
  return retagged(tokens);
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
