// Word vectors: likeness of meaning, from the file that is shipped; nothing for words that are not known.
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { likeness } from '#src/likeness/words.ts';
import { flood } from '#test/briefings/ask/stories.ts';

describe('likeness', () => {
  it('is greater between words of like meaning', () => {
    for (const [word, near, far] of [
      ['soldiers', 'troops', 'bread'],
      ['lawyer', 'attorney', 'river'],
      ['clip', 'video', 'tax'],
    ] as const)
      expect(likeness(word, near)).toBeGreaterThan(likeness(word, far) + 0.3);
  });

  it('is whole for the same word, the same both ways, and nothing for a word that is not known', () => {
    expect(likeness('harbour', 'harbour')).toBeCloseTo(1);
    expect(likeness('rain', 'flood')).toBe(likeness('flood', 'rain'));
    expect(likeness('qxzv', 'flood')).toBe(0);
  });

  it.each([
    ['Where do the villagers sleep?', 'school'],
    ['Who said the alarm came late?', 'residents of Lower Tansy'],
    ['What did the cabinet pledge?', '40 million marks'],
  ])('lets a question use other words than the story: %s', (question, words) => {
    const { answered, lines } = ask(question, [flood], undefined, likeness);
    expect(answered).toBe(true);
    expect(lines[0]?.text).toContain(words);
  });

  it.each(['Did the minister step down?', 'Who pays for the tunnel?', 'Has the barrage given way?'])(
    'does not let it find what the story does not say: %s',
    (question) => {
      expect(ask(question, [flood], undefined, likeness).answered).toBe(false);
    },
  );
});
