// Where the main clause goes on or begins, behind what is said in a clause of its own.
import type { Token } from '../text/analysis.ts';
import { phraseFrom } from './phrase.ts';
import type { Scene } from './scene.ts';

/** “Ota, who said it was safe, …”, “the raid, for which Ota blamed rebels, …”: between commas. */
export function isAside(tokens: readonly Token[], opener: number, first: number): boolean {
  if (opener <= first || tokens[opener - 1]?.text !== ',') return false;
  const pronoun = tokens[opener]?.tag === 'ADP' ? tokens[opener + 1] : tokens[opener];
  return /^(who|which|whom|whose)$/.test(pronoun?.lower ?? '');
}

/** The main clause goes on behind the comma: its subject stands before the one between. */
export function isMainVerb(tokens: readonly Token[], at: number, last: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.tag === 'ADV' && at + 1 < last) return isMainVerb(tokens, at + 1, last);
  if (token?.tag === 'AUX') return true;
  if (token?.tag !== 'VERB' || token.lower.endsWith('ing')) return false;
  // “…, imposed by the council, will end”: a participle, if a verb is to come
  const isParticiple = /(ed|en|wn)$/.test(token.lower) && next?.tag === 'ADP';
  return !isParticiple || !tokens.slice(at + 1, last).some(({ tag }) => tag === 'AUX' || tag === 'VERB');
}

/** “While he said that it was safe, the town …”: the main clause begins, which he has not said. */
export function mainClauseAt(scene: Scene, i: number, end: number): boolean {
  const { tokens } = scene;
  if (tokens[i]?.text !== ',') return false;
  const subject = phraseFrom(scene, i + 1, end, true);
  return isVerbAt(tokens, subject?.last ?? end, end);
}

/** “…, and the price of bread rose”: a new clause with a subject of its own. */
export function newClauseAt(scene: Scene, i: number, last: number): boolean {
  const { tokens, chunkAt } = scene;
  const token = tokens[i] as Token;
  if (token.text !== ',' && token.text !== ';' && !/^(but|and)$/.test(token.lower)) return false;
  const behind = token.text === ',' && tokens[i + 1]?.tag === 'CCONJ' ? i + 2 : i + 1;
  if (token.text === ',' && behind === i + 1) return false;
  // “…, and in May the price rose”
  const at =
    token.text === ',' && tokens[behind]?.tag === 'ADP' ? (chunkAt[behind + 1]?.last ?? behind) : behind;
  const chunk = chunkAt[at];
  if (chunk?.first !== at) return false;
  if (isVerbAt(tokens, chunk.last)) return true;
  if (token.text !== ',' && token.text !== ';') return false;
  const { last: end } = phraseFrom(scene, at, last, false) ?? chunk;
  return isVerbAt(tokens, behindAside(tokens, end, last));
}

/** What stands between commas has at most so many tokens. */
export const ASIDE = 20;

/** “and its head | , Ota, | has left”: behind what stands between two commas; where nothing does, the same place. */
function behindAside(tokens: readonly Token[], at: number, last: number): number {
  if (tokens[at]?.text !== ',') return at;
  const close = tokens.slice(at + 1, Math.min(last, at + ASIDE)).findIndex(({ text }) => text === ',');
  return close < 0 ? last : at + close + 2;
}

/** A verb that a clause may have, over adverbs. */
function isVerbAt(tokens: readonly Token[], from: number, last = tokens.length): boolean {
  let at = from;
  while (tokens[at]?.tag === 'ADV') at += 1;
  const verb = tokens[at];
  return at < last && (verb?.tag === 'AUX' || (verb?.tag === 'VERB' && !verb.lower.endsWith('ing')));
}

/** “drivers | who | asked for help”: what belongs to the subject of another verb. */
export function isOfSubject(tokens: readonly Token[], verb: number): boolean {
  const [before, pronoun] = [tokens[verb - 2], tokens[verb - 1]];
  return (
    /^(?:who|which|that)$/.test(pronoun?.lower ?? '') &&
    /^(?:NOUN|PROPN|PRON|NUM|DET)$/.test(before?.tag ?? '')
  );
}

/** A finite verb that has its subject before the relative clause: “the bridge she says is safe | will close”. */
export function isLaterVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at] as Token];
  if (!before || before.lower === 'to' || /^(?:PRON|CCONJ|AUX|PART|PUNCT|DET)$/.test(before.tag))
    return false;
  if (token.tag === 'AUX') return token.lower !== 'be' && token.lower !== 'been' && token.lower !== 'being';
  return token.tag === 'VERB' && !/(?:ing|ed|en|wn)$/.test(token.lower) && token.lower !== token.lemma;
}

/** “said that Ota, the chair, | denies it”, “that the mayor, who fled, | had gone”: behind a subject with what is set off. */
export function isPredicateAt(scene: Scene, first: number, comma: number, last: number): boolean {
  const { tokens, chunkAt } = scene;
  if (tokens[comma]?.text !== ',' || !isMainVerb(tokens, comma + 1, last)) return false;
  let opening = first;
  while (/^(SCONJ|ADV)$/.test(tokens[opening]?.tag ?? '')) opening += 1;
  const hasAside = tokens.slice(opening, comma).some(({ text }) => text === ',');
  return hasAside && chunkAt[opening] !== undefined && lacksVerb(scene, first, comma);
}

/** Nothing is told there: no verb but in what is said of somebody between commas, “Ota, who runs the port, and Tarn”. */
export function lacksVerb({ tokens, chunkAt }: Scene, first: number, last: number): boolean {
  for (let i = first; i < last; i += 1) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (token?.text === ';') return false;
    if (token?.text === ',' && /^(who|whom|which|whose|where)$/.test(next?.lower ?? ''))
      while (i + 1 < last && tokens[i + 1]?.text !== ',') i += 1;
    else if (/^(VERB|AUX)$/.test(token?.tag ?? '') && !chunkAt[i]) return false;
  }
  return true;
}
