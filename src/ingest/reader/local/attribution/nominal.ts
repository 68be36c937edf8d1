// Attributions whose cue is a noun: “allegations that”, “the mayor's call for”.
import type { Sentence, Token } from '../text/analysis.ts';
import type { NounCandidate } from './candidate.ts';
import { plainEnd, trimmed } from './content.ts';
import type { Found } from './found.ts';
import { phraseFrom } from './phrase.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';

export function findNominal(
  scene: Scene,
  sentence: Sentence,
  { at, lemma, frame }: NounCandidate,
): Found | undefined {
  const { tokens } = scene;
  const next = tokens[at + 1];
  if (!next || at + 2 >= sentence.last) return undefined;
  const from = saidBy(scene, at, sentence, frame.follows.includes('c'));
  if (from) {
    const first = from.last;
    const content = [...trimmed(scene, first, plainEnd(scene, sentence, first, 'clause'))];
    return {
      speaker: from,
      cue: { first: at, last: at + 2 },
      content,
      verb: lemma,
      cueKind: frame.kind,
      negated: false,
    };
  }
  const owner = ownerOf(scene, at, sentence);
  const clause =
    next.lower === 'that' &&
    frame.follows.includes('c') &&
    tokens[at + 2]?.tag !== 'VERB' &&
    tokens[at + 2]?.tag !== 'AUX';
  const to = next.lower === 'to' && frame.follows.includes('i') && tokens[at + 2]?.tag === 'VERB';
  const preposition = owner !== undefined && frame.follows.includes(next.lower);
  if (!clause && !((to || preposition) && owner)) return undefined;
  const first = preposition ? at + 2 : at + 1;
  const content = [...trimmed(scene, first, plainEnd(scene, sentence, first, clause ? 'clause' : 'phrase'))];
  return {
    speaker: owner,
    cue: { first: owner?.last ?? at, last: first },
    content,
    verb: lemma,
    cueKind: frame.kind,
    negated: false,
  };
}

/** “warnings from his lawyer that”, “a claim by Ota that”: who stands between the noun and what is said. */
function saidBy(scene: Scene, at: number, { last }: Sentence, takesClause: boolean): Range | undefined {
  if (!takesClause || !/^(by|from)$/.test(scene.tokens[at + 1]?.lower ?? '')) return undefined;
  const phrase = phraseFrom(scene, at + 2, last, false);
  return phrase && phrase.last + 2 < last && scene.tokens[phrase.last]?.lower === 'that' ? phrase : undefined;
}

const OWNER = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your']);

/** “Ota's”, “her”: within the noun phrase of the cue. */
function ownerOf({ tokens, chunkAt }: Scene, at: number, sentence: Sentence): Range | undefined {
  const chunk = chunkAt[at];
  if (!chunk) return undefined;
  const first = Math.max(chunk.first, sentence.first);
  for (let i = at - 1; i >= first; i -= 1) {
    const token = tokens[i] as Token;
    if (OWNER.has(token.lower)) return { first: i, last: i + 1 };
    if (/^['’]s?$/.test(token.text)) return { first, last: i + 1 };
  }
  return undefined;
}
