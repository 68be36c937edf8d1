// What is told in passing of who speaks: “Ilse Tarn, who has led the guild since May, said that …”.
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { isFinite } from './finite.ts';
import { asideEnd } from './predicate.ts';
import { trimmed, type Piece, type Stretch } from './segment.ts';

export interface Aside extends Stretch {
  /** Of whom or what it tells. */
  readonly of: Stretch;
}

/** “Its editor, Ilse Tarn,” → “Ilse Tarn”; “Ilse Tarn, its editor,” → “Ilse Tarn”. */
export function namedIn({ text }: Analysis, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end);
  const [first = '', second = ''] = words.split(/, ?/u);
  const isName = DESCRIBES.test(first) && /^\p{Lu}/u.test(second);
  const from = isName ? start + words.indexOf(second) : start;
  return { start: from, end: from + (isName ? second : first).trimEnd().length };
}

/** “its editor”, “Ilse Tarn's lawyer”: it begins or ends with a small word, where a name does neither. */
const DESCRIBES = /^(?:The|An?|Its|His|Her|Their|Our|\p{Ll}\S*) |(?:^|\s)\p{Ll}\S*$/u;

/**
 * Between the speaker and the verb, or behind a speaker who stands at the end.
 * @param all what everybody says, in the order of the text: what somebody says in it is told by itself
 */
export function asideOf(
  analysis: Analysis,
  { speaker, cue, inRelative }: Attribution,
  all: readonly Attribution[],
): Aside | null {
  if (speaker === undefined || cue === undefined || inRelative) return null;
  const { tokens, text } = analysis;
  const isBefore = speaker.end <= cue.start;
  const first = indexAt(tokens, speaker.start);
  const last = isBefore ? indexAt(tokens, cue.start) : endOf(tokens, indexAt(tokens, speaker.end));
  const comma = openerIn(tokens, first + 1, Math.min(last, indexAt(tokens, speaker.end) + 2));
  const close = asideEnd(tokens, comma + 1, last) ?? (isBefore ? closeOf(tokens, last) : last);
  const [from, to] = [tokens[comma + 1], tokens[close - 1]];
  if (comma < 0 || from === undefined || to === undefined || close <= comma + 2) return null;
  const aside = trimmed(text, { start: from.start, end: to.end });
  const of = namedIn(analysis, { start: speaker.start, end: tokens[comma]?.start ?? speaker.end });
  return aside === null || holdsCue(all, aside) ? null : { ...aside, of };
}

/** Whether somebody says something in it. */
function holdsCue(all: readonly Attribution[], { start, end }: Stretch): boolean {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(all[middle]) < start) low = middle + 1;
    else high = middle;
  }
  return placeOf(all[low]) < end;
}

const placeOf = (of: Attribution | undefined): number =>
  of?.cue?.start ?? of?.speaker?.start ?? of?.content[0]?.start ?? Infinity;

/** The comma behind which a relative clause or a participle begins. */
function openerIn(tokens: readonly Token[], first: number, last: number): number {
  for (let at = first; at < last - 1; at++) {
    if (tokens[at]?.text !== ',') continue;
    const [next, second] = [tokens[at + 1], tokens[at + 2]];
    if (isRelative(next) || (next?.tag === 'ADP' && isRelative(second))) return at;
    if (next?.tag === 'VERB' && /(?:ed|en|wn|ing|made|led|held|built|kept|put|set)$/.test(next.lower))
      return at;
  }
  return -1;
}

const isRelative = (token: Token | undefined): boolean =>
  /^(?:who|which|whose|whom|where)$/.test(token?.lower ?? '');

/** The comma that closes it, before an adverb and the verb. */
function closeOf(tokens: readonly Token[], verb: number): number {
  let at = verb - 1;
  while (tokens[at]?.tag === 'ADV') at -= 1;
  return tokens[at]?.text === ',' ? at : -1;
}

/** Where what belongs to a speaker behind his verb ends: with the sentence, or before “, at a rally”, “, the mayor …”. */
function endOf(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && !/^[.;:“"]$/.test(tokens[at]?.text ?? '')) {
    const isClosed = at > from + 1 && tokens[at]?.text === ',';
    if (isClosed && /^(?:ADP|DET|PRON|SCONJ|PUNCT)$/.test(tokens[at + 1]?.tag ?? '')) return at;
    at += 1;
  }
  return at;
}

/** “who has led the guild since May” → “Ilse Tarn | has led the guild since May”; none where it tells only who she is. */
export function toldInPassing({ tokens, text }: Analysis, { start, end, of }: Aside): Piece | null {
  const first = indexAt(tokens, start);
  const last = indexAt(tokens, end);
  let verb = first + 1;
  while (tokens[verb]?.tag === 'ADV') verb += 1;
  const from = tokens[first + 1];
  const isOwn = /^(?:who|which)$/.test(tokens[first]?.lower ?? '') && isFinite(tokens, verb);
  const hasNumber = tokens.slice(first, last).some(({ tag }) => tag === 'NUM');
  if (
    !isOwn ||
    from === undefined ||
    UNNAMED.test(text.slice(start, end)) ||
    (last - verb < TELLING && !hasNumber)
  )
    return null;
  return { start: from.start, end, lead: [of] };
}

/** “who asked not to be named” tells nothing of what happened. */
const UNNAMED = /\b(?:anonymity|not (?:to )?be \p{L}+|not authori[sz]ed)\b/u;

/** What is told in fewer tokens says only who somebody is: “who runs the mill”. */
const TELLING = 5;
