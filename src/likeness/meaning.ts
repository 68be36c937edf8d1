// How alike texts are by what whole sentences mean, where the sentence encoder can be loaded; by their words, where not.
import type { Likeness } from '#briefings/ask/likeness.ts';
import type { Encoder } from './encoder/encoder.ts';
import { messageOf } from '#src/cause.ts';
import { keeping, keepingAll } from '#src/keeping.ts';
import { likeness } from './words.ts';

/** Texts that are kept as they were read, of about 25 KB each: a story is asked about again and again. */
const KEPT = 4_000;

/** With the encoder, which is loaded when this is called first; without it, once said why, where it cannot be. */
export const fullLikeness = (warn: (message: string) => void): Promise<Likeness> => (loaded ??= load(warn));

let loaded: Promise<Likeness> | undefined;

async function load(warn: (message: string) => void): Promise<Likeness> {
  try {
    // Only when it is needed: it takes its time to load.
    const { loadEncoder } = await import('./encoder/encoder.ts');
    return { ...likeness, answering: comparing(await loadEncoder(likeness.words)) };
  } catch (error) {
    warn(
      `Answers are ranked by their words alone, since the sentence encoder cannot be loaded: ${messageOf(error).split('\n')[0] ?? ''}`,
    );
    return likeness;
  }
}

/** Questions whose answering is kept beside it: a thread reads those before each of its questions again. */
const KEPT_QUESTIONS = 200;

/** Compares by an encoder; what was read and found is kept, that which was used longest ago is dropped first. */
export function comparing({ read, answering }: Encoder, most = KEPT): Likeness['answering'] {
  const remembered = keepingAll(most, read);
  const found = keeping(KEPT_QUESTIONS, (asked: string) => {
    const [question, ...texts] = remembered(JSON.parse(asked) as readonly string[]);
    return question ? answering(question, texts) : null;
  });
  return (question, texts) => found(JSON.stringify([question, ...texts]));
}
