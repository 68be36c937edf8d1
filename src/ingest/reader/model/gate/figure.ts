// Whether the figures of a claim say what the article's say: at least, at most, about.
import type { Token } from '../../local/text/analysis.ts';
import type { Located, Reason, Source } from './located.ts';
import { TIME_WORDS } from './lexicon.ts';
import { valueOf } from './term.ts';

type Bound = 'least' | 'most' | 'about';

const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  [
    'least',
    /\b(?:at least|more than|over|no fewer than|no less than|upwards of|above|exceed(?:s|ed|ing)?|minimum of|not less than)(?: a| an| the| us\$|[$£€])?\s*$/,
  ],
  [
    'most',
    /\b(?:at most|fewer than|less than|under|up to|no more than|as many as|as much as|below|maximum of|not more than)(?: a| an| the|[$£€])?\s*$/,
  ],
  [
    'about',
    /\b(?:about|around|nearly|almost|roughly|approximately|some|an? estimated|estimated|close to|more or less|an average of)(?: a| an| the|[$£€])?\s*$/,
  ],
];

/** A number may be rounded off in words (“about 40”) where the text is exact, but never the other way. */
export function figureFault({ parts, words }: Located, { analysis, text }: Source): Reason | null {
  for (const { alignment } of parts)
    for (const [own, theirs] of alignment.pairs) {
      const [a, b] = [words.tokens[own], analysis.tokens[theirs]];
      if (a === undefined || b === undefined || valueOf(a) === null || isDate(analysis.tokens, theirs))
        continue;
      const [ours, given] = [boundOf(words.text, a), boundOf(text, b)];
      if (given !== ours && !(given === null && ours === 'about')) return 'figure';
    }
  return null;
}

const isDate = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at - 1], tokens[at + 1]].some((token) => token !== undefined && TIME_WORDS.has(token.lower));

function boundOf(text: string, { start, end }: Token): Bound | null {
  const before = text
    .slice(Math.max(0, start - 30), start)
    .toLowerCase()
    .replace(/\s+/g, ' ');
  const after = text.slice(end, end + 30).toLowerCase();
  if (/^ (?:[\w-]+ ){0,2}or (?:more|over)\b/.test(after)) return 'least';
  if (/^ (?:[\w-]+ ){0,2}or (?:less|fewer|under)\b/.test(after)) return 'most';
  return BOUNDS.find(([, pattern]) => pattern.test(before))?.[0] ?? null;
}
