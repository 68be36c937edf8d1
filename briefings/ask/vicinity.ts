// Questions that go on from what was told last: "and when?", "why?"; what stands close to it in the story.
import { givesReasonPlainly, holdsAsked, momentAsked, namesTime } from './asked.ts';
import { openOfFocus } from './open-point.ts';
import { shareIn } from './cover.ts';
import { figureAsked } from './counted.ts';
import { tellsDoer } from './doer.ts';
import { leadFor } from './fact-lead.ts';
import { bestOf, entriesOf, found, isDenial, missing, surely, type Finding } from './finding.ts';
import { asClause, NOT_SAID } from './lead.ts';
import { UNREAD } from './match.ts';
import { isBare } from './meaning.ts';
import { SOMEBODY } from './naming.ts';
import { areOfParagraph, nearnessTo } from './nearness.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading, Term } from './reading.ts';
import { reasonIn } from './reason.ts';
import { rank } from './search.ts';
import { isSilent } from './silence.ts';
import type { Entry, StoryIndex } from './story-index.ts';

/** "And when?", "why?", "how many?": about the claims that were told last. */
export function ofFocus(reading: Reading): Finding {
  const { kind, focus, earlier } = reading;
  const open = openOfFocus(reading);
  if (open !== undefined) return missing(`The reports I have do not say ${asClause(open)}.`, focus, 0.1);
  if (kind === 'who' && DID_IT.test(wordsOfQuestion(reading.question))) return culprits(reading);
  const asked = wordsOfQuestion(reading.question);
  if (WHO_IS.test(asked)) return missing(NOT_SAID, focus, 0.1);
  if (focus[0] && BY_WHOM.test(asked) && tellsAgent(reading, focus[0])) return surely(focus.slice(0, 1), 0.7);
  const read = oddsIn(reading);
  const able = around(reading, read).filter((entry) =>
    kind === 'why' ? mayBeReason(reading, entry, read.get(entry) ?? 0) : holdsAsked(kind, reading, entry),
  );
  const [first] = able;
  if (first && tellsItsTime(reading, first)) return surely([first], 0.7, leadFor(reading, first));
  if (first && tellsItsNumber(reading, first)) return surely([first], 0.7, leadFor(reading, first));
  if (first) return found(able.slice(0, 2), 0.7, leadFor(reading, first));
  const before = earlier.filter((entry) => isOfMatter(reading, entry) && holdsAsked(kind, reading, entry));
  if (before[0]) return found(before.slice(0, 2), 0.45, leadFor(reading, before[0]));
  return kind === 'why' ? reasons(reading) : missing(NOT_SAID, focus, 0.2);
}

const DID_IT = /^(?:and |but |so )?who (?:did|caused) (?:it|this|that)$/u;

/** "Who is he?" of somebody whom nothing names. */
const WHO_IS = /^who (?:is|was|are|were) (?:he|she|they)$/u;

const BY_WHOM = /^(?:by whom|who by)$/u;

/** It tells who does what was asked about: by what it begins with, where it is done by that, else behind "by". */
const tellsAgent = ({ carried }: Reading, { claim: { text }, subjects, keys }: Entry): boolean =>
  IS_DONE.test(text)
    ? /\bby (?:the|an?|two|three|\p{Lu})/u.test(text)
    : subjects.size > 0 || SOMEBODY.test(text) || carried.some((term) => shareIn(keys, term) >= IS_ACT);

const IS_ACT = 0.5;

const IS_DONE =
  /\b(?:is|are|was|were|be|been|being) (?:\p{L}+ly )?\p{L}+(?:ed|en|wn|ught|ung|ade|old|aid|ut|ot)\b/u;

/** "Who did it?": who is said to be behind what was told; what tells of nobody who does anything has no answer in it. */
function culprits({ index, focus, carriedMentions }: Reading): Finding {
  const named = carriedMentions.flatMap(({ actors }) => actors);
  const blaming = onFocus(index, focus, index.entries.filter(tellsDoer)).filter(({ actors }) =>
    named.every((id) => actors.has(id)),
  );
  if (blaming.length > 0) return found(blaming.slice(0, 2), 0.7);
  const doing = focus.filter(({ subjects }) => [...subjects].some((id) => !named.includes(id)));
  return doing.length > 0
    ? found(doing.slice(0, 2), 0.5)
    : missing('The reports I have do not say who did it.', focus, 0.2);
}

/** "How many people then?" of what was told first with its number. */
const tellsItsNumber = (reading: Reading, entry: Entry): boolean =>
  reading.kind === 'how-many' &&
  entry === reading.focus[0] &&
  reading.question.words.some(({ text }) => /^(?:then|there)$/u.test(text)) &&
  figureAsked(reading, entry.claim) !== undefined;

/** "When was that?" of what was told with its day. */
export const tellsItsTime = (reading: Reading, entry: Entry): boolean =>
  reading.kind === 'when' && reading.focus.includes(entry) && momentAsked(reading, entry) !== undefined;

/** The claims told last, what stands close to them, and what is on the topic of the last question: the best first. */
function around(reading: Reading, read: ReadonlyMap<Entry, number>): readonly Entry[] {
  const { index, focus, kind } = reading;
  const near = nearnessTo(index, focus);
  const covers = carriedCover(reading);
  const own = kind === 'why' ? ofSpeakers(index, focus).slice(0, 6) : [];
  const pool = new Set([
    ...near.keys(),
    ...covers.keys(),
    ...own,
    ...likest(index, focus),
    ...(kind === 'why' ? read.keys() : []),
  ]);
  const score = (entry: Entry): number => {
    const at = focus.indexOf(entry);
    const close = at < 0 ? (near.get(entry) ?? 0) : 1 - STEP * at;
    const apt =
      kind === 'why'
        ? REASONED * reasonIn(reading, entry) + ODDS * (read.get(entry) ?? UNREAD) - (at < 0 ? 0 : READ)
        : kind === 'when'
          ? DATED * (datedness(reading, entry) + timely(reading, entry)) -
            (at > 0 ? undated(reading, entry) : 0)
          : 0;
    return CLOSE * close + CARRIED * (covers.get(entry) ?? 0) + apt + behindPreposition(reading, entry);
  };
  return [...pool]
    .filter((entry) => !reading.passed.has(entry) && isOfMatter(reading, entry))
    .map((entry) => ({ entry, score: score(entry) }))
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)
    .map(({ entry }) => entry);
}

/** What the model makes of the claims that fit best, in log-odds. */
const oddsIn = (reading: Reading): ReadonlyMap<Entry, number> =>
  new Map(
    reading.kind === 'why' && !isBare(reading.index)
      ? rank(reading)
          .slice(0, FITTING)
          .flatMap(({ entry, odds, clashes }) =>
            odds === undefined || clashes ? [] : [[entry, Math.max(UNREAD, odds)] as const],
          )
      : [],
  );

/**
 * Why it is so is not told by telling it again, nor by who keeps silent or denies something; in whatever words, only by what stands near it or
 * is very likely.
 */
function mayBeReason(reading: Reading, entry: Entry, odds: number): boolean {
  if (isSilent(entry)) return false;
  if (reasonIn(reading, entry) > 0) return true;
  const { index, focus } = reading;
  if (focus.includes(entry) || isDenial(entry)) return false;
  return odds >= (nearnessTo(index, focus).has(entry) ? LIKELY : VERY_LIKELY);
}

const FITTING = 12;
const ODDS = 0.15;
/** From these log-odds on a claim may well be the reason, in whatever words. */
const LIKELY = 1;
const VERY_LIKELY = 3;
const CLOSE = 0.6;
const CARRIED = 0.5;
const STEP = 0.05;
const DATED = 0.3;
const REASONED = 0.3;
/** Who asks why has read what was told. */
const READ = 0.5;

/** Beyond what was told, a number counts where it is of the same things, and a time where it is one of the calendar. */
function isOfMatter(reading: Reading, entry: Entry): boolean {
  const { kind, carried, focus } = reading;
  if (focus.includes(entry)) return true;
  if (kind === 'when') return momentAsked(reading, entry) !== undefined;
  const has = ({ stem, concepts }: Term): boolean => [stem, ...concepts].some((key) => entry.keys.has(key));
  return kind !== 'how-many' || carried.length === 0 || carried.some(has);
}

/** Its own time before the time at which it was said; what was told first has it in whatever words. */
function datedness(reading: Reading, entry: Entry): number {
  if (entry === reading.focus[0] && namesTime(entry)) return 1;
  const moment = momentAsked(reading, entry);
  return moment === undefined ? 0 : entry.claim.when === undefined && !isSaying(entry) ? SAID_THEN : 1;
}

/** "The council refused to wait": when it was said is when it was. */
const isSaying = ({ claim: { text, attribution } }: Entry): boolean =>
  attribution.some(({ cue }) => cue !== '' && text.includes(cue));

const SAID_THEN = 0.3;

/** Who asks when has read what was told beside the answer: it has no day. */
const undated = (reading: Reading, entry: Entry): number =>
  momentAsked(reading, entry) === undefined ? READ : 0;

/** "When will it?" asks for what is to come, "when was it?" for what has been, "and when?" of a plan for what is to come. */
function timely({ question, focus }: Reading, { claim }: Entry): number {
  if (question.tense === 'present' && focus[0]?.claim.status !== 'expected') return 0;
  return (question.tense === 'past') === (claim.status === 'expected') ? 0 : 1;
}

/** How much of the last question each claim covers. */
function carriedCover(reading: Reading): ReadonlyMap<Entry, number> {
  const { carried, carriedMentions } = reading;
  if (carried.length + carriedMentions.length === 0) return new Map();
  const ranked = rank({ ...reading, topic: carried, mentions: carriedMentions, focus: [] });
  return new Map(ranked.slice(0, 12).map(({ entry, cover }) => [entry, cover]));
}

/** "Charged" and "with what?": the claim goes on "charged with …". */
function behindPreposition({ question, carried }: Reading, { positions }: Entry): number {
  const [first, second] = question.words;
  if (first === undefined || second === undefined || !PREPOSITION.test(first.text)) return 0;
  const places = positions.get(first.stem) ?? [];
  const follows = carried.some((term) =>
    [term.stem, ...term.concepts].some((key) =>
      (positions.get(key) ?? []).some((at) => places.some((place) => place > at && place <= at + 3)),
    ),
  );
  return follows ? 1 : 0;
}

const PREPOSITION = /^(?:of|with|for|about|against|to|from|on|at|in|into|over|by)$/u;

/** What those say who said what was told last, or of whom it tells. */
function ofSpeakers(index: StoryIndex, focus: readonly Entry[]): readonly Entry[] {
  const [told] = focus;
  if (!told) return [];
  const speakers = told.speakers.size > 0 ? told.speakers : told.subjects;
  return likest(index, focus, index.entries.length).filter((entry) =>
    [...entry.speakers].some((id) => speakers.has(id)),
  );
}

/** The claims that share most rare words with those told last. */
export function likest(index: StoryIndex, focus: readonly Entry[], most = 6): readonly Entry[] {
  return sharing(index, focus, index.entries)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** Of some claims, those that share words with what was told last: the rarest first. */
export const onFocus = (
  index: StoryIndex,
  focus: readonly Entry[],
  entries: readonly Entry[],
): readonly Entry[] => sharing(index, focus, entries).flatMap(({ entry, sum }) => (sum > 0 ? [entry] : []));

function sharing(
  index: StoryIndex,
  [told]: readonly Entry[],
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly sum: number }[] {
  if (!told) return [];
  const shared = (entry: Entry): number => {
    let sum = 0;
    for (const key of told.keys)
      if (entry.keys.has(key)) sum += Math.log(index.entries.length / (index.frequency.get(key) ?? 1));
    return sum;
  };
  return entries
    .map((entry) => ({ entry, sum: shared(entry) }))
    .toSorted((a, b) => b.sum - a.sum || a.entry.order - b.entry.order);
}

/** Of what was asked before, the claims that give a reason; of the whole story, the reasons that are given, then why it matters. */
export function reasons(reading: Reading): Finding {
  const { index, focus, carried } = reading;
  if (focus.length > 0) {
    const ranked = rank({ ...reading, topic: carried });
    const able = bestOf(ranked.filter((match) => holdsAsked('why', reading, match.entry)));
    if (able[0]) return found(entriesOf(able).slice(0, 2), 0.6 * able[0].cover);
    const told = focus.slice(0, 1);
    const isOnIt = (entry: Entry): boolean =>
      told.some((each) => areOfParagraph(index, each, entry)) || onFocus(index, told, [entry]).length > 0;
    const own = ofSpeakers(index, focus).filter((entry) => !focus.includes(entry));
    const near = nearnessTo(index, told);
    const behind = [...near.keys()].filter(
      (entry) => !focus.includes(entry) && entry.speakers.size > 0 && (near.get(entry) ?? 0) >= 0.4,
    );
    const said = [...new Set([...own.filter((entry) => near.has(entry)), ...behind, ...own])].filter(
      (entry) => !isSilent(entry) && isOnIt(entry),
    );
    if (said.length > 0)
      return found(said.slice(0, 2), 0.45, 'No reason is given in so many words. What is said on it:');
    return missing('The reports I have do not say why.', focus, 0.15);
  }
  const why = [...givenReasons(index), ...index.entries.filter((entry) => entry.claim.section === 'why')];
  if (why.length > 0) return found(why.slice(0, 3), 0.7);
  return missing('The reports I have do not say why.', [], 0.1);
}

/** What gives, in so many words, the reasons of what leads the story. */
export const givenReasons = (index: StoryIndex): readonly Entry[] =>
  index.entries.filter((entry) => entry.claim.section === 'lead' && givesReasonPlainly(entry));
