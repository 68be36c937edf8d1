// The sentence encoder that is shipped: sentences of one meaning point the same way; what was encoded is kept.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Likeness } from '#briefings/ask/likeness.ts';
import { ask } from '#briefings/ask/ask.ts';
import { loadEncoder, type Encoder } from '#src/likeness/encoder/encoder.ts';
import { cutterOf } from '#src/likeness/encoder/pieces.ts';
import { comparing, fullLikeness } from '#src/likeness/meaning.ts';
import { cosineOfDirections } from '#src/likeness/vectors.ts';
import { flood } from '#test/briefings/ask/stories.ts';

let encode: Encoder;

beforeAll(async () => {
  encode = await loadEncoder();
});

describe('the sentence encoder', () => {
  it('points sentences of one meaning the same way, in whatever words', () => {
    const alike = (a: string, b: string): number => cosineOfDirections(encode(a), encode(b));
    for (const [question, near, far] of [
      ['How old is the ship?', 'What is the age of the boat?', 'Where does the baker live?'],
      [
        'Who will pay for the repairs?',
        'The state covers the cost of mending the bridge.',
        'It snowed all night.',
      ],
      ['Did he step down?', 'The minister resigned.', 'The harvest was good.'],
    ] as const)
      expect(alike(question, near)).toBeGreaterThan(alike(question, far) + 0.15);
  });

  it('gives unit vectors, the same for the same text, for any text', () => {
    for (const text of ['The dam held.', '', '🌊 ۱۲ \u0000', 'dam '.repeat(2_000)]) {
      const vector = encode(text);
      expect(vector).toEqual(encode(text));
      if (text !== '') expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    }
  });
});

describe('pieces of words', () => {
  it('are the likeliest that put a text together; what no piece covers is one unknown', () => {
    const reserved = Array.from({ length: 6 }, (_, at) => [`<${at}>`, 0] as const);
    const cut = cutterOf([...reserved, ['▁dam', -1], ['▁d', -3], ['am', -3], ['s', -1], ['▁', -2]]);
    expect(cut('dam')).toEqual([6]);
    expect(cut('dams')).toEqual([6, 9]);
    expect(cut('dam ±÷ dam')).toEqual([6, 10, 0, 6]);
  });
});

describe('comparing', () => {
  it('encodes a text once, and forgets that which was used longest ago', () => {
    const encoded: string[] = [];
    const passages = comparing((text) => {
      encoded.push(text);
      return Float32Array.of(1, 0);
    }, 2);
    expect(passages('a', ['b'])).toEqual([1]);
    passages('a', ['b']);
    expect(encoded).toEqual(['a', 'b']);
    passages('a', ['c']);
    passages('b', []);
    expect(encoded).toEqual(['a', 'b', 'c', 'b']);
  });
});

describe('a question in other words than the report', () => {
  let likeness: Likeness;

  beforeAll(async () => {
    likeness = await fullLikeness((message) => {
      throw new Error(message);
    });
  });

  it.each([
    ['Will the wall of the reservoir hold?', true],
    ['Has the river gone down?', false],
    ['Did the rescuers find the boat?', false],
    ['Who painted that picture?', false],
  ])('%s', (question, isAnswered) => {
    expect(ask(question, [flood], undefined, likeness).answered).toBe(isAnswered);
  });
});
