// The actors of an article: who is named or described in it, and whom any of its words mean.
import type { Actor } from '#briefings/story/story.ts';
import type { Analysis, Span2 } from '../text/analysis.ts';
import { namesBehind } from './apposed.ts';
import { findDescriptions } from './description.ts';
import { readDiscourse } from './discourse.ts';
import { genitive, nameOf, type Entity } from './entity.ts';
import { findNames } from './name.ts';
import { meaningsOf } from './naming.ts';
import { headsOf, mentionsWithin } from './phrase.ts';
import { Roster } from './roster.ts';
import type { Discourse } from './state.ts';
import { voicesOf, type Utterance } from './voices.ts';
import { wordsOf, wordsWithin } from './word.ts';

export interface FoundActors {
  /** Those with a name, and those without one that say something; in the order of their first mention. */
  readonly actors: readonly Actor[];
  /** Whom the words at this place stand for: a name, a description, a pronoun, a whole phrase with apposition. */
  readonly refer: (span: Span2) => Actor | null;
  /** The same, all of them, where they are joined: “Quell and two aides”. */
  readonly referAll: (span: Span2) => readonly Actor[];
  /** The actors that are named or meant between two places. */
  readonly within: (span: Span2) => readonly Actor[];
}

/**
 * @param utterances who speaks where, and which words are theirs: a speaker is more in focus, “I” in what is quoted is
 *   its speaker, and “he” who says something is nobody that he names
 */
export function findActors(analysis: Analysis, utterances: readonly Utterance[]): FoundActors {
  const { text, sentences } = analysis;
  const words = wordsOf(analysis);
  const names = findNames(words, text).filter(
    ({ core }) => sentences[words[core]?.sentence ?? -1]?.isDateline !== true,
  );
  const roster = new Roster();
  const speaking = new Set(
    utterances.flatMap(({ speaker }) => {
      if (speaker === undefined) return [];
      const { first, last } = wordsWithin(words, speaker);
      return [first, ...namesBehind(words, first, last)];
    }),
  );
  const meant = meaningsOf(names, words, roster, speaking);
  for (const entity of roster.all) if (entity.roles.length > 0) roster.seat(entity);
  const voices = voicesOf(utterances, words, names, meant);
  const discourse: Discourse = { words, text, voices, roster, mentions: [], focus: [], speakers: new Map() };
  readDiscourse(names, meant, findDescriptions(words, names), discourse);
  return foundIn(discourse);
}

function foundIn({ mentions, words, text }: Discourse): FoundActors {
  const entities = new Set(mentions.map(({ entity }) => entity));
  const kept = [...entities].filter(({ named, speaks }) => named || speaks);
  const actors = new Map(kept.map((entity, at) => [entity, actorOf(entity, `a${at + 1}`)] as const));
  const aliases = new Map<Entity, Set<string>>();
  for (const { first, last, entity, as, inside } of mentions) {
    if (as === 'pronoun' || inside) continue;
    const alias = text.slice(words[first]?.start, words[last - 1]?.end).replace(/\s+/gu, ' ');
    const known = aliases.get(entity) ?? new Set();
    if (known.size < 12) aliases.set(entity, known.add(alias));
  }
  for (const [entity, actor] of actors)
    actors.set(entity, {
      ...actor,
      aliases: [...(aliases.get(entity) ?? [])].filter((each) => each !== actor.name && each.length <= 120),
    });
  const all = (span: Span2): readonly Actor[] => [
    ...new Set(headsOf(span, mentions, words).flatMap(({ entity }) => actors.get(entity) ?? [])),
  ];
  return {
    actors: [...actors.values()],
    refer: (span) => all(span)[0] ?? null,
    referAll: all,
    within: (span) => {
      const { first, last } = wordsWithin(words, span);
      return [
        ...new Set(mentionsWithin(mentions, first, last).flatMap(({ entity }) => actors.get(entity) ?? [])),
      ];
    },
  };
}

const LONGEST_NAME = 160;

function actorOf(entity: Entity, id: string): Actor {
  const role = entity.named
    ? entity.roles.find(({ text }) => text !== undefined && text.length <= 80)?.text
    : undefined;
  return {
    id,
    name: shownName(entity),
    kind: entity.kind,
    ...(role === undefined ? {} : { role }),
    aliases: [],
  };
}

/** “His lawyer” is shown as “Ada Quell's lawyer”; a sentence's capital letter goes. */
function shownName(entity: Entity): string {
  const name = nameOf(entity).slice(0, LONGEST_NAME);
  if (entity.named) return name || 'unknown';
  const owner = entity.owner === undefined ? undefined : ownerName(entity.owner);
  const owned =
    owner === undefined ? name : name.replace(/^(?:his|her|their|its)\b/iu, () => genitive(owner));
  return owned === name && entity.lowers ? name.charAt(0).toLowerCase() + name.slice(1) : owned;
}

/** A name, or a description with one in it: “the Alder council”. */
function ownerName(owner: Entity): string | undefined {
  const name = nameOf(owner);
  if (owner.named) return name;
  return /\s\p{Lu}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : undefined;
}
