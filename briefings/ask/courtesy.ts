// Thanks and other courtesies, which ask for nothing.
import { plain, wordsOf } from './words.ts';

const COURTEOUS =
  /^(?:thanks?|thx|ty|cheers|ok|okay|k|great|good|nice|cool|perfect|super|awesome|wow|lol|haha|ha|yes|yep|yeah|no|nope|right|sure|fine|got|it|you|u|very|much|so|a|lot|many|all|good|morning|evening|night|bye|hi|hello|hey|understood|noted|interesting|helpful|that|this|is|was|for|the|answer|info|information|update|team|bot|dateline|and|oh|i|see|ah|hm+|\p{Extended_Pictographic})$/u;

/** The words that make it one: "that is the answer" by itself is none. */
const CORE =
  /\b(?:thanks?|thank you|thx|ty|cheers|ok|okay|great|good|nice|cool|perfect|super|awesome|wow|lol|haha|yes|yep|yeah|nope|sure|fine|got it|bye|hi|hello|hey|understood|noted|interesting|helpful|i see)\b|\p{Extended_Pictographic}/u;

/**
 * Whether a message only thanks, greets or agrees ("thanks!", "ok great", "👍"). In a thread such a message wants no
 * answer, least of all a refusal.
 * @param text as it was written; a question mark makes it a question, whatever its words
 */
export function isCourtesy(text: string): boolean {
  const said = plain(text).replace(/:[a-z0-9_+-]+:/gu, ' 👍 ');
  if (said.includes('?') || !CORE.test(said)) return false;
  return wordsOf(said).every((word) => COURTEOUS.test(word.text));
}
