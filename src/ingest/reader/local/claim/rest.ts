// What a clause tells behind all that is said in it: “Ota rejected the plan | , which costs two million, | and left the room”.
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { antecedentOf, isRelative } from './antecedent.ts';
import { namedIn } from './aside.ts';
import { asks } from './cue.ts';
import { coverOf } from './own.ts';
import { isFinite, isModal } from './finite.ts';
import { predicateOf, type Range } from './predicate.ts';
import { isByAgent } from './spoken.ts';
import { subjectIn, tokensIn, trimmed, whole, type Piece, type Stretch } from './segment.ts';

export interface Rest {
  /** Behind whose words it stands. */
  readonly of: Attribution;
  /** What belongs to what is said: “, which costs two million”. */
  readonly tail: Stretch | null;
  /** What else its subject does: “left the room”. */
  readonly next: Piece | null;
  /** Whether that is said as well: “The boat sank, Ota said, and was raised”. */
  readonly isSaid: boolean;
}

/** @param clauses the clauses of the text, each of which tells one thing */
export function restsOf(
  analysis: Analysis,
  clauses: readonly Piece[],
  outermost: readonly Attribution[],
): readonly Rest[] {
  const covers = outermost.flatMap((of) => coverOf(analysis, of).map((cover) => ({ of, ...cover })));
  const bySentence = Map.groupBy(covers, ({ start }) => indexAt(analysis.sentences, start));
  return clauses.flatMap((clause) => {
    const here = bySentence.get(indexAt(analysis.sentences, clause.start)) ?? [];
    const last = here
      .filter(({ start, end }) => start < clause.end && end > clause.start)
      .reduce<(typeof covers)[number] | null>((a, b) => (a === null || b.end > a.end ? b : a), null);
    const rest = last && trimmed(analysis.text, { start: last.end, end: clause.end });
    return rest ? [restIn(analysis, clause, rest, last.of)] : [];
  });
}

function restIn(analysis: Analysis, clause: Piece, rest: Stretch, of: Attribution): Rest {
  const { tokens, text } = analysis;
  const range = tokensIn(analysis, rest);
  const verb = nextVerb(tokens, range);
  const isSaid = !isQuoted(text, of) && isBehind(of, text);
  const isApart = verb !== null && tokens[verb.and - 1]?.text === ',';
  const isOpen = isApart ? isBelow(analysis, clause, of) : !isSaid && mayBeSaid(analysis, of);
  const subject = isSaid ? subjectOfSaid(analysis, of) : doer(analysis, clause, of);
  const next =
    verb === null || subject === null || isOpen
      ? null
      : { start: tokens[verb.at]?.start ?? rest.end, end: clause.end, lead: [subject] };
  const end = verb === null ? rest.end : (tokens[verb.and]?.start ?? rest.end);
  const tail = goesOn(tokens, range) ? null : trimmed(text, { start: rest.start, end });
  const tells = tail !== null && /[\p{L}\p{N}]/u.test(text.slice(tail.start, tail.end));
  return { of, tail: tells ? tail : null, next, isSaid };
}

/** “Crane | has not conceded”, “the pair, who …, | were arrested”: the clause itself goes on. */
function goesOn(tokens: readonly Token[], { first }: Range): boolean {
  let at = tokens[first]?.text === ',' ? first + 1 : first;
  while (tokens[at]?.tag === 'ADV') at += 1;
  return isFinite(tokens, at);
}

const BELOW = new Set(
  'who which whom whose where that when if because whether while until although'.split(' '),
);

interface NextVerb {
  readonly and: number;
  readonly at: number;
}

/** “…, and kept her target”: what is done besides, and not in a clause that belongs to what is said. */
function nextVerb(tokens: readonly Token[], { first, last }: Range): NextVerb | null {
  let hasVerb = false;
  for (let and = first; and < last - 2; and++) {
    const token = tokens[and];
    if (token === undefined || BELOW.has(token.lower)) return null;
    if (isFinite(tokens, and)) hasVerb = true;
    if (!/^(?:and|but|then)$/.test(token.lower)) continue;
    let at = and + 1;
    while (at < last && tokens[at]?.tag === 'ADV') at += 1;
    const isJoined = !hasVerb || tokens[and - 1]?.text === ',';
    if (isJoined && at < last - 1 && isFinite(tokens, at)) return { and, at: and + 1 };
  }
  return null;
}

/** “…, Ota said”: the cue stands behind what is said. */
const isBehind = (of: Attribution, text: string): boolean =>
  of.cue !== undefined && of.content.every(({ end }) => end <= (of.cue?.start ?? 0)) && !isByAgent(of, text);

/** “when the lines refused to pay, and …”: the clause has another verb, and what follows may be its subject's as well. */
function isBelow({ tokens, ...analysis }: Analysis, clause: Piece, { cue, content }: Attribution): boolean {
  const predicate = predicateOf(tokens, tokensIn({ tokens, ...analysis }, clause));
  const head = tokens[predicate?.head ?? -1];
  if (head === undefined || cue === undefined) return false;
  return ![cue, ...content].some(({ start, end }) => start <= head.start && head.end <= end);
}

const isQuoted = (text: string, { content }: Attribution): boolean =>
  /["”’]$/u.test(text.slice(0, content.at(-1)?.end ?? 0).slice(-1));

function subjectOfSaid(analysis: Analysis, { content }: Attribution): Stretch | null {
  const first = content[0];
  return first === undefined ? null : subjectIn(analysis, whole(first));
}

/** Who does what stands behind: who speaks, by his name; the subject of the clause where the cue is no verb with a subject. */
function doer(analysis: Analysis, clause: Piece, { speaker, cue, inRelative }: Attribution): Stretch | null {
  if (inRelative || cue === undefined) return null;
  const { tokens, text } = analysis;
  const verb = indexAt(tokens, cue.start);
  if (speaker === undefined || speaker.end > cue.start || !isFinite(tokens, verb))
    return subjectIn(analysis, clause);
  if (isRelative(analysis, speaker)) return named(analysis, antecedentOf(analysis, speaker));
  // “a book by Tarn, written in May and …”
  if (/(?:ed|en|wn)$/.test(tokens[verb]?.lower ?? '') && /^,\s*$/.test(text.slice(speaker.end, cue.start)))
    return null;
  return namedIn(analysis, speaker);
}

/** “with the help of the guard Ilse Tarn” → “Ilse Tarn”; “the governor of Ostra” as it is. */
function named({ tokens }: Analysis, phrase: Stretch | null): Stretch | null {
  if (phrase === null) return null;
  let at = indexAt(tokens, phrase.end);
  while (tokens[at - 1]?.tag === 'PROPN') at -= 1;
  const [before, first] = [tokens[at - 1], tokens[at]];
  return before?.tag === 'NOUN' && first && first.start < phrase.end
    ? { start: first.start, end: phrase.end }
    : phrase;
}

/** “said that the gate was old and leaked”: whether it leaked or he did, the words leave open. */
function mayBeSaid(analysis: Analysis, of: Attribution): boolean {
  if (asks(of)) return false;
  const said = of.content.at(-1);
  const predicate = said === undefined ? null : predicateOf(analysis.tokens, tokensIn(analysis, said));
  const verb = predicate === null ? undefined : analysis.tokens[predicate.group.first];
  return verb !== undefined && !isModal(verb) && verb.lower !== 'be';
}
