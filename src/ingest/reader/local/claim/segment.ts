// A stretch of text → its sentences and conjoined clauses, so that each claim tells one thing.
import { indexAt } from '../position.ts';
import type { Analysis, Token } from '../text/analysis.ts';
import { isFinite } from './finite.ts';
import { asideEnd, predicateOf, type Range } from './predicate.ts';
import { sharedVerbs } from './shared.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch that says one thing. */
export interface Piece extends Stretch {
  /** The words that belong before it and stand further to the left, in order: “the city plans to”. */
  readonly lead: readonly Stretch[];
}

/** A stretch to which no other words belong. */
export const whole = ({ start, end }: Stretch): Piece => ({ start, end, lead: [] });

/** No claim is longer, in characters: what has no sentences is cut at a space. */
const LONGEST = 1_200;

/** The tokens that begin within a stretch. */
export function tokensIn({ tokens }: Analysis, { start, end }: Stretch): Range {
  const first = indexAt(tokens, start);
  const last = indexAt(tokens, end);
  const straddles = tokens[last] !== undefined && tokens[last].start < end;
  return { first, last: straddles ? last + 1 : last };
}

/**
 * The pieces that a stretch is made of, in order and without gaps but for white space and conjunctions: whole sentences,
 * divided where another clause with its own subject or its own certainty begins.
 * @param lead the words that belong before the first of them
 */
export function pieces(
  analysis: Analysis,
  stretch: Stretch,
  lead: readonly Stretch[] = [],
): readonly Piece[] {
  return sentencesIn(analysis, stretch)
    .flatMap((sentence) => cut(analysis.text, sentence))
    .flatMap((part, at) => clausesIn(analysis, part, at === 0 ? lead : []))
    .flatMap((clause, at) => verbsIn(analysis, clause, at === 0 ? lead : []));
}

/** The part of each sentence that lies in the stretch. */
export function sentencesIn({ sentences, text }: Analysis, stretch: Stretch): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = indexAt(sentences, stretch.start); at < sentences.length; at++) {
    const sentence = sentences[at];
    if (sentence === undefined || sentence.start >= stretch.end) break;
    const part = trimmed(text, {
      start: Math.max(sentence.start, stretch.start),
      end: Math.min(sentence.end, stretch.end),
    });
    if (part !== null) found.push(part);
  }
  return found;
}

export function trimmed(text: string, { start, end }: Stretch): Stretch | null {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const result = { start: start + lead, end: start + words.trimEnd().length };
  return result.start < result.end ? result : null;
}

function cut(text: string, { start, end }: Stretch): readonly Stretch[] {
  if (end - start <= LONGEST) return [{ start, end }];
  const found: Stretch[] = [];
  for (let from = start; from < end;) {
    const space = text.lastIndexOf(' ', from + LONGEST);
    const to = end - from <= LONGEST ? end : space > from ? space : from + LONGEST;
    const part = trimmed(text, { start: from, end: to });
    if (part !== null) found.push(part);
    from = to;
  }
  return found;
}

/** Divided before each conjunction that opens a clause with a finite verb of its own; the words before it tell as well. */
function clausesIn(analysis: Analysis, sentence: Stretch, lead: readonly Stretch[]): readonly Stretch[] {
  const range = tokensIn(analysis, sentence);
  const cuts = clauseStarts(analysis, range, lead)
    .map((at) => analysis.tokens[at]?.start ?? sentence.end)
    .filter((at) => at > sentence.start && at < sentence.end);
  const edges = [sentence.start, ...cuts, sentence.end];
  return edges.slice(1).flatMap((end, at) => trimmed(analysis.text, { start: edges[at] ?? end, end }) ?? []);
}

/** Where they begin, in a range of tokens behind the words that belong before it. */
function clauseStarts(analysis: Analysis, range: Range, lead: readonly Stretch[]): readonly number[] {
  if (lead.length === 0) return boundaries(analysis.tokens, range);
  const words = [...lead.map((each) => tokensIn(analysis, each)), range];
  const tokens = words.flatMap(({ first, last }) => analysis.tokens.slice(first, last));
  const moved = range.last - tokens.length;
  return boundaries(tokens, { first: 0, last: tokens.length }).map((at) => at + moved);
}

/** Divided before each verb that goes on with what stands before the first one. */
function verbsIn(analysis: Analysis, clause: Stretch, lead: readonly Stretch[]): readonly Piece[] {
  const { text, tokens } = analysis;
  const shared = sharedVerbs(tokens, tokensIn(analysis, clause));
  const ends = [...shared.map(({ after }) => tokens[after]?.end ?? clause.end), clause.end];
  return [{ at: null, lead: [] }, ...shared].flatMap((verb, index): readonly Piece[] => {
    const start = verb.at === null ? clause.start : (tokens[verb.at]?.start ?? clause.end);
    const piece = trimmed(text, { start, end: ends[index] ?? clause.end });
    const words = verb.lead.map(({ first, last }) => between(tokens, first, last));
    return piece === null ? [] : [{ ...piece, lead: [...lead, ...words] }];
  });
}

const between = (tokens: readonly Token[], first: number, last: number): Stretch => ({
  start: tokens[first]?.start ?? 0,
  end: tokens[last - 1]?.end ?? 0,
});

const CONJUNCTIONS = new Set('and but while whereas although though yet or so nor'.split(' '));
/** A clause that is cut off has at least so many tokens. */
const SHORTEST = 4;

/** Where new clauses begin, as places in the list of tokens. */
export function boundaries(tokens: readonly Token[], { first, last }: Range): readonly number[] {
  const found: number[] = [];
  let from = first;
  // A clause that is not the main one takes what follows with it: “If A and B, C.”
  if (/^(?:if|unless|because|since|as|when|whether)$/.test(openingWord(tokens, first))) return [];
  for (let at = first + SHORTEST; at < last - SHORTEST + 1; at++) {
    if (!isBoundary(tokens, from, at, last)) continue;
    if (tokens[at]?.lower === 'and' || tokens[at]?.lower === 'or') found.push(...listed(tokens, from, at));
    found.push(at);
    from = at;
  }
  return found;
}

/** “A may fall, B seldom rises, and C …”: the clauses of a list, before its last. */
function listed(tokens: readonly Token[], from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let at = from + SHORTEST; at < to - 2; at++) {
    const [comma, token] = [tokens[at - 1], tokens[at]];
    if (comma?.text !== ',' || !/^(?:NOUN|PROPN|PRON|DET)$/.test(token?.tag ?? '')) continue;
    if (/^(?:who|which|that|whose|where)$/.test(token?.lower ?? '')) continue;
    const near = Array.from({ length: 4 }, (_, i) => at + 1 + i).filter((i) => i < to - 1);
    const verb = near.find((i) => isFinite(tokens, i));
    if (verb === undefined || tokens.slice(at, verb).some(({ text }) => text === ',')) continue;
    if (predicateOf(tokens, { first: from, last: at }) !== null) found.push(at);
  }
  return found;
}

const openingWord = (tokens: readonly Token[], first: number): string =>
  (/^["“'‘]$/.test(tokens[first]?.text ?? '') ? tokens[first + 1] : tokens[first])?.lower ?? '';

function isBoundary(tokens: readonly Token[], from: number, at: number, last: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || before === undefined) return false;
  if (before.text === ';' || before.text === '—') return hasClause(tokens, at, last);
  if (token.lower === 'because') return givesReason(tokens, from, at, last);
  if (!CONJUNCTIONS.has(token.lower)) return false;
  if (predicateOf(tokens, { first: from, last: at }) === null) return false;
  const comma = before.text === ',' || /^["”’']$/.test(before.text);
  if (/^(?:yet|so)$/.test(token.lower) && next?.lower === 'that') return false;
  if (/^(?:while|whereas|although|though|yet)$/.test(token.lower))
    return comma && hasClause(tokens, at + 1, last);
  if (token.lower === 'but')
    return hasClause(tokens, at + 1, last) || (isFinite(tokens, at + 1) && !takesUp(tokens, at + 1, last));
  if (token.lower === 'and' && next?.lower === 'that')
    return hasClause(tokens, at + 2, last) || (comma && tellsOfMany(tokens, at + 2, last));
  return comma && hasClause(tokens, at + 1, last);
}

/** “… suspected a leak but have dropped that theory”: it says nothing without what stands before. */
function takesUp(tokens: readonly Token[], first: number, last: number): boolean {
  const verb = tokens.slice(first, Math.min(last, first + GROUP)).findLastIndex(({ tag }) => tag === 'VERB');
  const object = tokens[first + verb + 1];
  if (verb < 0 || tokens[first + verb]?.lower === 'let') return false;
  return /^(?:that|this|these|those|it|them|so)$/.test(object?.lower ?? '');
}

/** A verb with its auxiliaries and adverbs has so many tokens at the most. */
const GROUP = 5;

/** A reason is a claim of its own behind a comma, or where it has happened and what it is the reason of is to come. */
function givesReason(tokens: readonly Token[], from: number, at: number, last: number): boolean {
  const reason = predicateOf(tokens, { first: at + 1, last });
  if (tokens[at + 1]?.lower === 'of' || reason === null || reason.subject.last <= reason.subject.first)
    return false;
  if (tokens[at - 1]?.text === ',') return predicateOf(tokens, { first: from, last: at }) !== null;
  const isAhead = (first: number, end: number): boolean => {
    const predicate = predicateOf(tokens, { first, last: end });
    return (
      predicate !== null &&
      /^(?:will|would|may|might|could|'ll|’ll)$/.test(tokens[predicate.group.first]?.lower ?? '')
    );
  };
  return isAhead(from, at) && !isAhead(at + 1, last);
}

/** Whether a subject and a finite verb follow before the next comma, or behind what stands between two of them. */
function hasClause(tokens: readonly Token[], first: number, last: number): boolean {
  const start = behindTime(tokens, tokens[first]?.lower === 'that' ? first + 1 : first, last);
  const opener = tokens[start];
  if (opener === undefined || !/^(?:DET|NOUN|PROPN|PRON|ADJ|NUM|INTJ|ADV|PUNCT|SYM)$/.test(opener.tag))
    return false;
  for (let at = start; at < Math.min(last, start + REACH); at++) {
    const token = tokens[at];
    if (token === undefined || token.text === ';') return false;
    if (token.text === ',' && at > start) {
      // “while the town, which owns the land, is …”, “and its head, Ota, has …”
      if (asideEnd(tokens, at, last) !== null) return !/^(?:why|how|what|where|when)$/.test(opener.lower);
      if (at > start + 4) return false;
    }
    if (token.lower === 'whose') return false;
    if (/^(?:who|which|that)$/.test(token.lower))
      return (
        at > start &&
        /^(?:NOUN|PROPN|PRON|DET)$/.test(tokens[at - 1]?.tag ?? '') &&
        secondVerb(tokens, at + 1, last)
      );
    if (at > start && isFinite(tokens, at)) return true;
  }
  return false;
}

/** “and that | operators who could not hear who called would stop”: no end of what belongs to the subject. */
const tellsOfMany = (tokens: readonly Token[], first: number, last: number): boolean =>
  /^(?:DET|NOUN|PROPN)$/.test(tokens[first]?.tag ?? '') && predicateOf(tokens, { first, last }) !== null;

/** The subject of a clause has so many tokens at the most, with what is said in passing. */
const REACH = 12;

/** “and until 1850 | they were …”, “but at the end of the day | the town …”: where the subject begins. */
function behindTime(tokens: readonly Token[], first: number, last: number): number {
  if (tokens[first]?.tag !== 'ADP' || /^with(?:out)?$/.test(tokens[first].lower)) return first;
  for (let at = first + 2; at < Math.min(last, first + REACH); at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (token === undefined || isFinite(tokens, at)) return first;
    const isName = /^(?:NOUN|PROPN|NUM)$/.test(before?.tag ?? '');
    if (isName && /^(?:DET|PRON)$/.test(token.tag)) return at;
    if (token.text === ',') return at + 1;
  }
  return first;
}

/** “those who come by bus | get nothing”: of two verbs before the next comma the second has its subject before the first. */
function secondVerb(tokens: readonly Token[], first: number, last: number): boolean {
  let before: Token | null = null;
  for (let at = first; at < Math.min(last, first + REACH); at++) {
    const token = tokens[at];
    if (token === undefined || /^[,;]$/.test(token.text)) return false;
    if (/^(?:and|or|but|that|who|which|where|when|because)$/.test(token.lower)) return false;
    if (!isFinite(tokens, at)) continue;
    const isApart = !isFinite(tokens, at - 1) && !/^(?:ADV|PART)$/.test(tokens[at - 1]?.tag ?? '');
    // “that were in truth coded”: one verb
    const isParticiple = before?.tag === 'AUX' && token.tag !== 'AUX' && /(?:ed|en|wn|t)$/.test(token.lower);
    if (before !== null && isApart && !isParticiple) return true;
    before = token;
  }
  return false;
}

/** The subject of a clause, without what is set off by a comma and without adverbs before the verb. */
export function subjectIn({ tokens, ...analysis }: Analysis, { lead, ...clause }: Piece): Stretch | null {
  const predicate = lead.length > 0 ? null : predicateOf(tokens, tokensIn({ tokens, ...analysis }, clause));
  if (predicate === null) return lead[0] ?? null;
  const { first, last } = predicate.subject;
  let end = first;
  while (end < last && tokens[end]?.text !== ',') end += 1;
  // “the gang at first demanded”
  while (end > first && /^(?:ADV|ADP)$/.test(tokens[end - 1]?.tag ?? '')) end -= 1;
  const [from, to] = [tokens[first], tokens[end - 1]];
  return end > first && from && to ? { start: from.start, end: to.end } : null;
}
