// "What should people do?": what the public is asked, told or warned to do.
import { surely, type Finding } from './finding.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry, StoryIndex } from './story-index.ts';

const PUBLIC =
  '(?:anyone|citizens|consumers|customers|drivers|everyone|families|households|inhabitants|locals|motorists|neighbou?rs|parents|passengers|patients|people|pupils|residents|shoppers|swimmers|the public|those|tourists|travell?ers|villagers|visitors|users)';

/** "What should I do?", "what do residents have to do?", "what are people told to do?" */
const ASKED = new RegExp(
  `^what (?:(?:should|must|can|shall) (?:i|we|you|one|(?:the )?${PUBLIC})(?: in .*)? do(?: now)?|(?:do|does) (?:i|we|you|one|(?:the )?${PUBLIC}) (?:have|need) to do(?: now)?|(?:are|were|is) (?:the )?${PUBLIC} (?:asked|told|advised|urged|supposed|meant|recommended) to do|(?:is|are|was|were) (?:the )?(?:advice|recommendations?|instructions?)(?: (?:to|for) .*)?)$`,
  'u',
);

/** "The ministry asked people to boil water", "residents were told to stay indoors", "drivers should avoid the bridge". */
const ADVISES = new RegExp(
  `\\b(?:advis|appeal|ask|call|instruct|order|recommend|remind|tell|told|urg|warn)\\p{L}* (?:(?:on|to) )?(?:all |the )?${PUBLIC}\\b|\\b${PUBLIC}\\b[^.;]{0,60}?\\b(?:(?:is|are|was|were|have been|has been|being) (?:again )?(?:advised|asked|told|urged|warned|ordered|recommended|instructed)|should|must|need to|have to)\\b`,
  'iu',
);

/** So far before a claim the words may stand to which it belongs: "told residents of the harbour district". */
const BEFORE = 90;

/**
 * What the public is to do.
 * @returns undefined where something else is asked, or nobody is told to do anything
 */
export function advice(reading: Reading): Finding | undefined {
  if (!ASKED.test(wordsOfQuestion(reading.question))) return undefined;
  const { index, topic, mentions } = reading;
  const given = index.entries.filter((entry) => advises(index, entry));
  const ranked = topic.length + mentions.length > 0 ? rank(reading, given).map(({ entry }) => entry) : given;
  return given.length > 0 ? surely(ranked.slice(0, 3), 0.75) : undefined;
}

function advises({ story }: StoryIndex, { claim }: Entry): boolean {
  if (ADVISES.test(claim.text)) return true;
  const [span] = claim.evidence;
  const text = story.sources.find(({ id }) => id === span?.source)?.text;
  if (span?.start === undefined || text === undefined || !/^(?:not )?to\b/iu.test(claim.text)) return false;
  const before = text.slice(Math.max(0, span.start - BEFORE), span.start).replace(/^.*[.!?]\s/su, '');
  return ADVISES.test(before);
}
