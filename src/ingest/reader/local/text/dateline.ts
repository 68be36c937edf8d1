// The dateline at the head of a paragraph: where, when and by which agency a report was written. It is no part of its first sentence.

import type { Span2 } from './span.ts';

/** A dateline is no longer, in characters. */
const LONGEST = 120;

const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`;
const DAY = String.raw`(?:${MONTH} \d{1,2}|\d{1,2} ${MONTH})(?:,? \d{4})?`;
/** “ALDEN FALLS”, “ST. ANSELM”, “McBAIN”. */
const CAPITALS = String.raw`(?:Mc|Mac|O['’])?\p{Lu}[\p{Lu}.'’-]+`;
const TOWN = String.raw`${CAPITALS}(?: ${CAPITALS}){0,3}`;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}`;
const REGION = String.raw`(?:, (?!${DAY})${NAME}){0,2}`;
const NOTE = String.raw`(?: ?\([^()\n]{2,40}\))?`;
/** “(AFP)”, “(Northwire)”. */
const AGENCY = String.raw` ?\((?:\p{Lu}{2,5}|Reuters|Bloomberg|Xinhua|[\p{L} ]*(?:wire|[Pp]ress|[Nn]ews|[Aa]gency))\)`;
const DASH = String.raw`(?:\s*—\s*|\s+(?:–|--|-)\s+)`;

/** A place in capitals; a place in small letters or a day, where an agency follows. */
const DATELINE = new RegExp(
  String.raw`^(?:${TOWN}${REGION}(?:,? ${DAY})?${NOTE}|(?:${NAME}${REGION}(?:,? ${DAY})?|${DAY})${AGENCY})${DASH}(?=["“'‘]?[\p{L}\d])`,
  'u',
);

/** What follows is a sentence, and no heading in capitals. */
const SENTENCE = /^\P{Ll}{0,40}\p{Ll}/u;

/** @returns behind the dateline with which the paragraph begins, its dash included; its start where it has none */
export function datelineEnd(text: string, { start, end }: Span2): number {
  const opening = text.slice(start, Math.min(end, start + LONGEST));
  const length = DATELINE.exec(opening)?.[0].length ?? 0;
  return length > 0 && SENTENCE.test(text.slice(start + length, end)) ? start + length : start;
}
