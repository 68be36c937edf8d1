// The sentences in which a story's claims stand: what answers a question is often cut in two by claims.
import type { Story } from '../story/story.ts';
import { isStopWord, plain, wordsOf } from './words.ts';

export interface Sentence {
  readonly text: string;
  /** The one that stands before it, which its pronouns mean; empty where there is none. */
  readonly before: string;
  /** It with that one. */
  readonly withBefore: string;
  /** Where it starts in the text of its source; undefined where that is not known. */
  readonly start: number | undefined;
  /** How often it has each stem; words without content do not count. */
  readonly stems: ReadonlyMap<string, number>;
  /** Its words with content. */
  readonly length: number;
}

export interface Sentences {
  /** By the id of a claim, the sentence in which its evidence begins; its own words where no text is known. */
  readonly of: ReadonlyMap<string, Sentence>;
  /** How well a sentence fits words, by BM25: 0 where it has none of them. */
  readonly fit: (stems: readonly string[], sentence: Sentence) => number;
}

/** Reads the sentences of all the texts of a story. */
export function sentencesOf({ sources, claims }: Story): Sentences {
  const texts = new Map(sources.map(({ id, text }) => [id, placedIn(text ?? '')]));
  const alone: Sentence[] = [];
  const of = new Map(
    claims.map(({ id, text, quote, evidence: [span] }) => {
      const placed = span?.start === undefined ? undefined : lastBefore(texts.get(span.source), span.start);
      if (placed) return [id, placed.sentence];
      const own = sentenceOf(`${text} ${quote?.text ?? ''}`, '', undefined);
      alone.push(own);
      return [id, own];
    }),
  );
  const all = [...[...texts.values()].flatMap((each) => each.map(({ sentence }) => sentence)), ...alone];
  return { of, fit: fitAmong(all) };
}

interface Placed {
  readonly start: number;
  readonly sentence: Sentence;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The segmenter takes the full stop of a title or an initial for an end. */
const SHORTENED =
  /(?:^|[\s("“‘])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Capt|Cmdr|Sgt|Maj|Prof|Rev|Hon|Pres|Jr|Sr|No|Mt|Ft)\.\s*$/u;

/** What goes on in small letters is not a sentence by itself. */
const GOES_ON = /^["”’)]*\p{Ll}/u;

function placedIn(text: string): readonly Placed[] {
  const parts: { start: number; text: string }[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    const last = parts.at(-1);
    const isOpen = last !== undefined && !/\n\s*$/u.test(last.text);
    if (isOpen && (GOES_ON.test(segment) || SHORTENED.test(last.text))) last.text += segment;
    else parts.push({ start: index, text: segment });
  }
  return parts.map(({ start, text: own }, at) => ({
    start,
    sentence: sentenceOf(
      own.trim(),
      parts[at - 1]?.text.trim() ?? '',
      start + own.length - own.trimStart().length,
    ),
  }));
}

/** The sentence that holds a place of its text. */
function lastBefore(placed: readonly Placed[] = [], place: number): Placed | undefined {
  let [from, to] = [0, placed.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((placed[middle]?.start ?? 0) <= place) from = middle + 1;
    else to = middle;
  }
  return placed[from - 1];
}

function sentenceOf(text: string, before: string, start: Sentence['start']): Sentence {
  const stems = new Map<string, number>();
  let length = 0;
  for (const word of wordsOf(plain(text))) {
    if (isStopWord(word)) continue;
    stems.set(word.stem, (stems.get(word.stem) ?? 0) + 1);
    length += 1;
  }
  return { text, before, withBefore: `${before} ${text}`, start, stems, length };
}

/** The usual constants of BM25: how soon a word said again counts no more, and how much length counts. */
const SATURATION = 1.2;
const LENGTH = 0.75;

function fitAmong(all: readonly Sentence[]): Sentences['fit'] {
  const frequency = new Map<string, number>();
  for (const { stems } of all)
    for (const stem of stems.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const average = all.reduce((sum, each) => sum + each.length, 0) / Math.max(1, all.length);
  return (stems, { stems: own, length }) =>
    stems.reduce((sum, stem) => {
      const times = own.get(stem) ?? 0;
      const among = frequency.get(stem) ?? 0;
      const rarity = Math.log(1 + (all.length - among + 0.5) / (among + 0.5));
      const long = 1 - LENGTH + (LENGTH * length) / (average || 1);
      return sum + (rarity * times * (SATURATION + 1)) / (times + SATURATION * long);
    }, 0);
}
