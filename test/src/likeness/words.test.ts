// Likeness of meaning, from the files that are shipped; nothing for words that are not known.
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { kinship } from '#src/likeness/wordnet.ts';
import { likeness } from '#src/likeness/words.ts';
import { flood } from '#test/briefings/ask/stories.ts';

describe('likeness', () => {
  it('is greater between words of like meaning', () => {
    for (const [word, near, far] of [
      ['soldiers', 'troops', 'bread'],
      ['lawyer', 'attorney', 'river'],
      ['clip', 'video', 'tax'],
    ] as const)
      expect(likeness.words(word, near)).toBeGreaterThan(likeness.words(word, far) + 0.3);
  });

  it('is whole for the same word in any form, and nothing for a word that is not known', () => {
    expect(likeness.words('harbour', 'harbours')).toBe(1);
    expect(likeness.words('went', 'go')).toBe(1);
    expect(likeness.words('qxzv', 'flood')).toBe(0);
  });

  it('knows words of one meaning that keep other company, and of one family', () => {
    for (const [asked, found] of [
      ['shut', 'close'],
      ['wages', 'salary'],
      ['turned down', 'rejected'],
      ['reject', 'rejection'],
    ] as const)
      expect(likeness.words(asked, found)).toBeGreaterThan(0.8);
  });

  it('is greater from the kind to one of its kind than the other way round', () => {
    expect(likeness.words('boat', 'yacht')).toBeGreaterThan(0.5);
    expect(likeness.words('boat', 'yacht')).toBeGreaterThan(likeness.words('boat', 'bread'));
    expect(kinship('disease', 'measles')).toBeGreaterThan(kinship('measles', 'disease'));
  });

  it('is below nothing for opposites, however alike their company is', () => {
    expect(likeness.words('rise', 'fell')).toBe(-1);
    expect(likeness.words('closed', 'opened')).toBe(-1);
    expect(likeness.words('guilty', 'innocent')).toBe(-1);
  });

  it('is greater between texts of like meaning, and nothing where no word is known', () => {
    const [near, far, unknown] = likeness.texts('Which physicians were dismissed?', [
      'The hospital has sacked two of its doctors.',
      'The bridge will stay shut until the spring.',
      'Qxzv vrrg.',
    ]);
    expect(near).toBeGreaterThan((far ?? 1) + 0.2);
    expect(unknown).toBe(0);
    expect(likeness.texts('the flooded harbour', ['harbour flooded'])[0]).toBeCloseTo(1);
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
