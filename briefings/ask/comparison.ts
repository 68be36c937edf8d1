// "Compared with what?", "from what to what?", "and the year before?": the other side of a figure that was told.
import { missing, surely, type Finding } from './finding.ts';
import { NOT_SAID } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';
import { likest } from './vicinity.ts';

const ASKED =
  /^(?:and )?(?:(?:as )?compared (?:to|with) (?:what|when|before|(?:the )?(?:last|previous) (?:year|month|week|quarter)|(?:a|the) year (?:ago|before|earlier))|from what(?: to what)?|up from what|down from what|(?:and )?(?:what was it |how many (?:was|were) (?:it|there) )?(?:before|earlier|(?:a|the) (?:year|month) (?:before|earlier)|last (?:year|time)))$/u;

/** A figure with what it is held against. */
const HELD_AGAINST =
  /\b(?:compared (?:to|with)|(?:up|down) from|from \S+ (?:\S+ ){0,3}?to \S*\d|against \S*\d|than (?:in|a year|the (?:year|month)|last)|(?:a|the) (?:year|month|quarter|week) (?:ago|before|earlier)|since last)\b/iu;

/**
 * Of what was told last, the claim that has the figure with what it is compared to; else what stands close to it and has.
 * @returns undefined where something else is asked, or nothing was told
 */
export function comparison({ index, question, recent }: Reading): Finding | undefined {
  if (recent.length === 0 || !ASKED.test(wordsOfQuestion(question))) return undefined;
  const isHeld = ({ claim }: Entry): boolean => HELD_AGAINST.test(claim.text);
  const [told] = [...recent.filter(isHeld), ...likest(index, recent, 3).filter(isHeld)];
  return told ? surely([told], 0.6) : missing(NOT_SAID, recent, 0.2);
}
