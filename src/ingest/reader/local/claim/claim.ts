// A proposition → a claim: its words, who says it, how sure they are, and where it stands.
import { stemmer } from 'stemmer';
import type { Claim } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import { daysBetween } from '../moment/calendar.ts';
import { indexAt } from '../position.ts';
import { remembered } from '../text/remembered.ts';
import { certaintyOf, clauseOf, type Certainty, type Clause } from './certainty.ts';
import { denies, isDenial, isOpinion, promises } from './cue.ts';
import type { Linkable } from './links.ts';
import type { Proposition } from './proposition.ts';
import type { Reading } from './reading.ts';
import { joined, type Joined } from './joined.ts';
import { trimmed, whole, type Piece, type Stretch } from './segment.ts';
import { statusOf } from './status.ts';
import { toldWords } from './telling.ts';
import { saidAtOf, whenOf } from './time.ts';
import { NOT_NAMED } from './party.ts';
import { voicesOf } from './voice.ts';
import { legalStageIn } from './wrongdoing.ts';

/** A claim with what the stages after this one look at. */
export interface Draft extends Linkable, Stretch {
  readonly paragraph: number;
  /** Where the cue of its attribution begins; null where the outlet speaks. */
  readonly cue: number | null;
  readonly isClause: boolean;
  /** Told in passing, of somebody or something that the sentence names for another reason. */
  readonly isPassing: boolean;
  /** Days from the end of when it happened, or else was said, to the article; null where no date says it. */
  readonly age: number | null;
}

export function draftOf(proposition: Proposition, reading: Reading, id: string): Draft {
  const { analysis, source } = reading;
  const { path, start, end, tail } = proposition;
  const told = { ...proposition, end: tail?.end ?? end };
  const inner = path.at(-1);
  const core = coreOf(proposition, reading);
  const spoken = joined(analysis, core);
  const clause = clauseOf(spoken.tokens, spoken.text, spoken);
  const known = voicesOf(path, reading).map((voice) => ({
    ...voice,
    ...saidAtOf(path, proposition, reading),
  }));
  const voices = path.length === 0 && isSpeech(proposition, reading) ? UNSAID : known;
  const words = toldWords(proposition, core, reading);
  const certainty = certaintyOf(spoken.tokens, clause, inner);
  const polarity = isDenied(inner, clause) ? 'denied' : 'affirmed';
  const named = whenOf(proposition, reading);
  const sourcing = voices[0]?.sourcing ?? 'none';
  const read = statusOf({ path, clause, spoken, start, words, reading, when: named, sourcing });
  const status = voices === UNSAID && read === 'established' ? 'attributed' : read;
  const when = isOver(named, status, reading) ? null : named;
  const quote = quoteOf(proposition, reading);
  const sentence = indexAt(analysis.sentences, start);
  const legalStage = legalStageIn(words);
  const claim: Claim = {
    id,
    text: words,
    kind: kindOf(inner, status, voices.length > 0),
    status,
    certainty,
    polarity,
    attribution: voices,
    sourcing,
    ...(quote === null ? {} : { quote }),
    ...(when === null ? {} : { when: when.id }),
    ...(status === 'expected' ? { expected: OCCURRENCE[certainty] } : {}),
    ...(legalStage === undefined ? {} : { legalStage }),
    figures: [...proposition.lead, told].flatMap((stretch) => figuresIn(stretch, reading)),
    about: aboutOf(proposition, reading),
    links: [],
    evidence: proposition.evidence.map(({ start: from, end: to }) => ({ source, start: from, end: to })),
    history: [],
  };
  return {
    claim,
    start,
    end,
    sentence,
    opening: openingOf(analysis, sentence),
    paragraph: analysis.sentences[sentence]?.paragraph ?? 0,
    terms: new Set([...termsIn(clause, spoken), ...namedTerms(voices)]),
    speakers: new Set(voices.flatMap(({ speaker, name }) => [...(speaker === null ? [] : [speaker]), name])),
    link: /^[\s,;“"]*(\p{L}+)/u.exec(clause.words)?.[1] ?? '',
    cue: path[0]?.cue?.start ?? null,
    isClause: clause.predicate !== null,
    isPassing: inner?.inRelative === true || proposition.isPassing === true,
    isDenial: inner !== undefined && isDenial(inner),
    age: ageOf(when?.id ?? voices[0]?.saidAt, reading),
  };
}

/** What is expected is not of a time that is over: “will cut jobs after its profit fell in March”. */
const isOver = (
  named: Reading['moments'][number] | null,
  status: Claim['status'],
  reading: Reading,
): boolean => status === 'expected' && (ageOf(named?.id, reading) ?? 0) > 0;

function ageOf(id: string | undefined, { moments, published }: Reading): number | null {
  const date = moments.find((moment) => moment.id === id)?.date;
  return date == null || published === null ? null : daysBetween(date.end.slice(0, 10), published);
}

const figuresIn = ({ start, end }: Stretch, { figures }: Reading): Claim['figures'] =>
  figures.slice(indexAt(figures, start), indexAt(figures, end)).map(({ value, min, max, unit, of }) => ({
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    unit,
    of,
  }));

/** Speech of which the text does not say whose it is: it is not the outlet's. */
const UNSAID: Claim['attribution'] = [
  {
    speaker: null,
    name: NOT_NAMED,
    sourcing: 'none',
    cue: '',
    via: null,
    at: {},
  },
];

/** Whether words are all of them spoken by somebody. */
function isSpeech({ start, end }: Stretch, { quotations }: Reading): boolean {
  const quotation = quotations[indexAt(quotations, start)];
  return quotation?.kind === 'speech' && quotation.start <= start && end <= quotation.end;
}

/** So much of a sentence shows how it begins, in characters. */
const OPENING = 40;

export function openingOf({ sentences, text }: Reading['analysis'], sentence: number): string {
  const start = sentences[sentence]?.start ?? text.length;
  return text.slice(start, start + OPENING);
}

/** IPTC: eos4 is planned and likely to occur, eos3 is planned and may occur. */
const OCCURRENCE: Readonly<Record<Certainty, NonNullable<Claim['expected']>>> = {
  certain: 'eos4',
  probable: 'eos4',
  possible: 'eos3',
  uncommitted: 'eos3',
};

/** What the innermost attribution says, of a stretch that has its frame as well. */
function coreOf({ path, start, end, lead }: Proposition, { text }: Reading): Piece {
  const content =
    path.length < 2 ? undefined : path.at(-1)?.content.find((each) => each.start < end && each.end > start);
  const inner =
    content === undefined
      ? null
      : trimmed(text, { start: Math.max(content.start, start), end: Math.min(content.end, end) });
  return inner === null || inner.start === start ? { ...(inner ?? { start, end }), lead } : whole(inner);
}

function isDenied(inner: Attribution | undefined, { predicate, words }: Clause): boolean {
  const negative = inner !== undefined && denies(inner, words);
  const negated = predicate?.isNegated === true || /^["“'‘]?(?:no|none|nothing|nobody|not)\b/i.test(words);
  return negative || negated;
}

function kindOf(inner: Attribution | undefined, status: Claim['status'], isSaid: boolean): Claim['kind'] {
  if (inner !== undefined && isDenial(inner)) return 'denial';
  if (status === 'alleged') return 'allegation';
  if (!isSaid) return status === 'expected' ? 'plan' : 'event';
  if (inner !== undefined && (promises(inner) || inner.verb === 'propose')) return 'plan';
  if (inner !== undefined && isOpinion(inner)) return 'assessment';
  return 'statement';
}

/** The quotation of a proposition, or of the words that belong before it. */
function quoteOf(proposition: Proposition, reading: Reading): ReturnType<typeof quoteIn> {
  for (const part of [proposition, ...proposition.lead]) {
    const quote = quoteIn(part, proposition.path, reading);
    if (quote !== null) return quote;
  }
  return null;
}

/**
 * The quotation within the words: of several, from the first to the last, with the words between them as they stand. What
 * somebody is quoted with is no quotation of the outlet's.
 */
function quoteIn(
  { start, end }: Stretch,
  path: Proposition['path'],
  { quotations, spoken, text, source }: Reading,
): NonNullable<Claim['quote']> | null {
  const found: Stretch[] = [];
  for (let at = indexAt(quotations, start); at < quotations.length; at++) {
    const quotation = quotations[at];
    if (quotation === undefined || quotation.start >= end) break;
    if (path.length === 0 && spoken.has(quotation)) continue;
    for (const piece of quotation.pieces)
      found.push({ start: Math.max(piece.start, start), end: Math.min(piece.end, end) });
  }
  const bare = found.flatMap((each) => withoutMarks(text, each) ?? []);
  const longest = bare.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (longest === undefined) return null;
  const long = bare.filter((each) => each === longest || isPassage(text, each));
  const at = { start: long[0]?.start ?? longest.start, end: long.at(-1)?.end ?? longest.end };
  const words = text.slice(at.start, at.end).replace(/\s+/g, ' ');
  return /\p{L}|\d/u.test(words) ? { text: words, at: { source, ...at } } : null;
}

/** More than a word or two that are only named. */
const isPassage = (text: string, { start, end }: Stretch): boolean =>
  /\S\s+\S+\s+\S/.test(text.slice(start, end));

/** Neither quotation marks nor the comma or full stop that the frame asked for. */
function withoutMarks(text: string, { start, end }: Stretch): Stretch | null {
  if (end <= start) return null;
  const words = text.slice(start, end);
  const lead = /^[\s"“”'‘’«».…]*/u.exec(words)?.[0].length ?? 0;
  const tail = /(?:[\s"“”‘’«»]|[,.](?=[\s"“”'‘’«»]*$)|(?<=[\s,.?!])')*$/u.exec(words)?.[0].length ?? 0;
  return start + lead < end - tail ? { start: start + lead, end: end - tail } : null;
}

const stemOf = remembered(stemmer);
const TERM = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);
const NO_TERMS = new Set(
  'say tell be have do make take give go get man woman people time year day week month thing other such more most many much new first last own'.split(
    ' ',
  ),
);

const termsIn = ({ first, last }: Clause, { tokens }: Joined): ReadonlySet<string> =>
  new Set(
    tokens
      .slice(first, last)
      .filter(({ tag, lemma }) => TERM.has(tag) && !NO_TERMS.has(lemma))
      .map(({ lemma }) => stemOf(lemma)),
  );

/** Words of the speakers' names: “the document” is what “a declassified intelligence document” is. */
const namedTerms = (voices: Claim['attribution']): readonly string[] =>
  voices.flatMap(({ name }) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3)
      .map(stemOf),
  );

/** The actors that the words name or mean. */
function aboutOf({ start, end, lead }: Piece, { cast }: Reading): Claim['about'] {
  return [...new Set([...lead, { start, end }].flatMap((part) => cast.within(part)).map(({ id }) => id))];
}
