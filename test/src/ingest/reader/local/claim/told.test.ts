// The words in which claims are told: whole where the speaker says nothing of it, and of the one who is meant.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import type { Claim, Story } from '#briefings/story/story.ts';

const read = (text: string): Story =>
  readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');

const wordsOf = (text: string): readonly string[] => read(text).claims.map((claim) => claim.text);

/** The claims behind the first sentence of a text. */
const later = (text: string): readonly Claim[] => read(text).claims.slice(1);

describe('what somebody does not say', () => {
  test.each([
    'Ferris neither confirmed nor denied that the captain had been drinking',
    'The ministry could neither confirm nor deny the report',
  ])('neither confirmed nor denied: “%s” is told whole, and denies nothing', (words) => {
    expect(later(`The harbour is shut. ${words}.`)).toMatchObject([
      { text: words, kind: 'event', status: 'established', certainty: 'certain', polarity: 'denied' },
    ]);
  });

  test.each([
    'Councillor Petra Holm declined to say how she had voted',
    'Holm refused to explain why she left the room',
  ])('“%s” is one claim, and no claim of what was asked', (words) => {
    expect(wordsOf(`The harbour is shut. ${words}.`)).toEqual(['The harbour is shut', words]);
  });
});

describe('who is meant', () => {
  test('the name that stands behind a description is the subject', () => {
    expect(wordsOf('The contractor, Groupe Alvaro, disputes that its pipes were to blame.')).toEqual([
      'Groupe Alvaro disputes that its pipes were to blame',
    ]);
    expect(wordsOf('The contractor, which owns the pipes, disputes that they were to blame.')[0]).toMatch(
      /^The contractor disputes/,
    );
  });

  test('“he” in the words of somebody without a name is not put down as another with one', () => {
    const text =
      'Sheriff Tom Arden said the driver of the tanker fled. The driver later said he was afraid. Arden said he would wait.';
    expect(wordsOf(text)).toEqual([
      'The driver of the tanker fled',
      'The driver later said he was afraid',
      'Tom Arden would wait',
    ]);
  });

  test('a mark in a title has no space before it', () => {
    const title = 'Sheriff : Driver fled , then slept';
    const story = readLocally({ text: 'The harbour is shut.', kind: 'whole', title }, '2031-05-15');
    expect(story.headline).toBe('Sheriff: Driver fled, then slept');
  });
});
