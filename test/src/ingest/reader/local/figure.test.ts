// Figures in news sentences: their value or range, their unit, and what they count.
import { expect, test } from 'vitest';
import { findFigures } from '#src/ingest/reader/local/figure/find.ts';
import { findMoments } from '#src/ingest/reader/local/moment/find.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

const found = (text: string): readonly string[] => {
  const analysis = analyse(text);
  return findFigures(analysis, findMoments(analysis)).map(({ value, min, max, unit, of }) => {
    const amount = value ?? `${min ?? ''}..${max ?? ''}`;
    return `${amount} ${unit}: ${of}`;
  });
};

test.each([
  ['The port of Orveld lost 20 wooden cranes.', '20 cranes: wooden cranes'],
  ['At least five people were hurt.', '5.. people: people'],
  ['Between 8 and 10 boats sank.', '8..10 boats: boats'],
  ['From 20 to 30 soldiers left.', '20..30 soldiers: soldiers'],
  ['About a dozen houses burned.', '12 houses: houses'],
  ['Up to 3,000 troops will come.', '..3000 troops: troops'],
  ['Dozens of shops closed.', '24.. shops: shops'],
  ['It gets $2.5 million in aid.', '2500000 $: aid'],
  ['They set a fine of €3 million.', '3000000 €: fine'],
  ['It is backed by 45 percent of voters.', '45 %: voters'],
  ['Turnout rose by 12%.', '12 %: Turnout'],
  ['Twenty-one villages have no water.', '21 villages: villages'],
])('%s', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

test.each([
  'The 45-year-old captain, 45, spoke.',
  'The council passed it in a 5-4 vote.',
  'The F-16 landed at 5 p.m. on March 3, 2029.',
  'Two thirds of it is gone.',
  'One of them spoke.',
])('counts nothing: %s', (text) => {
  expect(found(text)).toEqual([]);
});
