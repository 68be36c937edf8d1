// What an article itself says is not known: “it is not clear whether …”, “the police have not said who …”.
import type { Claim } from '#briefings/story/story.ts';

const ASKED = String.raw`(?<asked>(?:whether|who|whom|whose|what|when|where|why|which|how)\b.+)`;
const NOT = String.raw`(?:is|are|was|were|remains?|remained)(?: still)?`;
const UNKNOWN = String.raw`(?:unclear|unknown|uncertain|undecided|not (?:yet |immediately |entirely )*(?:clear|known|decided|determined))`;

const OPEN: readonly RegExp[] = [
  // It is not clear whether … · It remains unknown who …
  new RegExp(String.raw`\bit ${NOT} ${UNKNOWN}(?: yet)? ${ASKED}`, 'isu'),
  // The company did not say how many … · Police have not said who … · The ministry declined to say whether …
  new RegExp(
    String.raw`\b(?:(?:did|do|does|would|could) not|(?:did|do|does|would|could)n['’]t|(?:declined|refused) to) (?:immediately |yet )?(?:say|disclose|reveal|specify|explain|comment on) ${ASKED}`,
    'isu',
  ),
  new RegExp(
    String.raw`\b(?:(?:has|have|had) not|(?:has|have|had)n['’]t|(?:has|have) yet to) (?:yet |immediately )?(?:said|say|disclosed?|revealed?|specif(?:ied|y)|explain(?:ed)?|determined?|decided?) ${ASKED}`,
    'isu',
  ),
  // There is no word on whether …
  new RegExp(
    String.raw`\b(?:there (?:is|was) )?no (?:immediate |official )?word (?:yet )?on ${ASKED}`,
    'isu',
  ),
  // The cause of the fire is not known.
  new RegExp(
    String.raw`^(?<asked>(?:the|its|his|her|their|who|what|when|where|why|how|whether)\b[^,;]{3,120}?) ${NOT} ${UNKNOWN}$`,
    'isu',
  ),
];

/** What each of them has: the quick answer for most claims. */
const HINT = /un(?:clear|known|certain|decided)|not |n['’]t|declined|refused|yet to|word/iu;

/** So many points at the most, so long each, in characters. */
const MOST = 6;
const LONGEST = 200;

/**
 * @param claims in the order of the text
 * @returns the open points as noun phrases, each once; none from what is to come or what somebody only asks
 */
export function openPoints(claims: readonly Claim[]): readonly string[] {
  const found = claims.flatMap(({ text }) => {
    if (!HINT.test(text)) return [];
    const asked = OPEN.map((pattern) => pattern.exec(text)?.groups?.asked).find(
      (words) => words !== undefined,
    );
    return asked === undefined ? [] : [phraseOf(asked)];
  });
  return [...new Set(found.filter((words) => words.length <= LONGEST))].slice(0, MOST);
}

/** Without the mark at its end and the capital of a sentence. */
function phraseOf(words: string): string {
  const bare = words.replace(/[\s.,;:”"’]+$/u, '').replace(/\s+/gu, ' ');
  return /^(?:The|Its|His|Her|Their|Who|What|When|Where|Why|How|Whether)\b/u.test(bare)
    ? bare.charAt(0).toLowerCase() + bare.slice(1)
    : bare;
}
