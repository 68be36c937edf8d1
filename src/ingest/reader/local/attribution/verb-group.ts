// The words of a verb: its auxiliaries, adverbs and “not” to the left.
import type { Sentence, Token } from '../text/analysis.ts';
import type { Scene } from './scene.ts';

export interface VerbGroup {
  /** First token of the group. */
  readonly first: number;
  /** The verb itself. */
  readonly verb: number;
  readonly negated: boolean;
  readonly passive: boolean;
  /** `finite`: has a subject of its own. */
  readonly form: 'finite' | 'infinitive' | 'participle';
}

const BE = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  "'s",
  '’s',
  "'re",
  '’re',
  "'m",
  '’m',
  'get',
  'gets',
  'got',
]);
const AUXILIARY = new Set([
  ...BE,
  'have',
  'has',
  'had',
  'having',
  "'ve",
  '’ve',
  "'d",
  '’d',
  'do',
  'does',
  'did',
  'will',
  "'ll",
  '’ll',
  'would',
  'can',
  'could',
  'may',
  'might',
  'must',
  'should',
  'shall',
  'wo',
  'ca',
  'cannot',
  'ought',
]);
const NOT = new Set("not n't n’t never hardly neither nor".split(' '));
/** “seemed to confirm”, “went on to say”: they lean on the verb that follows. */
const LEANING = new Set([
  'seem',
  'appear',
  'go_on',
  'continue',
  'begin',
  'start',
  'proceed',
  'decline',
  'refuse',
  'fail',
  'try',
  'attempt',
  'use',
  'come',
  'need',
  'have',
  'manage',
  'hesitate',
  'rush',
  'hasten',
  'be',
]);

/** “declined to say how she had voted”: of that nothing is said. */
const KEEPING_SILENT = new Set(['decline', 'refuse', 'fail']);

const isAuxiliary = ({ tag, lower }: Token) => tag === 'AUX' || (tag !== 'PROPN' && AUXILIARY.has(lower));

export function verbGroup(
  { tokens }: Scene,
  verb: number,
  { first: from }: Pick<Sentence, 'first'>,
): VerbGroup {
  const goesOn = isGoingOn(tokens, verb, from);
  let first = goesOn ? verb - 1 : verb;
  let negated = goesOn && /^(avoid|stop|quit)$/.test(tokens[first]?.lemma ?? '');
  let toAt = -1;
  const auxiliaries: string[] = [];
  for (let i = first - 1; i >= from; i -= 1) {
    const token = tokens[i] as Token;
    if (toAt === i + 1 && KEEPING_SILENT.has(token.lemma)) negated = true;
    const neither = token.lower === 'nor' ? neitherBefore(tokens, i, from) : undefined;
    const isNoLonger = token.lower === 'longer' && i > from && tokens[i - 1]?.lower === 'no';
    if (NOT.has(token.lower) || isNoLonger) negated = true;
    else if (isAuxiliary(token)) auxiliaries.push(token.lower);
    else if (token.lower === 'to' && tokens[i + 1]?.tag !== 'DET' && toAt < 0 && auxiliaries.length === 0)
      toAt = i;
    else if (toAt === i + 1 && leans(tokens, i)) toAt = -2;
    else if (toAt === -2 && token.tag === 'VERB' && (LEANING.has(token.lemma) || token.lemma === 'go'))
      void 0;
    else if (
      token.tag !== 'ADV' ||
      /^(when|where|how|why|there|here|ago|earlier|so|as|however|perhaps)$/.test(token.lower) ||
      (i > from && tokens[i - 1]?.tag === 'DET')
    )
      break;
    i = isNoLonger ? i - 1 : (neither ?? i);
    first = i;
  }
  const nearest = auxiliaries[0];
  const lower = (tokens[verb] as Token).lower;
  const bare =
    first === verb &&
    /(ed|told)$/.test(lower) &&
    (verb === from || /^(when|if|once|unless|until|though|although)$/.test(tokens[verb - 1]?.lower ?? '')) &&
    lower !== 'added';
  const passive = bare || (nearest !== undefined && BE.has(nearest) && !lower.endsWith('ing'));
  const form =
    toAt >= 0
      ? 'infinitive'
      : !goesOn && lower.endsWith('ing') && !auxiliaries.some((word) => BE.has(word))
        ? 'participle'
        : 'finite';
  return { first, verb, negated: negated || isLeftOut(tokens, first, form), passive, form };
}

/** “left without saying that …”, “stopped short of calling it …”, “instead of asking”: it is not done. */
function isLeftOut(tokens: readonly Token[], first: number, form: VerbGroup['form']): boolean {
  const [before, link] = [tokens[first - 2]?.lower ?? '', tokens[first - 1]?.lower ?? ''];
  return (
    form === 'participle' &&
    (link === 'without' || /^(?:short of|instead of|rather than)$/.test(`${before} ${link}`))
  );
}

/** “neither confirmed nor denied”: one verb group with the other verb in it. */
function neitherBefore(tokens: readonly Token[], nor: number, from: number): number | undefined {
  for (let i = nor - 1; i >= Math.max(from, nor - OTHER_VERB); i -= 1)
    if (tokens[i]?.lower === 'neither') return i;
  return undefined;
}

/** “Neither” stands before the other verb, its adverb and its particle. */
const OTHER_VERB = 4;

/** “began asking”, “keeps calling for”: one verb with the first. */
function isGoingOn(tokens: readonly Token[], verb: number, from: number): boolean {
  const before = tokens[verb - 1];
  return (
    verb - 1 >= from &&
    before?.tag === 'VERB' &&
    (tokens[verb]?.lower.endsWith('ing') ?? false) &&
    !before.lower.endsWith('ing') &&
    /^(begin|start|keep|continue|avoid|stop|quit)$/.test(before.lemma)
  );
}

function leans(tokens: readonly Token[], i: number): boolean {
  const [before, token] = [tokens[i - 1], tokens[i] as Token];
  if (token.lower === 'on' && before?.lemma === 'go') return true;
  return token.tag === 'VERB' && LEANING.has(token.lemma);
}
