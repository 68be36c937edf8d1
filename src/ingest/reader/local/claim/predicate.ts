// The main predicate of a clause: its verb group, with the words that carry tense, modality and negation.
import type { Token } from '../text/analysis.ts';
import { isAuxiliary, isFinite, isVerbal, RELATIVE } from './finite.ts';

/** A stretch of tokens, half open. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface Predicate {
  /** From the first auxiliary to the head. */
  readonly group: Range;
  /** The verb that says what happens; an auxiliary where it stands alone (“is a threat”). */
  readonly head: number;
  /** The first token of the subject; the clause's own first token where it has none. */
  readonly subject: Range;
  readonly isNegated: boolean;
}

const NEGATIONS = new Set("not n't n’t never no neither nor cannot".split(' '));
const NEGATIVE_SUBJECT = new Set('no nobody none neither nothing few'.split(' '));
const NEGATIVE_OBJECT = new Set('no nobody none nothing'.split(' '));
/** Verbs that say that something did not come to pass. */
const NEGATIVE_VERBS = new Set('decline fail refuse deny lack'.split(' '));
const SUBORDINATING = new Set(
  'if unless when while although though because since as after before once whenever until'.split(' '),
);
/** What may stand inside a verb group. */
const INSIDE = new Set(['ADV', 'PART']);

/** What was found out of a text, of which the same is asked again and again: by the first and the last token of a clause. */
const KNOWN = new WeakMap<readonly Token[], Map<number, Predicate | null>>();

/** @returns null where the clause has no finite verb */
export function predicateOf(tokens: readonly Token[], range: Range): Predicate | null {
  const predicates = KNOWN.get(tokens) ?? new Map<number, Predicate | null>();
  KNOWN.set(tokens, predicates);
  const key = range.first * (tokens.length + 1) + range.last;
  const known = predicates.get(key);
  if (known !== undefined) return known;
  const found = readPredicate(tokens, range);
  predicates.set(key, found);
  return found;
}

function readPredicate(tokens: readonly Token[], { first, last }: Range): Predicate | null {
  const opening = skipOpening(tokens, first, last);
  const start = finiteAfter(tokens, opening, last);
  if (start === null) return null;
  const group = groupFrom(tokens, start, last);
  return {
    group,
    head: group.last - 1,
    subject: { first: opening, last: start },
    isNegated: isNegated(tokens, group, opening, last),
  };
}

const LEADING = new Set(['that', 'and', 'but', '“', '"', "'", '‘', ',', '-', '–', '—']);
const CALLING = new Set(['VERB', 'INTJ', 'ADV', 'X', 'SCONJ']);

/** Behind “On Tuesday,” and other words before the first comma that have no finite verb; behind “that”. */
function skipOpening(tokens: readonly Token[], first: number, last: number): number {
  let from = first;
  while (from < last && LEADING.has(tokens[from]?.lower ?? '')) from += 1;
  // “Look, it is …”, “Well, …”
  if (tokens[from + 1]?.text === ',' && CALLING.has(tokens[from]?.tag ?? '')) from += 2;
  const comma = commaAfter(tokens, from, last);
  if (comma < 0 || !opens(tokens, from)) return from;
  const opener = tokens[from]?.lower ?? '';
  if (SUBORDINATING.has(opener) || isAsked(tokens, from, comma))
    return comma + 1 < last ? comma + 1 : from + 1;
  for (let at = from; at < comma; at++) if (isFinite(tokens, at)) return from;
  return comma + 1;
}

function commaAfter(tokens: readonly Token[], from: number, last: number): number {
  for (let at = from; at < Math.min(last, from + OPENING); at++) if (tokens[at]?.text === ',') return at;
  return -1;
}

/** The words before the subject go so far at the most, in tokens. */
const OPENING = 24;

/** A preposition, an adverb or a participle opens what comes before the subject. */
function opens(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    (token.tag === 'ADP' ||
      token.tag === 'ADV' ||
      token.tag === 'SCONJ' ||
      SUBORDINATING.has(token.lower) ||
      ASKED.has(token.lower) ||
      token.lower.endsWith('ing'))
  );
}

const ASKED = new Set('asked pressed questioned told reached'.split(' '));

/** “Asked whether he would go, Ota said …”: no main clause, where another verb follows the comma. */
const isAsked = (tokens: readonly Token[], from: number, comma: number): boolean =>
  ASKED.has(tokens[from]?.lower ?? '') && hasFinite(tokens, comma + 1);

/** The first finite verb that is not within a relative clause of the subject. */
function finiteAfter(tokens: readonly Token[], first: number, last: number): number | null {
  let depth = 0;
  let isWhole = false;
  let beside: number | null = null;
  for (let at = first; at < last; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (at > first && SUBORDINATING.has(token.lower) && tokens[at - 1]?.text === ',') {
      const comma = commaAfter(tokens, at, last);
      if (comma > 0) at = comma;
      continue;
    }
    if (RELATIVE.has(token.lower) && at > first && tokens[at - 1]?.tag !== 'VERB') {
      const close = tokens[at - 1]?.text === ',' ? asideEnd(tokens, at, last) : null;
      if (close !== null) at = close;
      else depth = 1;
      isWhole = token.lower !== 'that' || isFinite(tokens, at + 1);
      continue;
    }
    if (!isFinite(tokens, at) || isSubject(tokens, at, first)) continue;
    if (depth === 0 && !isReduced(tokens, at, first)) return at;
    if (depth === 1) {
      at = groupFrom(tokens, at, last).last - 1;
      // “that officials say | is safe”: two verbs of one clause, unless no other follows: “which he wears | are new”
      if (!isFinite(tokens, at + 1)) depth = 0;
      else if (isWhole) beside ??= at + 1;
    }
  }
  return beside;
}

/** “The bridge, which cost four million and leaks, | will close”: where a clause between commas ends and the verb comes. */
export function asideEnd(tokens: readonly Token[], from: number, last: number): number | null {
  for (let at = from + 1; at < Math.min(last, from + ASIDE); at++) {
    if (tokens[at]?.text !== ',') continue;
    const verb = tokens[at + 1]?.tag === 'ADV' ? at + 2 : at + 1;
    if (verb < last && isFinite(tokens, verb)) return at;
  }
  return null;
}

/** Such a clause has so many tokens at the most. */
const ASIDE = 40;

/** “Debates in themselves are …”, “Marsh and Bell are …”: where the tagger takes the subject for a verb. */
function isSubject(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at];
  const opens = at === first || (at === first + 1 && tokens[first]?.tag === 'ADV');
  if (!opens || token?.tag !== 'VERB' || !hasFinite(tokens, at + 1)) return false;
  return /[^s]s$/.test(token.lower) || /^\p{Lu}/u.test(token.text);
}

const BESIDE = new Set('by in on at with for to during under from'.split(' '));

/** “The sanctions imposed by the council hurt …”: a participle beside its noun carries no clause. */
function isReduced(tokens: readonly Token[], at: number, first: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.tag !== 'VERB' || at === first || !/(?:ed|en|wn|ld|de)$/.test(token.lower)) return false;
  return BESIDE.has(next?.lower ?? '') && hasMain(tokens, at + 1);
}

/** Whether another finite verb follows closely, before a comma. */
const hasFinite = (tokens: readonly Token[], from: number): boolean => finiteNear(tokens, from) !== null;

function finiteNear(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < from + 12; at++) {
    const token = tokens[at];
    if (token === undefined || token.text === ',' || token.text === ';' || token.text === '.') return null;
    if (RELATIVE.has(token.lower) || SUBORDINATING.has(token.lower) || token.lower === 'that') return null;
    if (isFinite(tokens, at)) return at;
  }
  return null;
}

/** One that does not go on with the first, “vowed to stay and left”, nor lies in what that one takes, “spoke of what they saw”. */
function hasMain(tokens: readonly Token[], from: number): boolean {
  const at = finiteNear(tokens, from);
  if (at === null || tokens.slice(from, at).some(({ lower }) => /^(?:what|how)$/.test(lower))) return false;
  const before = tokens[at - 1]?.tag === 'ADV' ? tokens[at - 2] : tokens[at - 1];
  if (!/^(?:and|but)$/.test(before?.lower ?? '')) return true;
  const isParticiple = tokens[at]?.tag !== 'AUX' && /(?:ed|en|wn)$/.test(tokens[at]?.lower ?? '');
  return isParticiple && hasMain(tokens, groupFrom(tokens, at, tokens.length).last);
}

function groupFrom(tokens: readonly Token[], start: number, last: number): Range {
  let end = start + 1;
  for (let at = start; at < Math.min(last, start + 8); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isVerbal(tokens, at)) {
      end = at + 1;
      if (!isAuxiliary(token)) break;
    } else if (!INSIDE.has(token.tag) && !NEGATIONS.has(token.lower)) break;
    else if (token.lower === 'to') break;
  }
  return { first: start, last: end };
}

const NEGATING = new Set("neither not n't n’t never cannot hardly rarely seldom".split(' '));
const DENYING = new Set('impossible unlikely untrue false baseless unfounded groundless'.split(' '));

/** @param subject where the subject begins */
function isNegated(tokens: readonly Token[], group: Range, subject: number, last: number): boolean {
  let count = 0;
  for (let at = group.first; at < Math.min(last, group.last + 1); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const negates = NEGATING.has(token.lower);
    // “not only …” affirms
    if (negates && tokens[at + 1]?.lower !== 'only' && tokens[at + 1]?.lower !== 'just') count += 1;
  }
  // “no longer pays”
  if (tokens[group.first - 1]?.lower === 'longer' && tokens[group.first - 2]?.lower === 'no') count += 1;
  const head = tokens[group.last - 1];
  // “failed to stop”, but “failed a test”
  const isFailed = head?.lemma !== 'fail' || tokens[group.last]?.lower === 'to';
  if (head !== undefined && NEGATIVE_VERBS.has(head.lemma) && isFailed) count += 1;
  if (NEGATIVE_SUBJECT.has(tokens[subject]?.lower ?? '')) count += 1;
  const object = /^["“'‘]$/.test(tokens[group.last]?.text ?? '') ? group.last + 1 : group.last;
  if (NEGATIVE_OBJECT.has(tokens[object]?.lower ?? '')) count += 1;
  // “is not impossible”, “is unlikely”
  const after = tokens.slice(group.last, Math.min(last, group.last + 3));
  if (after.some(({ lower }) => DENYING.has(lower))) count += 1;
  return count % 2 === 1;
}
