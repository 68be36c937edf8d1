// Verbs behind “and” and “but”: whether they go on with the speaker or with what is said.
import type { Token } from '../text/analysis.ts';
import type { VerbCandidate } from './candidate.ts';
import { complementOf } from './complement.ts';
import type { Scene } from './scene.ts';

/**
 * Whether a verb of saying behind “and” goes on with a verb within what is said, and not with the one that says it.
 * @param last where the sentence ends
 */
export function joinsNearer(
  scene: Scene,
  last: number,
  first: number,
  i: number,
  next: VerbCandidate,
): boolean {
  // “does not know and is not asking”: it attributes nothing
  const isBare = next.group.first < next.at && complementOf(scene, next, last) === undefined;
  return isBare || isOfCondition(scene, last, first, i, next) || isPassiveToo(scene, last, i, next);
}

/**
 * “said that it could open if the town paid and admitted its guilt”: the second verb has the subject of the first. Behind
 * another conjunction than “if” only one that attributes nothing does, “because the town paid and put them on trial”.
 */
function isOfCondition(scene: Scene, last: number, first: number, i: number, next: VerbCandidate): boolean {
  const { tokens } = scene;
  const opener = tokens.slice(first + 1, i).findLastIndex(({ lower }) => OPENER.test(lower));
  const at = first + 1 + opener;
  if (opener < 0 || tokens.slice(at, i).some(({ text }) => text === ',')) return false;
  const verb = tokens.slice(at + 1, i).find(({ tag }) => tag === 'VERB' || tag === 'AUX');
  if (verb?.tag !== 'VERB' || verb.lower.endsWith('ing') || next.group.first !== next.at) return false;
  const isPast = verb.lower !== verb.lemma && !verb.lower.endsWith('s');
  if (isPast !== !(tokens[next.at]?.lower.endsWith('s') ?? false)) return false;
  return /^(if|unless)$/.test(tokens[at]?.lower ?? '') || complementOf(scene, next, last) === undefined;
}

/** “would not say”, “did not comment”, but “is not asking”, “had been seized and had not been asked”, “did not need to say”. */
export function keepsSilent({ tokens }: Scene, from: number, { group, frames }: VerbCandidate): boolean {
  const [first, ...others] = tokens.slice(group.first, group.verb).map(({ lower }) => lower);
  return (
    group.negated &&
    frames.some(({ follows }) => follows.includes('t')) &&
    !group.passive &&
    !others.includes('to') &&
    /^(would|could|do|does|did|has|have|had)$/.test(first ?? '') &&
    !tokens.slice(from, group.first).some(({ lower }) => lower === first)
  );
}

/** “that he be arrested and recalled to Ostra”: neither is told by him who is. */
function isPassiveToo(scene: Scene, last: number, i: number, next: VerbCandidate): boolean {
  const [be, verb] = scene.tokens
    .slice(i - 3, i)
    .filter(({ tag }) => tag === 'AUX' || tag === 'VERB')
    .slice(-2);
  if (!/^(be|been|being|was|were|is|are)$/.test(be?.lower ?? '') || !verb?.lower.endsWith('ed')) return false;
  if (next.group.first !== next.at || isKnown(scene.tokens[next.after])) return false;
  return complementOf(scene, next, last) === undefined;
}

const OPENER = /^(if|unless|who|which|when|because|until|once|after|before)$/;

/**
 * “demanded that he be freed | and recalled his envoy”, “was sorry about the strike | and would say no more”: a verb that
 * nothing within what is said can go on with, so that its subject is the one who says so.
 * @param cue the verb that says so
 */
export function goesOnAt(
  { tokens, quoteAt }: Scene,
  cue: number,
  first: number,
  i: number,
  isClause: boolean,
): boolean {
  const and = tokens[i]?.text === ',' ? i + 1 : i;
  if (!/^(and|but)$/.test(tokens[and]?.lower ?? '') || (quoteAt[and] ?? -1) >= 0) return false;
  let at = and + 1;
  while (tokens[at]?.tag === 'ADV') at += 1;
  const verb = tokens[at];
  if (!verb || !isFinite(tokens, at) || !isAlike(tokens, cue, at)) return false;
  const before = Array.from({ length: Math.max(0, i - first) }, (_, k) => first + k);
  const below = isClause ? -1 : before.findIndex((k) => BELOW.test(tokens[k]?.lower ?? ''));
  // “of a town that has a port and is rich”, but “to comment on what they called a mistake, but have”
  if (below > 0 && and === i) return false;
  const hosts = (below < 0 ? before : before.slice(0, below)).filter(
    (k) => isFinite(tokens, k) || BARE.test(tokens[k]?.lower ?? ''),
  );
  // “asked where, and has not been told”
  if (hosts.length === 0) return !isClause || (verb.tag === 'AUX' && tokens[first]?.lower !== 'that');
  if (verb.tag === 'AUX') return false;
  // “be handed over and recalled his envoy”: what is passive has no object that is known already
  return hosts.every((k) => NOT_PAST.test(tokens[k]?.lower ?? '')) && isKnown(tokens[at + 1]);
}

/** An auxiliary, or the same tense: “promised … and left”, but neither “promised deals and favors” nor “thieves and stolen names”. */
function isAlike(tokens: readonly Token[], cue: number, at: number): boolean {
  const [said, verb, next] = [tokens[cue], tokens[at], tokens[at + 1]];
  if (verb?.tag === 'AUX') return true;
  if (/(?:en|wn)$/.test(verb?.lower ?? '') && /^(NOUN|ADJ)$/.test(next?.tag ?? '')) return false;
  return said?.lower.endsWith('s') === verb?.lower.endsWith('s');
}

const BELOW = /^(who|which|that|what|whose|where|when)$/;
const BARE = /^(be|been|being|have|having)$/;
/** Behind these no past tense goes on: “would leave”, “be freed”. */
const NOT_PAST = /^(will|would|can|could|may|might|must|shall|should|be|been|being|['’]ll|['’]d)$/;

/** “his envoy”, “the envoy”, “Ota”. */
const isKnown = (token: Token | undefined): boolean =>
  token?.tag === 'PROPN' || token?.tag === 'PRON' || /^(the|this|that|these|those)$/.test(token?.lower ?? '');

/** “recalled”, “has”, “would”, but neither “recall” nor “to have”. */
function isFinite(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.tag === 'AUX') return before?.lower !== 'to' && !/^(be|been|being|having)$/.test(token.lower);
  return (
    token?.tag === 'VERB' &&
    before?.lower !== 'to' &&
    token.lower !== token.lemma &&
    !token.lower.endsWith('ing')
  );
}

/** “said that the two share a radio, and that it was used”, but “the plan and that of his rival”. */
export const isSecondThat = (tokens: readonly Token[], and: number): boolean =>
  tokens[and + 1]?.lower === 'that' && /^(DET|PRON|PROPN|NOUN|ADJ|NUM)$/.test(tokens[and + 2]?.tag ?? '');
