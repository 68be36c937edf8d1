// What a claim gives for a plain question, said before its line.
import { momentAsked } from './asked.ts';
import { onlyNames } from './doer.ts';
import { factLead, figureText, polarLead, SAYS_NOT, whenLead } from './lead.ts';
import { asksOfWish } from './presumption.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';

/** What the first line's claim gives for this kind of question, said shortly. */
export function leadFor(reading: Reading, entry: Entry): string | undefined {
  const { kind, question, topic } = reading;
  const { claim } = entry;
  if (kind === 'when') {
    const moment = momentAsked(reading, entry);
    return moment && whenLead(claim, moment);
  }
  if (kind === 'polar') {
    if (claim.status === 'expected' && ASKS_MATTER.test(question.words.map(({ text }) => text).join(' ')))
      return undefined;
    if (claim.status === 'expected' && asksOfWish(reading, entry)) return undefined;
    const lead = polarLead(claim, question.tense !== 'future', question.negated);
    return lead === 'Yes.' && topic.some((term) => onlyNames(entry, term.stem)) ? undefined : lead;
  }
  if (kind === 'how-many') {
    const keys = new Set(topic.map((term) => term.stem));
    const figure =
      claim.figures.find((each) => each.of.split(/\s+/u).some((word) => keys.has(word))) ?? claim.figures[0];
    return figure && factLead(claim, figureText(figure));
  }
  return claim.status === 'expected' &&
    kind !== 'about' &&
    kind !== 'why' &&
    !SAYS_NOT.test(claim.text) &&
    question.tense !== 'future'
    ? 'Expected, not yet done:'
    : undefined;
}

/** "Are they about hacking?": what they are about is known, whether or not they have come. */
const ASKS_MATTER = /^(?:is|are|was|were) .*\b(?:about|over|because of|due to|on account of)\b/u;
