// Attributions in relative clauses: “which critics say is unfair”, “what analysts called a gamble”, “accused of fraud”.
import type { Sentence, Span2, Token } from '../text/analysis.ts';
import type { Candidate, VerbCandidate } from './candidate.ts';
import { contentEnd, trimmed } from './content.ts';
import type { Found } from './found.ts';
import type { Range } from './phrase.ts';
import { phraseFrom } from './phrase.ts';
import type { Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

export function relative(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): Found | undefined {
  const reduced = accused(scene, sentence, candidate, all);
  if (reduced || candidate.group.passive || candidate.group.form !== 'finite') return reduced;
  const speaker = subjectOf(scene, sentence, candidate.group, []);
  if (!speaker || speaker.first <= sentence.first || candidate.after >= sentence.last) return undefined;
  const link = { scene, sentence, candidate, all, speaker };
  return inserted(link) ?? named(link) ?? charged(link);
}

interface Link {
  readonly scene: Scene;
  readonly sentence: Sentence;
  readonly candidate: VerbCandidate;
  readonly all: readonly Candidate[];
  readonly speaker: Range;
}

/** “which critics say is unfair”, “a plant she said is unsafe”: the pronoun or the noun, and what goes on behind the verb. */
function inserted({ scene, candidate, speaker, ...link }: Link): Found | undefined {
  const { tokens } = scene;
  const { after, frames } = candidate;
  const [pronoun, next] = [tokens[speaker.first - 1] as Token, tokens[after] as Token];
  const isPronoun = /^(that|which|who|what)$/.test(pronoun.lower);
  const frame = frames.find(({ follows }) => (isPronoun ? /[tc]/ : /t/).test(follows));
  if (!frame) return undefined;
  const goesOn =
    next.tag === 'AUX' || (next.tag === 'VERB' && (isPronoun ? !next.lower.endsWith('ing') : isFinite(next)));
  if (!goesOn) return undefined;
  if (isPronoun) {
    const head = { first: speaker.first - 1, last: speaker.first };
    return foundOf({ ...link, scene, candidate, speaker }, { frame, head, first: after });
  }
  const parts = nounBefore({ ...link, scene, candidate, speaker });
  return (
    parts &&
    foundOf({ ...link, scene, candidate, speaker: parts.speaker }, { frame, head: parts.head, first: after })
  );
}

const isFinite = ({ lower }: Token): boolean => /(?:s|ed)$/.test(lower);

/** “visited a plant | she said is unsafe”, “…, a move | critics say will fail”: a noun that goes on without a pronoun. */
function nounBefore({ scene, sentence, speaker }: Link): { head: Range; speaker: Range } | undefined {
  const { tokens, chunkAt } = scene;
  const whole = chunkAt[speaker.first];
  const isTwo =
    whole !== undefined &&
    whole.last - whole.first > 2 &&
    tokens[whole.first]?.tag === 'DET' &&
    tokens[whole.last - 1]?.lower.endsWith('s') === true &&
    speaker.last === whole.last &&
    speaker.first === whole.first;
  const split = isTwo ? whole.last - 1 : speaker.first;
  const chunk = isTwo ? { first: whole.first, last: split } : chunkAt[split - 1];
  const [last, link] = [tokens[split - 1], tokens[(chunk?.first ?? split - 1) - 1]];
  const head = chunk ?? { first: split - 1, last: split };
  const isNoun = chunk ? last?.tag === 'NOUN' : last?.lower.endsWith('ing') === true && isDash(link);
  if (!isNoun || head.last !== split || head.first <= sentence.first) return undefined;
  if (!isDash(link) && !/^(VERB|AUX|ADP|PUNCT)$/.test(link?.tag ?? '')) return undefined;
  return { head, speaker: { first: split, last: speaker.last } };
}

const isDash = (token: Token | undefined): boolean => /^(?:[–—,]|-+)$/.test(token?.text ?? '');

const NAMES =
  /^(call|describe|label|brand|dub|deem|term|consider|regard|characterize|characterise|see|view|proclaim)$/;

/** “what analysts called a gamble”, “what she described as the largest”: they give a thing its name. */
function named(link: Link): Found | undefined {
  const { scene, candidate, speaker } = link;
  const { after, frames, lemma } = candidate;
  const frame = frames.find(({ follows }) => /[osn]/.test(follows));
  if (!frame || !NAMES.test(lemma) || scene.tokens[speaker.first - 1]?.lower !== 'what') return undefined;
  const first = scene.tokens[after]?.lower === 'as' ? after + 1 : after;
  const head = { first: speaker.first - 1, last: speaker.first };
  return opensObject(scene, first) ? foundOf(link, { frame, head, first }) : undefined;
}

const opensObject = ({ tokens, chunkAt, quoteAt }: Scene, at: number): boolean =>
  chunkAt[at] !== undefined || (quoteAt[at] ?? -1) >= 0 || tokens[at]?.tag === 'DET';

/** “which the city accuses of fraud”, “whom rivals call a thief”: of whom it is said stands before who says it. */
function charged(link: Link): Found | undefined {
  const { scene, candidate, speaker } = link;
  const { after, frames, lemma } = candidate;
  const { tokens } = scene;
  const frame = frames.find(({ follows }) => follows === 'o');
  if (!frame || !/^(which|who|whom|that)$/.test(tokens[speaker.first - 1]?.lower ?? '')) return undefined;
  const isCharge = frame.kind === 'accuses' && /^(of|for|with)$/.test(tokens[after]?.lower ?? '');
  if (!isCharge && !(NAMES.test(lemma) && opensObject(scene, after))) return undefined;
  return foundOf(link, { frame, first: after, head: { first: speaker.first - 1, last: speaker.first } });
}

interface Told {
  readonly frame: VerbCandidate['frames'][number];
  /** What stands before who speaks, of all that is said. */
  readonly head?: Range;
  readonly first: number;
}

function foundOf(
  { scene, sentence, candidate, all, speaker }: Link,
  { frame, head, first }: Told,
): Found | undefined {
  const { group, lemma } = candidate;
  const rest = trimmed(scene, first, contentEnd(scene, sentence, first, candidate, all, 'phrase'));
  if (rest.length === 0) return undefined;
  return {
    speaker,
    cue: { first: group.first, last: first },
    content: [...(head ? [head] : []), ...rest],
    verb: lemma,
    cueKind: frame.kind,
    negated: group.negated,
  };
}

/** “the general, accused of torture by his men,”: who accuses him may stand behind. */
function accused(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): Found | undefined {
  const { tokens, chunkAt } = scene;
  const { at, after, group, lemma, frames } = candidate;
  const frame = frames.find(({ kind, follows }) => kind === 'accuses' && follows === 'o');
  const preposition = tokens[after]?.lower;
  if (!frame || group.first !== at || !tokens[at]?.lower.endsWith('ed')) return undefined;
  if (!(lemma === 'accuse' && preposition === 'of') && !(lemma === 'blame' && preposition === 'for'))
    return undefined;
  const head = chunkAt[tokens[at - 1]?.text === ',' ? at - 2 : at - 1];
  if (!head || head.first < sentence.first) return undefined;
  const reach = contentEnd(scene, sentence, after, candidate, all, 'phrase');
  const verb = tokens.findIndex(
    ({ text }, i) => i > after && i < reach && text === ',' && /^(VERB|AUX)$/.test(tokens[i + 1]?.tag ?? ''),
  );
  const end = verb < 0 ? reach : verb;
  const by = agentIn(scene, after + 2, end);
  const content = trimmed(scene, after, by?.at ?? end);
  if (content.length === 0) return undefined;
  return {
    speaker: by?.agent,
    cue: { first: at, last: after },
    content: [head, ...content],
    verb: lemma,
    cueKind: frame.kind,
    negated: false,
  };
}

/** “… by the ministry”, where it ends what is said. */
function agentIn(scene: Scene, from: number, end: number): { at: number; agent: Range } | undefined {
  for (let at = from; at < end; at += 1) {
    if (scene.tokens[at]?.lower !== 'by') continue;
    const agent = phraseFrom(scene, at + 1, end, false);
    if (agent && agent.last >= end) return { at, agent };
  }
  return undefined;
}

/** Whether the speaker stands behind the pronoun of what is said, as in “what analysts called a gamble”. */
export const isFused = (text: string, { speaker }: { readonly speaker?: Span2 | undefined }): boolean =>
  speaker !== undefined && /\bwhat $/i.test(text.slice(Math.max(0, speaker.start - 6), speaker.start));
