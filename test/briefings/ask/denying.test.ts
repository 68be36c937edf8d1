// Who denies it: whoever contradicts a claim, and never somebody who only speaks next.
import { expect, test } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';

const askedOf = (next: string) =>
  ask('Who denies that the ferry will close?', [
    readLocally(
      {
        text: `The council will close the ferry in May, the mayor said. ${next} The chamber of trade said it would counter the loss of visitors with a festival.`,
        kind: 'whole',
      },
      '2031-05-15',
    ),
  ]);

test.each([
  'The union said on Monday that it had presented its objectives for the year.',
  'Ilse Tarn, the harbour master, said the ferry was not the oldest on the river.',
  'The union rejected an offer of higher wages.',
])('%s', (next) => {
  expect(askedOf(next)).toMatchObject({ answered: false });
});

test.each([
  'The union disputed the reasons for closing the ferry.',
  '“The ferry will not close,” the union retorted.',
  'A councillor contradicted that: the ferry would run on, she revealed.',
])('%s', (next) => {
  const answer = askedOf(next);
  expect(answer.answered).toBe(true);
  expect(answer.lead).toMatch(/^(?:The union|A councillor)\.$/);
});
