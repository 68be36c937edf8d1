// Attributions whose cue is a verb.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjunctEnd } from './adjunct.ts';
import type { Candidate, VerbCandidate } from './candidate.ts';
import { isMonthOrYear, isRelative } from './chunk.ts';
import { complementOf } from './complement.ts';
import { contentBefore, contentEnd, trimmed } from './content.ts';
import type { Found } from './found.ts';
import type { Frame } from './lexicon.ts';
import { inverted, opening, rightOf } from './inversion.ts';
import { isTime, phraseFrom } from './phrase.ts';
import { headOfNamed } from './phrase-relative.ts';
import type { Range } from './phrase.ts';
import { sharedAhead } from './interrupted.ts';
import { inRelative } from './relative.ts';
import type { Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

export function readVerbal(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
  before: readonly Found[],
): Found | undefined {
  if (isInterrupted(candidate, before) || isLeftOpen(scene, sentence, candidate)) return undefined;
  // “a man called Ota”
  if (headOfNamed(scene, candidate.at + 1, sentence.first)) return undefined;
  const found = readFrame(scene, sentence, candidate, all, before);
  return found?.cue ? { ...found, cue: withoutMonth(scene, found.cue) } : found;
}

/** “The boat sank and, Ota said, warned the town”: the verb goes on with what stands before Ota, whose words it is. */
const isInterrupted = ({ group }: VerbCandidate, before: readonly Found[]): boolean =>
  before.some(
    ({ content: [subject, predicate] }) => subject !== undefined && predicate?.first === group.first,
  );

/** “whether she backs the plan”, “if the test confirms it”, “what she thinks of the plan”: of what is left open nothing is said. */
function isLeftOpen(scene: Scene, sentence: Sentence, { group, at }: VerbCandidate): boolean {
  if (group.form !== 'finite') return false;
  const subject = subjectOf(scene, sentence, group, []);
  const opener =
    subject && subject.last <= group.first ? openerOf(scene.tokens, subject.first, sentence) : '';
  return (
    /^(?:whether|if|unless)$/.test(opener) ||
    (opener === 'what' && /^(of|about)$/.test(scene.tokens[at + 1]?.lower ?? ''))
  );
}

/** The word before a subject, over “either” and “both”. */
const openerOf = (tokens: readonly Token[], subject: number, { first }: Sentence): string => {
  const at = /^(either|both|neither)$/.test(tokens[subject - 1]?.lower ?? '') ? subject - 2 : subject - 1;
  return at < first ? '' : (tokens[at]?.lower ?? '');
};

/** “said in March”: of the times of saying those that are long tell when it happened as well, and are no part of the cue. */
function withoutMonth({ tokens }: Scene, { first, last }: Range): Range {
  const [link, time] = [tokens[last - 2], tokens[last - 1]];
  const isLong = link?.lower === 'in' && isMonthOrYear(time);
  return { first, last: isLong && last - 2 > first ? last - 2 : last };
}

function readFrame(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
  before: readonly Found[],
): Found | undefined {
  return (
    quotedAs(scene, sentence, candidate, all) ??
    byAgent(scene, sentence, candidate) ??
    opening(scene, sentence, candidate) ??
    inverted(scene, sentence, candidate, all) ??
    inRelative(scene, sentence, candidate, all) ??
    withComplement(scene, sentence, candidate, all, before) ??
    trailing(scene, sentence, candidate, all, before)
  );
}

const cueOf = ({ group }: VerbCandidate, last: number): Range => ({ first: group.first, last });

/** “The plan was condemned by X.” */
function byAgent(scene: Scene, sentence: Sentence, candidate: VerbCandidate): Found | undefined {
  const { group, after, frames, lemma } = candidate;
  const frame = frames.find(({ follows }) => /[no]/.test(follows));
  if (!group.passive || scene.tokens[after]?.lower !== 'by' || !frame || isDeadline(scene, after + 1))
    return undefined;
  const speaker = phraseFrom(scene, after + 1, sentence.last, true);
  const subject = subjectOf(scene, sentence, group, []);
  if (!speaker || !subject || isRelative(scene.tokens[subject.first] as Token)) return undefined;
  return {
    speaker,
    cue: cueOf(candidate, after),
    content: [subject],
    verb: lemma,
    cueKind: frame.kind,
    negated: group.negated,
  };
}

/** “A ruling is expected by Friday”, “by the end of July”. */
function isDeadline({ tokens, chunkAt }: Scene, at: number): boolean {
  const chunk = chunkAt[at];
  if (chunk === undefined) return false;
  const isOfTime = tokens[chunk.last]?.lower === 'of' && isMonthOrYear(tokens[chunk.last + 1]);
  return isOfTime || isTime(tokens, chunk) || /^(?:next|this)$/.test(tokens[at]?.lower ?? '');
}

/** “Ota was quoted by the Courier as saying that …”: she speaks, and it passes on. */
function quotedAs(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): Found | undefined {
  const { group, after, lemma } = candidate;
  const { tokens } = scene;
  if (!/^(quote|cite|report)$/.test(lemma) || !group.passive) return undefined;
  const by = tokens[after]?.lower === 'by' ? phraseFrom(scene, after + 1, sentence.last, false) : undefined;
  const as = adjunctEnd(scene, by?.last ?? after, sentence.last);
  if (tokens[as]?.lower !== 'as' || !/^(saying|telling)$/.test(tokens[as + 1]?.lower ?? '')) return undefined;
  const speaker = subjectOf(scene, sentence, group, []);
  const said = all.find((each) => each.type === 'verb' && each.at === as + 1);
  if (!speaker || said?.type !== 'verb') return undefined;
  const first = complementOf(scene, said, sentence.last)?.first;
  const right =
    first === undefined ? [] : trimmed(scene, first, contentEnd(scene, sentence, first, said, all, 'clause'));
  const left = first === undefined ? contentBefore(scene, sentence, speaker.first) : undefined;
  const behind = tokens[as + 2]?.lower === 'by' ? phraseFrom(scene, as + 3, sentence.last, false) : undefined;
  const via = by ?? behind;
  if (!left && right.length === 0) return undefined;
  return {
    speaker,
    cue: cueOf(candidate, as + 2),
    content: left ? [left] : [...right],
    ...(via ? { via } : {}),
    verb: 'say',
    cueKind: 'says',
    negated: group.negated,
  };
}

function withComplement(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
  before: readonly Found[],
): Found | undefined {
  const { group, lemma } = candidate;
  const complement = complementOf(scene, candidate, sentence.last);
  if (!complement) return undefined;
  const { frame, cueLast, first, shape } = complement;
  if (group.form === 'infinitive' && !(shape === 'clause' && frame.follows.includes('t'))) return undefined;
  const speaker = group.passive ? undefined : subjectOf(scene, sentence, group, before);
  if (!speaker && !group.passive) return undefined;
  if (frame.follows.includes('r') && !(speaker && isDocument(scene, speaker))) return undefined;
  if (speaker && first === candidate.after && isToldBetween(scene, sentence, candidate, speaker))
    return undefined;
  const content = [...trimmed(scene, first, contentEnd(scene, sentence, first, candidate, all, shape))];
  if (content.length === 0 || isNamed(scene, candidate, frame, content[0])) return undefined;
  // “The vote is expected to fail”: what is expected is that the vote fails.
  const subject =
    group.passive && scene.tokens[first]?.lower === 'to' ? subjectOf(scene, sentence, group, []) : undefined;
  const raised = subject ? [withItsPhrases(scene, subject, group.first)] : [];
  const left =
    shape === 'clause' && speaker && speaker.first > sentence.first && goesOn(scene, first, speaker.first - 1)
      ? contentBefore(scene, sentence, speaker.first)
      : undefined;
  return {
    speaker,
    cue: cueOf(candidate, cueLast),
    content: left ? [left, ...content] : [...raised, ...content],
    verb: lemma,
    cueKind: frame.kind,
    negated: group.negated,
  };
}

/** “She waited, she told the court, because …”: whom it is told stands between commas with her, and begins no clause. */
function isToldBetween(
  scene: Scene,
  { first, last }: Sentence,
  { after, frames }: VerbCandidate,
  speaker: Range,
): boolean {
  const isTold = frames.some(({ follows }) => /a.*t/.test(follows));
  const told = isTold ? phraseFrom(scene, after, last, false) : undefined;
  if (!told || speaker.first <= first || scene.tokens[speaker.first - 1]?.text !== ',') return false;
  if (isRelative(scene.tokens[speaker.first] as Token)) return false;
  return scene.tokens[adjunctEnd(scene, told.last, last)]?.text === ',';
}

/** “a judge called the Plumb”, “called a meeting”: of nothing is said what it is. */
function isNamed(
  scene: Scene,
  { lemma, group }: VerbCandidate,
  { follows }: Frame,
  named: Range | undefined,
): boolean {
  if (lemma !== 'call' || follows !== 'o' || group.passive || named === undefined) return false;
  return phraseFrom(scene, named.first, named.last, true)?.last === named.last;
}

/** “The losing side | in the appeal | is expected to …”: what belongs to a subject stands between it and its verb. */
function withItsPhrases({ tokens }: Scene, subject: Range, verb: number): Range {
  const between = tokens.slice(subject.last, verb);
  const isPhrase =
    between[0]?.tag === 'ADP' &&
    between.every(({ tag }) => /^(?:ADP|DET|ADJ|NOUN|PROPN|NUM|PART)$/u.test(tag));
  return isPhrase ? { first: subject.first, last: verb } : subject;
}

/**
 * “The gate,” Ota said, “is shut”; not “When asked, Ota said, “Yes.””, where what is said begins with the quotation, nor
 * “Tarn wept as Ota answered “no””.
 */
function goesOn({ tokens, quoteAt }: Scene, first: number, before: number): boolean {
  if ((quoteAt[first] ?? -1) < 0 || tokens[before]?.tag !== 'PUNCT') return false;
  return (quoteAt[before] ?? -1) >= 0 || !/^\p{Lu}/u.test(tokens[first + 1]?.text ?? '');
}

const DOCUMENT =
  /^(polls?|surveys?|stud(y|ies)|reports?|data|results?|figures|videos?|footage|e-?mails?|documents?|records?|filings?|analys[ie]s|reviews?|research|statistics|numbers|tests?|images?|photos?|maps?|census|indictment|complaint|lawsuit|memo|letter|transcript|audit|investigation|inquiry)$/;

/** A poll, a report, a film: it shows things. */
const isDocument = ({ tokens }: Scene, { first, last }: Range) =>
  tokens.slice(first, last).some(({ lower }) => DOCUMENT.test(lower));

/** “…, she said.”, “…, she said, …”. */
function trailing(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
  before: readonly Found[],
): Found | undefined {
  const { group, frames, after, lemma } = candidate;
  const frame = frames.find(({ follows }) => /[te]/.test(follows));
  if (!frame || group.passive || group.form !== 'finite') return undefined;
  const end = adjunctEnd(scene, after, sentence.last);
  const speaker = subjectOf(scene, sentence, group, before);
  if (!speaker || speaker.first >= group.first || isRelative(scene.tokens[speaker.first] as Token))
    return undefined;
  const ahead = contentBefore(scene, sentence, speaker.first);
  const next = scene.tokens[end];
  const told = frame.follows.includes('a') ? phraseFrom(scene, end, sentence.last, false) : undefined;
  const isAdded = end > after && next !== undefined && isParticiple(next);
  if (next && end < sentence.last && !told && !isAdded && !mayFollow(next)) return undefined;
  const isAs = scene.tokens[speaker.first - 1]?.lower === 'as';
  const plain = ahead && !isAs && !isQuotation(scene, ahead) ? ahead : undefined;
  const right = rightOf(scene, sentence, told?.last ?? end, candidate, all, plain);
  const shared = ahead && right[0] ? sharedAhead(scene, sentence, speaker.first, right[0]) : undefined;
  const left =
    ahead && isComplete(scene, ahead, sentence) && !closes(scene, end, sentence)
      ? undefined
      : (shared ?? ahead);
  if (!left && (right.length === 0 || !opensClause(scene, speaker.first, sentence.first))) return undefined;
  const own = left && (right.length === 0 || speaker.first > sentence.first) ? [left, ...right] : [...right];
  return {
    speaker,
    cue: cueOf(candidate, end),
    content: own,
    verb: lemma,
    cueKind: frame.kind,
    negated: group.negated,
  };
}

/** “It is shut.” Ota suggests otherwise: a quotation with a full stop is whole, and stands before another sentence. */
const isComplete = ({ tokens }: Scene, { last }: Range, { first }: Sentence): boolean =>
  last <= first && /[^.]\.$|^\.$/.test(tokens[last - 2]?.text ?? '');

/** “The gate is shut,”, from mark to mark. */
const isQuotation = ({ quoteAt }: Scene, { first, last }: Range): boolean =>
  (quoteAt[first] ?? -1) >= 0 || (quoteAt[last - 1] ?? -1) >= 0;

const closes = ({ tokens }: Scene, at: number, { last }: Sentence): boolean =>
  at >= last || /^[.,:]$/.test(tokens[at]?.text ?? '');

/** Not “despite what he wrote, …” nor “in a letter posted on Friday, …”: there what follows is somebody else's. */
const opensClause = ({ tokens }: Scene, at: number, first: number): boolean =>
  at <= first || /^(PUNCT|CCONJ|ADV)$/.test(tokens[at - 1]?.tag ?? '');

/** “…, she said in a report released on Monday”. */
const isParticiple = ({ tag, lower }: Token): boolean =>
  tag === 'VERB' && /(?:ed|made|sent|seen|given|written|shown)$/.test(lower);

/** What may stand behind “…, she said”. */
const mayFollow = ({ tag, lower }: Token) =>
  tag === 'PUNCT' ||
  tag === 'ADP' ||
  tag === 'ADV' ||
  /^(as|when|while|and|but|because|after)$/.test(lower) ||
  lower.endsWith('ing');
