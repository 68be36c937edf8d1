// Speakers who are asked for by what they are: survivors, experts, the authorities, the company.
import { bestOf, entriesOf, found, surely, type Finding } from './finding.ts';
import type { Actor } from '../story/story.ts';
import { namesMishap } from './mishap.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';

interface SpeakersOfKind {
  /** By what words they are asked for. */
  readonly asked: RegExp;
  readonly isOne: (actor: Actor) => boolean;
}

/** What somebody is, in the words of the story. */
const described = ({ name, role = '', aliases }: Actor): string => [name, role, ...aliases].join(' ');

const EXPERT =
  /\b(?:\p{L}*(?:ologists?|ographers?|physicists?|chemists?)|academics?|analysts?|doctors?|economists?|engineers?|experts?|historians?|institute|professors?|researchers?|scientists?|specialists?|university)\b/iu;

const AUTHORITY =
  /\b(?:administration|agency|army|authorit(?:y|ies)|board|city|coast ?guard|commission(?:er)?|council|department|fire (?:brigade|chief|service)|government|governor|inspector\p{L}*|mayor|minister|ministry|office|officials?|parliament|police|premier|president|prosecutors?|service|town)\b/iu;

/** Who has one of these speaks for something, and not as one of those to whom it happened. */
const OFFICE =
  /\b(?:advis[eo]r|attorney|captain|chair\p{L}*|chief|counsel|director|driver|executive|head|judge|lawyer|leader|manager|officer|operator|owner|pilot|representative|secretary|senator|spokes\p{L}+)\b/iu;

const BODY =
  /\b(?:association|charity|church|committee|court|federation|hospital|party|press|school|union)s?\b/iu;

const MANAGES = /\b(?:chief executive|managing director|executive|manager|ceo|owner|operator)\b/iu;

const KINDS: readonly SpeakersOfKind[] = [
  {
    asked: /^(?:academics|experts?|engineers|researchers|scientists?|specialists?)$/u,
    isOne: (actor) => EXPERT.test(described(actor)),
  },
  {
    asked: /^(?:authorit(?:y|ies)|officials?)$/u,
    isOne: (actor) => actor.kind === 'government' || AUTHORITY.test(described(actor)),
  },
  {
    asked:
      /^(?:bystanders?|eye-?witness(?:es)?|locals?|neighbou?rs?|onlookers?|passengers?|residents?|survivors?|victims?|villagers?|witness(?:es)?)$/u,
    isOne: (actor) =>
      /^(?:person|group)$/u.test(actor.kind) &&
      (actor.kind === 'group' || actor.role !== undefined || /^\p{Ll}/u.test(actor.name)) &&
      !OFFICE.test(described(actor)) &&
      !AUTHORITY.test(described(actor)) &&
      !EXPERT.test(described(actor)) &&
      !BODY.test(described(actor)),
  },
  {
    asked: /^(?:airline|carrier|company|firm|management|manufacturer|operator|owners?)$/u,
    isOne: (actor) =>
      (actor.kind === 'organization' &&
        /^\p{Lu}/u.test(actor.name) &&
        !AUTHORITY.test(described(actor)) &&
        !EXPERT.test(described(actor)) &&
        !BODY.test(described(actor))) ||
      (actor.kind === 'person' && MANAGES.test(actor.role ?? '')),
  },
];

/**
 * "What do the survivors say?", of a story that calls nobody so: what those say who are it by what the story says of them.
 * @returns undefined where something else is asked, or nobody of that kind says anything
 */
export function wordsOfKind(reading: Reading): Finding | undefined {
  const { topic, question, index } = reading;
  const cue = question.cue ?? 0;
  const [asked, ...others] = topic.filter(({ at }) => at < cue);
  const kind = KINDS.find((each) => asked !== undefined && each.asked.test(asked.text));
  if (!kind || others.length > 0) return undefined;
  const isOne = (id: string): boolean => {
    const actor = index.cast.actors.get(id);
    return actor !== undefined && kind.isOne(actor);
  };
  const words = index.entries.filter(({ speakers }) => [...speakers].some(isOne));
  if (words.length === 0) return undefined;
  const rest = topic.filter(({ at, text }) => at > cue && !namesMishap(text));
  if (rest.length === 0) return surely(quotedFirst(words).slice(0, 3), 0.7);
  const best = bestOf(rank({ ...reading, topic: rest }, words).filter(({ clashes }) => !clashes));
  return best[0] && found(entriesOf(best), 0.4 + 0.4 * best[0].cover);
}

/** Who tells what they saw is quoted; others tell of others. */
const quotedFirst = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => Number(b.claim.quote !== undefined) - Number(a.claim.quote !== undefined));
