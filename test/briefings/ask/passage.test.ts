// A claim as the model reads it: its own words in their sentence, behind the one before, with who says it.
import { describe, expect, it } from 'vitest';
import { passageOf, passageOfQuestion } from '#briefings/ask/passage.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import { ferry, ferryText } from './ferry.ts';
import { flood } from './stories.ts';

describe('passageOf', () => {
  const index = indexOf(ferry);
  const passages = index.entries.map((entry) => passageOf(index, entry));

  it('has the sentence of a claim whole, its own words apart, behind the one before it', () => {
    const said = passages.find((parts) => parts.some(({ text: each }) => each.includes('no lights')));
    const parts = (which: string): string =>
      (said ?? [])
        .filter(({ part }) => part === which)
        .map((each) => each.text)
        .join(' ');
    expect(parts('before')).toBe('The ferry Aldis ran aground off Port Hallow on Monday.');
    expect(parts('own')).toContain('seen no lights');
    expect(parts('own')).toContain('— Mara Quist');
    expect(`${parts('beside')} ${parts('own')}`).toContain('Its captain');
  });

  it('loses no word of any sentence', () => {
    const read = passages.flatMap((parts) => parts.map((each) => each.text)).join(' ');
    for (const word of ferryText.match(/[\p{L}]+/gu) ?? []) expect(read).toContain(word);
  });

  it('is the claim alone, with who says it, where the text of its source is not known', () => {
    const known = indexOf(flood);
    for (const entry of known.entries) {
      const [first, ...others] = passageOf(known, entry);
      expect(others).toEqual([]);
      expect(first?.text).toContain(entry.claim.text);
      for (const { name } of entry.claim.attribution) expect(first?.text).toContain(name);
    }
  });
});

describe('passageOfQuestion', () => {
  it('is the question alone where nothing was asked or told before', () => {
    expect(passageOfQuestion([], 'Why?')).toEqual([{ part: 'own', text: 'Why?' }]);
  });

  it('stands behind the last two questions', () => {
    expect(passageOfQuestion(['Who?', 'When?', 'Where?'], 'Why?')).toEqual([
      { part: 'before', text: 'When? — Where?' },
      { part: 'own', text: 'Why?' },
    ]);
  });
});
