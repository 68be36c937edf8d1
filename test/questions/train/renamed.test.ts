// The invented people and places of an article get names that are in use, the same throughout.
import { expect, it } from 'vitest';
import { renaming } from './renamed.ts';

const ARTICLE =
  'The mill near Orvelda was sold on Monday, said Jonas Wirthen, who owned it. Wirthen lives in Orvelda. He left the Radio Tarn choir in May.';
const KNOWN = new Set(
  'the was sold on said who owned it lives in he left radio choir may jonas mill near'.split(' '),
);
const call = renaming(ARTICLE, (word) => KNOWN.has(word), 'mill');

it('calls each by one other name, in the article and in what is asked of it', () => {
  const told = call(ARTICLE);
  expect(told).not.toMatch(/Orvelda|Wirthen|Jonas/u);
  const [, given = '', last = ''] = /said (\p{L}+) (\p{L}+), who/u.exec(told) ?? [];
  expect(told).toContain(`${last} lives in `);
  expect(call('Who is Jonas Wirthen?')).toBe(`Who is ${given} ${last}?`);
  const [, place = ''] = /near (.+) was sold/u.exec(told) ?? [];
  expect(told).toContain(`lives in ${place}.`);
  expect(call('Where is Orvelda?')).toBe(`Where is ${place}?`);
});

it('leaves what is neither, and is the same each time', () => {
  expect(call(ARTICLE)).toContain('the Radio Tarn choir in May');
  expect(renaming(ARTICLE, (word) => KNOWN.has(word), 'mill')(ARTICLE)).toBe(call(ARTICLE));
  expect(renaming('A plain text.', () => true, 'a')('A plain text.')).toBe('A plain text.');
});
