// The reading of an article in the terms of a story that it joins: with ids of the story, and its known actors and moments.
import { plain } from '../ask/words.ts';
import type { Actor, Attribution, Claim, Moment, Source, Span, Story } from './story.ts';

/** A reading whose ids are those of the story, or new to it. */
export interface Adopted {
  readonly sources: readonly Source[];
  /** All of the story's, those that the article knows more names of with these. */
  readonly actors: readonly Actor[];
  readonly moments: readonly Moment[];
  readonly claims: readonly Claim[];
  /** From the reading's ids to the story's. */
  readonly ids: { readonly actor: ReadonlyMap<string, string>; readonly claim: ReadonlyMap<string, string> };
}

/** @param as the id that each of the reading's sources gets */
export function adopt(story: Story, reading: Story, as: ReadonlyMap<string, string>): Adopted {
  const sourceOf = (id: string): string => as.get(id) ?? id;
  const span = (at: Span): Span => ({ ...at, source: sourceOf(at.source) });
  const actors = joinActors(story.actors, reading.actors);
  const moments = joinMoments(story.moments, reading.moments, span);
  const newClaim = freshIds('c', story.claims);
  const claimIds = new Map(reading.claims.map(({ id }) => [id, newClaim()]));
  const ids: Ids = { actor: actors.ids, moment: moments.ids, claim: claimIds, span };
  return {
    sources: reading.sources.map((source) => ({
      ...source,
      id: sourceOf(source.id),
      ...(source.origin === undefined ? {} : { origin: sourceOf(source.origin) }),
    })),
    actors: actors.joined,
    moments: moments.joined,
    claims: reading.claims.map((claim) => adoptClaim(claim, ids)),
    ids: { actor: actors.ids, claim: claimIds },
  };
}

/** The next ids of a kind: `c7`, `c8` … after the highest that is taken. */
export function freshIds(letter: string, taken: readonly { readonly id: string }[]): () => string {
  const pattern = new RegExp(`^${letter}(\\d+)$`);
  let last = Math.max(0, ...taken.map(({ id }) => Number(pattern.exec(id)?.[1] ?? 0)));
  return () => `${letter}${(last += 1)}`;
}

interface Joined<Kind> {
  readonly joined: readonly Kind[];
  /** From the reading's ids to the story's. */
  readonly ids: ReadonlyMap<string, string>;
}

interface Ids {
  readonly actor: ReadonlyMap<string, string>;
  readonly moment: ReadonlyMap<string, string>;
  readonly claim: ReadonlyMap<string, string>;
  readonly span: (at: Span) => Span;
}

function adoptClaim(claim: Claim, { actor, moment, claim: claims, span }: Ids): Claim {
  const { quote, when } = claim;
  const voiceOf = (voice: Attribution): Attribution => ({
    ...voice,
    speaker: voice.speaker === null ? null : (actor.get(voice.speaker) ?? null),
    via: voice.via === null ? null : (actor.get(voice.via) ?? null),
    ...(voice.saidAt === undefined ? {} : { saidAt: moment.get(voice.saidAt) }),
    at: {
      ...(voice.at.speaker === undefined ? {} : { speaker: span(voice.at.speaker) }),
      ...(voice.at.cue === undefined ? {} : { cue: span(voice.at.cue) }),
      ...(voice.at.via === undefined ? {} : { via: span(voice.at.via) }),
    },
  });
  return {
    ...claim,
    id: claims.get(claim.id) ?? claim.id,
    history: claim.history.map(({ source, ...entry }) =>
      source === undefined ? entry : { ...entry, source: span({ source }).source },
    ),
    attribution: claim.attribution.map(voiceOf),
    about: claim.about.flatMap((id) => actor.get(id) ?? []),
    links: claim.links.flatMap((link) => {
      const to = claims.get(link.claim);
      return to === undefined ? [] : [{ ...link, claim: to }];
    }),
    evidence: claim.evidence.map(span),
    ...(quote?.at === undefined ? {} : { quote: { ...quote, at: span(quote.at) } }),
    ...(when === undefined ? {} : { when: moment.get(when) }),
  };
}

const MOST_ALIASES = 30;

function joinActors(known: readonly Actor[], read: readonly Actor[]): Joined<Actor> {
  const joined = [...known];
  const newId = freshIds('a', known);
  const ids = new Map<string, string>();
  for (const actor of read) {
    const at = joined.findIndex((each) => isSameActor(each, actor, joined));
    const same = joined[at];
    if (same === undefined) {
      const id = newId();
      joined.push({ ...actor, id });
      ids.set(actor.id, id);
      continue;
    }
    ids.set(actor.id, same.id);
    const names = new Set(
      [...same.aliases, actor.name, ...actor.aliases].filter((each) => each !== same.name),
    );
    const role = same.role ?? actor.role;
    joined[at] = {
      ...same,
      ...(role === undefined ? {} : { role }),
      aliases: [...names].slice(0, MOST_ALIASES),
    };
  }
  return { joined, ids };
}

/** One name is enough; of persons a surname alone, where only one has it. */
function isSameActor(one: Actor, other: Actor, all: readonly Actor[]): boolean {
  if (one.kind !== other.kind) return false;
  const namesOf = ({ name, aliases }: Actor): readonly string[] =>
    [name, ...aliases].map((each) => plain(each).replace(/^the /, ''));
  const names = new Set(namesOf(one));
  const full = (actor: Actor): string => plain(actor.name);
  // Two full names with one surname are two people.
  const isFull = (actor: Actor): boolean => actor.kind !== 'person' || full(actor).includes(' ');
  if (isFull(one) && isFull(other)) {
    if (one.kind === 'person') return full(one) === full(other);
    return names.has(full(other).replace(/^the /, ''));
  }
  const surname = (actor: Actor): string => full(actor).split(' ').at(-1) ?? '';
  return (
    surname(one) === surname(other) &&
    all.filter((each) => each.kind === 'person' && surname(each) === surname(other)).length === 1
  );
}

function joinMoments(
  known: readonly Moment[],
  read: readonly Moment[],
  span: (at: Span) => Span,
): Joined<Moment> {
  const joined = [...known];
  const newId = freshIds('m', known);
  const ids = new Map<string, string>();
  const keyOf = ({ start, end, precision }: Moment): string =>
    `${start ?? ''} ${end ?? ''} ${precision ?? ''}`;
  const dated = new Map(known.filter(({ anchored }) => anchored).map((each) => [keyOf(each), each.id]));
  for (const moment of read) {
    const same = moment.anchored ? dated.get(keyOf(moment)) : undefined;
    const id = same ?? newId();
    ids.set(moment.id, id);
    if (same !== undefined) continue;
    if (moment.anchored) dated.set(keyOf(moment), id);
    joined.push({ ...moment, id, ...(moment.at === undefined ? {} : { at: span(moment.at) }) });
  }
  return { joined, ids };
}
