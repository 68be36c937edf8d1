// Answers as documents: nothing leaves with one side of a dispute, everything passes the guard.
import { expect, test } from 'vitest';
import { ask, suggestedQuestions } from '#briefings/ask/ask.ts';
import { answerDocument } from '#briefings/compose/answer.ts';
import { documentText, linesOf, lineText } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import { firstStory } from '../sample.ts';

const story = firstStory();
const documentOf = (question: string) => answerDocument(question, ask(question, [story]), [story]);

test('both sides of a dispute stand in one line, each told once', () => {
  const lines = documentOf('who denies it?').blocks.flatMap(linesOf).map(lineText);
  expect(lines).toContain(
    'Russia denies all these charges ↔ Washington blames malicious activities on Moscow [1] [disputed]',
  );
  expect(lines.filter((line) => line.includes('baseless accusations')).length).toBe(1);
});

test('a refusal says so, and what is nearest', () => {
  expect(documentText(documentOf('when were the sanctions lifted?'))).toMatch(
    /do not say.*\nThe nearest that they have:\n/,
  );
});

test.each([
  ...suggestedQuestions(story, 10),
  'who is being sanctioned?',
  'did russia respond?',
  'did Putin interfere in the election?',
  'did Putin agree to a summit?',
  'will russia invade ukraine?',
  'what is not known?',
  'who won the match?',
  ...story.actors.flatMap((actor) => [`what does ${actor.name} say?`, `who is ${actor.name}?`]),
  ...story.claims.map((claim) => `${claim.text}?`),
])('%s: every line passes the guard', (question) => {
  expect(guard(documentOf(question), [story]).faults).toEqual([]);
});
