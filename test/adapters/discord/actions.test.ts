// Button states, there and back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAction, encodeAction } from '#adapters/discord/actions.ts';
import type { Action } from '#briefings/document.ts';

const word = fc.string({ minLength: 1, maxLength: 20 });
const key = fc.stringMatching(/^[a-zA-Z]{1,12}$/);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('ask' as const), story: word }),
  fc.constant({ type: 'ask' as const }),
  fc.record({ type: fc.constant('question' as const), question: word, story: word }),
  fc.record({
    type: fc.constant('command' as const),
    name: word,
    fields: fc.dictionary(key, word, { maxKeys: 3 }),
  }),
  fc.record({ type: fc.constant('more' as const), answer: word, from: fc.nat(9_999) }),
  fc.record({ type: fc.constant('again' as const), answer: word, story: word }),
  fc.record({ type: fc.constant('again' as const), answer: word }),
  fc.record({
    type: fc.constant('feedback' as const),
    answer: word,
    verdict: fc.constantFrom('helpful' as const, 'wrong' as const),
  }),
);

test('an action comes back as it was, or is not written at all', () => {
  fc.assert(
    fc.property(action, fc.nat(24), (given, index) => {
      const id = encodeAction(given, index);
      if (id === null) return;
      expect(Array.from(id).length).toBeLessThanOrEqual(100);
      const label = given.type === 'question' ? given.question : 'Label';
      const back = decodeAction(id, label);
      expect(back).toEqual(given.type === 'command' ? { ...given, fields: { ...given.fields } } : given);
    }),
  );
});

test('ids are unique in their message', () => {
  const ids = Array.from({ length: 25 }, (_, index) => encodeAction({ type: 'ask' }, index));
  expect(new Set(ids).size).toBe(25);
});

test('what does not fit is not cut', () => {
  expect(encodeAction({ type: 'ask', story: 'x'.repeat(95) }, 0)).toBeNull();
});

test.each([
  '',
  'ask',
  'x ask dam',
  '0 dance',
  '0 command',
  '0 more a',
  '0 more a x',
  '0 feedback a bad',
  '0 again',
])('"%s" is none of ours', (id) => {
  expect(decodeAction(id, 'Label')).toBeNull();
});
