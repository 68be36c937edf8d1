// Whom a pronoun means: who agrees with it in gender and number, and is most in focus where it stands.
import { heatIn, type Entity } from './entity.ts';
import { NEAR, type Discourse } from './state.ts';
import type { Word } from './word.ts';
import type { Gender } from './words/given-names.ts';

type Pronoun =
  | { readonly of: 'one'; readonly gender: Gender }
  | { readonly of: 'many' | 'institution' | 'speaker' | 'before' };

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ...['he', 'him', 'his', 'himself'].map((word) => [word, { of: 'one', gender: 'male' }] as const),
  ...['she', 'her', 'hers', 'herself'].map((word) => [word, { of: 'one', gender: 'female' }] as const),
  ...['they', 'them', 'their', 'theirs', 'themselves'].map((word) => [word, { of: 'many' }] as const),
  ...['it', 'its', 'itself'].map((word) => [word, { of: 'institution' }] as const),
  ...['i', 'me', 'my', 'mine', 'myself'].map((word) => [word, { of: 'speaker' }] as const),
  ...['who', 'which'].map((word) => [word, { of: 'before' }] as const),
]);

export const pronounOf = (word: Word): Pronoun | undefined =>
  word.tag === 'PUNCT' ? undefined : PRONOUNS.get(word.lower);

/** After so many sentences nobody is meant any more, unless it is the only one who can be. */
const REACH = 8;
/** The next one is so much less in focus that the pronoun tells the gender of the first. */
const CLEAR = 0.6;

export function resolvePronoun(at: number, discourse: Discourse): Entity | undefined {
  const { words, voices, mentions } = discourse;
  const word = words[at];
  const pronoun = word === undefined ? undefined : pronounOf(word);
  if (word === undefined || pronoun === undefined) return undefined;
  if (pronoun.of === 'speaker')
    return voices.quoted[at] === 1 ? discourse.speakers.get(voices.content[at] ?? -1) : undefined;
  if (pronoun.of === 'before') return antecedent(at, mentions, words);
  const subject = subjectOfSentence(at, pronoun, discourse);
  if (subject !== undefined) return subject;
  const barred = barredAt(at, discourse);
  const fits = (each: Entity): boolean => !barred.has(each) && agrees(each, pronoun);
  const [described, ...more] = describedBefore(at, fits, discourse);
  if (described !== undefined) return more.length > 0 ? undefined : described;
  const score = (each: Entity): number => heatIn(each, word.sentence) * certainty(each, pronoun);
  const near = discourse.focus.filter((each) => fits(each) && word.sentence - each.seen < REACH);
  const best =
    highest(near, score) ?? discourse.focus.find((each) => fits(each) && each.named && pronoun.of === 'one');
  const isClear = near.every(
    (each) => each === best || score(each) < (best === undefined ? 0 : score(best) * CLEAR),
  );
  if (best !== undefined && pronoun.of === 'one' && isClear) best.gender ??= pronoun.gender;
  return best;
}

/**
 * “The police are looking into the driver. He …”: what a sentence opens with is of whom the sentence before it tells, though
 * the text has not named them; of two of them nobody knows which.
 */
function describedBefore(
  at: number,
  fits: (entity: Entity) => boolean,
  { words, voices, mentions }: Discourse,
): readonly Entity[] {
  const word = words[at];
  if (word?.opens !== true || !/^s?he$/u.test(word.lower) || voices.quoted[at] === 1) return [];
  const told = mentions
    .slice(-NEAR)
    .filter(({ first, entity }) => words[first]?.sentence === word.sentence - 1 && fits(entity));
  const isNamed = told.some(({ as, entity }) => as !== 'description' || entity.named);
  return isNamed ? [] : [...new Set(told.map(({ entity }) => entity))];
}

/**
 * “The port may close, its director said”: behind what is said, it is whatever the sentence opens with; so is who does
 * something else behind a semicolon.
 */
function subjectOfSentence(at: number, pronoun: Pronoun, { words, mentions }: Discourse): Entity | undefined {
  const word = words[at];
  const goesOn =
    (words[at - 1]?.text === ',' && /^(?:its|their)$/u.test(word?.lower ?? '')) ||
    (words[at - 1]?.text === ';' && pronoun.of === 'one');
  if (!goesOn) return undefined;
  const opening = mentions
    .slice(-NEAR)
    .find(({ first, inside }) => !inside && words[first]?.sentence === word?.sentence);
  const isFirst = opening !== undefined && words[opening.first - 2]?.sentence !== word?.sentence;
  return isFirst && agrees(opening.entity, pronoun) ? opening.entity : undefined;
}

function agrees(entity: Entity, pronoun: Pronoun): boolean {
  switch (pronoun.of) {
    case 'one':
      return (
        entity.kind === 'person' &&
        entity.number === 'one' &&
        (entity.gender === undefined || entity.gender === pronoun.gender)
      );
    case 'many':
      return entity.number === 'many' || (entity.number === 'institution' && entity.kind === 'organization');
    case 'institution':
      return entity.number === 'writing' || (entity.number === 'institution' && entity.kind !== 'place');
    default:
      return false;
  }
}

function certainty(entity: Entity, pronoun: Pronoun): number {
  if (pronoun.of === 'one')
    return (entity.gender === undefined ? likelyOf(entity, pronoun.gender) : 1) * (entity.named ? 1 : 0.6);
  if (pronoun.of === 'many') return entity.number === 'many' ? 1 : 0.5;
  return 1;
}

/** A given name that is not known is a woman's rather than a man's where it ends like one: “Mira”. */
const likelyOf = ({ parts }: Entity, gender: Gender): number =>
  gender === 'male' && parts.length > 1 && parts[0]?.endsWith('a') === true ? 0.4 : 0.8;

/** Who cannot be meant: whoever is spoken of in what “he” says; who speaks, in what is quoted; the subject, by its object. */
function barredAt(at: number, { words, voices, mentions, speakers, roster }: Discourse): ReadonlySet<Entity> {
  const barred = new Set<Entity>();
  const speaks = voices.speaker[at] ?? -1;
  if (speaks >= 0 && /^(?:s?he|they|it)$/u.test(words[at]?.lower ?? ''))
    for (const id of voices.namedIn(speaks)) add(barred, roster.all[id]);
  const said = voices.content[at] ?? -1;
  if (said >= 0 && voices.quoted[at] === 1) {
    add(barred, speakers.get(said));
    for (const id of voices.namedBy(said)) add(barred, roster.all[id]);
  }
  const word = words[at];
  const object =
    /^(?:him|them)$/u.test(word?.lower ?? '') ||
    (word?.lower === 'her' && !/^(?:NOUN|ADJ|PROPN)$/u.test(words[at + 1]?.tag ?? ''));
  if (!object || words[at - 1]?.tag !== 'VERB') return barred;
  const before = mentions.at(-1);
  if (before !== undefined && at - before.last < 4 && words[before.first]?.sentence === word?.sentence)
    barred.add(before.entity);
  return barred;
}

const add = (set: Set<Entity>, entity: Entity | undefined): void => {
  if (entity !== undefined) set.add(entity);
};

/** “Ada Quell, who …”: what stands just before. */
function antecedent(at: number, mentions: Discourse['mentions'], words: readonly Word[]): Entity | undefined {
  const before = mentions.slice(-12).findLast(({ inside, entity }) => !inside && entity.kind !== 'place');
  if (before === undefined || at - before.last > 4 || words[before.first]?.sentence !== words[at]?.sentence)
    return undefined;
  return before.entity;
}

function highest(entities: readonly Entity[], score: (entity: Entity) => number): Entity | undefined {
  return entities.reduce<Entity | undefined>(
    (best, each) => (best === undefined || score(each) > score(best) ? each : best),
    undefined,
  );
}
