// Attributions whose cue is an adjective: “is critical of”, “was sure that”.
import type { Sentence } from '../text/analysis.ts';
import type { AdjectiveCandidate } from './candidate.ts';
import { plainEnd, trimmed } from './content.ts';
import type { Found } from './found.ts';
import type { Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

export function findAdjectival(
  scene: Scene,
  sentence: Sentence,
  { at, lemma, frame, group }: AdjectiveCandidate,
  before: readonly Found[],
): Found | undefined {
  const { tokens, chunkAt } = scene;
  const next = tokens[at + 1];
  if (!next || at + 2 >= sentence.last) return undefined;
  const clause =
    frame.follows.includes('c') &&
    (next.lower === 'that' || (next.tag === 'PRON' && chunkAt[at + 1] !== undefined));
  const preposition = frame.follows.includes(next.lower);
  const speaker =
    clause || preposition
      ? subjectOf(scene, sentence, { ...group, passive: false, form: 'finite' }, before)
      : undefined;
  if (!speaker || tokens[speaker.first]?.lower === 'it') return undefined;
  const first = preposition ? at + 2 : at + 1;
  const content = [...trimmed(scene, first, plainEnd(scene, sentence, first, clause ? 'clause' : 'phrase'))];
  return {
    speaker,
    cue: { first: group.first, last: first },
    content,
    verb: lemma,
    cueKind: frame.kind,
    negated: group.negated,
  };
}
