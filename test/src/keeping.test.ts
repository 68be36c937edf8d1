// What is kept: made once, forgotten when so many others were used since, never kept when making it fails.
import { expect, it } from 'vitest';
import { keeping } from '#src/keeping.ts';

it('makes a value once, and again only after it was forgotten', () => {
  const made: number[] = [];
  const squareOf = keeping(2, (key: number) => {
    made.push(key);
    return key * key;
  });
  expect([1, 2, 1, 3, 1, 2].map(squareOf)).toEqual([1, 4, 1, 9, 1, 4]);
  expect(made).toEqual([1, 2, 3, 2]);
});

it('keeps nothing that could not be made', () => {
  let tries = 0;
  const fragile = keeping(2, () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return tries;
  });
  expect(() => fragile('a')).toThrow('not yet');
  expect(fragile('a')).toBe(2);
  expect(fragile('a')).toBe(2);
});
