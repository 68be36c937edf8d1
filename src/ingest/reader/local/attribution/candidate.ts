// The words of a sentence that may attribute something.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjectiveFrame, nounFrame, verbFrames } from './lexicon.ts';
import type { Frame, NounFrame } from './lexicon.ts';
import { inSpeech } from './scene.ts';
import type { Scene } from './scene.ts';
import { verbGroup } from './verb-group.ts';
import type { VerbGroup } from './verb-group.ts';

export interface VerbCandidate {
  readonly type: 'verb';
  readonly at: number;
  readonly lemma: string;
  readonly frames: readonly Frame[];
  readonly group: VerbGroup;
  /** Behind the verb and the particle that belongs to it. */
  readonly after: number;
}

export interface NounCandidate {
  readonly type: 'noun';
  readonly at: number;
  readonly lemma: string;
  readonly frame: NounFrame;
}

export interface AccordingCandidate {
  readonly type: 'according';
  readonly at: number;
  /** Behind the words. */
  readonly after: number;
}

export interface AdjectiveCandidate {
  readonly type: 'adjective';
  readonly at: number;
  readonly lemma: string;
  readonly frame: NounFrame;
  readonly group: VerbGroup;
}

export type Candidate = VerbCandidate | NounCandidate | AdjectiveCandidate | AccordingCandidate;

export function candidatesOf(scene: Scene, sentence: Sentence): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let i = sentence.first; i < sentence.last; i += 1) {
    if (inSpeech(scene, i) || !closesQuote(scene, i)) continue;
    const one = candidateAt(scene, sentence, i);
    if (one) found.push(one);
  }
  return found;
}

/** Of a borrowed phrase only its last word can attribute what follows: “strongly condemned” the test. */
const closesQuote = ({ tokens, quoteAt }: Scene, i: number): boolean =>
  (quoteAt[i] ?? -1) < 0 || tokens[i + 1]?.tag === 'PUNCT' || quoteAt[i + 1] !== quoteAt[i];

/** Verbs that link whoever thinks so to an adjective: “is worried”. */
const LINKING: ReadonlySet<string> = new Set(
  "be been being is are was were am 's 're 'm ’s ’re ’m feel feels felt remain remains remained seem seems seemed".split(
    ' ',
  ),
);

function candidateAt(scene: Scene, sentence: Sentence, at: number): Candidate | undefined {
  const { tokens } = scene;
  const [token, next] = [tokens[at] as Token, tokens[at + 1]];
  if (token.lower === 'according' && next?.lower === 'to') return { type: 'according', at, after: at + 2 };
  const thinks = adjectiveFrame(token.lower);
  if (thinks && LINKING.has(nearestVerb(tokens, at, sentence.first)))
    return {
      type: 'adjective',
      at,
      lemma: token.lower,
      frame: thinks,
      group: verbGroup(scene, at, sentence),
    };
  if (token.tag === 'VERB' && token.lower.endsWith('s') && isObject(tokens[at - 1])) return undefined;
  if (token.tag === 'VERB') return verbAt(scene, sentence, at, token.lemma);
  if (token.tag !== 'NOUN') return undefined;
  const verb = isVerbAfterAll(tokens, at);
  if (verb) return verbAt(scene, sentence, at, verb);
  const frame = nounFrame(token.lemma);
  return frame && { type: 'noun', at, lemma: token.lemma, frame };
}

/** “in hopes that”, “rejected calls for”: no verb with its “s” follows a preposition, or a verb that is over. */
const isObject = (before: Token | undefined): boolean =>
  before?.lower === 'in' || (before?.tag === 'VERB' && before.lower.endsWith('ed'));

/** The verb before an adjective, over adverbs and “not”. */
function nearestVerb(tokens: readonly Token[], at: number, first: number): string {
  for (let i = at - 1; i >= first && i > at - 5; i -= 1) {
    const token = tokens[i] as Token;
    if (token.tag === 'VERB' || token.tag === 'AUX') return token.lower;
    if (token.tag !== 'ADV' && token.tag !== 'PART') return '';
  }
  return '';
}

const OBJECT: ReadonlySet<string> = new Set(['DET', 'PRON', 'PROPN', 'NUM', 'NOUN', 'ADJ']);

/** The forms of which the rules below tell: the quick answer for most nouns. */
const mayBeVerb = (noun: string): boolean =>
  noun.endsWith('s') || noun.endsWith('ing') || noun === 'say' || noun === 'show';

/** “The Herald reports that”, “…, warning that”, “critics say”: wink-nlp takes them for nouns. @returns the verb */
function isVerbAfterAll(tokens: readonly Token[], at: number): string | undefined {
  const [before, token, next] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1]];
  if (!before || !mayBeVerb(token.lower)) return undefined;
  if (token.lower === 'say' || token.lower === 'says') return 'say';
  if (/^shows?$/.test(token.lower) && /^(NOUN|PROPN)$/.test(before.tag) && next && OBJECT.has(next.tag))
    return 'show';
  const isNoun = before.tag === 'NOUN' || (before.tag === 'ADJ' && tokens[at - 2]?.tag === 'DET');
  if (token.lower.endsWith('s') && isNoun && next && /^(DET|PRON)$/.test(next.tag)) {
    const verb = token.lower.slice(0, -1);
    if (!before.lower.endsWith('s') && verbFrames(verb).length > 0) return verb;
  }
  // “the group's website states that”, but not “news reports that”
  if (isNoun && next?.lower === 'that' && token.lower.endsWith('s') && !nounFrame(token.lemma)) {
    const verb = token.lower.slice(0, -1);
    if (!before.lower.endsWith('s') && verbFrames(verb).some(({ follows }) => follows.includes('c')))
      return verb;
  }
  if (token.lower.endsWith('ing') && /^[,—–]$/.test(before.text) && next?.lower === 'that')
    return token.lower.slice(0, -3);
  // “Ota, the chair, notes that”, “the Herald reports:”, “Ota lobbies for”
  if (token.lower.endsWith('s') && /^(PROPN|NOUN|PUNCT)$/.test(before.tag)) {
    const frames = verbFrames(token.lemma);
    const clause = next?.lower === 'that' && before.text === ',';
    const colon = next?.text === ':' && before.tag === 'PROPN';
    if ((clause || colon) && frames.some(({ follows }) => /[cq]/.test(follows))) return token.lemma;
    const isPhrasal = next?.tag === 'ADP' && verbFrames(`${token.lemma}_${next.lower}`).length > 0;
    if (
      before.tag === 'PROPN' &&
      next &&
      (isPhrasal || frames.some((frame) => frame.with.includes(next.lower)))
    )
      return token.lemma;
  }
  const named =
    /^(PROPN|PRON)$/.test(before.tag) ||
    /^(officials|critics|experts|analysts|reports|polls|documents)$/.test(before.lower);
  if (named && next && token.lower.endsWith('s') && (next.lower === 'that' || next.tag === 'PRON'))
    return token.lower.slice(0, -1);
  return undefined;
}

function verbAt(scene: Scene, sentence: Sentence, at: number, lemma: string): VerbCandidate | undefined {
  const { tokens } = scene;
  const phrasal = `${lemma}_${tokens[at + 1]?.lower ?? ''}`;
  const two = verbFrames(phrasal);
  const frames = two.length > 0 ? two : verbFrames(lemma);
  if (frames.length === 0) return undefined;
  const after = two.length > 0 ? at + 2 : at + 1;
  return {
    type: 'verb',
    at,
    lemma: two.length > 0 ? phrasal : lemma,
    frames,
    group: verbGroup(scene, at, sentence),
    after,
  };
}
