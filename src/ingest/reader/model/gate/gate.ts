// The evidence gate: of what a model says that an article says, only what can be found there word for word goes on.
import { analyse, type Analysis, type Span2 } from '../../local/text/analysis.ts';
import type { GivenClaim } from '../schema.ts';
import { witnessOf } from './agreed.ts';
import { attributionFault } from './attribution.ts';
import { figureFault } from './figure.ts';
import { findVerbatim, fold } from './fold.ts';
import { isTangled } from './frame.ts';
import { findInstructions } from '../../local/text/instruction.ts';
import { evened, findQuoted } from './quoted.ts';
import { cueFault, strengthFault } from './strength.ts';
import type { OperatorClass } from './lexicon.ts';
import { operatorsIn } from './operator.ts';
import type { Located, Reason, Source } from './located.ts';
import type { Voice } from './voice.ts';
import { partsOf, wordingFault, wordsIn } from './wording.ts';

export function sourceOf(text: string): Source {
  const analysis = analyse(evened(text));
  const quoted = findQuoted(analysis);
  return {
    text,
    analysis,
    folded: fold(text),
    quoted,
    witness: witnessOf(analysis),
    instructions: findInstructions(analysis, quoted),
  };
}

/** A claim that may pass, with the places of what it names. */
export interface Passed {
  /** Its index in what the model gave. */
  readonly index: number;
  readonly given: GivenClaim;
  /** The claim's own words. */
  readonly words: Analysis;
  readonly evidence: Span2;
  readonly quote: Span2 | null;
  readonly when: Span2 | null;
  readonly voice: Voice | null;
}

export interface Gated {
  readonly passed: readonly Passed[];
  readonly dropped: readonly { readonly index: number; readonly reason: Reason }[];
}

/** Total: any claims about any text. A claim that stands there twice goes on once. */
export function gate(claims: readonly GivenClaim[], source: Source): Gated {
  const results = claims.map((given, index) => ({ index, result: judge(given, source) }));
  return {
    passed: results.flatMap(({ index, result }) =>
      typeof result === 'string' ? [] : [{ ...result, index }],
    ),
    dropped: results.flatMap(({ index, result }) =>
      typeof result === 'string' ? [{ index, reason: result }] : [],
    ),
  };
}

/** Longer claims are no claims: what a model pours out. */
const LONGEST = { text: 1_000, evidence: 3_000, place: 4 };

function judge(given: GivenClaim, source: Source): Omit<Passed, 'index'> | Reason {
  if (given.text.length > LONGEST.text || given.evidence.length > LONGEST.evidence) return 'evidence';
  if (!/\p{L}/u.test(given.text)) return 'wording';
  const places = findVerbatim(source.folded, given.evidence).slice(0, LONGEST.place);
  const words = analyse(evened(given.text));
  let reason: Reason = 'evidence';
  for (const [index, evidence] of places.entries()) {
    const result = judgeAt(given, words, evidence, source);
    if (typeof result !== 'string') return result;
    if (index === 0) reason = result;
  }
  return reason;
}

function judgeAt(
  given: GivenClaim,
  words: Analysis,
  evidence: Span2,
  source: Source,
): Omit<Passed, 'index'> | Reason {
  if (source.instructions.some((each) => overlap(each, evidence))) return 'instruction';
  const sentences = touched(source.analysis, evidence);
  const parts = partsOf(words, sentences, source.analysis, evidence);
  if (parts.some(({ source: { tokens } }) => isTangled(tokens))) return 'evidence';
  const located: Located = { given, evidence, sentences, words, parts };
  const fault =
    wordingFault(located, source) ?? figureFault(located, source) ?? strengthFault(located, source);
  if (fault !== null) return fault;
  const quote = quoteOf(located, source);
  if (quote === 'quote') return quote;
  const when = whenOf(located, source);
  if (when === 'date') return when;
  const voice = attributionFault(located, source);
  if (typeof voice === 'string') return voice;
  return (voice && cueFault(located, voice.classes)) ?? { given, words, evidence, quote, when, voice };
}

export const overlap = (a: Span2, b: Span2): boolean => a.start < b.end && b.start < a.end;

function touched({ sentences }: Analysis, span: Span2): { first: number; last: number } {
  const first = sentences.findIndex((sentence) => overlap(sentence, span));
  const last = sentences.findLastIndex((sentence) => overlap(sentence, span)) + 1;
  return { first: Math.max(0, first), last };
}

/** The sentences of the evidence as one stretch of the text. */
function stretchOf({ sentences }: Located, { analysis }: Source): Span2 {
  const start = analysis.sentences[sentences.first]?.start ?? 0;
  return { start, end: analysis.sentences[sentences.last - 1]?.end ?? start };
}

/** Quotation marks in a claim hold what quotation marks in the evidence hold; so does its quote. */
function quoteOf(located: Located, source: Source): Span2 | null | 'quote' {
  const stretch = stretchOf(located, source);
  const inside = (words: string): Span2 | undefined =>
    findVerbatim(source.folded, words.replace(/[,.]$/, ''), stretch).find((place) =>
      source.quoted.some(({ start, end }) => start <= place.start && place.end <= end),
    );
  const marked = findQuoted(located.words).map(({ start, end }) => located.given.text.slice(start, end));
  if (marked.some((words) => inside(words.trim()) === undefined)) return 'quote';
  const { quote } = located.given;
  if (quote === null || quote.trim() === '') return null;
  const place = inside(quote.trim().replace(/^["“‘']|["”’']$/g, ''));
  return place === undefined || isCutOff(place, located, source) ? 'quote' : place;
}

/** Whether a word of the same quotation that denies or doubts the quote is left out of it. */
function isCutOff(place: Span2, { sentences }: Located, { analysis, quoted }: Source): boolean {
  const whole = quoted.find(({ start, end }) => start <= place.start && place.end <= end) ?? place;
  const isIn = (span: Span2, index: number): boolean => {
    const token = analysis.tokens[index];
    return token !== undefined && span.start <= token.start && token.end <= span.end;
  };
  for (let sentence = sentences.first; sentence < sentences.last; sentence++)
    for (const { at, classes, governs } of operatorsIn(wordsIn(analysis, sentence))) {
      if (!classes.some((name) => CUTTING.has(name)) || !isIn(whole, at) || isIn(place, at)) continue;
      if ([...governs].some((index) => isIn(place, index))) return true;
    }
  return false;
}

const CUTTING: ReadonlySet<OperatorClass> = new Set([
  'negation',
  'refusal',
  'possible',
  'probable',
  'condition',
  'alleged',
]);

function whenOf(located: Located, source: Source): Span2 | null | 'date' {
  const { when } = located.given;
  if (when === null || when.trim() === '') return null;
  return findVerbatim(source.folded, when, stretchOf(located, source))[0] ?? 'date';
}
