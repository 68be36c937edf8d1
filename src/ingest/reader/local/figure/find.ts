// The figures of an article: numbers and ranges, with their unit and what they count.
import type { Figure } from '#briefings/story/story.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { NUMBER, SCALES, numberOf } from './number.ts';

export interface FoundFigure extends Omit<Figure, 'unit' | 'of'> {
  readonly start: number;
  readonly end: number;
  readonly unit: string;
  readonly of: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const SCALE = `(?:[ -](?<scale>${[...SCALES.keys()].join('|')})(?![a-z]))?`;
const CURRENCY = '(?<currency>US\\$|C\\$|A\\$|[$£€¥])?';
const AT_LEAST = 'at least|more than|over|no fewer than|no less than|upwards of|above|exceeding';
const AT_MOST = 'at most|fewer than|less than|under|up to|no more than|as many as|as much as|below';
const ABOUT = 'about|around|nearly|almost|roughly|approximately|some|an estimated|close to';
const QUANTITIES: Readonly<Record<string, number>> = {
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2_000,
  millions: 2e6,
  billions: 2e9,
};

const FIGURE = new RegExp(
  [
    `(?<![\\w.,'’$£€-])(?:(?<qualifier>between|${AT_LEAST}|${AT_MOST}|${ABOUT}) )?(?:${CURRENCY}(?<first>${NUMBER})|an?(?= (?:${[...SCALES.keys()].join('|')})\\b))${SCALE}(?:(?: ?[-–] ?| to | and |(?= or more\\b))(?:US\\$|[$£€¥])?(?<second>${NUMBER})${SCALE.replace('scale', 'scale2')})?(?<percent> ?%| per ?cent(?: points?| age points?)?|-percent)?(?![\\w$]|[.,:/]\\d|['’]s\\b)`,
    `\\b(?<quantity>${Object.keys(QUANTITIES).join('|')}) of\\b`,
  ].join('|'),
  'gi',
);

/** What a number before these is: no count. */
const NO_COUNT =
  /^(?:th\b|st\b|nd\b|rd\b|-(?:year|month|day|week)-old|[ap]\.?m\b| ?[ap]\.m\.|,? years? old|- ?\d|-[a-z]| (?:decision|vote|win|loss|victory|defeat|ruling|draw|o’clock|o'clock)\b)/i;

/** “Two thirds of …” is no count. */
const FRACTION = /^(?:thirds|quarters|fifths|halves|tenths|times|fold|cents?)$/i;

/**
 * @param taken what is no figure: the dates, in the order of the text
 * @returns in the order of the text
 */
export function findFigures(analysis: Analysis, taken: readonly Span[]): readonly FoundFigure[] {
  return [...analysis.text.matchAll(FIGURE)].flatMap((match): readonly FoundFigure[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    const date = taken[indexAt(taken, start)];
    if (date !== undefined && date.start < end) return [];
    if (NO_COUNT.test(analysis.text.slice(end, end + 16))) return [];
    const groups = match.groups ?? {};
    const amount = amountOf(groups);
    if (amount === null) return [];
    const counted = countedAfter(analysis, end);
    const unit = groups.currency ?? (groups.percent === undefined ? counted?.unit : '%');
    const of = counted?.of ?? nounBefore(analysis, start) ?? 'amount';
    return unit === undefined || FRACTION.test(unit) ? [] : [{ start, end, ...amount, unit, of }];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;

function amountOf(groups: Groups): Pick<Figure, 'value' | 'min' | 'max'> | null {
  const { qualifier = '', quantity, first, second, scale, scale2 } = groups;
  if (quantity !== undefined) return { min: QUANTITIES[quantity.toLowerCase()] ?? 0 };
  const scaled = (word: string, by?: string): number | null => {
    const value = numberOf(word);
    return value === null ? null : value * (SCALES.get(by?.toLowerCase() ?? '') ?? 1);
  };
  const from = scaled(first ?? 'a', scale ?? (second === undefined ? undefined : scale2));
  // “one” alone counts nothing worth a figure
  if (from === null || (from === 1 && groups.currency === undefined && groups.percent === undefined))
    return null;
  if (second !== undefined) {
    const to = scaled(second, scale2 ?? scale);
    return to === null || to <= from ? null : { min: from, max: to };
  }
  if (/^between$/i.test(qualifier)) return null;
  if (new RegExp(`^(?:${AT_LEAST})$`, 'i').test(qualifier)) return { min: from };
  if (new RegExp(`^(?:${AT_MOST})$`, 'i').test(qualifier)) return { max: from };
  return { value: from };
}

/** Words of a noun phrase after a number, at most. */
const PHRASE = 6;
const IN_PHRASE = new Set(['ADJ', 'NOUN', 'PROPN', 'ADV', 'VERB', 'PUNCT']);

/** “Russian entities” after “20”: the noun that is counted, and the whole phrase. */
function countedAfter({ tokens, text }: Analysis, at: number): { unit: string; of: string } | null {
  let first = indexAt(tokens, at);
  if (/^(?:of|in|the|or|more)$/.test(tokens[first]?.lower ?? '')) {
    first += 1;
    if (tokens[first]?.lower === 'the') first += 1;
  }
  let head = -1;
  for (let i = first; i < first + PHRASE; i++) {
    const token = tokens[i];
    if (token === undefined || !IN_PHRASE.has(token.tag)) break;
    if (token.tag === 'PUNCT' && token.text !== '-') break;
    if (token.tag === 'VERB' && tokens[i + 1]?.tag !== 'NOUN') break;
    if (token.tag === 'NOUN' || token.tag === 'PROPN') head = i;
    else if (head >= 0 && token.text !== '-') break;
  }
  const [from, to] = [tokens[first], tokens[head]];
  return from === undefined || to === undefined
    ? null
    : { unit: to.text, of: text.slice(from.start, to.end) };
}

/** The nearest noun before an amount: “a fine of $2 million”. */
function nounBefore({ tokens }: Analysis, at: number): string | undefined {
  const here = indexAt(tokens, at);
  if (tokens[here - 1]?.lower === 'of') return tokens[here - 2]?.text;
  const isNoun = ({ tag }: Token): boolean => tag === 'NOUN' || tag === 'PROPN';
  return tokens.slice(Math.max(0, here - PHRASE), here).findLast(isNoun)?.text;
}
