// What a thread has come to: what the next question can leave unsaid.
import type { Mention } from './cast.ts';
import { leadsOf } from './finding.ts';
import type { Kind } from './kinds.ts';
import type { Question } from './question.ts';
import type { Reading, Term } from './reading.ts';
import type { Entry } from './story-index.ts';

export interface Context {
  readonly kind: Kind;
  /** The last question. */
  readonly question: Question;
  /** All that were asked, the last one last. */
  readonly asked: readonly string[];
  readonly topic: readonly Term[];
  readonly mentions: readonly Mention[];
  readonly speakers: ReadonlySet<string> | null;
  readonly named: readonly string[];
  /** The claims that were told last. */
  readonly focus: readonly Entry[];
  /** What was told before that. */
  readonly earlier: readonly Entry[];
  /** All that was told in the thread. */
  readonly told: ReadonlySet<Entry>;
  /** What the last question may have meant, where it was refused: the next one may still be about it. */
  readonly unanswered: readonly [Reading, ...Reading[]] | null;
  /** Of those whom the last questions and answers named, the ids, the most in mind first. */
  readonly inMind: readonly string[];
}

/** Kinds whose answer is somebody: the next pronoun means them. */
const NAMING: ReadonlySet<Kind> = new Set(['who', 'which', 'who-says', 'who-denies']);

/** More people than these nobody keeps in mind. */
const MOST_IN_MIND = 12;

/**
 * The context after a question and its answer. A refused question changes the topic, not what was told last.
 * @param told the claims of the answer, the best first; none where it was refused
 */
export function after(
  context: Context | null,
  asked: readonly [Reading, ...Reading[]],
  told: readonly Entry[],
): Context {
  const [reading] = asked;
  const kept = isAside(reading) ? keptAside(context, reading, told) : told;
  const leans = reading.focus.length > 0 || reading.question.continues;
  return {
    kind: reading.kind,
    question: reading.question,
    asked: [...(context?.asked ?? []), reading.question.text],
    topic: reading.topic.length > 0 || context === null || !leans ? reading.topic : context.topic,
    mentions: reading.mentions.length > 0 ? reading.mentions : leans && context ? context.mentions : [],
    speakers: reading.speakers ?? (leans && context ? context.speakers : null),
    named: reading.named.length > 0 ? reading.named : leans && context ? context.named : [],
    focus: kept.length > 0 || context === null ? kept : context.focus,
    earlier: told.length > 0 && context !== null ? context.focus : (context?.earlier ?? []),
    told: new Set([...(context?.told ?? []), ...told]),
    unanswered: told.length > 0 ? null : asked,
    inMind: inMindAfter(context, reading, told),
  };
}

/** Who had it first is a matter of the reports; the thread stays with what they tell. */
const isAside = ({ kind }: Reading): boolean => kind === 'first-report' || kind === 'via';

function keptAside(
  context: Context | null,
  { kind, index }: Reading,
  told: readonly Entry[],
): readonly Entry[] {
  if (context !== null && context.focus.length > 0) return context.focus;
  return kind === 'first-report' ? leadsOf(index) : told;
}

/**
 * Who answers "who?" is in mind before those whom the question named, these before all others of the answer, and they
 * before those of earlier turns.
 */
function inMindAfter(context: Context | null, reading: Reading, told: readonly Entry[]): readonly string[] {
  // Who only asks "with what?" still has the same people in mind.
  const isBare = reading.topic.length + reading.mentions.length + reading.named.length === 0;
  const asked = [
    ...(isBare && context ? context.inMind.slice(0, 2) : []),
    ...reading.named,
    ...reading.mentions.flatMap(({ actors }) => (actors.length === 1 ? actors : [])),
  ];
  const [first] = told;
  // "Who is she?" is answered by what she is.
  const isIdentity = reading.kind === 'who' && reading.topic.length === 0 && asked.length > 0;
  const answering =
    first === undefined || !NAMING.has(reading.kind) || isIdentity
      ? []
      : reading.kind === 'who' || reading.kind === 'which'
        ? [...first.subjects, ...first.claim.about, ...first.speakers]
        : [...first.speakers];
  const others = told
    .slice(0, 3)
    .flatMap(({ speakers, subjects, claim, actors }) => [
      ...speakers,
      ...subjects,
      ...claim.about,
      ...actors,
    ]);
  const answer = answering.filter((id) => !asked.includes(id));
  return [...new Set([...answer, ...asked, ...others, ...(context?.inMind ?? [])])].slice(0, MOST_IN_MIND);
}
