// The actors that a model gives → those whose names stand in the article, with the roles and aliases that it gives them.
import type { Actor } from '#briefings/story/story.ts';
import { findVerbatim } from './gate/fold.ts';
import type { Source } from './gate/located.ts';
import { means } from './gate/name.ts';
import type { GivenActor } from './schema.ts';

/** More are no cast. */
const MOST = 80;
const LONGEST = 160;

export function actorsOf(given: readonly GivenActor[], source: Source): readonly Actor[] {
  const names = new Set<string>();
  const actors: Actor[] = [];
  for (const { name, kind, role, aliases } of given.slice(0, MOST)) {
    const key = name.trim().toLowerCase();
    if (names.has(key) || !isInNews(name, source)) continue;
    names.add(key);
    const stands = role !== null && isInNews(role, source) && means(role, name, START, source);
    const ownRole = stands ? role.trim().replace(/^(?:the|an?|his|her|their|its) /i, '') : undefined;
    actors.push({
      id: `a${actors.length + 1}`,
      name: name.trim(),
      kind,
      ...(ownRole === undefined || ownRole.toLowerCase() === key ? {} : { role: ownRole }),
      aliases: [...new Set(aliases.map((alias) => alias.trim()))].filter(
        (alias) =>
          alias.toLowerCase() !== key && isInNews(alias, source) && means(alias, name, START, source),
      ),
    });
  }
  return actors;
}

/** A pronoun, which has no place here, means nobody. */
const START = { sentence: -1, token: 0 };

/** It stands in the article, and not only in words that are meant for a machine. */
const isInNews = (words: string, { folded, instructions }: Source): boolean =>
  /\p{L}/u.test(words) &&
  words.length <= LONGEST &&
  findVerbatim(folded, words).some((place) =>
    instructions.every(({ start, end }) => place.end <= start || place.start >= end),
  );

/** The actor of this name, or with this alias. */
export function actorNamed(name: string, actors: readonly Actor[]): Actor | null {
  const key = name.trim().toLowerCase().replace(/^the /, '');
  const isKey = (words: string): boolean => words.toLowerCase().replace(/^the /, '') === key;
  const found = actors.filter((actor) => isKey(actor.name) || actor.aliases.some(isKey));
  return found.length === 1 ? (found[0] ?? null) : (found.find((actor) => isKey(actor.name)) ?? null);
}
