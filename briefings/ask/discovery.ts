// "How did they find out?": how something came to be known.
import { missing, surely, type Finding } from './finding.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { onFocus } from './vicinity.ts';

const ASKED =
  /^how (?:did|do|does|have|has|was|were) (?:.{1,60} )?(?:find (?:it |this |that )?out|found out|come to know|get to know|learn(?:ed)? (?:of|about) (?:it|this|that)|become known|come to light|get out|discover(?:ed)? (?:it|this|that))(?: about (?:it|this|that))?$/u;

/** What brings something to light. */
const FOUND =
  /\b(?:found|finds|discover(?:ed|y)|uncover\w*|detect\w*|learn(?:ed|t)|reveal\w*|leak\w*|intercept\w*|notic(?:ed|es)|spotted|came to light|tip(?:ped)? off|tip-off|whistle-?blower\w*|auditors?|inspect(?:ion|ors?|ed)|exposed|obtained)\b/iu;

/**
 * What tells how it came to light: of what was told before, else of the whole story.
 * @returns undefined where something else is asked
 */
export function discovery({ index, question, focus }: Reading): Finding | undefined {
  if (!ASKED.test(wordsOfQuestion(question))) return undefined;
  const telling = index.entries.filter(({ claim }) => claim.status !== 'expected' && FOUND.test(claim.text));
  const near = focus.length > 0 ? onFocus(index, focus, telling) : telling;
  return near.length > 0
    ? surely(near.slice(0, 2), 0.5)
    : missing('The reports I have do not say how it became known.', focus, 0.1);
}
