// What a claim gives for a plain question, said before its line.
import { momentAsked } from './asked.ts';
import { figureAsked } from './counted.ts';
import { onlyNames } from './doer.ts';
import { factLead, figureText, polarLead, SAYS_NOT, whenLead } from './lead.ts';
import { asksOfWish, isOnlyWished } from './presumption.ts';
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
    if (claim.status === 'expected' && (asksOfWish(reading, entry) || isOnlyWished(reading, entry)))
      return undefined;
    if (isAboutEnd(reading, entry) || isOnlyFaced(reading, entry)) return undefined;
    const lead = polarLead(claim, question.tense !== 'future', question.negated);
    return lead === 'Yes.' && topic.some((term) => onlyNames(entry, term.stem)) ? undefined : lead;
  }
  if (kind === 'how-many') {
    const figure = figureAsked(reading, claim.figures);
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

/** "Will she get a bonus?" is not told with "yes" by "she gives up her bonus". */
const isAboutEnd = ({ question }: Reading, { claim }: Entry): boolean =>
  ENDS.test(claim.text) && !ENDS.test(question.text);

const ENDS =
  /\b(?:giv(?:es?|en|ing) up|gave up|forgo\w*|waiv\w+|los(?:es?|t|ing)|cancel\w*|scrap\w*|abandon\w*|drop(?:s|ped)?|withdr[ae]w\w*|end(?:s|ed)?|stop(?:s|ped)?|halt\w*|suspend\w*)\b/iu;

/** "Is he in prison?" is not told with "yes" by "he faces nine years in prison". */
const isOnlyFaced = ({ question }: Reading, { claim }: Entry): boolean =>
  FACES.test(claim.text) && !FACES.test(question.text);

const FACES =
  /\b(?:fac(?:es?|ed|ing)|risk(?:s|ed|ing)?|accus\w+|suspect\w*|alleg\w+|sought|threat\w*|free on bail)\b/iu;

/** "Are they about hacking?": what they are about is known, whether or not they have come. */
const ASKS_MATTER = /^(?:is|are|was|were) .*\b(?:about|over|because of|due to|on account of)\b/u;
