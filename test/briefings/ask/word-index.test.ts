// Texts found by their words, beside minisearch with the same weights, however often they come and go.
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { newWordIndex, type Field } from '#briefings/ask/word-index.ts';

type Text = readonly [name: string, body: string];

const wordsIn = (part: string): string[] => part.split(' ').filter((word) => word !== '');

const fieldsOf = (text: Text): readonly Field[] =>
  text.map((part) => ({ words: wordsIn(part), length: new Set(wordsIn(part)).size }));

const words = fc.array(fc.constantFrom('dam', 'crane', 'quay', 'mayor', 'vote', 'flood'), { maxLength: 8 });
const text: fc.Arbitrary<Text> = fc.tuple(
  words.map((each) => each.join(' ')),
  words.map((each) => each.join(' ')),
);

describe('a word index', () => {
  it('finds what minisearch finds, and scores it so', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), words, (texts, asked) => {
        const index = newWordIndex([2, 1]);
        const peer = new MiniSearch({ fields: ['name', 'body'], tokenize: wordsIn });
        for (const each of texts) {
          const id = index.add(fieldsOf(each));
          peer.add({ id, name: each[0], body: each[1] });
        }
        const found = index.find(asked, texts.length);
        const scores = new Map(
          peer.search(asked.join(' '), { boost: { name: 2 } }).map(({ id, score }) => [id as number, score]),
        );
        expect(new Set(found.map((each) => each.text))).toEqual(new Set(scores.keys()));
        for (const each of found) expect(each.score).toBeCloseTo(scores.get(each.text) ?? 0, 8);
        expect(found.map(({ score }) => score)).toEqual(
          found.map(({ score }) => score).toSorted((a, b) => b - a),
        );
      }),
    );
  });

  it('is as if what was removed had never been there', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        fc.array(text, { maxLength: 8 }),
        words,
        (stay, go, asked) => {
          const [index, fresh] = [newWordIndex([2, 1]), newWordIndex([2, 1])];
          const gone = go.map((each) => [index.add(fieldsOf(each)), fieldsOf(each)] as const);
          index.find(asked, 3);
          for (const [number, fields] of gone) index.remove(number, fields);
          for (const each of stay) {
            index.add(fieldsOf(each));
            fresh.add(fieldsOf(each));
          }
          const scores = (of: typeof index) => of.find(asked, 20).map(({ score }) => score.toFixed(8));
          expect(scores(index)).toEqual(scores(fresh));
        },
      ),
    );
  });

  it('gives no more than are asked for, the first of those that are as good', () => {
    const index = newWordIndex([1]);
    for (const part of ['dam', 'quay', 'dam', 'dam', 'dam dam'])
      index.add([{ words: part.split(' '), length: 1 }]);
    expect(index.find(['dam'], 3).map((each) => each.text)).toEqual([4, 0, 2]);
    expect(index.find(['crane'], 3)).toEqual([]);
    expect(index.find([], 3)).toEqual([]);
  });
});
