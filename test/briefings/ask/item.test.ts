// Items of a digest that a question means by their place, and words that only look like it.
import { expect, test } from 'vitest';
import { placeIn } from '#briefings/ask/item.ts';

test.each([
  ['the second one', 1, null],
  ['And the second one?', 1, null],
  ['what about the last one?', -1, null],
  ['how about the third?', 2, null],
  ['the first story', 0, null],
  ['The 2nd story, please', 1, null],
  ['number 3', 2, null],
  ['tell me more about number three', 2, null],
  ['second one?', 1, null],
  ['2nd one: any updates?', 1, 'any updates?'],
  ['and last', -1, null],
  ['the very last one', -1, null],
  ['more on the second', 1, null],
  ['in the second story, who was charged?', 1, 'who was charged?'],
  ['Third one, who says so?', 2, 'who says so?'],
  ['#2?', 1, null],
  ['2', 1, null],
  ['3.', 2, null],
  ['story 2', 1, null],
  ['item no. 4', 3, null],
  ['what is the second one about?', 1, null],
  ['what about the first of these?', null, null],
  ['what about the first one of these?', 0, null],
  ['I’m interested in the last story of this briefing', -1, null],
  ['who denies it in the second story?', 1, 'who denies it?'],
  ['who denies the first one?', 0, 'who denies it?'],
  ['Is the second one confirmed?', 1, 'Is it confirmed?'],
  ['The second one: who denies it?', 1, 'who denies it?'],
  ['and the last story, when is the trial?', -1, 'and, when is the trial?'],
  ['what did the mayor say about number 2?', 1, 'what did the mayor say?'],
  ['what happens next in story 1?', 0, 'what happens next?'],
])('%s', (question, at, rest) => {
  expect(placeIn(question)).toEqual(at === null ? null : { at, rest });
});

test.each([
  'who was the first to deny it?',
  'who was the first one to deny it?',
  'who is the second official?',
  'who is the last one who saw him?',
  'when did the first responders arrive?',
  'what happened at reactor number 3?',
  'when was the last time?',
  'is it the first?',
  'how many people died on the second?',
  'who lives at number 10?',
  'what did 3 people say?',
  'are there 2?',
  'why is nobody in charge?',
  'no one denies it',
  'who reported it first?',
  'what about the second official?',
  'number 0',
  'compare the first and the second one',
  'the second of May',
  'first of all, who denies it?',
  'last time it was nine',
])('%s means no item', (question) => {
  expect(placeIn(question)).toBeNull();
});
