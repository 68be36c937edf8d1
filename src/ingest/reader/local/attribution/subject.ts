// Whose words they are: the subject of a verb.
import type { Sentence, Token } from '../text/analysis.ts';
import { isRelative, isTimeWord } from './chunk.ts';
import type { Found } from './found.ts';
import { phraseBefore } from './phrase.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

export function subjectOf(
  scene: Scene,
  sentence: Sentence,
  group: VerbGroup,
  before: readonly Found[],
): Range | undefined {
  const own = group.form === 'finite' ? ownSubject(scene, sentence, group.first) : undefined;
  return own ?? sharedSubject(scene, group, before) ?? mainSubject(scene, sentence, group.first, before);
}

/** “said it was safe and denied that …”, “…, adding that …”: the speaker of the attribution that has just ended. */
function sharedSubject(
  { tokens }: Scene,
  { first, form }: VerbGroup,
  before: readonly Found[],
): Range | undefined {
  const joint = tokens[first - 1];
  if (form === 'infinitive' || (joint?.text !== ',' && joint?.tag !== 'CCONJ')) return undefined;
  const last = before.at(-1);
  return last?.content.every((range) => range.last <= first) ? last.speaker : undefined;
}

/** The noun phrase or relative pronoun right before the verb. */
function ownSubject(scene: Scene, sentence: Sentence, first: number): Range | undefined {
  const { tokens, chunkAt } = scene;
  let end = first;
  while (end > sentence.first && skips(tokens, end - 1, sentence.first)) end -= 1;
  const before = tokens[end - 1];
  if (!before || end - 1 < sentence.first) return undefined;
  if (isRelative(before)) return { first: end - 1, last: end };
  if (isTimeWord(before) && end - 2 >= sentence.first && chunkAt[end - 2])
    return phraseBefore(scene, end - 1, sentence);
  return phraseBefore(scene, end, sentence);
}

/** “…, however,” and adverbs between subject and verb. */
function skips(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at] as Token;
  if (token.tag === 'ADV' && !/^(here|there|when|where|how|why)$/.test(token.lower)) return true;
  return (
    token.text === ',' &&
    at - 2 >= first &&
    /^(however|meanwhile|too|though|instead|therefore)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

/** The subject of the clause on which a participle, an infinitive or a second verb hangs. */
function mainSubject(
  scene: Scene,
  sentence: Sentence,
  at: number,
  before: readonly Found[],
): Range | undefined {
  const { tokens, chunkAt, quoteAt } = scene;
  for (let i = at - 1; i > sentence.first; i -= 1) {
    const token = tokens[i] as Token;
    if ((token.tag !== 'VERB' && token.tag !== 'AUX') || (quoteAt[i] ?? -1) >= 0) continue;
    const known = before.find(({ cue }) => cue && cue.first <= i && i < cue.last);
    if (known?.speaker) return known.speaker;
    if (token.lower.endsWith('ing') || chunkAt[i]) continue;
    const own = ownSubject(scene, sentence, i);
    if (own) return own;
  }
  return undefined;
}
