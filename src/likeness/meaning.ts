// How alike texts are by what whole sentences mean, where the sentence encoder can be loaded; by their words, where not.
import { setImmediate } from 'node:timers/promises';
import type { Likeness } from '#briefings/ask/likeness.ts';
import type { Passage } from '#briefings/ask/passage.ts';
import type { Encoder } from './encoder/encoder.ts';
import { messageOf } from '#src/cause.ts';
import { keeping } from '#src/keeping.ts';
import { likeness } from './words.ts';

/** Passages that are kept as they were read, of about 35 KB each: a story is asked about again and again. */
const KEPT = 2_000;

/** With the encoder, which is loaded when this is called first; without it, once said why, where it cannot be. */
export const fullLikeness = (warn: (message: string) => void): Promise<Likeness> => (loaded ??= load(warn));

let loaded: Promise<Likeness> | undefined;

async function load(warn: (message: string) => void): Promise<Likeness> {
  try {
    // Only when it is needed: it takes its time to load.
    const { loadEncoder } = await import('./encoder/encoder.ts');
    return { ...likeness, ...comparing(await loadEncoder(likeness.words)) };
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
export function comparing({ read, answering }: Encoder, most = KEPT): Pick<Likeness, 'answering' | 'ahead'> {
  const remembered = keeping(most, (passage: string) => read(JSON.parse(passage) as Passage));
  const found = keeping(KEPT_QUESTIONS, (asked: string) => {
    const [question, ...passages] = (JSON.parse(asked) as readonly string[]).map(remembered);
    return question ? answering(question, passages) : null;
  });
  return {
    answering: (question, passages) =>
      found(JSON.stringify([question, ...passages].map((each) => JSON.stringify(each)))),
    ahead: async (passages) => {
      for (const passage of passages) {
        remembered(JSON.stringify(passage));
        await setImmediate();
      }
    },
  };
}
