// Courtesies are told from questions: only the former go without an answer.
import { expect, test } from 'vitest';
import { isCourtesy } from '#briefings/ask/courtesy.ts';

test.each([
  'thanks',
  'Thank you so much!',
  'ok, great',
  '👍',
  ':thumbsup:',
  'got it',
  'Oh, I see. Thanks!',
  'lol',
])('%s wants no answer', (text) => {
  expect(isCourtesy(text)).toBe(true);
});

test.each([
  'thanks, and who denies it?',
  'ok?',
  'why',
  'who is that',
  'good news about the dam',
  'is this it',
  'and the second one',
  'great, what next',
])('%s wants one', (text) => {
  expect(isCourtesy(text)).toBe(false);
});
