// Suggested questions, pressed one after the other as a reader would: each has an answer with something new in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, suggestedQuestions } from '#briefings/ask/ask.ts';
import { noConversation, type Conversation } from '#briefings/ask/conversation.ts';
import { goingOn } from '#briefings/ask/going-on.ts';
import type { Story } from '#briefings/story/story.ts';
import { likeness } from '#src/likeness/words.ts';
import { firstStory } from '../sample.ts';
import { ferryStory } from '../phrase/story.ts';
import { court, flood, merger } from './stories.ts';
import { ROWS } from './table.ts';

const stories: readonly Story[] = [court, flood, merger, firstStory(), ferryStory()];

const plain = (question: string): string => question.toLowerCase().replace(/[^a-z ]/g, '');

/** Asks, then presses a suggestion at each step. @returns the questions, and what was told with each */
function walk(story: Story, first: string, presses: readonly number[]) {
  let conversation: Conversation = noConversation;
  let question = first;
  const steps: {
    question: string;
    answered: boolean;
    claims: readonly string[];
    told: ReadonlySet<string>;
  }[] = [];
  for (const press of [...presses, 0]) {
    const answer = ask(question, [story], conversation, likeness);
    const told = new Set(conversation.turns.flatMap((turn) => turn.claims.map(({ claim }) => claim)));
    const nearest = steps.at(-1)?.answered === false ? steps.at(-1)?.claims : [];
    steps.push({
      question,
      answered: answer.answered,
      claims: answer.lines.map(({ claim }) => claim),
      told: new Set([...told, ...(nearest ?? [])]),
    });
    const suggested = goingOn({ question, answer, stories: [story], conversation, likeness }, 3);
    expect(suggested.length).toBeLessThanOrEqual(3);
    const refs = answer.lines.map(({ claim }) => ({ story: story.id, claim }));
    conversation = {
      stories: [story.id],
      turns: [...conversation.turns, { question, claims: answer.answered ? refs : [] }],
    };
    const next = suggested[press % Math.max(1, suggested.length)];
    if (next === undefined) break;
    question = next;
  }
  return steps;
}

test('each suggestion is answered with a claim that was not told yet in the thread, and none was asked there', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...stories),
      fc.constantFrom(...ROWS.map((row) => row.question), 'what is this about?', 'who denies it?'),
      fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }),
      (story, first, presses) => {
        const steps = walk(story, first, presses);
        const asked = steps.map(({ question }) => plain(question));
        expect(new Set(asked).size).toBe(asked.length);
        for (const { question, answered, claims, told } of steps.slice(1)) {
          expect([question, answered]).toEqual([question, true]);
          expect([question, claims.some((claim) => !told.has(claim))]).toEqual([question, true]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the buttons under a briefing ask what is answered', () => {
  for (const story of stories)
    for (const question of suggestedQuestions(story, 12)) {
      const { answered, lines } = ask(question, [story], noConversation, likeness);
      expect([story.id, question, answered, lines.length > 0]).toEqual([story.id, question, true, true]);
    }
});
