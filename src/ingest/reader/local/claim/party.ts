// Who is meant by the words that name a speaker or a source: an actor of the article, or nobody else than the words.
import type { Actor } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import { genitive } from '../actor/entity.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Span2 } from '../text/analysis.ts';
import { startOf, withOwner } from './antecedent.ts';

/** The actors of an article, and who is meant by its words. */
export interface Cast {
  readonly actors: readonly Actor[];
  /** The actor that the words at this place stand for. */
  readonly refer: (span: Span2) => Actor | null;
  /** The same, all of them, where they are joined by “and”. */
  readonly referAll: (span: Span2) => readonly Actor[];
  /** The actors that are named or meant between two places. */
  readonly within: (span: Span2) => readonly Actor[];
}

export interface Scene {
  readonly text: string;
  readonly analysis: Analysis;
  readonly source: string;
  readonly outlet: string;
  readonly cast: Cast;
  readonly attributions: readonly Attribution[];
}

/** What a reader sees where the text does not say whose words they are: “was accused of …”. */
export const NOT_NAMED = 'speaker not named';

const LONGEST_NAME = 160;

/** One who speaks or passes on. */
export interface Party {
  readonly actor: Actor | null;
  readonly name: string;
}

/** “Marsh, whom critics call a coward,” is Marsh, and not the critics. */
export function withoutAside({ start, end }: Span2, { text }: Scene): Span2 {
  const words = text.slice(start, end);
  const aside = /(?<=\p{L}), (?:whom|which|whose|who)\b/u.exec(words);
  return aside === null || /\band\b/.test(words.slice(aside.index))
    ? { start, end }
    : { start, end: start + aside.index };
}

export function partyAt(at: Span2, scene: Scene): Party {
  const { cast, analysis } = scene;
  const actor = cast.refer(withoutAside(at, scene));
  if (actor !== null) return { actor, name: actor.name };
  const first = analysis.tokens[indexAt(analysis.tokens, startOf(analysis, at))];
  const isName = first === undefined || first.tag === 'PROPN' || /^\p{Lu}{2}|^\p{Lu}\.|^I$/u.test(first.text);
  const words = describedName(withOwner(analysis, at));
  const plain = isName ? words : words.charAt(0).toLowerCase() + words.slice(1);
  return { actor, name: ownedName(plain, at, scene) };
}

/** “his landlady” → “Tom Marin’s landlady”, where it is known whose. */
function ownedName(words: string, { start }: Span2, { cast }: Scene): string {
  const pronoun = /^(?:his|her|its|their)(?= \p{L})/u.exec(words)?.[0];
  if (pronoun === undefined) return words;
  const owner = cast.refer({ start, end: start + pronoun.length })?.name ?? '';
  const isShort = /\p{Lu}/u.test(owner) && owner.length <= LONGEST_OWNER;
  return isShort ? genitive(owner) + words.slice(pronoun.length).replace(/, .*$/su, '') : words;
}

/** An owner with a longer name is left to the pronoun. */
const LONGEST_OWNER = 40;

/** “an aide, who asked not to be named,” → “an aide”. */
export function describedName(words: string): string {
  const bare = words
    .replace(/\s+/g, ' ')
    .replace(/[,:;\s–—-]+$/u, '')
    .replace(/, (?:who|whom|which|whose|a|an|the)\b.*$/u, '');
  const short = bare.length > LONGEST_NAME ? bare.slice(0, LONGEST_NAME).replace(/\s\S*$/, ' …') : bare;
  return short === '' ? NOT_NAMED : short;
}
