// A second witness: whether the local reader, which knows nothing of the model, finds that the same person says it.
import type { Actor } from '#briefings/story/story.ts';
import { findActors, type FoundActors } from '../../local/actor/actor.ts';
import { findAttributions, type Attribution } from '../../local/attribution/attribution.ts';
import { findQuotations } from '../../local/quotation/quotation.ts';
import type { Analysis, Span2, Token } from '../../local/text/analysis.ts';
import type { Words } from './align.ts';
import type { Frame } from './frame.ts';
import { classOfKind } from './kind.ts';
import { cueClassesOf, type CueClass } from './lexicon.ts';
import { isCutShort, isPossessor } from './speaker.ts';
import { isVerb } from './term.ts';

/** Who says what in an article, and whom its words mean, by the local reader's rules. */
export interface Witness {
  readonly attributions: readonly Attribution[];
  readonly cast: FoundActors;
}

export function witnessOf(analysis: Analysis): Witness {
  const attributions = findAttributions(analysis, findQuotations(analysis));
  return { attributions, cast: findActors(analysis, attributions) };
}

export const meets = (a: Span2, b: Span2): boolean => a.start < b.end && b.start < a.end;

/**
 * The frame of an attribution that has the cue and the speaker at these places, and most of these words in what is said.
 * @param said the claim's words in the article, but for those that say who speaks
 */
export function agreedFrame(
  cue: Span2,
  mention: Span2,
  said: readonly Token[],
  words: Words,
  { attributions, cast }: Witness,
): Frame | null {
  for (const each of attributions) {
    if (each.speaker === undefined || each.cue === undefined || !meets(each.cue, cue)) continue;
    if (!isWhole(mention, each.speaker, words, cast) || !holds(each, said)) continue;
    const at = cueAt(each.cue, words);
    if (at !== null) return { classes: classesOf(each), cue: at, type: 'verb' };
  }
  return null;
}

/** The mention stands for all of the speaker: not “Warn” in “a spokesman for Warn”. */
function isWhole(mention: Span2, speaker: Span2, { tokens }: Words, cast: FoundActors): boolean {
  if (!meets(mention, speaker)) return false;
  const last = tokens.findLastIndex((token) => meets(token, mention)) + 1;
  const first = tokens.findIndex((token) => meets(token, mention));
  if (first < 0 || isPossessor({ first, last }, tokens) || isCutShort({ first, last }, tokens)) return false;
  const opening = tokens.findIndex((token) => meets(token, speaker) && token.tag !== 'DET');
  if (first <= opening) return true;
  const [whole, part] = [cast.refer(speaker), cast.refer(mention)];
  return whole !== null && whole === part;
}

/** Most of the words, and not fewer of the verbs, stand in what is said; the others say who says it. */
function holds({ content, speaker, cue }: Attribution, said: readonly Token[]): boolean {
  const rest = said.filter(
    (token) => ![speaker, cue].some((span) => span !== undefined && meets(span, token)),
  );
  const inside = rest.filter((token) => content.some((span) => meets(span, token)));
  const isHeld = (some: readonly Token[]): boolean => some.every((token) => inside.includes(token));
  return inside.length > 0 && inside.length * 3 >= rest.length * 2 && isHeld(rest.filter(isVerb));
}

/** Whether the local reader finds that somebody says these words, where the claim keeps nothing of the cue. */
export const isSaidBySomebody = (said: readonly Token[], { attributions }: Witness): boolean =>
  attributions.some(
    (each) =>
      each.speaker !== undefined &&
      each.cue !== undefined &&
      !said.some((token) => each.cue !== undefined && meets(each.cue, token)) &&
      holds(each, said),
  );

/** Index of the cue's main word in the sentence. */
function cueAt(cue: Span2, { tokens }: Words): number | null {
  const inside = tokens.flatMap((token, at) => (meets(token, cue) ? [at] : []));
  return inside.find((at) => isVerb(tokens[at] as Token)) ?? inside[0] ?? null;
}

function classesOf({ verb, cueKind }: Attribution): readonly CueClass[] {
  const known = cueClassesOf(verb);
  return known.length > 0 ? known : [classOfKind(cueKind)];
}

/**
 * Whether the local reader finds that the frame at this place, which stands near the words, gives others: what is said in it
 * is none of them.
 */
export function givesOthers(frame: Token, said: readonly Token[], { attributions }: Witness): boolean {
  const own = attributions.filter(({ cue }) => cue !== undefined && meets(cue, frame));
  return (
    own.length > 0 &&
    own.every(({ content }) => !said.some((token) => content.some((span) => meets(span, token))))
  );
}

const isNamed = ({ name, aliases }: Actor, words: string): boolean => {
  const key = (each: string): string => each.trim().toLowerCase().replace(/^the /, '');
  return [name, ...aliases].some((each) => key(each) === key(words));
};

/** Whether the words at this place stand for the actor of this name. */
export function isAgreedName(mention: Span2, name: string, { cast }: Witness): boolean {
  const actor = cast.refer(mention);
  return actor !== null && isNamed(actor, name);
}

/** Whether the name is known to be no person's. */
export const isThing = (name: string, { cast }: Witness): boolean =>
  cast.actors.some((actor) => actor.kind !== 'person' && isNamed(actor, name));
