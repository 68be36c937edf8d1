// Finding words verbatim in a text, whatever the style of its quotation marks, dashes and white space.
import type { Span2 } from '../../local/text/analysis.ts';

/** A text in plain typography; each code unit knows where it stood. */
export interface Folded {
  readonly text: string;
  /** Offsets into the text that was folded; one more than there are code units. */
  readonly from: readonly number[];
}

const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‒': '-',
  '−': '-',
  '‑': '-',
  '…': '...',
};

const isSingle = (unit: string): boolean => /['‘’`]/.test(unit);

const NOTHING = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

export function fold(text: string): Folded {
  let plain = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (NOTHING.test(unit)) continue;
    const isSpace = /\s/.test(unit);
    if (isSpace && plain.endsWith(' ')) continue;
    // Two single marks stand for a double one where a text has no other.
    const isDouble = isSingle(unit) && isSingle(text.charAt(at + 1));
    if (isSingle(unit) && isSingle(text.charAt(at - 1)) && plain.endsWith('"')) continue;
    const folded = isSpace ? ' ' : isDouble ? '"' : (PLAIN[unit] ?? unit);
    plain += folded;
    for (let count = 0; count < folded.length; count++) from.push(at);
  }
  return { text: plain, from: [...from, text.length] };
}

const isWord = (unit: string): boolean => /[\p{L}\p{N}]/u.test(unit);

/** So many places at the most are looked at: the same few words may stand everywhere. */
const PLACES = 20;

/**
 * @param within where to look; the whole text if it is left out
 * @returns where the words stand in the text that was folded, whole words only, in its order; letters must be the
 *   same, except for the case of the first
 */
export function findVerbatim(folded: Folded, words: string, within?: Span2): readonly Span2[] {
  const wanted = fold(words).text.trim();
  const [found, first] = [placesOf(folded, wanted, within), wanted.charAt(0)];
  if (found.length > 0 || wanted === '') return found;
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  const inOtherCase = placesOf(folded, other + wanted.slice(1), within);
  if (inOtherCase.length > 0) return inOtherCase;
  // Marks around the whole are the writer's.
  const bare = /^["'](.+)["']$/.exec(wanted)?.[1];
  return bare === undefined ? [] : placesOf(folded, bare, within);
}

function placesOf({ text, from }: Folded, wanted: string, within?: Span2): readonly Span2[] {
  const places: Span2[] = [];
  if (wanted === '') return places;
  const last = within === undefined ? text.length : foldedAt(from, within.end);
  let at = text.indexOf(wanted, within === undefined ? 0 : foldedAt(from, within.start));
  for (; at >= 0 && at + wanted.length <= last && places.length < PLACES; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const cutsBefore = isWord(text.charAt(at)) && isWord(text.charAt(at - 1));
    const cutsAfter = isWord(text.charAt(end - 1)) && isWord(text.charAt(end));
    if (cutsBefore || cutsAfter) continue;
    places.push({ start: from[at] ?? 0, end: (from[end - 1] ?? 0) + 1 });
  }
  return places;
}

/** The first place in the folded text that stands at an offset of the text, or after it. */
function foldedAt(from: readonly number[], offset: number): number {
  let [low, high] = [0, from.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
