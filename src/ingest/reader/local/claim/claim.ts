// A proposition → a claim: its words, who says it, how sure they are, and where it stands.
import type { Claim, Sourcing } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import type { FoundFigure } from '../figure/find.ts';
import type { FoundMoment } from '../moment/find.ts';
import { indexAt } from '../position.ts';
import type { Quotation } from '../quotation/quotation.ts';
import type { Analysis } from '../text/analysis.ts';
import { certaintyOf, clauseOf, looksAhead, type Certainty, type Clause } from './certainty.ts';
import type { Linkable } from './links.ts';
import type { Proposition } from './proposition.ts';
import { tokensIn, type Stretch } from './segment.ts';
import { voicesOf, type Scene } from './voice.ts';
import { framed, isClause, wordsOf } from './wording.ts';
import { isMarkedAlleged, legalStageIn, tellsWrongdoing } from './wrongdoing.ts';

/** All that is known of an article before its claims are made. */
export interface Reading extends Scene {
  readonly quotations: readonly Quotation[];
  readonly moments: readonly (FoundMoment & { readonly id: string })[];
  readonly figures: readonly FoundFigure[];
  /** The day of publication, where it is known. */
  readonly published: string | null;
}

/** A claim with what the stages after this one look at. */
export interface Draft extends Linkable, Stretch {
  readonly paragraph: number;
}

export function draftOf(proposition: Proposition, reading: Reading, id: string): Draft {
  const { analysis } = reading;
  const { path, start, end } = proposition;
  const inner = path.at(-1);
  const clause = clauseOf(analysis.tokens, reading.text, tokensIn(analysis, proposition));
  const voices = voicesOf(path, reading).map((voice) => ({
    ...voice,
    ...saidAtOf(path, proposition, reading),
  }));
  const words = textOf(proposition, reading, voices[0]?.name);
  const certainty = sureness(path, clause, reading);
  const polarity = isDenied(inner, clause) ? 'denied' : 'affirmed';
  const when = whenOf(proposition, reading);
  const status = statusOf({ path, clause, words, reading, when, sourcing: voices[0]?.sourcing ?? 'none' });
  const quote = quoteIn(proposition, reading);
  const sentence = indexAt(analysis.sentences, start);
  const legalStage = legalStageIn(words);
  const figures = reading.figures
    .slice(indexAt(reading.figures, start), indexAt(reading.figures, end))
    .map(({ value, min, max, unit, of }) => ({
      ...(value === undefined ? {} : { value }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      unit,
      of,
    }));
  const claim: Claim = {
    id,
    text: words,
    kind: kindOf(inner, status, voices.length > 0),
    status,
    certainty,
    polarity,
    attribution: voices,
    sourcing: voices[0]?.sourcing ?? 'none',
    ...(quote === null ? {} : { quote }),
    ...(when === null ? {} : { when: when.id }),
    ...(status === 'expected' ? { expected: OCCURRENCE[certainty] } : {}),
    ...(legalStage === undefined ? {} : { legalStage }),
    figures,
    about: aboutOf(proposition, reading),
    links: [],
    evidence: [{ source: reading.source, start, end }],
    history: [],
  };
  return {
    claim,
    start,
    end,
    sentence,
    paragraph: analysis.sentences[sentence]?.paragraph ?? 0,
    terms: termsIn(clause, reading),
    speakers: new Set(voices.flatMap(({ speaker, name }) => [...(speaker === null ? [] : [speaker]), name])),
    link: /^[\s,;“"]*(\p{L}+)/u.exec(clause.words)?.[1] ?? '',
    ...(inner === undefined ? {} : { cueKind: inner.cueKind }),
  };
}

/** IPTC: eos4 is planned and likely to occur, eos3 is planned and may occur. */
const OCCURRENCE: Readonly<Record<Certainty, NonNullable<Claim['expected']>>> = {
  certain: 'eos4',
  probable: 'eos4',
  possible: 'eos3',
  uncommitted: 'eos3',
};

function textOf(proposition: Proposition, { analysis, cast }: Reading, speaker: string | undefined): string {
  const { path } = proposition;
  const [outer, inner] = [path[0], path.at(-1)];
  const cue = inner?.cue;
  if (path.length > 1 && inner !== undefined) {
    // The stretch of a nested attribution has its frame: the words are those within it.
    const content = inner.content.find(
      (each) => each.start < proposition.end && each.end > proposition.start,
    );
    if (content !== undefined && isClause(analysis, content)) return wordsOf(analysis, content, cast);
  }
  if (outer === undefined || speaker === undefined || cue === undefined || isClause(analysis, proposition))
    return wordsOf(analysis, proposition, cast);
  const isActive =
    cue.end <= proposition.start && (inner?.speaker === undefined || inner.speaker.end <= cue.start);
  if (!isActive) return wordsOf(analysis, proposition, cast);
  const whole = inner?.speaker === undefined ? sentenceFrom(analysis, cue.start) : cue.start;
  if (inner?.speaker === undefined) return wordsOf(analysis, { start: whole, end: proposition.end }, cast);
  return framed(analysis, speaker, cue.start, proposition.end);
}

const sentenceFrom = (analysis: Analysis, at: number): number =>
  Math.min(at, analysis.sentences[indexAt(analysis.sentences, at)]?.start ?? at);

function sureness(path: readonly Attribution[], clause: Clause, { analysis }: Reading): Certainty {
  const inner = path.at(-1);
  if (inner?.negated === true && inner.cueKind !== 'denies') return 'uncommitted';
  return certaintyOf(analysis.tokens, clause, inner?.cueKind);
}

const NEGATIVE_CUES = new Set('denies rejects dismisses disputes doubts'.split(' '));

function isDenied(inner: Attribution | undefined, { predicate, words }: Clause): boolean {
  const negative = inner !== undefined && NEGATIVE_CUES.has(inner.cueKind);
  const negated = predicate?.isNegated === true || /^["“'‘]?(?:no|none|nothing|nobody|not)\b/i.test(words);
  return negative || negated;
}

interface Standing {
  readonly path: readonly Attribution[];
  readonly clause: Clause;
  readonly words: string;
  readonly reading: Reading;
  readonly when: FoundMoment | null;
  readonly sourcing: Sourcing;
}

const ACCUSING_CUES = new Set('accuses blames alleges'.split(' '));
const DEMANDING_CUES = new Set('demands urges asks proposes wants'.split(' '));
const CORRECTION =
  /^(?:correction|clarification|editor['’]s note)\b|\bearlier version of this (?:article|story|report)\b/i;
const UNVERIFIED =
  /\b(?:unconfirmed|unverified|could not be (?:independently )?(?:verified|confirmed)|not been (?:independently )?(?:verified|confirmed)|rumou?rs?|reportedly)\b/i;

function statusOf({ path, clause, words, reading, when, sourcing }: Standing): Claim['status'] {
  const inner = path.at(-1);
  const { analysis } = reading;
  if (isCorrection(clause, reading)) return 'corrected';
  if (inner !== undefined && ACCUSING_CUES.has(inner.cueKind)) return 'alleged';
  if (isMarkedAlleged(words) && (inner === undefined || !NEGATIVE_CUES.has(inner.cueKind))) return 'alleged';
  const isAhead = looksAhead(analysis.tokens, clause, inner?.cueKind) || liesAhead(when, clause, reading);
  const isDemand = inner !== undefined && DEMANDING_CUES.has(inner.cueKind);
  if (
    inner !== undefined &&
    tellsWrongdoing(analysis.tokens, reading.text, clause) &&
    !NEGATIVE_CUES.has(inner.cueKind) &&
    !isDemand &&
    clause.predicate?.isNegated !== true
  )
    return 'alleged';
  if (isAhead && !isDemand) return 'expected';
  if (UNVERIFIED.test(words) || sourcing === 'social_post') return 'unverified';
  return inner === undefined ? 'established' : 'attributed';
}

/** A present tense with a time to come: “the court meets on Friday”. */
function liesAhead(
  when: FoundMoment | null,
  { predicate }: Clause,
  { published, analysis }: Reading,
): boolean {
  if (when?.date == null || published === null || when.date.precision !== 'day') return false;
  if (when.tense === 'past' || when.date.start < published) return false;
  const verb = predicate === null ? undefined : analysis.tokens[predicate.group.first];
  return (
    verb !== undefined &&
    !/(?:ed|was|were|had|did|said)$/.test(verb.lower) &&
    when.date.start >= published &&
    (when.tense === 'present' || when.date.start > published)
  );
}

function isCorrection({ words, first }: Clause, { analysis, text }: Reading): boolean {
  if (CORRECTION.test(words)) return true;
  const token = analysis.tokens[first];
  const sentence = token && analysis.sentences[indexAt(analysis.sentences, token.start)];
  const paragraph = sentence && analysis.paragraphs[sentence.paragraph];
  return paragraph !== undefined && CORRECTION.test(text.slice(paragraph.start, paragraph.start + 120));
}

const OPINION = new Set('believes thinks expects predicts suspects estimates doubts'.split(' '));

function kindOf(inner: Attribution | undefined, status: Claim['status'], isSaid: boolean): Claim['kind'] {
  if (inner !== undefined && NEGATIVE_CUES.has(inner.cueKind) && inner.cueKind !== 'doubts') return 'denial';
  if (status === 'alleged') return 'allegation';
  if (!isSaid) return status === 'expected' ? 'plan' : 'event';
  if (inner !== undefined && OPINION.has(inner.cueKind)) return 'assessment';
  return 'statement';
}

/** The first time within the words that is anchored; of several, a day before anything longer. */
function whenOf({ start, end }: Stretch, reading: Reading): Reading['moments'][number] | null {
  const { moments } = reading;
  const inside = moments
    .slice(indexAt(moments, start), indexAt(moments, end))
    .filter((moment) => moment.date !== null && !isAttributive(moment, reading));
  return (
    inside.find(({ date }) => date?.precision === 'day' || date?.precision === 'minute') ?? inside[0] ?? null
  );
}

/** “Tuesday's vote”, “the 2016 campaign”: what is named for its time need not be what happened then. */
function isAttributive({ start, end, date }: FoundMoment, { text, analysis }: Reading): boolean {
  if (/^['’]s?\b/.test(text.slice(end, end + 3))) return true;
  if (date?.precision === 'day') return false;
  const next = analysis.tokens[indexAt(analysis.tokens, end)];
  const isBare = /(?:\bthe|['’]s|\bits|\btheir|\bhis|\bher) $/i.test(
    text.slice(Math.max(0, start - 8), start),
  );
  return isBare && next !== undefined && (next.tag === 'NOUN' || next.tag === 'ADJ' || next.tag === 'PROPN');
}

/** So far around the cue a time may say when it was said, in characters. */
const FRAME = 160;

/** When it was said: the first time in the frame around the words, in the sentence of the cue. */
function saidAtOf(
  path: readonly Attribution[],
  said: Stretch,
  { analysis, moments }: Reading,
): { readonly saidAt?: string } {
  const outer = path[0];
  if (outer?.cue === undefined) return {};
  const { cue, content } = outer;
  const sentence = analysis.sentences[indexAt(analysis.sentences, cue.start)];
  if (sentence === undefined) return {};
  const from = indexAt(moments, Math.max(sentence.start, cue.start - FRAME));
  const to = indexAt(moments, Math.min(sentence.end, cue.end + FRAME));
  const touches = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
  const found = moments
    .slice(from, to)
    .find(
      (each) => each.date !== null && !touches(each, said) && !content.some((span) => touches(each, span)),
    );
  return found === undefined ? {} : { saidAt: found.id };
}

/** The longest quotation within the words. */
function quoteIn(
  { start, end }: Stretch,
  { quotations, text, source }: Reading,
): NonNullable<Claim['quote']> | null {
  const found: Stretch[] = [];
  for (let at = indexAt(quotations, start); at < quotations.length; at++) {
    const quotation = quotations[at];
    if (quotation === undefined || quotation.start >= end) break;
    for (const piece of quotation.pieces)
      found.push({ start: Math.max(piece.start, start), end: Math.min(piece.end, end) });
  }
  const longest = found
    .filter((each) => each.end > each.start)
    .toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (longest === undefined) return null;
  const words = text.slice(longest.start, longest.end).replace(/\s+/g, ' ').trim().replace(/[,.]$/, '');
  return /\p{L}|\d/u.test(words) ? { text: words, at: { source, ...longest } } : null;
}

const TERM = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);
const NO_TERMS = new Set(
  'say tell be have do make take give go get man woman people time year day week month thing other such more most many much new first last own'.split(
    ' ',
  ),
);

const termsIn = ({ first, last }: Clause, { analysis }: Reading): ReadonlySet<string> =>
  new Set(
    analysis.tokens
      .slice(first, last)
      .filter(({ tag, lemma }) => TERM.has(tag) && !NO_TERMS.has(lemma))
      .map(({ lemma }) => lemma.toLowerCase()),
  );

/** The actors that the words name or mean. */
function aboutOf({ start, end }: Stretch, { cast }: Reading): Claim['about'] {
  return [...new Set(cast.within({ start, end }).map(({ id }) => id))];
}
