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

/** What somebody may keep back, as a noun phrase: “the number of the injured”, “details of the plan”. */
const THING = String.raw`(?<asked>(?:(?:the|its|his|her|their|any|further|more) )?(?:full |exact |precise |further )?(?:numbers?|names?|causes?|identit(?:y|ies)|amounts?|price|cost|value|dates?|timing|timetable|motives?|reasons?|terms|details|size|extent|whereabouts|location|contents?|results?|figures?|explanation)(?: (?:of|for|behind|about|on) [^,;.]{2,100}?)?)`;
const GIVE = String.raw`(?:give|disclose|reveal|release|provide|specify|discuss|name|publish|comment on)`;
const GIVEN = String.raw`(?:given|disclosed|revealed|released|provided|specified|published|announced|made public|established|determined)`;
const END = String.raw`(?= (?:on|since|until|by) |[,;.]|$)`;

const KEPT_BACK: readonly RegExp[] = [
  // The firm did not disclose the price · declined to give details of the plan
  new RegExp(
    String.raw`\b(?:(?:did|do|does|would|could) not|(?:did|do|does|would|could)n['’]t|(?:declined|refused) to) (?:immediately |yet )?${GIVE} ${THING}${END}`,
    'isu',
  ),
  new RegExp(
    String.raw`\b(?:has|have|had)(?: not|n['’]t) (?:yet |immediately )?(?:${GIVEN}|named|discussed) ${THING}${END}`,
    'isu',
  ),
  // The ministry gave no reason for the delay.
  new RegExp(String.raw`\b(?:gave|gives|offered|provided) (?:no|few) ${THING}${END}`, 'isu'),
  // The names of the dead have not been released.
  new RegExp(
    String.raw`^${THING} (?:(?:has|have|had) not(?: yet)? been|(?:was|were|is|are) not (?:yet |immediately |being )?) ?(?:${GIVEN}|known|clear|available)\b`,
    'isu',
  ),
];

/** “The port declined to comment”: what the port says to it is not known. */
const SILENT =
  /^(?<who>(?:(?!\b(?:and|that|who|which)\b)[^,;:“"]){2,60}?) (?:also )?(?<how>(?:declined|refused) to comment|(?:did not|didn['’]t|has not|had not) (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)) to (?:an? |several |repeated )?(?:requests?|messages?|calls?|e-?mails?|questions?)|could not (?:immediately )?be reached)\b/iu;

/** What each of them has: the quick answer for most claims. */
const HINT =
  /un(?:clear|known|certain|decided)|not |n['’]t|declined|refused|yet to|word|(?:gave|gives|offered|provided) /iu;

/** So many points at the most, so long each, in characters. */
const MOST = 6;
const LONGEST = 200;

/**
 * @param claims in the order of the text
 * @returns the open points as noun phrases, each once, those who keep silent last; none from what is to come or what
 *   somebody only asks
 */
export function openPoints(claims: readonly Claim[]): readonly string[] {
  const hinting = claims.filter(({ text }) => HINT.test(text)).map(({ text }) => text);
  const asked = hinting.map((text) =>
    [...OPEN, ...KEPT_BACK]
      .map((pattern) => pattern.exec(text)?.groups?.asked)
      .find((words) => words !== undefined),
  );
  const open = asked.flatMap((words) => (words === undefined ? [] : [phraseOf(words)]));
  const silent = hinting.flatMap((text, at) => (asked[at] === undefined ? silenceIn(text) : []));
  return [...new Set([...open, ...silent].filter((words) => words.length <= LONGEST))].slice(0, MOST);
}

/** “The port declined to comment” → “the port’s answer (declined to comment)”. */
function silenceIn(text: string): readonly string[] {
  const { who, how } = SILENT.exec(text)?.groups ?? {};
  if (who === undefined || how === undefined || ANYBODY.test(who)) return [];
  const owner = phraseOf(who);
  return [`${owner}${owner.endsWith('s') ? '’' : '’s'} answer (${how})`];
}

/** Who stands for somebody else, whom the words do not name. */
const ANYBODY =
  /^(?:he|she|it|they|we|i|you|who|both|neither|nobody|none|others|some)$|\b(?:neither|nobody)\b/iu;

/** Without the mark at its end and the capital of a sentence. */
function phraseOf(words: string): string {
  const bare = words.replace(/[\s.,;:”"’]+$/u, '').replace(/\s+/gu, ' ');
  return /^(?:The|Its|His|Her|Their|Who|What|When|Where|Why|How|Whether)\b/u.test(bare)
    ? bare.charAt(0).toLowerCase() + bare.slice(1)
    : bare;
}
