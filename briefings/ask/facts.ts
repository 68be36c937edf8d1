// Answers about plain facts: who, when, where, how many, why, what, and yes or no, from the claims on the topic.
import { accusations, blamed } from './accused.ts';
import { givesReason, givesReasonPlainly, holdsAsked, isReason } from './asked.ts';
import { openPoint } from './open-point.ts';
import type { Claim } from '../story/story.ts';
import { involved } from './aspects.ts';
import { onlyUnderCondition, underCondition } from './condition.ts';
import { countsOther } from './counted.ts';
import { toldOf } from './cover.ts';
import { lacksParticle, leadFor } from './fact-lead.ts';
import { bestOf, entriesOf, found, hasTopic, leadsOf, missing, type Finding } from './finding.ts';
import { age, identity, leader, representative } from './identity.ts';
import { noLikeness } from './likeness.ts';
import type { Kind } from './kinds.ts';
import { asClause, MIXED, NOT_SAID, NOT_SO } from './lead.ts';
import { asksForName } from './naming.ts';
import { wordsOfQuestion } from './question.ts';
import { voicesOf, type Reading } from './reading.ts';
import type { Match } from './match.ts';
import { lacksAct, presumption } from './presumption.ts';
import { isComment, rank } from './search.ts';
import { ofOwnWay } from './own-way.ts';
import { overview } from './state.ts';
import type { Entry } from './story-index.ts';
import { likest, ofFocus, reasons } from './vicinity.ts';
import { wordsAlone } from './words-alone.ts';

/** How much of the topic a claim must cover to answer, by what is asked. */
const THRESHOLDS: Partial<Record<Kind, number>> = {
  polar: 0.6,
  about: 0.4,
  what: 0.5,
  how: 0.5,
  why: 0.5,
  which: 0.7,
};
const THRESHOLD = 0.55;

/** A fact about the topic, or about what was told last. */
export function fact(reading: Reading): Finding {
  return reading.kind === 'polar' ? (agreement(reading) ?? plainFact(reading)) : plainFact(reading);
}

/** "Does the family agree?": where no claim tells so in these words, what they say of the matter. */
function agreement(reading: Reading): Finding | undefined {
  const { topic, mentions, index, focus } = reading;
  const [mention] = mentions;
  const [agree, ...rest] = topic.filter((term) => !/^(?:side|camp|party)$/u.test(term.text));
  if (!mention || !agree || rest.length > 0 || !/^(?:dis)?agre|^concur/u.test(agree.stem)) return undefined;
  const plainly = plainFact(reading);
  if (plainly.type === 'found') return plainly;
  const voices = voicesOf(index, mention.actors);
  const own = likest(index, focus.length > 0 ? focus : []).filter((entry) =>
    [...entry.speakers].some((id) => voices.has(id)),
  );
  const all = index.entries.filter((entry) => [...entry.speakers].some((id) => voices.has(id)));
  const lines = [...new Set([...own, ...all])].slice(0, 2);
  return lines.length > 0 ? found(lines, 0.5) : undefined;
}

function plainFact(reading: Reading): Finding {
  const conditional = underCondition(reading) ?? onlyUnderCondition(reading);
  if (conditional) return conditional;
  const special = ofOwnWay(reading);
  if (special) return special;
  if (!hasTopic(reading)) return reading.focus.length > 0 ? ofFocus(reading) : ofNothing(reading);
  const ofMatter = whyThis(reading);
  if (ofMatter) return ofMatter;
  const identified = asksForName(reading.question) ? undefined : identity(reading);
  if (identified) return identified;
  const leading = leader(reading) ?? representative(reading);
  if (leading) return leading;
  const aged = age(reading);
  if (aged) return aged;
  return accusations(reading) ?? blamed(reading) ?? wordsAlone(reading) ?? byCover(reading);
}

/** "Why is the council doing this?": of the whole story, why it matters. */
function whyThis(reading: Reading): Finding | undefined {
  const { kind, topic, focus, question } = reading;
  if (kind !== 'why' || topic.length + focus.length > 0) return undefined;
  if (!question.words.some(({ text }) => /^(?:it|this|that)$/u.test(text))) return undefined;
  const matter = reasons(reading);
  return matter.type === 'found' ? matter : undefined;
}

function byCover(reading: Reading): Finding {
  const ranked = byAptness(reading, rank(reading));
  const open = openPoint(reading);
  if (open !== undefined)
    return missing(`The reports I have do not say ${asClause(open)}.`, entriesOf(ranked), 0.1);
  const [top] = ranked;
  if (!top) return missing(NOT_SAID, [], 0.02);
  const able = ranked.filter((match) => holdsAsked(reading.kind, reading, match.entry));
  const least = (THRESHOLDS[reading.kind] ?? THRESHOLD) ** (1 / crowd(reading));
  const fitting = ofLead(reading, able) ?? bestOf(able, least, 6);
  if (fitting[0] && (lacksAct(reading, fitting[0].entry) || isBeside(reading, fitting[0])))
    return unmet(ranked, top);
  const best = aptFirst(reading, reasonsFirst(reading, equalsOf(reading.kind, fitting))).slice(0, 3);
  const [first] = best;
  if (!first || (reading.kind === 'polar' && first.score < CLEARLY_LESS * top.score))
    return unmet(ranked, top);
  if (first.clashes) return missing(NOT_SO, entriesOf([first]), 0.15);
  const confidence = confidenceOf(first) ** crowd(reading);
  if (confidence < ENOUGH) return missing(NOT_SAID, entriesOf([first, ...ranked.slice(1)]), confidence);
  return (
    presumption(reading, first) ??
    found(
      entriesOf(confidence < SURE || NAMING.has(reading.kind) ? withNext(best, able) : best),
      confidence,
      mixed(reading, best) ? MIXED : leadFor(reading, first.entry),
    )
  );
}

/** "Why are there fines?", of those that lead the story: not of earlier ones. */
function ofLead(
  { kind, question, focus, index }: Reading,
  matches: readonly Match[],
): readonly Match[] | undefined {
  if (kind !== 'why' || question.tense === 'past' || focus.length > 0) return undefined;
  const leads = leadsOf(index);
  const led = matches.filter(({ entry, cover, clashes }) => leads.includes(entry) && cover === 1 && !clashes);
  return led.length > 0 ? led : undefined;
}

/** Too little of a yes or no is told, or what is told is of another world. */
function isBeside(reading: Reading, { entry, cover, odds }: Match): boolean {
  if (reading.likeness === noLikeness || reading.focus.length > 0) return false;
  const told = toldOf(reading, entry);
  if ((told < NOTHING_TOLD && reading.mentions.length > 0) || (reading.kind === 'polar' && told < LEAST_TOLD))
    return true;
  return odds !== undefined && odds < OF_OTHER_WORLD && cover < 0.8;
}

const NOTHING_TOLD = 0.1;
const LEAST_TOLD = 0.55;
/** In log-odds. */
const OF_OTHER_WORLD = -5;

/**
 * What may stand beside the best claim: under a yes or no only what fits as well, else only what has happened if it
 * has, and what is expected if it is.
 */
function equalsOf(kind: Kind, matches: readonly Match[]): readonly Match[] {
  const [best] = matches;
  if (!best) return [];
  const expected = best.entry.claim.status === 'expected';
  return matches.filter(({ cover, entry }) =>
    kind === 'polar'
      ? cover >= 0.95 * best.cover && isComment(entry) === isComment(best.entry)
      : (entry.claim.status === 'expected') === expected,
  );
}

/** What gives a reason comes before what it is the reason of. */
function reasonsFirst({ kind, index }: Reading, matches: readonly Match[]): readonly Match[] {
  const [first] = matches;
  if (kind !== 'why' || !first) return matches;
  const strength = ({ entry }: Match): number => (givesReasonPlainly(entry) ? 2 : Number(givesReason(entry)));
  const sorted = matches.toSorted((a, b) => strength(b) - strength(a));
  if (sorted[0] && givesReason(sorted[0].entry)) return sorted;
  const given = (index.supporters.get(first.entry.claim.id) ?? []).filter(givesReason);
  return [...given.map((entry) => ({ ...first, entry })), ...sorted];
}

/** Some of it has happened and some is expected: neither "yes" nor "not yet" is right for all. */
const mixed = ({ kind }: Reading, matches: readonly Match[]): boolean => {
  const has = (...statuses: readonly Claim['status'][]): boolean =>
    matches.some(({ entry }) => statuses.includes(entry.claim.status));
  return kind === 'polar' && has('expected') && has('established', 'corroborated');
};

/** Where the best is not sure, the next best stands beside it. */
function withNext(best: readonly Match[], able: readonly Match[]): readonly Match[] {
  const [first] = best;
  const next = able.find((match) => !best.includes(match));
  if (!first || !next || best.length > 1) return best;
  return next.score >= CLOSE_TO_BEST * first.score && !next.clashes ? [first, next] : best;
}

/** Where the claim that is most to the point leaves it open, a lesser one does not settle it. */
const CLEARLY_LESS = 0.8;

const SURE = 0.85;

/** There may be more than one who did it. */
const NAMING: ReadonlySet<Kind> = new Set(['who', 'which']);
const CLOSE_TO_BEST = 0.5;

/** Below this, the claim has the question's words and tells of something else. */
const ENOUGH = 0.46;

/**
 * In a short story a claim that shares half of the topic is hardly there by chance; among hundreds, one always does.
 * @returns 1 for a long story, less for a short one
 */
const crowd = ({ index }: Reading): number =>
  Math.min(1, Math.max(0.72, Math.log(index.entries.length + 1) / Math.log(LONG)));

/** So many claims are a long story. */
const LONG = 150;

const confidenceOf = ({ cover, close, trust }: Match): number =>
  Math.min(0.95, (0.1 + 0.75 * cover + 0.1 * close) * trust);

/** Not found: the nearest, as far as anything is near. */
function unmet(ranked: readonly Match[], top: Match): Finding {
  const near = ranked.filter((match) => match.cover >= 0.3);
  if (top.clashes) return missing(NOT_SO, entriesOf(near), 0.15);
  return missing(NOT_SAID, entriesOf(near), Math.min(0.4, 0.5 * top.cover));
}

/**
 * What has happened answers a question about the past; what is expected, one about what is going on or to come. "Who"
 * asks for people and bodies rather than for countries, and not for a comment on them.
 */
function byAptness(reading: Reading, matches: readonly Match[]): readonly Match[] {
  const { tense } = reading.question;
  const asksWho = reading.kind === 'who' || reading.kind === 'which';
  const aptness = ({ entry }: Match): number => {
    const { status, kind } = entry.claim;
    const ahead = tense === 'ongoing' || tense === 'future';
    const timely =
      tense !== 'present' && ahead === (status === 'expected') ? (reading.kind === 'when' ? 0.2 : 0.08) : 0;
    const stale = ahead && kind === 'background' ? -0.15 : 0;
    if (reading.kind === 'why')
      return (
        timely +
        (givesReason(entry) || isReason(reading.index, entry) ? 0.15 : 0) -
        (tense !== 'past' && kind === 'background' ? 0.15 : 0)
      );
    if (!asksWho) return timely + stale + (isDefined(reading, entry) ? 0.2 : 0);
    return timely + stale + (namesSomebody(reading, entry) ? 0.12 : 0) + (isComment(entry) ? -0.15 : 0);
  };
  const sorted = matches.map((match) => ({ ...match, score: match.score + aptness(match) })).sort(byScore);
  return asksWho ? detailsFirst(reading, sorted) : sorted;
}

/** Of "how many", what has a figure of what is counted comes first; of "is it out?", what has that "out". */
function aptFirst(reading: Reading, matches: readonly Match[]): readonly Match[] {
  const { kind, question } = reading;
  const isApt = ({ entry }: Match): boolean =>
    kind === 'polar'
      ? !lacksParticle(question, entry)
      : kind !== 'how-many' || !countsOther(reading, entry.claim);
  return matches.toSorted((a, b) => Number(isApt(b)) - Number(isApt(a)));
}

/** "What is X?" is answered first by what begins "X is a …". */
function isDefined({ kind, question, topic }: Reading, { claim, positions }: Entry): boolean {
  const [, verb] = question.words;
  if (kind !== 'what' || !verb || !/^(?:is|are|was|were)$/u.test(verb.text)) return false;
  const opens = topic.every((term) => (positions.get(term.stem)?.[0] ?? Infinity) < topic.length + 3);
  return topic.length > 0 && opens && DEFINES.test(claim.text);
}

const DEFINES =
  /^(?:[^\s,;:]+ ){1,8}?(?:\([^)]*\),? |, [^,]*, )?(?:is|are|was|were) (?:also )?(?:an?|the|one|any)\b/iu;

const byScore = (a: Match, b: Match): number => b.score - a.score || a.entry.order - b.entry.order;

/** Where the best claim names nobody new, "who" is answered by its details that do. */
function detailsFirst(reading: Reading, matches: readonly Match[]): readonly Match[] {
  const [best] = matches;
  if (best === undefined || namesSomebody(reading, best.entry)) return matches;
  const isDetail = ({ entry }: Match): boolean =>
    namesSomebody(reading, entry) &&
    entry.claim.links.some((link) => link.type === 'supports' && link.claim === best.entry.claim.id);
  return matches
    .map((match) => (isDetail(match) ? { ...match, score: Math.max(match.score, best.score + 0.01) } : match))
    .sort(byScore);
}

function namesSomebody({ index, mentions }: Reading, entry: Entry): boolean {
  const named = new Set(mentions.flatMap((mention) => mention.actors));
  return entry.claim.about.some((id) => {
    const kind = index.cast.actors.get(id)?.kind;
    return !named.has(id) && (kind === 'person' || kind === 'organization' || kind === 'group');
  });
}

/** A question without a topic: "why does it matter?" has an answer, the others need one. */
function ofNothing(reading: Reading): Finding {
  if (reading.kind === 'why') return reasons(reading);
  const asked = wordsOfQuestion(reading.question);
  if (ELSE.test(asked)) return overview(reading);
  if (asked === 'who') return involved(reading) ?? NOTHING_ASKED;
  const leads = leadsOf(reading.index);
  return leads.length > 0 && OF_STORY.test(asked) ? ofFocus({ ...reading, focus: leads }) : NOTHING_ASKED;
}

const NOTHING_ASKED = missing('What is the question about? I found no topic in it.', [], 0.02);

/** Asked first, with nothing told before. */
const ELSE = /^(?:what|any ?thing|any ?one|who) else$/u;

/** "Where did it happen?", asked of the whole story. */
const OF_STORY =
  /^(?:(?:and|so) )?(?:when|where|(?:on )?what (?:day|date)|(?:at )?what time)(?: exactly)?(?: (?:did|was|is|does|will|has|is|were|are) (?:it|this|that|they|these|those|all this)(?: all)?(?: going to)?(?: (?:happen(?:ing|ed)?|occur(?:red)?|take place|taking place|be|start(?:ed)?|begin|come|coming))?)?$/u;
