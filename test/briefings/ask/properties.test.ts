// Whatever is typed: no throw, few lines, every line a claim of the story with its own evidence, speaker and quotation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, suggestedQuestions } from '#briefings/ask/ask.ts';
import type { Answer } from '#briefings/ask/answer.ts';
import { clean } from '#briefings/document.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { court, flood, merger } from './stories.ts';
import { ROWS } from './table.ts';

const stories = [court, flood, merger];
const vocabulary = ROWS.flatMap((row) => row.question.split(' '));

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...vocabulary, '‮', 'שלום', '🦊', '\u0000', "'", '...', 'U.S.', '<!channel>'), {
      maxLength: 25,
    })
    .map((parts) => parts.join(' ')),
);

function check(answer: Answer, among: readonly Story[]): void {
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  expect(answer.lines.length).toBeLessThanOrEqual(answer.answered ? 4 : 2);
  if (answer.answered) expect(answer.lines.length).toBeGreaterThan(0);
  else expect(answer.lead).toBeTruthy();
  for (const line of answer.lines) {
    const story = among.find((each) => each.id === line.story);
    const claim = story?.claims.find((each) => each.id === line.claim);
    expect(claim).toBeDefined();
    if (!claim || !story) return;
    expect(line.evidence).toEqual(claim.evidence);
    if (claim.quote) expect(line.text).toContain(clean(claim.quote.text));
    if (claim.status === 'expected') expect(line.text).toContain('expected');
    for (const { name, speaker } of claim.status === 'established' ? [] : claim.attribution) {
      const actor = story.actors.find((each) => each.id === speaker);
      const names = [name, actor?.name ?? name, ...(actor?.aliases ?? [])];
      expect(names.some((each) => line.text.toLowerCase().includes(each.toLowerCase()))).toBe(true);
    }
  }
}

describe('any question', () => {
  it('is answered or refused in order', () => {
    fc.assert(
      fc.property(hostile, fc.subarray(stories, { minLength: 0 }), (question, among) => {
        check(ask(question, among), among);
      }),
      { numRuns: 400 },
    );
  });

  it('is understood in any conversation', () => {
    const turn = fc.record({
      question: hostile,
      claims: fc.subarray(
        stories.flatMap((story) => story.claims.map((claim) => ({ story: story.id, claim: claim.id }))),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(hostile, fc.array(turn, { maxLength: 8 }), (question, turns) => {
        check(ask(question, stories, { stories: ['flood', court.id], turns }), stories);
      }),
      { numRuns: 200 },
    );
  });

  it('may be of a hundred thousand characters', () => {
    for (const part of [
      'a',
      'Vane charged ',
      '🦊',
      '‮שלום ',
      '\u0000',
      '. . ',
      "who's ",
      'what did what did ',
      'a.b.c.',
    ]) {
      const started = process.cpuUsage().user;
      check(ask(part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000), stories), stories);
      expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
    }
  });

  it('has the same answer each time, and of a copy of the story', () => {
    for (const { story, question } of ROWS) {
      const answer = ask(question, [story]);
      expect(ask(question, [story])).toEqual(answer);
      expect(ask(question, [structuredClone(story)])).toEqual(answer);
    }
  });
});

describe('suggested questions', () => {
  it('are short, different and answered', () => {
    for (const story of stories) {
      const suggested = suggestedQuestions(story, 5);
      expect(suggested.length).toBe(5);
      expect(new Set(suggested).size).toBe(5);
      for (const question of suggested) {
        expect(question.length).toBeLessThanOrEqual(75);
        expect(ask(question, [story]).answered).toBe(true);
      }
    }
  });

  it('are none for a story without claims', () => {
    expect(suggestedQuestions({ ...court, id: 'empty', claims: [], notKnown: [] }, 5)).toEqual([]);
  });
});

describe('a story of 5,000 claims', () => {
  it('is answered from the right claim', () => {
    const claims = Array.from({ length: 5_000 }, (_, number) => ({
      id: `c${number}`,
      text: `Gauge ${number} on the Quill stood at ${number % 90} spans`,
      kind: 'event',
      status: 'attributed',
      certainty: 'certain',
      polarity: 'affirmed',
      attribution: [{ name: `warden ${number}`, cue: 'said' }],
      evidence: [{ source: 's1' }],
    }));
    const large = parseStory({
      id: 'gauges',
      headline: 'Gauges',
      summary: 'Gauges on the Quill',
      firstSeen: '2026-01-01',
      updatedAt: '2026-01-01',
      sources: [{ id: 's1', outlet: 'Valley Herald' }],
      claims,
    });
    expect(ask('what did gauge 4711 show?', [large]).lines[0]?.claim).toBe('c4711');
    expect(ask('what did warden 812 say?', [large]).lines[0]?.claim).toBe('c812');
  });
});
