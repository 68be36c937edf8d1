// Who is meant by somebody's description, in other words than the story's.
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { readQuestion } from '#briefings/ask/question.ts';
import { readAlone } from '#briefings/ask/reading.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { likeness } from '#src/likeness/words.ts';

const TEXT = `Ada Quell, a professor of law at Alden University, said the dyke was illegal. One of the Brook family’s lawyers, Tom Harrow, called the ruling a disgrace.

Customs officers found 40 seized crates in the hold. The harbour was closed on Monday, the port authority said.

Nora Tarn, a reporter at Radio Selwick, was fined in March.`;

const story = readLocally(
  { text: TEXT, kind: 'whole', title: 'Dyke at Selwick ruled illegal', outlet: 'Selwick Post' },
  '2026-03-02T08:00:00Z',
);

const index = indexOf(story);

const meant = (question: string): readonly string[] => {
  const { mentions, named } = readAlone(readQuestion(question), index, likeness);
  return [...named, ...mentions.flatMap(({ actors }) => actors)].map(
    (id) => index.cast.actors.get(id)?.name ?? id,
  );
};

describe('a description', () => {
  it.each([
    ['What does the academic hold against the dyke?', 'Ada Quell'],
    ['What does the family’s attorney think of the verdict?', 'Tom Harrow'],
    ['Was the journalist from the radio fined?', 'Nora Tarn'],
  ])('%s', (question, name) => {
    expect(meant(question)).toContain(name);
  });

  it('means nobody where it fits nobody, or is of anybody', () => {
    for (const question of ['What does the surgeon think of the dyke?', 'Would a doctor of law accept that?'])
      expect(meant(question)).toEqual([]);
  });
});

describe('who did it, and whether it was done', () => {
  const answered = (question: string): boolean => ask(question, [story], undefined, likeness).answered;

  it('is not told by what leaves out the doer', () => {
    expect(answered('Who closed the harbour?')).toBe(false);
    expect(answered('Who seized the crates?')).toBe(false);
    expect(answered('Who found the crates?')).toBe(true);
  });

  it('is not told by what has the things and not the act', () => {
    expect(answered('Was the harbour closed?')).toBe(true);
    expect(answered('Was the harbour dredged?')).toBe(false);
    expect(answered('Have customs officers burnt the crates?')).toBe(false);
  });
});
