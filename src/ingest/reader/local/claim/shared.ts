// Verbs that share the words before the first of them (“rose and may fall”, “plans to raise the fare and cut two lines”) → where each begins, and what it shares.
import type { Token } from '../text/analysis.ts';
import { MODALS, isFinite } from './finite.ts';
import { predicateOf, type Range } from './predicate.ts';

/** A verb that goes on behind a conjunction. */
export interface Shared {
  readonly at: number;
  /** The last token before the conjunction. */
  readonly after: number;
  /** The words that belong before it, as they stand further to the left: “the city plans to”. */
  readonly lead: readonly Range[];
}

/** Said of what is to come or is only wished: what is joined behind it is a plan of its own. */
const AHEAD = new Set(
  'expected scheduled planned slated due set poised likely plan plans planned intend intends aim aims hope hopes vow vows vowed pledge pledges pledged promise promises promised agree agrees agreed threaten threatens threatened want wants wanted'.split(
    ' ',
  ),
);
/** What they take is a list of measures: “include expelling … and freezing …”. */
const LISTING = new Set('include involve propose recommend suggest consider mean'.split(' '));
const BELOW = new Set(
  'that who which whom whose where when if whether because while after before until although though as since than'.split(
    ' ',
  ),
);
/** A clause is looked at so far, in tokens. */
const LONGEST = 80;

/** How far the reading of a clause has come: what stands before the last verb, and where that verb is. */
interface State {
  readonly lead: readonly Range[];
  readonly from: number;
  readonly kind: Kind;
}

const JOINING = new Set(['and', 'but', 'or']);

/** @param range one clause; nothing is divided within quotation marks, or below another verb */
export function sharedVerbs(tokens: readonly Token[], range: Range): readonly Shared[] {
  const last = Math.min(range.last, range.first + LONGEST);
  const predicate = predicateOf(tokens, { first: range.first, last });
  const isInfinitive = predicate === null && tokens[range.first]?.lower === 'to';
  if (predicate === null && !isInfinitive) return [];
  const from = isInfinitive ? range.first : (predicate?.subject.first ?? range.first);
  const subject = predicate === null ? null : subjectOf(tokens, predicate.subject);
  const found: Shared[] = [];
  let state: State = { lead: [], from, kind: kindAt(tokens, predicate?.group.first ?? from, last) };
  for (let at = predicate?.group.last ?? from + 2; at < last - 2; at++) {
    if (!JOINING.has(tokens[at]?.lower ?? '')) continue;
    const verb = behindAdverbs(tokens, at + 1, last);
    // “could not read and never learned to”: a word that denies is no adverb to be left behind
    const isDenied = tokens.slice(at + 1, verb).some(({ lower }) => NOT.has(lower));
    if (isDenied || last - verb < COMPLEMENT || isHeld(tokens, state.from, at)) continue;
    const next = nextState(tokens, state, { and: at, verb, last, subject });
    if (next === null) continue;
    found.push({ at: verb, after: at - 1, lead: next.lead });
    state = next;
  }
  return found;
}

/** A verb that is told by itself has so many tokens, itself included. */
const COMPLEMENT = 3;

interface Joint {
  readonly and: number;
  readonly verb: number;
  readonly last: number;
  readonly subject: Range | null;
}

function nextState(tokens: readonly Token[], state: State, joint: Joint): State | null {
  const { verb, and, last, subject } = joint;
  const first = firstOf(tokens, state, joint);
  if (first !== null) {
    if (and - first < 2 || isBelow(tokens, first, and)) return null;
    const words = { first: state.from, last: first };
    return {
      lead: words.last > words.first ? [...state.lead, words] : state.lead,
      from: verb,
      kind: 'ahead',
    };
  }
  if (subject === null || !isFinite(tokens, verb) || isBelow(tokens, state.from, and)) return null;
  const kind = kindAt(tokens, verb, last);
  return kind === state.kind ? null : { lead: [subject], from: verb, kind };
}

/** The verb with which the one behind the conjunction shares its governor: “to raise … and (to) cut”, “include expelling … and freezing”. */
function firstOf(tokens: readonly Token[], { from }: State, { and, verb }: Joint): number | null {
  const [token, after] = [tokens[verb], tokens[verb + 1]];
  if (token?.lower === 'to')
    return after?.tag === 'VERB' ? lastBefore(tokens, from, and, isInfinitive) : null;
  if (token?.lower.endsWith('ing') === true)
    return takesObject(after) ? lastBefore(tokens, from, and, isListed) : null;
  if (token === undefined || !(token.tag === 'VERB' || isMistaken(token, after))) return null;
  if (token.lower !== token.lemma && token.tag === 'VERB') return null;
  const to = lastBefore(tokens, from, and, isInfinitive);
  if (to !== null) return to + 1;
  return lastBefore(tokens, from, and, isModal);
}

/** Verbs that a tagger takes for something else behind “and”: “close 40 branches”. */
const MISTAKEN = new Set(
  'ban charge close cut ease end fine free freeze fund halt limit lower open place release tax'.split(' '),
);
const isMistaken = ({ lower, tag }: Token, after: Token | undefined): boolean =>
  /^(?:ADJ|NOUN)$/.test(tag) && MISTAKEN.has(lower) && /^(?:DET|NUM|PRON|PROPN)$/.test(after?.tag ?? '');

type Test = (tokens: readonly Token[], at: number, from: number) => boolean;

function lastBefore(tokens: readonly Token[], from: number, to: number, test: Test): number | null {
  for (let at = to - 2; at >= from; at--) if (test(tokens, at, from)) return at;
  return null;
}

/** “To” with its verb, where what governs it looks ahead. */
const isInfinitive: Test = (tokens, at, from) => {
  if (tokens[at]?.lower !== 'to' || !/^(?:VERB|AUX)$/.test(tokens[at + 1]?.tag ?? '')) return false;
  if (at === from) return true;
  return tokens.slice(Math.max(from, at - 3), at).some(({ lower }) => AHEAD.has(lower));
};

/** The first of what is listed: “include expelling …”. */
const isListed: Test = (tokens, at) =>
  tokens[at]?.lower.endsWith('ing') === true &&
  takesObject(tokens[at + 1]) &&
  LISTING.has(tokens[at - 1]?.lemma ?? '');

/** What follows may be the object of a verb, whatever the tagger takes that verb for. */
const takesObject = (after: Token | undefined): boolean =>
  /^(?:DET|NUM|PRON|PROPN|ADJ|NOUN)$/.test(after?.tag ?? '');

/** The verb behind a modal: “will meet the families and visit the mill”. */
const isModal: Test = (tokens, at) =>
  tokens[at]?.tag === 'VERB' &&
  tokens[at].lower === tokens[at].lemma &&
  tokens.slice(Math.max(0, at - 2), at).some(({ lower }) => MODALS.has(lower));

/** What a finite verb says of its subject: that it is so, is not, may or will be. */
type Kind = 'so' | 'not' | 'ahead';

const NOT = new Set(['not', "n't", 'n’t', 'never']);

function kindAt(tokens: readonly Token[], at: number, last: number): Kind {
  const near = tokens.slice(at, Math.min(last, at + 4)).map(({ lower }) => lower);
  // “has not left”, but “said never mind”
  if (tokens[at]?.tag !== 'VERB' && near.slice(0, 3).some((word) => NOT.has(word))) return 'not';
  if (MODALS.has(near[0] ?? '')) return 'ahead';
  const isNow = /^(?:is|are|has|have)$/.test(near[0] ?? '');
  if (isNow && near.some((word) => AHEAD.has(word)) && near.includes('to')) return 'ahead';
  return AHEAD.has(near[0] ?? '') && near[1] === 'to' ? 'ahead' : 'so';
}

/** The subject without what is set off by commas. */
function subjectOf(tokens: readonly Token[], { first, last }: Range): Range | null {
  let end = first;
  while (end < last && tokens[end]?.text !== ',') end += 1;
  return end > first ? { first, last: end } : null;
}

function behindAdverbs(tokens: readonly Token[], from: number, last: number): number {
  let at = from;
  while (at < last && at < from + 2 && tokens[at]?.tag === 'ADV') at += 1;
  return at;
}

/** Whether another clause begins between two places: what is joined there is joined in it. */
const isBelow = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from + 1, to).some(({ lower }) => BELOW.has(lower));

/** Whether a quotation or a bracket is open. */
function isHeld(tokens: readonly Token[], from: number, to: number): boolean {
  let open = 0;
  let straight = 0;
  for (let at = from; at < to; at++) {
    const text = tokens[at]?.text;
    if (text === '“' || text === '‘' || text === '(') open += 1;
    else if (text === '”' || text === ')') open -= 1;
    else if (text === '"') straight += 1;
  }
  return open > 0 || straight % 2 === 1;
}
