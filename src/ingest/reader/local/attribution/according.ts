// “According to X”: the whole sentence around it is what X says, or what X passes on.
import type { Sentence, Token } from '../text/analysis.ts';
import type { AccordingCandidate } from './candidate.ts';
import { isTimeWord } from './chunk.ts';
import { relativeEnd } from './complement.ts';
import { trimmed } from './content.ts';
import type { Found } from './found.ts';
import { sharedAhead } from './interrupted.ts';
import { mainClauseAt } from './main-clause.ts';
import { phraseFrom } from './phrase.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';

/** Where the sentence has another speaker already, this one only passes it on, and is marked there. */
export function accordingTo(
  scene: Scene,
  sentence: Sentence,
  { at, after }: AccordingCandidate,
  before: readonly Found[],
): Found | undefined {
  const name = phraseFrom(scene, after, sentence.last, true, false);
  // “In May, according to the survey, the pump failed”: no apposition
  const isNamed = at === sentence.first || (name && mainClauseAt(scene, name.last, sentence.last));
  const whole = isNamed ? name : phraseFrom(scene, after, sentence.last, true);
  const apposed = at > sentence.first ? undefined : apposedFrom(scene, after, sentence.last);
  const phrase = apposed ?? whole ?? upToMark(scene, after, sentence.last);
  if (!phrase) return undefined;
  const reduced = participleEnd(scene, phrase.last, sentence.last);
  const speaker = { ...phrase, last: restrictiveEnd(scene, reduced, sentence.last) };
  const first = behindSemicolon(scene, sentence.first, at);
  const from = behindWho(scene, sentence, speaker.last, at > sentence.first);
  const right = trimmed(scene, from, semicolonAfter(scene, from, sentence.last));
  const shared = right[0] && sharedAhead(scene, sentence, at, right[0]);
  const content = [...(shared ? [shared] : trimmed(scene, first, at)), ...right];
  const host = before.at(-1);
  if (
    host &&
    host.via === undefined &&
    host.content.some(({ last }) => last >= at - 1) &&
    host.cueKind === 'says'
  ) {
    host.via = speaker;
    return undefined;
  }
  return {
    speaker,
    cue: { first: at, last: after },
    content,
    verb: 'according',
    cueKind: 'says',
    negated: false,
  };
}

/**
 * Behind what is told of the source: “According to Ota, who kept a list, | they left”, “The crew, according to a man who knew,
 * | left”; behind all of it where nothing goes on: “They left, according to Ota, who kept a list”.
 */
function behindWho(scene: Scene, { last }: Sentence, at: number, isBehind: boolean): number {
  const { tokens } = scene;
  const pronoun = tokens[at]?.text === ',' ? at + 1 : at;
  if (!/^(who|whom|whose|which|where)$/.test(tokens[pronoun]?.lower ?? '')) return at;
  const goesOn = (i: number): boolean =>
    isBehind
      ? tokens[i]?.text === ',' && /^(VERB|AUX|CCONJ)$/.test(tokens[i + 1]?.tag ?? '')
      : mainClauseAt(scene, i, last);
  for (let i = pronoun + 1; i < last; i += 1) if (goesOn(i)) return i;
  return isBehind ? last : at;
}

/**
 * “According to its author, the economist Mara Ota, the levy fell”: two phrases, one of them with a name, before a clause;
 * not “According to police, Mara Ota, the mayor, fell” nor “According to police, Mara Ota, the mayor and a guard fell”.
 */
function apposedFrom(scene: Scene, first: number, end: number): Range | undefined {
  const { tokens } = scene;
  const what = phraseFrom(scene, first, end, true, false);
  const who = what && (phraseFrom(scene, what.last + 1, end, true, false) ?? what);
  if (!what || !who || tokens[what.last]?.text !== ',' || tokens[who.last]?.text !== ',') return undefined;
  const clause = Math.max(who.last + 1, relativeEnd(scene, who.last, end));
  const subject = phraseFrom(scene, clause, end, true, false);
  if (!subject || tokens.slice(clause, subject.last).some(({ lower }) => lower === 'and')) return undefined;
  const isNamed = (last: number): boolean => tokens[last - 1]?.tag === 'PROPN';
  const isOne = who !== what && isNamed(what.last) !== isNamed(who.last);
  const isClause = /^(VERB|AUX|ADV)$/.test(tokens[subject.last]?.tag ?? '');
  return isClause && isOne ? { first, last: clause - 1 } : undefined;
}

/** Where the last of the clauses begins that a semicolon divides. */
function behindSemicolon({ tokens, quoteAt }: Scene, first: number, end: number): number {
  for (let i = end - 1; i > first; i -= 1)
    if (tokens[i]?.text === ';' && (quoteAt[i] ?? -1) < 0) return i + 1;
  return first;
}

/** Where the first of them ends. */
function semicolonAfter({ tokens, quoteAt }: Scene, first: number, end: number): number {
  for (let i = first; i < end; i += 1) if (tokens[i]?.text === ';' && (quoteAt[i] ?? -1) < 0) return i;
  return end;
}

/** Behind “findings | released by the agency today”, “a survey | published on Thursday”. */
function participleEnd(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  if (tokens[at]?.tag !== 'VERB' || !PARTICIPLE.test(tokens[at].lower) || at + 1 >= end) return at;
  const link = tokens[at + 1] as Token;
  if (isTimeWord(link)) return at + 2;
  const next = tokens[at + 2];
  if (link.tag !== 'ADP' || next === undefined || at + 2 >= end) return at;
  const last = isTimeWord(next) ? at + 3 : phraseFrom(scene, at + 2, end, true, false)?.last;
  if (last === undefined) return at;
  const time = tokens[last];
  return time !== undefined && last < end && isTimeWord(time) ? last + 1 : last;
}

/** Behind “an official | who was present,”: as far as the next comma. */
function restrictiveEnd({ tokens, quoteAt }: Scene, at: number, end: number): number {
  if (!/^(?:who|that|which)$/.test(tokens[at]?.lower ?? '')) return at;
  let last = at + 1;
  while (last < end && !/^[,;.:]$/.test(tokens[last]?.text ?? '') && (quoteAt[last] ?? -1) < 0) last += 1;
  return last - at > LONGEST_RELATIVE ? at : last;
}

/** Such a clause has so many tokens at the most. */
const LONGEST_RELATIVE = 16;

const PARTICIPLE = /(?:ed|made|seen|sent|given|shown|put)$/;

/** So many words a source may have that is not seen to be a noun phrase. */
const LONGEST = 8;

/** “exit polls”, “police” and “her”, of which the tagger makes no noun phrase: all up to the next mark; not “plan”. */
function upToMark({ tokens }: Scene, first: number, end: number): Range | undefined {
  let last = first;
  while (last < end && tokens[last]?.tag !== 'PUNCT') last += 1;
  const isOne = last === first + 1 && /^(her|police|\w+[^s]s)$/.test(tokens[first]?.lower ?? '');
  const isNoun = /^(NOUN|PROPN)$/.test(tokens[last - 1]?.tag ?? '') && last > first;
  return last - first <= LONGEST && (isOne || isNoun) ? { first, last } : undefined;
}
