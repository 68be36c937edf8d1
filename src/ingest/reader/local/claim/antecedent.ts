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
  // “a boy of 15 who …”
  const isNamed = /^(?:NOUN|PROPN)$/.test(to.tag) || tokens[end - 2]?.lower === 'of';
  return isNamed ? { start: from.start, end: to.end } : null;
}

/** “a firm | that | wants a bridge”, “those | who | want one”: who is meant, where nothing stands between. */
export function restricted(analysis: Analysis, pronoun: Span2): Stretch | null {
  if (!isRestrictive(analysis, pronoun)) return null;
  const named = antecedentOf(analysis, pronoun);
  if (named !== null) return named;
  const { tokens } = analysis;
  const at = indexAt(tokens, pronoun.start);
  const [article, word] = [tokens[at - 2], tokens[at - 1]];
  if (!word || (!/^(?:those|one|ones|some|many|most|others)$/.test(word.lower) && word.tag !== 'NUM'))
    return null;
  return { start: (article?.lower === 'the' ? article : word).start, end: word.end };
}

const isRestrictive = ({ text }: Analysis, { start, end }: Span2): boolean =>
  /^(?:who|which|that)$/i.test(text.slice(start, end)) && text[start - 2] !== ',';

/** “anyone | who | wants one”: nobody is named, nor can be without the words that follow. */
export const isAnybody = (analysis: Analysis, pronoun: Span2): boolean =>
  isRestrictive(analysis, pronoun) && restricted(analysis, pronoun) === null;

/** “those | who | want one will go”: what they want belongs to what is told of them. */
export const isOfThose = (analysis: Analysis, pronoun: Span2): boolean =>
  isRestrictive(analysis, pronoun) && antecedentOf(analysis, pronoun) === null;

/** “whose owner” → “the firm’s owner”, “which” and “a firm that” → “the firm”; other words as they stand. */
export function withOwner(analysis: Analysis, { start, end }: Span2): string {
  const words = analysis.text.slice(start, end);
  const who = restricted(analysis, { start, end });
  if (who !== null) return analysis.text.slice(who.start, who.end);
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
