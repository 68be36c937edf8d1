// The times that an article mentions, in order, each anchored to the calendar or honestly left in its own words.
import { indexAt } from '../position.ts';
import type { Analysis } from '../text/analysis.ts';
import { anchor, type Anchored } from './anchor.ts';
import type { Mention } from './mention.ts';
import { writtenDates } from './notation.ts';
import { phrases } from './phrase.ts';
import { tenseAround, type Tense } from './tense.ts';

export interface FoundMoment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** null: the words could not be resolved. */
  readonly date: Anchored | null;
  /** Whether its clause looks back or ahead. */
  readonly tense: Tense | null;
}

/**
 * @param published the day or instant of publication (ISO 8601), if it is known; its day is taken as it is written.
 *   Without it, only what the text dates itself is anchored
 */
export function findMoments(analysis: Analysis, published?: string): readonly FoundMoment[] {
  const day = published?.slice(0, 10) ?? null;
  const mentions = apart([...writtenDates(analysis.text), ...phrases(analysis.text)]);
  const found: Placed[] = [];
  for (const [index, mention] of mentions.entries()) {
    const sentence = indexAt(analysis.sentences, mention.start);
    const tense = tenseOf(analysis, mention, sentence);
    const date =
      beside(found.at(-1), mention, analysis.text) ??
      anchor(mention.meaning, {
        published: day,
        tense,
        then: thenOf(found, sentence),
        that: following(analysis, mentions[index + 1], mention, sentence, day),
        quarter: quarterOf(found),
      });
    const { start, end, meaning } = mention;
    const isCompared = COMPARES.has(meaning.type);
    found.push({ start, end, text: analysis.text.slice(start, end), date, tense, sentence, isCompared });
  }
  return found.map(({ start, end, text, date, tense }) => ({ start, end, text, date, tense }));
}

interface Placed extends FoundMoment {
  /** Its index. */
  readonly sentence: number;
  /** Named beside another to compare with it: what follows is not counted from it. */
  readonly isCompared: boolean;
}

const COMPARES: ReadonlySet<Mention['meaning']['type']> = new Set(['year-earlier', 'year-ago', 'quarter-of']);

/** Of mentions that overlap, the longest. */
function apart(mentions: readonly Mention[]): readonly Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || mention.start >= last.end) kept.push(mention);
    else if (mention.end - mention.start > last.end - last.start) kept.splice(-1, 1, mention);
  }
  return kept;
}

/** “By Friday”, “until 9 a.m. Tuesday”: a limit lies ahead. “A strike for Monday”: so does what something is set for. */
const LIMIT =
  /\b(?:by|until|till|through|for|no later than|as (?:soon|early) as)(?: (?:noon|midnight|\d{1,2}(?::\d\d)? [ap]\.m\.))?(?: on)? $/;
/** What came to its end: “ran until Sunday”. */
const ENDED =
  /\b(?:ran|lasted|stayed|remained|continued|went on|kept|worked|fought|raged) (?:up )?(?:until|till|through) $/;
/** What was to be, and is told as past: “had promised to answer by Monday”, “originally set for Monday”. */
const HAD = /\b(?:had (?:\p{L}+ed|been|set|said)|originally|previously|initially)\b[^,;.]*$/u;
/** “Ahead of Sunday's vote”. */
const AHEAD = /\b(?:ahead of|in the run-up to)(?: the| its| his| her| their)? $/;
/** “His Sunday address”, “in a Sunday interview”. */
const OF_A_DAY = /\b(?:his|her|its|their|an?) $/;
/** “Set Friday as the deadline”, but not “had ruled against him and set Friday as the deadline”. */
const CHOSEN = /\b(?:set|chose|named|fixed|picked|sets|chosen) $/;

/** “Wednesday's first hearing will …”: so near the verb of what is named must be, in tokens. */
const NAMED = 5;
/** So much of the text before a mention may say on which side of the publication it lies, in characters. */
const BEFORE = 160;

function tenseOf(analysis: Analysis, mention: Mention, sentence: number): Tense | null {
  const { start, end } = mention;
  const { first = 0, last = 0, start: opening = 0 } = analysis.sentences[sentence] ?? {};
  const before = analysis.text.slice(Math.max(opening, start - BEFORE), start).toLowerCase();
  const after = analysis.text.slice(end, end + 12);
  const place = { at: indexAt(analysis.tokens, start), after: indexAt(analysis.tokens, end), first, last };
  const isNamed = /^['’]s/.test(after) || (OF_A_DAY.test(before) && /^ \p{Ll}/u.test(after));
  const said = tenseSaid(before, after, isNamed);
  if (said !== null) return said;
  // “Wednesday's ruling” is named for when it came, whatever is to follow from it.
  if (!isNamed) return tenseAround(analysis.tokens, place);
  const near = Math.min(last, place.after + NAMED);
  return tenseAround(analysis.tokens, { ...place, first: place.at, last: near }) === 'future'
    ? 'future'
    : 'past';
}

/** What the words beside a mention say, before any verb. */
function tenseSaid(before: string, after: string, isNamed: boolean): Tense | null {
  if (/\bsince $/.test(before) || ENDED.test(before)) return 'past';
  if (AHEAD.test(before)) return 'future';
  if (CHOSEN.test(before) && /^ as\b/.test(after)) return /\bhad\b/.test(before) ? 'past' : 'future';
  if (isNamed || !LIMIT.test(before)) return null;
  return HAD.test(before) ? 'past' : 'future';
}

/** “On March 3, two days after the storm”: the words that follow the date name it once more. */
const beside = (last: Placed | undefined, { start, meaning }: Mention, text: string): Anchored | null =>
  meaning.type === 'from-that' && last !== undefined && text.slice(last.end, start) === ', '
    ? last.date
    : null;

/** Of so many mentions at the most one may be meant by “later”: the way back stays short. */
const LATEST = 20;

/** “Two days later” is counted from a time in the same sentence or in the one before. */
function thenOf(found: readonly Placed[], sentence: number): Anchored | null {
  const last = found.slice(-LATEST).findLast((each) => each.date !== null && !each.isCompared);
  return last === undefined || last.sentence < sentence - 1 ? null : last.date;
}

const quarterOf = (found: readonly Placed[]): Anchored | null =>
  found.slice(-LATEST).findLast((each) => each.date?.precision === 'quarter' && !each.isCompared)?.date ??
  null;

/** How far the words may stand from “a month after” which they date, in characters. */
const REACH = 60;

function following(
  { sentences }: Analysis,
  next: Mention | undefined,
  mention: Mention,
  sentence: number,
  published: string | null,
): Anchored | null {
  const end = Math.min(sentences[sentence]?.end ?? 0, mention.end + REACH);
  if (next === undefined || next.start > end) return null;
  return anchor(next.meaning, { published, tense: 'past', then: null, that: null, quarter: null });
}
