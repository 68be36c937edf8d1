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
  let at = subject?.last ?? end;
  while (tokens[at]?.tag === 'ADV') at += 1;
  const verb = tokens[at];
  return at < end && (verb?.tag === 'AUX' || (verb?.tag === 'VERB' && !verb.lower.endsWith('ing')));
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
