// Attributions in a relative clause: what is said in passing of a thing that the sentence names for another reason.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjunctEnd } from './adjunct.ts';
import type { Candidate, VerbCandidate } from './candidate.ts';
import { contentEnd, trimmed } from './content.ts';
import type { Found } from './found.ts';
import { isLaterVerb } from './main-clause.ts';
import { phraseBefore } from './phrase-before.ts';
import { phraseFrom, type Range } from './phrase.ts';
import type { Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** Verbs that say of a thing what it is, by the word before what it is called: none, or “as”. */
const NAMING: Readonly<Record<string, RegExp>> = {
  call: /^$/,
  brand: /^(?:as)?$/,
  label: /^(?:as)?$/,
  dub: /^$/,
  deem: /^$/,
  declare: /^$/,
  consider: /^$/,
  proclaim: /^$/,
  describe: /^as$/,
  characterize: /^as$/,
  characterise: /^as$/,
  regard: /^as$/,
  see: /^as$/,
  view: /^as$/,
  denounce: /^as$/,
  dismiss: /^as$/,
  reject: /^as$/,
  condemn: /^as$/,
  hail: /^as$/,
  criticize: /^(?:as|for|over)$/,
  criticise: /^(?:as|for|over)$/,
  accuse: /^of$/,
  suspect: /^of$/,
  blame: /^(?:for|on)$/,
  fault: /^for$/,
};

/** What it does where the lexicon has it for a milder thing. */
const KIND: Readonly<Record<string, string>> = { suspect: 'accuses' };

/**
 * “The bridge, which engineers say is safe”, “a deal that officials call final”, “Ostra, which Velmark accuses of theft”,
 * “the bridge she said was safe”: the content is what the pronoun stands for, and what is said of it.
 */
export function inRelative(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): Found | undefined {
  const { group, after, frames, lemma } = candidate;
  const reduced = accused(scene, sentence, candidate, all);
  if (reduced) return reduced;
  if (group.passive || group.form !== 'finite' || after >= sentence.last) return undefined;
  const subject = subjectBeside(scene, sentence, candidate);
  if (!subject) return undefined;
  const { speaker, of } = subject;
  const said = saidOf(scene, sentence, candidate);
  if (!said || (subject.isReduced && said.type !== 'clause' && !isAddedAs(scene, of, after)))
    return undefined;
  const end = endOf(scene, sentence, said, candidate, all);
  const right = trimmed(scene, said.first, end);
  const [first] = right;
  if (!first) return undefined;
  const isWhat = scene.tokens[of.first]?.lower === 'what';
  const isAs = isWhat && said.type === 'name' && scene.tokens[after]?.lower === 'as';
  const cueLast = isAs ? after + 1 : after;
  return {
    speaker,
    cue: { first: group.first, last: cueLast },
    content: isWhat && said.type === 'name' ? trimmed(scene, cueLast, end).slice(0, 1) : [of, ...right],
    verb: lemma,
    cueKind: KIND[lemma] ?? frames[0]?.kind ?? 'says',
    negated: group.negated,
    inRelative: true,
  };
}

/** “…, a charge the council rejected as theatre”: what is added behind a comma, and called something. */
const isAddedAs = ({ tokens }: Scene, of: Range, after: number): boolean =>
  tokens[of.first - 1]?.text === ',' &&
  /^an?$/.test(tokens[of.first]?.lower ?? '') &&
  tokens[after]?.lower === 'as';

interface Subject {
  readonly speaker: Range;
  /** The relative pronoun, or the noun phrase where there is none. */
  readonly of: Range;
  readonly isReduced: boolean;
}

/** Who speaks, right behind the pronoun. */
function subjectBeside(scene: Scene, sentence: Sentence, { group }: VerbCandidate): Subject | undefined {
  const { tokens, chunkAt } = scene;
  const found = subjectOf(scene, sentence, group, []);
  if (!found || found.last > group.first) return undefined;
  const own = tokens[found.first]?.lower ?? '';
  // “that officials say”, where the tagger takes the pronoun for an article
  const isOwn = /^(?:that|which|what)$/.test(own) && found.last - found.first > 1;
  if (isOwn && opensRelative(scene, found.first, sentence))
    return {
      speaker: { first: found.first + 1, last: found.last },
      of: { first: found.first, last: found.first + 1 },
      isReduced: false,
    };
  const before = tokens[found.first - 1];
  if (!before || found.first <= sentence.first) return undefined;
  if (/^(?:that|which|who|whom|what)$/.test(before.lower) && opensRelative(scene, found.first - 1, sentence))
    return { speaker: found, of: { first: found.first - 1, last: found.first }, isReduced: false };
  const two = ofTwo(scene, found);
  if (two) return { ...two, isReduced: true };
  const isSpeaker = /^(?:he|she|they|the)$/.test(own) || tokens[found.first]?.tag === 'PROPN';
  if (!isSpeaker || before.tag !== 'NOUN' || !chunkAt[found.first - 1]) return undefined;
  const of = phraseBefore(scene, found.first, sentence);
  return of && { speaker: found, of, isReduced: true };
}

/** “…, a move critics say will fail”: an article, and two nouns of which the second speaks. */
function ofTwo({ tokens, chunkAt }: Scene, { first, last }: Range): Omit<Subject, 'isReduced'> | undefined {
  const [article, before, speaker] = [tokens[first], tokens[first - 1], tokens[last - 1]];
  const isOne = chunkAt[first]?.first === first && chunkAt[first].last === last && last - first > 2;
  if (!isOne || article?.lower !== 'a' || !/^(?:PUNCT|VERB|AUX|ADP)$/.test(before?.tag ?? ''))
    return undefined;
  return speaker?.tag === 'NOUN' && speaker.lower.endsWith('s')
    ? { speaker: { first: last - 1, last }, of: { first, last: last - 1 } }
    : undefined;
}

/** “the general, accused of torture by his men, …”: who accuses him may stand behind. */
function accused(
  scene: Scene,
  sentence: Sentence,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): Found | undefined {
  const { tokens, chunkAt } = scene;
  const { at, after, group, lemma, frames } = candidate;
  const frame = frames.find(({ kind }) => kind === 'accuses');
  if (!frame || lemma !== 'accuse' || group.first !== at || tokens[after]?.lower !== 'of') return undefined;
  if (tokens[at]?.lower !== 'accused') return undefined;
  const head = chunkAt[tokens[at - 1]?.text === ',' ? at - 2 : at - 1];
  if (!head || head.first < sentence.first) return undefined;
  const reach = contentEnd(scene, sentence, after, candidate, all, 'phrase');
  const goesOn = tokens.findIndex(
    ({ text }, i) =>
      i > after &&
      ((text === ',' && isFiniteVerb(tokens, i + 1)) ||
        (tokens[at - 1]?.text !== ',' && i > after + 1 && isPast(tokens, i))),
  );
  const end = goesOn > after && goesOn < reach ? goesOn : reach;
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
    inRelative: true,
  };
}

/** “a man accused of theft | told the court”: the verb of the clause that he stands in. */
function isPast(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.tag === 'AUX') return before?.tag === 'NOUN' || before?.tag === 'PROPN';
  return (
    token?.tag === 'VERB' &&
    /^(NOUN|PROPN|ADV)$/.test(before?.tag ?? '') &&
    token.lower !== token.lemma &&
    !/(?:ing|en|wn)$/.test(token.lower)
  );
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

/** “the plan that she …”, but not “said that she …”. */
function opensRelative({ tokens, chunkAt }: Scene, at: number, { first }: Sentence): boolean {
  if (tokens[at]?.lower !== 'that') return true;
  return at > first && chunkAt[at - 1] !== undefined && /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.tag ?? '');
}

interface Said {
  readonly type: 'clause' | 'name';
  readonly first: number;
}

/** “… is safe”, “… final”, “… as final”, “… of theft”: what follows the verb. */
function saidOf(scene: Scene, sentence: Sentence, candidate: VerbCandidate): Said | undefined {
  const { after, frames, lemma } = candidate;
  const { tokens, chunkAt, quoteAt } = scene;
  const [token, next] = [tokens[after], tokens[after + 1]];
  if (!token) return undefined;
  const tells = frames.some(({ follows }) => /[tcbBS]/.test(follows));
  for (const at of [after, adjunctEnd(scene, after, sentence.last)])
    if (tells && at < sentence.last && isFiniteVerb(tokens, at)) return { type: 'clause', first: at };
  const link = NAMING[lemma];
  if (!link) return undefined;
  if (/^(?:as|of|for|on|over)$/.test(token.lower))
    return link.test(token.lower) && next && after + 1 < sentence.last
      ? { type: 'name', first: after }
      : undefined;
  const isName =
    chunkAt[after]?.first === after ||
    token.tag === 'ADJ' ||
    token.tag === 'DET' ||
    (quoteAt[after] ?? -1) >= 0;
  return link.test('') && isName ? { type: 'name', first: after } : undefined;
}

function isFiniteVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.tag === 'AUX') return true;
  if (token?.tag === 'ADV')
    return /^(?:AUX|VERB)$/.test(tokens[at + 1]?.tag ?? '') && isFiniteVerb(tokens, at + 1);
  return (
    token?.tag === 'VERB' && !token.lower.endsWith('ing') && !/^(?:known|given|based)$/.test(token.lower)
  );
}

/** The clause ends where the main one goes on: “the bridge, which engineers say is safe, | will close”. */
function endOf(
  scene: Scene,
  sentence: Sentence,
  { type, first }: Said,
  candidate: VerbCandidate,
  all: readonly Candidate[],
): number {
  const { tokens, quoteAt, chunkAt } = scene;
  const end = contentEnd(scene, sentence, first, candidate, all, 'phrase');
  let at = first;
  if (type === 'clause') while (at < end && /^(?:AUX|VERB|ADV|PART)$/.test(tokens[at]?.tag ?? '')) at += 1;
  else at += 1;
  for (; at < end; at += 1) {
    const token = tokens[at] as Token;
    if ((quoteAt[at] ?? -1) >= 0) continue;
    if (token.text === ',' && isFiniteVerb(tokens, at + 1)) return at;
    if (/^(?:that|who|which|whom|whose|where|when|because|after|before|if|while|as)$/.test(token.lower)) {
      if (at > first && type === 'clause' && token.lower !== 'as') return end;
      continue;
    }
    if (isLaterVerb(tokens, at)) return at;
    // “…, which officials call safe and engineers doubt”, which looks like one phrase
    const next = token.lower === 'and' && type === 'name' ? chunkAt[at + 1] : undefined;
    if (next && isFiniteVerb(tokens, next.last)) return at;
  }
  return end;
}
