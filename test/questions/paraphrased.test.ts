// The questions on the corpus that are asked in other words are answered and refused as well as they were, or better.
import { it } from 'vitest';
import { expectAtLeast, PATIENCE } from './floors.ts';

it('answers and refuses the questions in other words as before', { timeout: PATIENCE }, () => {
  expectAtLeast(['paraphrased'], {
    paraphrased: 35,
    'paraphrased near miss': 71,
    'paraphrased false presupposition': 94,
    'paraphrased off topic': 91,
    'paraphrased opening': 55,
    'paraphrased follow-up': 43,
  });
});
