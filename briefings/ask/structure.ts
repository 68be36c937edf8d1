// Answers that the structure of a story gives by itself: who says it, through whom it is known, who was first, how sure.
import {
  bestOf,
  entriesOf,
  found,
  isDenial,
  isLikely,
  leadsOf,
  missing,
  nearest,
  surely,
  targetsOf,
  type Finding,
  type Targets,
} from './finding.ts';
import { tellsHalf } from './cover.ts';
import { certaintyLead, listText, NOT_SAID, outletsVia, sentence, speakersOf } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import { voicesOf, type Reading } from './reading.ts';
import { rank } from './search.ts';
import { isSource } from './sourced.ts';
import type { Entry, StoryIndex } from './story-index.ts';
import type { Claim } from '../story/story.ts';

const claimsOf = (entries: readonly Entry[]) => entries.map((entry) => entry.claim);

/** Who stands behind a claim. */
export function whoSays(reading: Reading): Finding {
  const asSource = isSource(reading);
  if (asSource) return asSource;
  const { story } = reading.index;
  const { entries, sureness } = targetsOf(withoutOutlets(reading));
  const [best] = entries;
  const isMeant = (entry: Entry): boolean =>
    tellsHalf(reading, entry) || rank(reading).some((match) => match.entry === entry && isLikely(match));
  if (!best || !isMeant(best)) return missing(NOT_SAID, nearest(reading), Math.min(UNSURE, sureness));
  const voiced = entries.filter((entry) => entry.claim.attribution.length > 0);
  const affirmed = voiced.filter((entry) => !isDenial(entry));
  const said = affirmed.length > 0 ? affirmed : voiced;
  if (said.length > 0) {
    const claims = claimsOf(said);
    return found(said, sureness, `${sentence(listText(speakersOf(story, claims)))}${anonymity(claims)}`);
  }
  if (asksWhoTold(reading)) return missing(NOT_SAID, [best]);
  const outlets = outletsOf(reading, [best]);
  return found(
    [best],
    sureness,
    `${listText(outlets)} ${outlets.length > 1 ? 'report' : 'reports'} it in its own words.`,
  );
}

/** The confidence of a refusal is no higher. */
const UNSURE = 0.2;

/** What there is to know of sources without a name, beyond how they are described. */
function anonymity(claims: readonly Claim[]): string {
  const voices = claims.flatMap((claim) => claim.attribution);
  return voices.every((voice) => voice.speaker === null && voice.sourcing.startsWith('unnamed'))
    ? ' The reports do not name them.'
    : '';
}

/** "Who told the Courier?" asks for somebody; what an outlet tells in its own words has nobody. */
const asksWhoTold = ({ question }: Reading): boolean => question.words.some((word) => word.text === 'told');

/** "Who told the Courier?": the outlet is the one that reports, not the topic. */
function withoutOutlets(reading: Reading): Reading {
  const { index, mentions } = reading;
  const outlets = new Set(index.story.sources.map((source) => source.outlet));
  const isOutlet = (id: string): boolean => outlets.has(index.cast.actors.get(id)?.name ?? '');
  return { ...reading, mentions: mentions.filter((mention) => !mention.actors.some(isOutlet)) };
}

function outletsOf({ index }: Reading, entries: readonly Entry[]): readonly string[] {
  const ids = new Set(entries.flatMap((entry) => entry.claim.evidence.map((span) => span.source)));
  return [
    ...new Set(index.story.sources.filter((source) => ids.has(source.id)).map((source) => source.outlet)),
  ];
}

/** Through which outlet it is known. */
export function via(reading: Reading): Finding {
  const { story } = reading.index;
  const targets = targetsOf(reading).entries;
  if (targets.length === 0) return missing(NOT_SAID, nearest(reading));
  const carried = targets.filter((entry) => outletsVia(story, [entry.claim]).length > 0);
  if (carried.length > 0)
    return found(
      carried,
      0.85,
      sentence(`Via ${listText(outletsVia(story, claimsOf(carried)))}`.replace(/^via/u, 'via')),
    );
  return found(targets.slice(0, 2), 0.6, sentence(listText(outletsOf(reading, targets))));
}

const FIRST =
  /\b(?:first|originally) (?:to )?(?:report|publish|broadcast|post)\w*|\b(?:reported|published|broadcast) (?:\p{L}+ ){0,3}first\b|\bbroke the (?:news|story)\b/iu;

/** Who reported it first. */
export function firstReport(reading: Reading): Finding {
  const { index } = reading;
  const outlets = [...new Set(index.story.sources.flatMap((source) => source.firstReportedBy ?? []))];
  const telling = index.entries.filter(({ claim }) => FIRST.test(claim.text));
  if (outlets.length === 0 && telling.length === 0)
    return missing('The reports I have do not say who reported it first.', leadsOf(index));
  const lines = telling.length > 0 ? telling.slice(0, 1) : leadsOf(index).slice(0, 1);
  if (lines.length === 0) return missing(NOT_SAID, []);
  return found(lines, 0.9, outlets.length > 0 ? `${listText(outlets)} reported it first.` : undefined);
}

/** How sure it is. */
export function certainty(reading: Reading): Finding {
  const { story } = reading.index;
  const unconfirmed = byNobody(reading) ?? unsettled(reading);
  if (unconfirmed) return unconfirmed;
  const { entries, sureness } = ofAssessor(reading) ?? ledBy(reading.index, targetsOf(ofMeasures(reading)));
  const [best] = entries;
  if (!best) return missing(NOT_SAID, nearest(reading), sureness);
  const scoop = story.sources.find((source) => source.firstReportedBy !== undefined)?.firstReportedBy;
  const first =
    leadsOf(reading.index).includes(best) && scoop !== undefined ? ` ${scoop} reported it first.` : '';
  const others = entries.map(({ claim }) => claim);
  const lead = certaintyLead(story, best.claim, others);
  return found(
    entries,
    sureness,
    `${asksIfSure(reading) ? lead : lead.replace(/^No: (.)/u, capital)}${first}`,
  );
}

/** "How sure are the fines?" is asked of what leads the story, before what somebody has answered to it. */
function ledBy(index: StoryIndex, { entries, sureness }: Targets): Targets {
  const [first] = entries;
  const led = leadsOf(index).find((entry) => entries.includes(entry));
  if (!led || first?.claim.kind !== 'reaction') return { entries, sureness };
  return {
    entries: [led, ...entries.filter((entry) => entry !== led && entry.claim.kind !== 'reaction')],
    sureness,
  };
}

/** "What is the evidence?", of a story that does not speak of evidence: what it rests on. */
export function evidence(reading: Reading): Finding | undefined {
  const asked = wordsOfQuestion(reading.question);
  if (!EVIDENCE.test(asked) || reading.topic.some(({ stem }) => reading.index.frequency.has(stem)))
    return undefined;
  const finding = certainty({ ...reading, topic: [] });
  return finding.type === 'found' ? { ...finding, isSure: true } : finding;
}

const EVIDENCE =
  /^what (?:(?:is|are|was|were) (?:the|their|its|any) )?(?:evidence|proof)(?: (?:is|was) there| (?:do|does|did) (?:they|it|he|she) have)?(?: (?:for|of|behind) (?:it|this|that))?$/u;

/**
 * "Is it confirmed?" has a no. "How sure is it?" and "what is the evidence?" have none; what is disputed may be true, and what
 * is expected is not just a rumour.
 */
function asksIfSure({ question }: Reading): boolean {
  const asked = wordsOfQuestion(question);
  return IS_IT.test(asked) && !OF_TRUTH.test(asked);
}

const IS_IT = /^(?:(?:so|and|but|well|ok|okay) )*(?:is|are|was|were|has|have|had|do|does|did|will|can)\b/u;
const OF_TRUTH =
  /\b(?:true|truth|real|evidence|proof|rumou?rs?|speculation|gossip|hearsay|alleged|unconfirmed|unverified|unofficial|only|just|doubtful|disputed|contested)\b/u;
const capital = (_no: string, letter: string): string => letter.toUpperCase();

/**
 * "Are they in force?": of what was told that leads the story, where it did. Behind what somebody says of them not the words
 * are in force, but what leads the story, too.
 */
function ofMeasures(reading: Reading): Reading {
  const { question, focus, index } = reading;
  if (!IN_FORCE.test(wordsOfQuestion(question))) return reading;
  const leads = leadsOf(index);
  const told = focus.filter((entry) => leads.includes(entry));
  if (told.length > 0) return { ...reading, focus: told };
  const isSaid = (entry: Entry): boolean => entry.speakers.size > 0;
  return focus.every(isSaid) ? { ...reading, focus: leads } : reading;
}

const IN_FORCE = /\bin (?:force|effect|place)\b/u;

/** "Has the mayor confirmed it?": no, where nothing of what was told is the mayor's. */
function byNobody(reading: Reading): Finding | undefined {
  const { index, mentions, question, focus, topic } = reading;
  const [confirmer] = mentions;
  const text = wordsOfQuestion(question);
  if (!CONFIRMS.test(text) || confirmer?.actors.length !== 1 || topic.length > 0) return undefined;
  const voices = voicesOf(index, confirmer.actors);
  const told = focus.length > 0 ? focus : leadsOf(index);
  if (told.some(({ speakers }) => !speakers.isDisjointFrom(voices))) return undefined;
  return missing(NOT_SAID, told, 0.2);
}

/** "Is it a done deal?": not while somebody is still to vote on it or to approve it. */
function unsettled({ index, question }: Reading): Finding | undefined {
  if (!/\b(?:done deal|final|settled|sealed)\b/u.test(wordsOfQuestion(question))) return undefined;
  const open = index.entries.filter(({ claim }) => OUTSTANDING.test(claim.text));
  return open.length > 0 ? surely(open.slice(0, 2), 0.7, 'Not all is settled, by these reports:') : undefined;
}

const OUTSTANDING =
  /\b(?:(?:is|are) (?:still |yet )?to (?:vote|decide|approve|ratify|sign)|(?:needs?|requires?) (?:\S+ ){0,3}?(?:votes?|approval|consent|backing|signatures?)|(?:must|has to|have to) (?:still )?(?:be )?(?:approved?|ratif(?:y|ied)|sign(?:ed)?|agree)|subject to)\b/iu;

const CONFIRMS = /^(?:has|have|had|did|does|do|will) .*\bconfirm(?:ed)? (?:it|this|that|them)$/u;

/** "How sure is the fire chief about the cause?", "how likely is it in her view?": what that person says of it. */
function ofAssessor(reading: Reading): Targets | undefined {
  const { index, mentions, topic, question } = reading;
  const [assessor] = mentions;
  if (!OF_SOMEBODY.test(wordsOfQuestion(question))) return undefined;
  if (assessor?.actors.length !== 1 || topic.length === 0) return undefined;
  const voices = voicesOf(index, assessor.actors);
  const own = index.entries.filter((entry) => [...entry.speakers].some((id) => voices.has(id)));
  const best = bestOf(
    rank(reading, own).filter((match) => !match.clashes),
    OF_ASSESSOR,
  );
  return best[0] && { entries: entriesOf(best), sureness: 0.5 + 0.4 * best[0].cover };
}

const OF_ASSESSOR = 0.45;

const OF_SOMEBODY =
  /^how (?:sure|certain|confident) (?:is|are|was|were) (?!it\b|this\b|that\b)|\b(?:in .+ (?:view|opinion|eyes)|according to)\b/u;
