// How alike texts are by what whole sentences mean, where the sentence encoder can be loaded; by their words, where not.
import type { Likeness } from '#briefings/ask/likeness.ts';
import type { Encoder } from './encoder/encoder.ts';
import { messageOf } from '#src/cause.ts';
import { keeping } from '#src/keeping.ts';
import { cosineOfDirections } from './vectors.ts';
import { likeness } from './words.ts';

/** Texts whose vectors are kept, of 2 KB each: a story is asked about again and again. */
const KEPT = 10_000;

/** With the encoder, which is loaded when this is called first; without it, once said why, where it cannot be. */
export const fullLikeness = (warn: (message: string) => void): Promise<Likeness> => (loaded ??= load(warn));

let loaded: Promise<Likeness> | undefined;

async function load(warn: (message: string) => void): Promise<Likeness> {
  try {
    // Only when it is needed: it takes its time to load.
    const { loadEncoder } = await import('./encoder/encoder.ts');
    return { ...likeness, passages: comparing(await loadEncoder()) };
  } catch (error) {
    warn(
      `Answers are ranked by their words alone, since the sentence encoder cannot be loaded: ${messageOf(error).split('\n')[0] ?? ''}`,
    );
    return likeness;
  }
}

/** Compares by an encoder; what was encoded is kept, that which was used longest ago is dropped first. */
export function comparing(encode: Encoder, most = KEPT): Likeness['passages'] {
  const remembered = keeping(most, encode);
  return (question, texts) => {
    const asked = remembered(question);
    return texts.map((text) => cosineOfDirections(asked, remembered(text)));
  };
}
