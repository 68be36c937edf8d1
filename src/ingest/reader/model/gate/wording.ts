// Whether a claim has no words but those of its evidence: it may leave out, and name who is meant; it may add nothing.
import type { Analysis, Span2, Token } from '../../local/text/analysis.ts';
import { align, boundBy, type Words } from './align.ts';
import type { Located, Part, Reason, Source } from './located.ts';
import { cueClassesOf, SPEAKS_FOR, TIME_WORDS } from './lexicon.ts';
import { isLicensed, isSubjectMeant, runsIn } from './name.ts';
import { isContent, isNominal, isVerb, keyOf, valueOf } from './term.ts';
import { timeFault } from './time.ts';

/** Above these nobody writes a sentence: the comparison takes time in their product. */
const LONGEST = { claim: 150, sentence: 400 };

export const wordsIn = ({ sentences, tokens }: Analysis, sentence: number): Words => {
  const { first, last } = sentences[sentence] ?? { first: 0, last: 0 };
  return { tokens: tokens.slice(first, Math.min(last, first + LONGEST.sentence)), first };
};

/** @param within the sentences of the evidence, half open */
export function partsOf(
  words: Analysis,
  within: { readonly first: number; readonly last: number },
  analysis: Analysis,
  evidence: Span2,
): readonly Part[] {
  return words.sentences.map(({ first, last }) => {
    const claim = { tokens: words.tokens.slice(first, Math.min(last, first + LONGEST.claim)), first };
    let best: Part | null = null;
    for (let sentence = within.first; sentence < within.last; sentence++) {
      const source = wordsIn(analysis, sentence);
      const part = { claim, sentence, source, alignment: align(claim, source, evidence) };
      if (best === null || part.alignment.pairs.size > best.alignment.pairs.size) best = part;
    }
    const none = { tokens: [], first: 0 };
    return best ?? { claim, sentence: within.first, source: none, alignment: align(claim, none, evidence) };
  });
}

export function wordingFault(located: Located, source: Source): Reason | null {
  if (located.parts.every(isEmpty)) return 'wording';
  for (const part of located.parts.filter((each) => !isEmpty(each))) {
    const fault =
      missingFault(part, source) ??
      coverFault(part, located, source) ??
      contextFault(part) ??
      verbFault(part) ??
      timeFault(part);
    if (fault !== null) return fault;
  }
  return null;
}

/** Nothing but marks: a closing quotation mark that counts as a sentence. */
const isEmpty = ({ claim }: Part): boolean => !claim.tokens.some(isContent);

function missingFault(part: Part, source: Source): Reason | null {
  const { claim, sentence, alignment } = part;
  const { missing } = alignment;
  if (missing.length === 0) return null;
  const named = licensedNames(part, source);
  for (const index of missing) {
    const token = claim.tokens[index - claim.first];
    if (token === undefined || named.has(index)) continue;
    if (isNominal(token) && isSubjectMeant(token, sentence, source)) continue;
    if (TIME_WORDS.has(token.lower)) return 'date';
    if (valueOf(token) !== null || token.tag === 'SYM') return 'figure';
    return /^\p{Lu}/u.test(token.text) && index > claim.first ? 'name' : 'wording';
  }
  return null;
}

/** Names that stand for a pronoun, a description or a part of the name. */
function licensedNames(
  { claim: { tokens, first }, sentence, source: home, alignment: { missing } }: Part,
  source: Source,
): ReadonlySet<number> {
  const there = new Set(home.tokens.map(keyOf));
  const licensed = new Set<number>();
  for (const run of runsIn(tokens)) {
    const length = run.text.split(' ').length;
    const indices = Array.from({ length }, (_, at) => first + run.first + at);
    const absent = indices.filter((index) => missing.includes(index));
    // What the sentence has, but elsewhere, stands for nobody.
    const isMoved = indices
      .map((index) => tokens[index - first] as Token)
      .every((token) => !isContent(token) || there.has(keyOf(token)));
    if (absent.length === 0 || isMoved) continue;
    if (isLicensed(run.text, sentence, source)) indices.forEach((index) => licensed.add(index));
  }
  return licensed;
}

/** The evidence must hold what the claim says, not only stand in the same sentence. */
function coverFault(
  { alignment, source: words }: Part,
  { evidence }: Located,
  { analysis }: Source,
): Reason | null {
  const indices = [...alignment.pairs.values()];
  const inside = indices.filter((index) => {
    const token = analysis.tokens[index];
    return token !== undefined && token.start >= evidence.start && token.end <= evidence.end;
  });
  const verbs = indices.filter((index) => isVerb(words.tokens[index - words.first] as Token));
  const hasVerb = verbs.length === 0 || verbs.some((index) => inside.includes(index));
  return inside.length * 2 >= indices.length && hasVerb ? null : 'evidence';
}

/**
 * What a noun depends on may not be left out: from “the brother of Kesk was held” does not follow that Kesk was, nor
 * from “police who met Kesk resigned” that Kesk resigned.
 */
function contextFault({ claim, source, alignment }: Part): Reason | null {
  const kept = new Set(alignment.pairs.values());
  for (const [own, theirs] of alignment.pairs) {
    const [a, b] = [claim.tokens[own - claim.first], source.tokens[theirs - source.first]];
    if (a === undefined || b === undefined || !isNominal(a) || !isNominal(b)) continue;
    if (TIME_WORDS.has(a.lower)) continue;
    const isFree = boundBy(own, claim) === null;
    const bound = boundBy(theirs, source);
    const isExempt = bound === null || isQuantified(theirs, source, bound) || isSpokenFor(theirs, source);
    if (isFree && !isExempt) return 'wording';
    if (isPossessive(theirs, source) && !isPossessive(own, claim)) return 'wording';
    if (isFree && isSubject(own, claim) && isLostObject(theirs, source, kept)) return 'wording';
  }
  return null;
}

/**
 * A claim whose only verb is “have” or “do” must find it as one: from “has promised a decision” does not follow that
 * there is one.
 */
function verbFault({ claim, source, alignment }: Part): Reason | null {
  const isAligned = (at: number): boolean => alignment.pairs.has(claim.first + at);
  if (claim.tokens.some((token, at) => isVerb(token) && isAligned(at))) return null;
  const weak = claim.tokens.find((token, at) => WEAK.test(token.lemma) && !isAuxiliary(claim.tokens, at));
  if (weak === undefined) return null;
  const stands = source.tokens.some(
    (token, at) => token.lemma === weak.lemma && !isAuxiliary(source.tokens, at),
  );
  return stands ? null : 'wording';
}

const WEAK = /^(?:have|do)$/;

/** A verb follows, with nothing but adverbs and “not” in between. */
function isAuxiliary(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1).find(({ tag }) => !/^(?:ADV|PART)$/.test(tag));
  return next !== undefined && /^(?:VERB|AUX)$/.test(next.tag);
}

/** “40 of the homes”: 40 homes. */
function isQuantified(index: number, { tokens, first }: Words, bound: string): boolean {
  if (bound !== 'of') return false;
  const of = tokens.findLastIndex((token, at) => at < index - first && token.lower === 'of');
  return /^(?:NUM|DET|SYM)$/.test(tokens[of - 1]?.tag ?? '');
}

/** “A spokesman for Warn said she would not come”: that Warn would not. */
function isSpokenFor(index: number, { tokens, first }: Words): boolean {
  const before = tokens.slice(0, index - first).findLastIndex(({ tag }) => tag === 'ADP');
  const speaks = SPEAKS_FOR.has(tokens[before - 1]?.lemma ?? '');
  return speaks && tokens.slice(index - first).some(({ lower }) => /^(?:he|she|they|it)$/.test(lower));
}

const isPossessive = (index: number, { tokens, first }: Words): boolean =>
  /^['’]s?$/.test(tokens[index - first + 1]?.text ?? '');

/** A verb follows, with nothing but its auxiliaries in between. */
function isSubject(index: number, { tokens, first }: Words): boolean {
  const next = tokens.slice(index - first + 1).find(({ tag }) => !/^(?:AUX|ADV|PART)$/.test(tag));
  return next !== undefined && isVerb(next);
}

/** The verb before it, whose object it is, is not kept. */
function isLostObject(index: number, { tokens, first }: Words, kept: ReadonlySet<number>): boolean {
  for (let at = index - first - 1; at >= 0; at--) {
    const token = tokens[at] as Token;
    if (isVerb(token)) return !kept.has(first + at) && cueClassesOf(token.lemma).length === 0;
    if (!/^(?:DET|ADJ|PROPN|NUM)$/.test(token.tag) && isContent(token)) return false;
    if (!/^(?:DET|ADJ|PROPN|NUM)$/.test(token.tag)) return false;
  }
  return false;
}
