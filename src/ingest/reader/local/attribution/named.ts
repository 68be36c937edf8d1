// Speech whose speaker stands alone beside it: “OTA: We will.”, “We will.” — Mara Ota.
import type { Sentence } from '../text/analysis.ts';
import type { Found } from './found.ts';
import type { Scene } from './scene.ts';

/** So many words a name before a colon may have. */
const NAME = 4;

/** “OTA: We will not.” at the head of a paragraph. */
export function namedBefore({ tokens, quoteAt }: Scene, sentence: Sentence): Found | undefined {
  const first = (quoteAt[sentence.first] ?? -1) >= 0 ? sentence.first + 1 : sentence.first;
  let colon = first;
  while (colon < sentence.last && colon - first <= NAME && tokens[colon]?.tag === 'PROPN') colon += 1;
  if (colon === first || tokens[colon]?.text !== ':' || colon + 1 >= sentence.last) return undefined;
  const content = [{ first: colon + 1, last: sentence.last }];
  return {
    speaker: { first, last: colon },
    cue: { first: colon, last: colon + 1 },
    content,
    verb: ':',
    cueKind: 'says',
    negated: false,
  };
}

/** “…” — Mara Ota, at the end of a line. */
export function namedBehind({ tokens }: Scene, end: number, paragraphEnd: number): Found | undefined {
  if (!/^[—–―-]$/.test(tokens[end]?.text ?? '') || tokens[end + 1]?.tag !== 'PROPN') return undefined;
  let last = end + 1;
  while (tokens[last]?.tag === 'PROPN' && last - end <= NAME + 1) last += 1;
  const next = tokens[last];
  if (next && next.start < paragraphEnd && next.text !== '.' && next.text !== ',') return undefined;
  return {
    speaker: { first: end + 1, last },
    cue: { first: end, last: end + 1 },
    content: [],
    verb: '—',
    cueKind: 'says',
    negated: false,
  };
}
