// How sure a speaker is of a claim, and whether it looks ahead, by the words of its main clause (FactBank's scale).
import type { Claim } from '#briefings/story/story.ts';
import type { Token } from '../text/analysis.ts';
import { certaintyOfCue, promises, type Cue } from './cue.ts';
import { predicateOf, type Predicate, type Range } from './predicate.ts';

export type Certainty = Claim['certainty'];

const POSSIBLE = new Set(
  'may might could perhaps possibly maybe potentially conceivably possible'.split(' '),
);
const PROBABLE = new Set(
  'likely unlikely probably apparently presumably seemingly evidently reportedly supposedly expected appear appears appeared seem seems seemed suspected believed thought'.split(
    ' ',
  ),
);
const DEMANDS = new Set('should must ought'.split(' '));
const OPEN =
  /\b(?:unclear|unknown|uncertain|undecided|not (?:yet )?(?:known|clear|decided)|remains to be seen|too (?:early|soon) to (?:say|tell|know))\b/i;
/** “I think”, “we believe”: the speaker's own hedge. */
const HEDGE =
  /^["“'‘]?(?:i|we|they|he|she|many|some|most) (?:do not |don['’]t )?(?:think|believe|guess|suspect|expect|feel|assume|doubt)\b/i;
const LIMITED =
  /\b(?:not aware of|as far as (?:i|we) know|at this (?:point|time|stage)|no (?:evidence|indication|sign|sense)|any connection)\b/i;

/** What was tried and did not come about. */
const INABILITY =
  /\b(?:could(?: not|n['’]t)(?: immediately| independently)?|(?:neither|nobody|none|no one)\b.{0,60} could) (?:be )?(?:immediately |independently )?(?:reach|contact|verif|confirm|determin|identif|locat|found|find|establish|learn)/i;

/** What was seen or heard was so: “the smoke could be seen from the port”, but not “could be seen as a threat”. */
const PERCEIVED =
  /\bcould (?:still |also |even |only |clearly )?(?:be )?(?:seen|heard|felt|smelled|smelt|see|hear|feel|smell)\b(?! as\b)/i;

/** What somebody could or could not do is told of what was. */
const isOfAbility = (words: string, near: readonly string[]): boolean =>
  near.includes('neither') || INABILITY.test(words) || PERCEIVED.test(words);

/** The words of a clause as they are looked at: its tokens, its main predicate and its plain text. */
export interface Clause extends Range {
  readonly words: string;
  readonly predicate: Predicate | null;
}

/** No more of a clause is looked at, in characters: a token may be a whole text without spaces. */
const LONGEST = 1_500;

export function clauseOf(tokens: readonly Token[], text: string, range: Range): Clause {
  const [from, to] = [tokens[range.first], tokens[range.last - 1]];
  const words = from && to ? text.slice(from.start, Math.min(to.end, from.start + LONGEST)) : '';
  return { ...range, words, predicate: toldBy(tokens, predicateOf(tokens, range), range) };
}

const OPINION = new Set('think believe guess suspect feel expect assume hope doubt'.split(' '));

/** Of “I think that it will be fair”, what is thought: “will be fair”, denied where “I don't think” denies it. */
function toldBy(tokens: readonly Token[], predicate: Predicate | null, range: Range): Predicate | null {
  const head = predicate === null ? undefined : tokens[predicate.head];
  if (predicate === null || head === undefined || !OPINION.has(head.lemma)) return predicate;
  const thinker = tokens[predicate.subject.last - 1];
  if (!/^(?:i|we|they|he|she|many|some|most|few|people)$/.test(thinker?.lower ?? '')) return predicate;
  const thought = predicateOf(tokens, { first: predicate.group.last, last: range.last });
  if (thought === null) return predicate;
  const isDoubt = head.lemma === 'doubt';
  return { ...thought, isNegated: thought.isNegated !== (predicate.isNegated !== isDoubt) };
}

/** @param cue what attributes the clause; undefined where the outlet speaks */
export const certaintyOf = (tokens: readonly Token[], clause: Clause, cue?: Cue): Certainty =>
  weaker(ownCertainty(tokens, clause), cue === undefined ? 'certain' : certaintyOfCue(cue));

const SCALE: readonly Certainty[] = ['certain', 'probable', 'possible', 'uncommitted'];

const weaker = (a: Certainty, b: Certainty): Certainty => (SCALE.indexOf(a) >= SCALE.indexOf(b) ? a : b);

function ownCertainty(tokens: readonly Token[], clause: Clause): Certainty {
  const { words, predicate, last } = clause;
  if (/^["“'‘]?(?:that )?(?:whether|if) /i.test(words) && !words.includes(',')) return 'uncommitted';
  if (/\?["”'’]?$/.test(words.trim()) || OPEN.test(words)) return 'uncommitted';
  const near =
    predicate === null
      ? []
      : lowersOf(tokens, predicate.group.first - 1, Math.min(last, predicate.group.last + 3));
  if (
    (!isOfAbility(words, near) && near.some((word) => POSSIBLE.has(word))) ||
    /\bnot impossible\b/i.test(words)
  )
    return 'possible';
  if (
    /^["“'‘]?(?:if|unless)\b/i.test(words) ||
    (/would/i.test(words) && /\b(?:if|unless|were)\b.*\bwould\b|\bwould\b.*\b(?:if|unless)\b/i.test(words))
  )
    return 'uncommitted';
  if (near.some((word) => DEMANDS.has(word))) return 'uncommitted';
  if (/^["“'‘]?let\b/i.test(words) || (/^["“'‘]?\p{Lu}/u.test(words) && isImperative(tokens, predicate)))
    return 'uncommitted';
  if (near.some((word) => PROBABLE.has(word)) || HEDGE.test(words) || LIMITED.test(words)) return 'probable';
  return 'certain';
}

/** “Close the bridge.”: nobody does it, and the verb has its base form. */
function isImperative(tokens: readonly Token[], predicate: Predicate | null): boolean {
  if (predicate === null || predicate.subject.last > predicate.subject.first) return false;
  const [first, head] = [tokens[predicate.group.first], tokens[predicate.head]];
  return (
    head?.tag === 'VERB' &&
    head.lower === head.lemma &&
    /^(?:VERB|AUX)$/.test(first?.tag ?? '') &&
    (first === head || first?.lower === 'do')
  );
}

/** The month of May, “in May”, is no “may”. */
const lowersOf = (tokens: readonly Token[], first: number, last: number): readonly string[] =>
  tokens
    .slice(Math.max(0, first), last)
    .map(({ lower, text }, at, all) =>
      text === 'May' && /^\p{L}|\d/u.test(all[at - 1]?.text ?? '') ? text : lower,
    );

const AHEAD = new Set("will 'll ’ll wo shall".split(' '));
const PLANNED = new Set(
  'set scheduled expected due slated poised likely unlikely about going planned bound supposed'.split(' '),
);
const INTENDS = new Set('plan intend vow pledge promise aim prepare threaten hope'.split(' '));

/** Whether the clause tells what is still to come, or is planned. */
export function looksAhead(tokens: readonly Token[], clause: Clause, cue?: Cue): boolean {
  if (cue !== undefined && promises(cue)) return true;
  const { predicate, first, last, words } = clause;
  if (predicate === null) return tokens[first]?.lower === 'to' && cue === undefined;
  const group = lowersOf(tokens, predicate.group.first, predicate.group.last);
  const after = lowersOf(tokens, predicate.group.last, Math.min(last, predicate.group.last + 3));
  if (group.some((word) => AHEAD.has(word))) return true;
  if (group.includes('would') && !/\bwould (?:have|n['’]t have|not have)\b/i.test(words)) return true;
  const head = tokens[predicate.head];
  if (head !== undefined && INTENDS.has(head.lemma) && after[0] === 'to' && !group.includes('had'))
    return true;
  const isNow = group.some((word) => /^(?:is|are|'s|’s|'re|’re|am|'m)$/.test(word));
  if (isNow && [...group, ...after].some((word) => PLANNED.has(word)) && after.includes('to')) return true;
  if (isNow && (after[0] === 'to' || /\b(?:is|are) (?:un)?likely\b/i.test(words)) && head?.tag !== 'VERB')
    return true;
  const mayCome = group.some((word) => /^(?:may|might|could)$/.test(word)) && head?.tag === 'VERB';
  return mayCome && !isOfAbility(words, [...group, ...after]) && !group.includes('have');
}
