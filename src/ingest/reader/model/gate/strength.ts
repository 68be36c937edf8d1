// Whether a claim is no surer than the article: every word that denies, doubts, expects or alleges is kept.
import type { Located, Part, Reason, Source } from './located.ts';
import type { CueClass, OperatorClass } from './lexicon.ts';
import { operatorsIn, type Operator } from './operator.ts';
import { isVerb } from './term.ts';

type Given = Located['given'];

export function strengthFault({ given, parts, words }: Located, { analysis, text }: Source): Reason | null {
  for (const part of parts) {
    const own = operatorsIn(part.claim);
    const theirs = operatorsIn(part.source);
    const fault = keptFault(part, own, theirs, given) ?? addedFault(part, own, theirs);
    if (fault !== null) return fault;
  }
  return fieldFault(given, words, paragraphOf(analysis, text, parts[0]?.sentence ?? 0));
}

function paragraphOf({ sentences, paragraphs }: Source['analysis'], text: string, sentence: number): string {
  const { start, end } = paragraphs[sentences[sentence]?.paragraph ?? 0] ?? { start: 0, end: 0 };
  return text.slice(start, end);
}

/** Every operator of the source that governs a word of the claim stands in the claim, and its fields are no surer. */
function keptFault(
  part: Part,
  own: readonly Operator[],
  theirs: readonly Operator[],
  given: Given,
): Reason | null {
  const { alignment } = part;
  const claimOf = new Map([...alignment.pairs].map(([ours, source]) => [source, ours]));
  const main = mainVerb(part, own);
  // A word of the claim that stands for another of the source does not stand for this one as well.
  const isFree = (each: Operator, operator: Operator): boolean =>
    (alignment.pairs.get(each.at) ?? operator.at) === operator.at;
  for (const operator of theirs) {
    const governed = [...operator.governs].flatMap((index) => claimOf.get(index) ?? []);
    if (governed.length === 0) continue;
    for (const name of operator.classes) {
      const kept =
        own.some((each) => isFree(each, operator) && isKept(name, operator, each, governed)) ||
        isCue(operator, given);
      if (!kept && !isShown(name, given))
        return name === 'negation' || name === 'refusal' ? 'negation' : 'certainty';
      const isMain = main === null || governed.includes(main);
      if (isMain && isSurer(name, given))
        return name === 'alleged' || name === 'ahead' ? 'status' : 'certainty';
    }
  }
  return null;
}

/** The same word, or one that does the same, to the word that is nearest. */
function isKept(name: OperatorClass, source: Operator, own: Operator, governed: readonly number[]): boolean {
  const [first] = governed;
  if (first === undefined || !own.governs.has(first)) return false;
  switch (name) {
    case 'negation':
    case 'refusal':
      return own.classes.includes('negation') || own.classes.includes('refusal');
    case 'degree':
    case 'other':
      return own.word === source.word;
    case 'probable':
      return own.classes.includes('probable') || own.classes.includes('possible');
    default:
      return own.classes.includes(name);
  }
}

/** The word is the claim's own cue: “alleged”, “denied”. */
const isCue = ({ word }: Operator, { cue }: Given): boolean =>
  cue !== null &&
  word.length > 4 &&
  new RegExp(`\\b${word.slice(0, Math.max(4, word.length - 2))}`, 'i').test(cue);

/** What a field of the claim shows as well as a word does. */
function isShown(name: OperatorClass, { status }: Given): boolean {
  if (name === 'alleged') return status === 'alleged' || status === 'disputed';
  if (name === 'unverified') return status === 'unverified' || status === 'alleged';
  return name === 'ahead' && status === 'expected';
}

const SCALE = ['certain', 'probable', 'possible', 'uncommitted'] as const;
const isUnder = (certainty: Given['certainty'], most: Given['certainty']): boolean =>
  SCALE.indexOf(certainty) >= SCALE.indexOf(most);

/** Whether the fields are surer than a word that governs the claim's verb. */
function isSurer(name: OperatorClass, { status, certainty, speaker }: Given): boolean {
  switch (name) {
    case 'possible':
      return !isUnder(certainty, 'possible');
    case 'probable':
      return !isUnder(certainty, 'probable');
    case 'condition':
      return certainty === 'certain';
    case 'alleged':
      return status !== 'alleged' && status !== 'disputed' && status !== 'unverified';
    case 'unverified':
      return status === 'established';
    case 'ahead':
      return status === 'established' && speaker === null;
    default:
      return false;
  }
}

/** The first verb of the claim that stands in the source, is no operator, and is not in a relative clause. */
function mainVerb({ claim, alignment }: Part, own: readonly Operator[]): number | null {
  const operators = new Set(own.map(({ at }) => at));
  for (const [at, token] of claim.tokens.entries()) {
    const index = claim.first + at;
    if (!isVerb(token) || !alignment.pairs.has(index) || operators.has(index)) continue;
    const before = claim.tokens.slice(Math.max(0, at - 3), at);
    if (before.some(({ lower }) => /^(?:who|which|whom)$/.test(lower))) continue;
    return index;
  }
  return null;
}

/** A claim that denies what its source does not deny. */
function addedFault(
  { alignment }: Part,
  own: readonly Operator[],
  theirs: readonly Operator[],
): Reason | null {
  const isDenial = ({ classes }: Operator): boolean =>
    classes.includes('negation') || classes.includes('refusal');
  for (const operator of own.filter(({ classes }) => classes.includes('negation')))
    for (const index of operator.governs) {
      const place = alignment.pairs.get(index);
      if (place === undefined) continue;
      const count = (operators: readonly Operator[], at: number): number =>
        operators.filter((each) => isDenial(each) && each.governs.has(at)).length;
      if (count(own, index) > count(theirs, place)) return 'negation';
    }
  return null;
}

const CORRECTION =
  /\b(?:correct(?:s|ed|ion|ions|ing)?|clarif\w+|earlier version|retract\w*|erroneous\w*|misstated)\b/i;
const DENYING =
  /^(?:deny|denial|reject|dismiss|dispute|refute|rebut|refuse|contest|not|no|never|none|nothing|nobody|neither|nor|without|cannot|false|untrue|wrong|incorrect|baseless|unfounded|fail|decline)$/;

const denies = ({ tokens }: Located['words']): boolean => tokens.some(({ lemma }) => DENYING.test(lemma));

function fieldFault(
  { status, polarity, speaker }: Given,
  words: Located['words'],
  paragraph: string,
): Reason | null {
  if (status === 'corrected' && !CORRECTION.test(paragraph)) return 'status';
  if (polarity === 'denied' && !denies(words)) return 'negation';
  if (speaker !== null && status === 'established') return 'status';
  if (speaker === null && status === 'attributed') return 'speaker';
  return null;
}

/** Whether the fields of a claim are surer than its cue: what is alleged, believed, denied. */
export function cueFault({ given, words }: Located, classes: readonly CueClass[]): Reason | null {
  const { status, certainty } = given;
  if (classes.includes('denies') && !denies(words)) return 'negation';
  if (classes.includes('alleges') && !/^(?:alleged|disputed|unverified)$/.test(status)) return 'status';
  const isOpinion = classes.includes('believes') && !classes.includes('says');
  return isOpinion && !isUnder(certainty, 'probable') ? 'certainty' : null;
}
