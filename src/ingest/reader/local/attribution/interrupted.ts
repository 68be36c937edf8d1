// A clause that is interrupted by whoever tells it: what of the words before belongs to the words behind.
import type { Sentence } from '../text/analysis.ts';
import { phraseFrom, type Range } from './phrase.ts';
import type { Scene } from './scene.ts';

/**
 * “The boat sank and, Ota said, took its crew with it”, “She left: the boat, Ota said, was old”: of what stands before, only
 * the subject of what goes on behind belongs to what she says.
 * @param frame where the words begin that name who says so, or “according to”
 */
export function sharedAhead(
  scene: Scene,
  sentence: Sentence,
  frame: number,
  right: Range,
): Range | undefined {
  const { tokens, quoteAt } = scene;
  if (tokens[frame - 1]?.text !== ',') return undefined;
  if (tokens[frame - 2]?.tag === 'CCONJ') {
    const subject = phraseFrom(scene, sentence.first, frame, true, false);
    return subject && /^(VERB|AUX|ADV)$/.test(tokens[subject.last]?.tag ?? '') ? subject : undefined;
  }
  const behind = (quoteAt[right.first] ?? -1) >= 0 ? right.first + 1 : right.first;
  if (!/^(VERB|AUX|ADV)$/.test(tokens[behind]?.tag ?? '')) return undefined;
  const last = frame - 1;
  if (/^(who|which)$/.test(tokens[last - 1]?.lower ?? '')) return { first: last - 1, last };
  for (let at = last - 1; at > sentence.first; at -= 1) {
    if ((quoteAt[at] ?? -1) >= 0) return undefined;
    if (/^[:;—–]$/.test(tokens[at]?.text ?? '')) return { first: at + 1, last };
  }
  return undefined;
}
