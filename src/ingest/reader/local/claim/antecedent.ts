// What a relative pronoun stands for: the noun phrase before it (“the bridge, which …”, “the firm, whose owner …”).
import { indexAt } from '../position.ts';
import type { Analysis, Span2 } from '../text/analysis.ts';
import type { Stretch } from './segment.ts';

const RELATIVE = /^(?:which|who|whom|that|whose)\b/i;

export const isRelative = ({ text }: Analysis, { start, end }: Span2): boolean =>
  RELATIVE.test(text.slice(start, Math.min(end, start + 8)));

/** A noun phrase goes back so far, in tokens. */
const LONGEST = 10;

/** @returns null where no noun stands right before the pronoun */
export function antecedentOf({ tokens }: Analysis, pronoun: Span2): Stretch | null {
  const at = indexAt(tokens, pronoun.start);
  const end = tokens[at - 1]?.text === ',' ? at - 1 : at;
  let first = end;
  for (let before = end - 1; before >= Math.max(0, end - LONGEST); before--) {
    const token = tokens[before];
    if (token === undefined) break;
    if (/^(?:NOUN|PROPN|NUM|ADJ|DET)$/.test(token.tag) || /^['’]s$/.test(token.lower)) first = before;
    else if (token.lower === 'of' && before < end - 1) first = before;
    else if (token.tag === 'PRON' && /^(?:its|his|her|their|our)$/.test(token.lower)) first = before;
    else break;
    if (token.tag === 'DET' && tokens[before - 1]?.lower !== 'of') break;
  }
  while (first < end && /^(?:of|['’]s)$/.test(tokens[first]?.lower ?? '')) first += 1;
  const [from, to] = [tokens[first], tokens[end - 1]];
  if (from === undefined || to === undefined || first >= end) return null;
  return /^(?:NOUN|PROPN)$/.test(to.tag) ? { start: from.start, end: to.end } : null;
}

/** “whose owner” → “the firm’s owner”, “which” → “the firm”; other words as they stand. */
export function withOwner(analysis: Analysis, { start, end }: Span2): string {
  const words = analysis.text.slice(start, end);
  const owner = meantBy(analysis, { start, end });
  if (owner === null) return words;
  const whole = analysis.text.slice(owner.start, owner.end);
  return /^whose /i.test(words) ? `${whole}’s ${words.slice('whose '.length)}` : whole;
}

/** Where the words begin that stand for it: “the firm” for “which” and “whose owner”. */
export const startOf = (analysis: Analysis, span: Span2): number =>
  meantBy(analysis, span)?.start ?? span.start;

/** “the firm, which” and “the firm, whose owner”; not “a note to the firm that came late”, which is either. */
function meantBy(analysis: Analysis, { start, end }: Span2): Stretch | null {
  const words = analysis.text.slice(start, end);
  if (/^whose /i.test(words)) return antecedentOf(analysis, { start, end });
  const owner = /^(?:who|which|that)$/i.test(words) ? antecedentOf(analysis, { start, end }) : null;
  const at = owner === null ? 0 : indexAt(analysis.tokens, owner.start);
  const [noun, link] = [analysis.tokens[at - 2], analysis.tokens[at - 1]];
  const isEither = /^(?:ADP|CCONJ)$/.test(link?.tag ?? '') && /^(?:NOUN|PROPN|NUM)$/.test(noun?.tag ?? '');
  return isEither ? null : owner;
}
