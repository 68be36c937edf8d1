// Whether somebody denies or admits it.
import {
  bestOf,
  entriesOf,
  found,
  hasTopic,
  isDenial,
  missing,
  surely,
  targetsOf,
  type Finding,
} from './finding.ts';
import { NOT_SAID, sentence, speakersOf } from './lead.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import { aboutSpeaker, isAimedAt, nameOf, ofStranger, wordsOfSpeakers } from './speech.ts';
import type { Entry } from './story-index.ts';

export const ADMITS = /\b(?:admit|plead|acknowledg|confess|conced)\w*/iu;

/** “The mayor pleaded not guilty”, which the report tells as an act. */
const pleasOf = ({ index, speakers }: Reading): readonly Entry[] =>
  index.entries.filter(
    ({ claim, subjects, speakers: own }) =>
      own.size === 0 && ADMITS.test(claim.text) && [...subjects].some((id) => speakers?.has(id)),
  );

/** "Denies all these charges", whatever they are. */
const OF_ALL =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?) (?:(?:all|any|every|each)\b(?: \S+){0,3}? (?:charges?|accusations?|allegations?|claims?|involvement|wrongdoing|responsibility|guilt)|(?:involvement|wrongdoing|responsibility|guilt))\b/iu;

/** What is denied by those for whom the one who is asked about speaks: a country, whose government it is. */
const denialsOfBody = ({ index, named }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      isDenial(entry) &&
      named.length > 0 &&
      [...entry.speakers].some((id) => named.every((each) => index.cast.voices.get(id)?.has(each))),
  );

/** Whether somebody denies (or admits) it. */
export function denies(reading: Reading): Finding {
  const { story } = reading.index;
  if (reading.strayed) return ofStranger(reading);
  const words = wordsOfSpeakers(reading);
  const firm = [...words, ...pleasOf(reading)].filter(
    (entry) => isDenial(entry) || ADMITS.test(entry.claim.text),
  );
  const pool = firm.length > 0 ? firm : words.filter((entry) => entry.claim.polarity === 'denied');
  const aimed = pool.filter((entry) => reading.focus.includes(entry) || isAimedAt(entry, reading.focus));
  const matches = hasTopic(reading)
    ? entriesOf(bestOf(rank(reading, pool), 0.35))
    : aimed.length > 0
      ? aimed
      : firm;
  const whole = [...firm, ...denialsOfBody(reading)].filter(({ claim }) => OF_ALL.test(claim.text));
  if (matches.length === 0 && whole.length > 0) return found(whole.slice(0, 1), 0.6);
  if (matches.length > 0) {
    const [name] = speakersOf(
      story,
      matches.map(({ claim }) => claim),
    );
    const isAimed = matches[0] !== undefined && isDenial(matches[0]) && aimed.includes(matches[0]);
    return name !== undefined && isAimed
      ? surely(matches.slice(0, 2), 0.8, sentence(`${name} denies it`))
      : found(matches.slice(0, 2), 0.8);
  }
  const name = nameOf(reading);
  return missing(
    name === undefined ? NOT_SAID : `The reports I have do not say whether ${name} does.`,
    [words, aboutSpeaker(reading)].find((each) => each.length > 0) ?? targetsOf(reading).entries,
    0.2,
  );
}
