// What is at stake, and whether one should worry: what is told of losses, dangers and of what hangs on it.
import { missing, surely, type Finding } from './finding.ts';
import { NOT_SAID } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';

const AT_STAKE = /^what (?:exactly )?(?:is|was|are) (?:really )?(?:at stake|at risk)(?: (?:here|now))?$/u;
const WORRY =
  /^(?:should|must|do|need) (?:i|we|people|anybody|anyone|one)(?: (?:have|need) to)? (?:be )?(?:worr(?:y|ied)|afraid|concerned|alarmed|scared|panic|fear)(?: (?:about|of|for|over) (?:it|this|that|anything))?(?: now)?$/u;

/** What may be lost, or comes of it if it goes wrong. */
const LOSS =
  /\b(?:if|unless)\b.*\b(?:will|would|could|may|might)\b|\b(?:would|could|may|might|will) (?:\S+ ){0,2}?(?:los[es]|suffer|cost|close|collapse|fail|become slower|be (?:dissolved|cut|lost|closed|hit)|die|shut)\w*|\b(?:risk(?:s|ed)?|at stake|threat(?:ens?|ened|s)?|danger(?:s|ous)?|jeopard\w+|hangs? (?:on|in)|warn(?:s|ed)?|fear(?:s|ed)?|cannot be ruled out)\b/iu;

/**
 * "What is at stake?": what may be lost or hangs on it. "Should I worry?" is advice, which nobody gives here: refused, with
 * the same beside it.
 * @returns undefined where something else is asked
 */
export function stakes({ index, question, focus }: Reading): Finding | undefined {
  const asked = wordsOfQuestion(question);
  const isWorry = WORRY.test(asked);
  if (!isWorry && !AT_STAKE.test(asked)) return undefined;
  const feared = [...new Set([...focus, ...index.entries])].filter(isLoss);
  if (isWorry) return missing(NOT_ADVISED, feared, 0.2);
  return feared.length > 0 ? surely(feared.slice(0, 3), 0.6) : missing(NOT_SAID, [], 0.1);
}

const NOT_ADVISED = 'The reports I have give no advice.';

/** In its words, or by the verb with which it is said; what was said long before is none. */
const isLoss = ({ claim }: Entry): boolean =>
  claim.section !== 'background' &&
  (LOSS.test(claim.text) || claim.attribution.some(({ cue }) => /^(?:warn|fear|caution)/iu.test(cue)));
