// “According to X”: the whole sentence around it is what X says, or what X passes on.
import type { Sentence } from '../text/analysis.ts';
import type { AccordingCandidate } from './candidate.ts';
import { trimmed } from './content.ts';
import type { Found } from './found.ts';
import { phraseFrom } from './phrase.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';

/** Where the sentence has another speaker already, this one only passes it on, and is marked there. */
export function accordingTo(
  scene: Scene,
  sentence: Sentence,
  { at, after }: AccordingCandidate,
  before: readonly Found[],
): Found | undefined {
  const speaker =
    phraseFrom(scene, after, sentence.last, true, at > sentence.first) ??
    upToMark(scene, after, sentence.last);
  if (!speaker) return undefined;
  const content = [...trimmed(scene, sentence.first, at), ...trimmed(scene, speaker.last, sentence.last)];
  const host = before.at(-1);
  if (
    host &&
    host.via === undefined &&
    host.content.some(({ last }) => last >= at - 1) &&
    host.cueKind === 'says'
  ) {
    host.via = speaker;
    return undefined;
  }
  return {
    speaker,
    cue: { first: at, last: after },
    content,
    verb: 'according',
    cueKind: 'says',
    negated: false,
  };
}

/** So many words a source may have that is not seen to be a noun phrase. */
const LONGEST = 8;

/** “exit polls”, whose first word is taken for a verb: all up to the next mark. */
function upToMark({ tokens }: Scene, first: number, end: number): Range | undefined {
  let last = first;
  while (last < end && tokens[last]?.tag !== 'PUNCT') last += 1;
  return last > first && last - first <= LONGEST && /^(NOUN|PROPN)$/.test(tokens[last - 1]?.tag ?? '')
    ? { first, last }
    : undefined;
}
