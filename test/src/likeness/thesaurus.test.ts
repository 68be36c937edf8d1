// Words and phrases that stand for each other, from the file that is shipped.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#briefings/ask/words.ts';
import { ask } from '#briefings/ask/ask.ts';
import { expressionsIn, standsFor } from '#src/likeness/thesaurus.ts';
import { likeness } from '#src/likeness/words.ts';
import { flood } from '#test/briefings/ask/stories.ts';

describe('the file', () => {
  const lines = readFileSync(new URL('../../../src/likeness/thesaurus.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

  it('has an entry a line, sorted, none twice', () => {
    const form = /^[a-z0-9' -]+( = [^=>!]+)?( > [^=>!]+)?( ! [^=>!]+)?$/u;
    expect(lines.filter((line) => !form.test(line) || !/ [=>!] /u.test(line))).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('standsFor', () => {
  it('is most for words of one meaning, less for what is told, in any form', () => {
    expect(standsFor('own up', 'admitted')).toBeGreaterThan(0.8);
    expect(standsFor('quitting', 'resigned')).toBeGreaterThan(0.8);
    expect(standsFor('die', 'murdered')).toBeGreaterThan(0.6);
    expect(standsFor('murdered', 'died')).toBeLessThan(0.5);
  });

  it('tells apart what seems alike, and knows nothing of what no entry has', () => {
    expect(standsFor('convicted', 'arrested')).toBe(-1);
    expect(standsFor('injured', 'killed')).toBe(-1);
    expect(standsFor('bread', 'arrested')).toBeNull();
  });
});

describe('expressionsIn', () => {
  const found = (text: string): readonly string[] =>
    expressionsIn(wordsOf(text)).map((each) => each.places.map((at) => wordsOf(text)[at]?.text).join(' '));

  it('finds phrases in any form and with words within', () => {
    expect(found('he turned the generous offer down')).toContain('turned down');
    expect(found('who will foot the bill')).toContain('foot bill');
    expect(found('they took the company to court')).toContain('took to court');
  });

  it('finds none over too many words, nor in another order', () => {
    expect(found('he turned to the man who had come to sit down')).not.toContain('turned down');
    expect(found('the bill was at his foot')).toEqual([]);
  });
});

it('lets a question be asked in other words than the story', () => {
  expect(likeness.words('mend', 'repair')).toBeGreaterThan(0.8);
  const { answered } = ask('How many people lost their lives?', [flood], undefined, likeness);
  expect(answered).toBe(true);
});
