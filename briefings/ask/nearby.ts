// In a thread, a claim that has what is asked for and stands near what was told, though it has few of the question's words.
import { holdsAsked } from './asked.ts';
import { openPoint } from './open-point.ts';
import { leadFor } from './fact-lead.ts';
import { found, hasTopic, type Finding } from './finding.ts';
import { PLAINLY_ASKED, type Kind } from './kinds.ts';
import { nearnessTo } from './nearness.ts';
import type { Reading } from './reading.ts';
import type { Match } from './match.ts';
import { rank } from './search.ts';
import { ofFocus } from './vicinity.ts';

/** Kinds that ask for something that a claim has or has not: a time, a number, a name. */
const TELLING: ReadonlySet<Kind> = new Set<Kind>([...PLAINLY_ASKED, 'what', 'about', 'next']);

/** A claim that is not near must cover so much of the topic. */
const COVERS = 0.45;
const COVERS_NEAR = 0.25;
const CLOSE_BY = 0.4;

/**
 * Who asks in a thread has read what was told, and asks of it in other words: so what stands near it, holds the kind of
 * thing that is asked for and has some of the words is an answer, where nothing better is found.
 */
export function nearby(reading: Reading): Finding | undefined {
  const { index, recent, kind } = reading;
  if (recent.length === 0 || !TELLING.has(kind) || !leans(reading) || !hasTopic(reading)) return undefined;
  if (openPoint(reading) !== undefined || asksMeaning(reading)) return undefined;
  if (kind === 'why') return reasonNear(reading);
  const near = nearnessTo(index, recent);
  const nearness = ({ entry }: Match): number => near.get(entry) ?? 0;
  const able = rank(reading)
    .filter(
      (match) =>
        !match.clashes &&
        !takesForGranted(reading, match) &&
        concernsNamed(reading, match) &&
        match.cover >= (nearness(match) >= CLOSE_BY ? COVERS_NEAR : COVERS) &&
        holdsAsked(kind, reading, match.entry),
    )
    .map((match) => ({ ...match, score: match.score + NEAR * nearness(match) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = able;
  if (!first) return undefined;
  const entries = [first, ...(second ? [second] : [])].map(({ entry }) => entry);
  return found(entries, 0.4 + 0.2 * first.cover, leadFor(reading, first.entry));
}

/** "What does that mean for riders?" is told by what is to come alone. */
const asksMeaning = ({ kind, question }: Reading): boolean =>
  kind === 'next' && question.words.some(({ text }) => text === 'mean');

const NEAR = 0.4;

/** Whether a question goes on from what was told: one that names all it asks of is held to that, in a thread as alone. */
export const leans = ({ question: { continues, pronouns, words } }: Reading): boolean =>
  continues || pronouns.size > 0 || words.length <= SHORT;

const SHORT = 3;

/** Of those whom the question names, the claim concerns one. */
const concernsNamed = ({ mentions }: Reading, { entry }: Match): boolean => {
  const named = mentions.filter(({ from }) => from >= 0);
  return (
    named.length === 0 ||
    named.some(
      ({ actors, stems }) =>
        actors.some((id) => entry.actors.has(id)) || stems.every((stem) => entry.around.has(stem)),
    )
  );
};

/** "When did it fall?" of what is only expected to, or is denied. */
const takesForGranted = ({ question }: Reading, { entry: { claim } }: Match): boolean =>
  question.tense === 'past' &&
  !question.negated &&
  (claim.status === 'expected' || claim.polarity === 'denied');

/** "Why did she not report it?": what is told of it is found first, then a reason near it. */
function reasonNear(reading: Reading): Finding | undefined {
  const [best] = rank(reading).filter(({ clashes, cover }) => !clashes && cover >= COVERS);
  if (!best) return undefined;
  const reason = ofFocus({ ...reading, topic: [], mentions: [], focus: [best.entry] });
  return reason.type === 'found' ? { ...reason, confidence: 0.5 } : undefined;
}
