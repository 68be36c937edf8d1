// Who says it, who denies it and how sure it is, asked in other words than the story's; and what only sounds like it.
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import type { Answer } from '#briefings/ask/answer.ts';
import type { Likeness } from '#briefings/ask/likeness.ts';
import { readQuestion } from '#briefings/ask/question.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';

let likeness: Likeness;

beforeAll(async () => {
  likeness = await fullLikeness((message) => {
    throw new Error(message);
  });
});

const story = readLocally(
  {
    text: `The mayor of Sarnholm, Ida Tamsin, said that she had learned of the leak in the reservoir only on Tuesday evening. Her deputy, Ruben Quill, told the council that he had sent her three messages on Monday. Nobody fell ill.

A toxicologist, Ansel Orme, thinks that small children will get over it within days. The fence had been cut. A former technician of the waterworks, Bo Venn, pleaded not guilty on Thursday. The waterworks changed the locks.

Councillor Mette Kolb voted for the new pipe. “My grandson asked me what I was afraid of, and I had no answer,” Kolb said. The vote is final.`,
    kind: 'whole',
    title: 'Leak at Sarnholm',
    outlet: 'Sarnholm Post',
  },
  '2031-05-15T08:00:00Z',
);
const answer = (question: string): Answer => ask(question, [story], undefined, likeness);
const kindOf = (question: string): string => readQuestion(question).kind;

describe('in other words', () => {
  it('who says it', () => {
    const { answered, lead } = answer('Who thinks that toddlers cope quickly?');
    expect(answered).toBe(true);
    expect(lead).toContain('Ansel Orme');
    expect(answer('Who thinks that the opera is too expensive?').answered).toBe(false);
  });

  it('who contradicts somebody', () => {
    const { answered, lines } = answer('Who contradicts Ida Tamsin?');
    expect(answered).toBe(true);
    expect(lines[0]?.text).toContain('Ruben Quill');
  });

  it('whether somebody owns up', () => {
    expect(answer('Does Bo Venn admit it?').lines[0]?.text).toContain('pleaded not guilty');
    expect(answer('Does Mette Kolb admit it?').answered).toBe(false);
  });

  it('a refusal keeps what it says of whom', () => {
    expect(answer('Does Ansel Orme deny it?').lead).toBe(
      'The reports I have do not say whether Ansel Orme does.',
    );
  });
});

describe('what only sounds like it', () => {
  it.each([
    ['Who broke into the register?', 'who'],
    ['What would it cost her to break her promise?', 'how-many'],
    ['What had the pickers to give up on their first day?', 'what'],
    ['Who broke the story?', 'first-report'],
    ['Which outlet had it first?', 'first-report'],
    ['Who reported the leak first?', 'first-report'],
    ['Who broke the Sarnholm story?', 'first-report'],
  ])('%s is no question of who reported it first, or is: %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });

  it.each([
    ['What changed her mind?', 'why'],
    ['What was different about the older boy when she saw him?', 'what'],
    ['What has changed?', 'new'],
    ['What changed in the reports?', 'new'],
    ['What changed since Monday?', 'new'],
  ])('%s asks for what is new only of the story: %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });

  it.each([
    ['Does the deal settle to whom the disputed rocks belong?', 'polar'],
    ['Has she disputed the figure?', 'denies'],
    ['Did the mayor deny the report?', 'denies'],
  ])('%s: what is called disputed is no denial: %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});
