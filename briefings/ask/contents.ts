// What a measure or plan is made of, and whom it is to hit: what is told of its parts.
import { givesReason } from './asked.ts';
import { leadFor } from './fact-lead.ts';
import { entriesOf, leadsOf, surely, type Finding } from './finding.ts';
import { wordsOfQuestion } from './question.ts';
import { voicesOf, type Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';
import { stemOf } from './words.ts';

/** What is decided or planned, and has parts. */
const MEASURE =
  /^(?:sanctions?|measures?|packages?|penalt(?:y|ies)|restrictions?|curbs?|fines?|levies|tariffs?|steps|moves?|plans?|programmes?|programs?|deals?|agreements?|accords?|pacts?|bills?|laws?|rules?|reforms?|orders?|proposals?)$/u;

const HAS_PARTS =
  '(?:include|contain|consist of|comprise|cover|involve|entail|provide for|look like|amount to|mean in practice)';
const HITS = '(?:target|hit|affect|strike|fall on|apply to|hurt|punish|sanction|blacklist)';
const IS_HIT = '(?:sanctioned|targeted|hit|punished|affected|penali[sz]ed|blacklisted)';
const DO = '(?:do|does|did|will|would|could|can|are|is)';
const QUALIFIED = "(?<measure>[\\p{L}\\d.’'-]+(?: [\\p{L}\\d.’'-]+){0,5}?)";

/** How such a question is asked; the measure stands where it is named. */
const ASKED: readonly RegExp[] = [
  `what (?:exactly )?(?:is|are|was|were|will be|would be) (?:part of|included in|covered by|in) ${QUALIFIED}`,
  `what (?:exactly |else )?(?:do|does|did|will|would|could) ${QUALIFIED} (?:likely )?${HAS_PARTS}`,
  `(?:what|which) (?:kind|sort|type|form)s? of ${QUALIFIED}(?: (?:is|are|will|would|can|could)(?: (?:it|they|these|this|that|there|those))?(?: (?:be|to be|planned|expected|coming))?)?`,
  `(?:what|which) ${QUALIFIED} (?:is|are) (?:planned|expected|proposed|foreseen|coming|due|ahead|likely)`,
  `what form (?:do|does|did|will|would|could) ${QUALIFIED} take`,
  `what (?:exactly )?are ${QUALIFIED}`,
  `(?:who|whom|what) ${DO} ${QUALIFIED} (?:to )?(?:be )?(?:${HITS}|aimed at|directed at|directed against|against)`,
  `(?:who|whom) ${DO} ${IS_HIT} by ${QUALIFIED}`,
  `(?:who|whom) (?:(?:will|would|could|might) be|(?:is|are) (?:to|going to|set to|expected to) be|(?:is|are) being) ${IS_HIT}(?: by ${QUALIFIED})?`,
].map((source) => new RegExp(`^(?:and |but |so )?${source}$`, 'u'));

/**
 * "Who will be sanctioned?", "what does the package include?": the measures that the story tells of, or what it says that
 * the measure includes.
 * @returns undefined where something else is asked, or nothing is told of parts
 */
export function contents(reading: Reading): Finding | undefined {
  const { index, question } = reading;
  const text = wordsOfQuestion(question);
  const asked = ASKED.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!asked) return undefined;
  const named = asked.groups?.['measure'];
  const stems = named === undefined ? stemsIn(leadsOf(index)) : stemsNamed(reading, named.split(' '));
  if (stems.length === 0) return undefined;
  const leading = new Set([...stems, ...stemsIn(leadsOf(index))]);
  const parts = index.entries.filter(
    (entry) => isPart(entry, leading) && isTimely(reading, entry) && isOfOwner(reading, entry, named),
  );
  if (parts.length === 0) return undefined;
  const best = [...new Set([...entriesOf(rank(reading, parts)), ...parts])].slice(0, 3);
  return surely(best, 0.8, best[0] && leadFor(reading, best[0]));
}

/**
 * The stems of the measure that is named: itself where the story has it; those that were told or lead the story for "it",
 * and for another word of a measure.
 * @returns none where it is no measure, or one that is told apart from others ("the first sanctions")
 */
function stemsNamed(
  { index, focus, mentions, question }: Reading,
  words: readonly string[],
): readonly string[] {
  const told = stemsIn(focus.length > 0 ? focus : leadsOf(index));
  if (words.length === 1 && PRONOUN.test(words[0] ?? '')) return told;
  const at = words.findIndex((word) => MEASURE.test(word));
  if (at < 0) return [];
  const known = (each: string, place: number): boolean =>
    QUALIFIES.test(each) || (place > at && /^(?:on|against|for|by)$/u.test(each)) || isNamed(each);
  if (!words.every((each, place) => place === at || known(each, place))) return [];
  const stem = stemOf(words[at] ?? '');
  return index.frequency.has(stem) ? [stem] : told;

  function isNamed(each: string): boolean {
    return mentions.some(({ from, to }) => question.words.slice(from, to).some(({ text }) => text === each));
  }
}

const PRONOUN = /^(?:it|they|them|these|those|this|that)$/u;
const QUALIFIES =
  /^(?:the|these|those|this|that|any|its|their|new|fresh|latest|planned|expected|proposed|coming|possible|such)$/u;

const stemsIn = (entries: readonly Entry[]): readonly string[] => [
  ...new Set(
    entries.flatMap(({ claim }) =>
      (claim.text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => MEASURE.test(word)).map(stemOf),
    ),
  ),
];

/** What a measure is told to include, and a measure that is told by itself; the reasons for it are none of its parts. */
function isPart(entry: Entry, stems: ReadonlySet<string>): boolean {
  const { claim, positions } = entry;
  const places = [...stems].flatMap((stem) => positions.get(stem) ?? []);
  if (claim.kind === 'measure') return places.length === 0 && !givesReason(entry);
  const verb = INCLUDES.exec(claim.text);
  if (!verb || claim.polarity === 'denied') return false;
  const before = claim.text.slice(0, verb.index).split(/\s+/u).length;
  return places.some((at) => at < before);
}

const INCLUDES =
  /\b(?:(?:includ|contain|consist|compris|involv|entail|target|blacklist|freez|provid)\w*|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|aimed at|directed at)\b/u;

/** Of what was done nothing that is only expected is told. */
const isTimely = ({ question }: Reading, { claim }: Entry): boolean =>
  question.tense !== 'past' || claim.status !== 'expected';

/** "Moscow's sanctions": whose they are. */
function isOfOwner({ mentions, question, index }: Reading, entry: Entry, named = ''): boolean {
  const noun = question.words.findIndex(({ text }) => MEASURE.test(text) && named.includes(text));
  const owner = mentions.find(({ to }) => to === noun);
  if (noun < 0 || !owner || entry.subjects.size === 0) return true;
  return [...voicesOf(index, owner.actors)].some((id) => entry.subjects.has(id));
}
