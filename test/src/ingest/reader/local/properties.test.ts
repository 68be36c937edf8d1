// What holds of the Story of any text whatever; `node test/fuzz/reader.ts` is the long form.
import { expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { checkStory } from '#test/fuzz/check.ts';
import { LONG, oddText, randomFrom } from '#test/fuzz/texts.ts';

test('every text gives a Story that passes the schema and the guard', () => {
  const random = randomFrom(7);
  for (let number = 0; number < 240; number++) {
    const text = oddText(number, random);
    expect(() => checkStory(text), JSON.stringify(text)).not.toThrow();
  }
});

test('the same text gives the same Story', () => {
  const article = { text: LONG.articles?.(5_000) ?? '', kind: 'whole', publishedAt: '2031-05-15' } as const;
  expect(readLocally(article, '2031-05-15')).toEqual(readLocally(article, '2031-05-15'));
});

test.each(Object.entries(LONG))('reads a long text of %s', (_, make) => {
  const story = readLocally({ text: make(40_000), kind: 'whole' }, '2031-05-15');
  expect(story.sources).toHaveLength(1);
});
