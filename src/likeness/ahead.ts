// All that answers are found with, read before the first question is asked.
import { setImmediate } from 'node:timers/promises';
import { fullLikeness } from './meaning.ts';
import { readThesaurus } from './thesaurus.ts';
import { readVectors } from './vectors.ts';
import { readWordNet } from './wordnet.ts';

/** As long as a question: the encoder is quick from its second text on. */
const TEXT = 'Who said when the harbour would be open again?';

/**
 * Reads it in slices, so that other work goes on meanwhile; who asks before it is through waits no longer than without.
 * @param warn is told where questions can be matched by their words alone; once, here or with the first question
 */
export async function readAhead(warn: (message: string) => void): Promise<void> {
  const pause = (): Promise<void> => setImmediate();
  await readThesaurus(pause);
  await readVectors(pause);
  await readWordNet(pause);
  const { answering } = await fullLikeness(warn);
  await pause();
  answering([{ part: 'own', text: TEXT }], [[{ part: 'own', text: TEXT }]]);
}
