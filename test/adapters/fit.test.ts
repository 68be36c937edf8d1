// The fitter: nothing is lost, nothing is too long, whatever the words.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { count, cut, fit, type Measure } from '#adapters/fit.ts';
import { brief } from '#briefings/compose/brief.ts';
import {
  claimsOf,
  line,
  lineText,
  linesOf,
  quote,
  speaker,
  type Block,
  type Document,
} from '#briefings/document.ts';
import { firstStory, hostileStory, storyOf } from '../briefings/sample.ts';

const measure = (budget: number): Measure => ({
  budget,
  title: 150,
  line: (value) => count(lineText(value)) + 2,
});

const sizeOf = (blocks: readonly Block[], by: Measure): number =>
  blocks.reduce((sum, block) => {
    if (block.type === 'title' || block.type === 'heading') return sum + count(block.text) + 2;
    return sum + linesOf(block).reduce((all, each) => all + by.line(each), 0);
  }, 0);

const words = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.type === 'title' ? [block.text] : linesOf(block).map(lineText)))
    .join(' ')
    .replace(/[“”…]|Continued in the thread: .*? messages?\./g, ' ')
    .replace(/\s+/g, '');

describe('pieces', () => {
  const stories = fc.oneof(hostileStory, fc.nat(400).map(storyOf));

  test('carry every claim and every word, within the budget', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 900, max: 12_000 }), (story, budget) => {
        const document = brief(story, { length: 'deep' });
        const by = measure(budget);
        const pieces = fit(document, by);
        for (const piece of pieces) expect(sizeOf(piece.blocks, by)).toBeLessThanOrEqual(budget);
        const told = new Set(pieces.flatMap((piece) => piece.claims.map((ref) => ref.claim)));
        expect(told).toEqual(new Set(claimsOf(document.blocks).map((ref) => ref.claim)));
        expect(words(pieces.flatMap((piece) => piece.blocks))).toBe(words(document.blocks));
      }),
      { numRuns: 60 },
    );
  });

  test('a short document is one piece, as it was', () => {
    const document = brief(firstStory(), { length: 'flash' });
    const [piece, ...others] = fit(document, measure(12_000));
    expect(others).toEqual([]);
    expect(piece?.blocks.filter((block) => block.type !== 'buttons')).toEqual(
      document.blocks.filter((block) => block.type !== 'buttons'),
    );
  });

  test('what just fills a message is not parted for a line that says there is more', () => {
    const document = brief(firstStory(), { length: 'brief' });
    const pieces = (budget: number): number => fit(document, measure(budget)).length;
    const full = Array.from({ length: 6_000 }, (_, n) => n).find((n) => n > 1_000 && pieces(n) === 1) ?? 0;
    const [piece] = fit(document, measure(full));
    expect(full - sizeOf(piece?.blocks ?? [], measure(full))).toBeLessThan(20);
    expect(pieces(full - 1)).toBeGreaterThan(1);
  });

  test('buttons stand on the first piece alone, and all but the last announce the next', () => {
    const pieces = fit(brief(storyOf(200), { length: 'deep' }), measure(3_000));
    const has = (type: Block['type']): number[] =>
      pieces.flatMap((piece, n) => (piece.blocks.some((block) => block.type === type) ? [n] : []));
    expect(pieces.length).toBeGreaterThan(3);
    expect(has('buttons')).toEqual([0]);
    pieces.slice(0, -1).forEach((piece, n) => {
      const rest = pieces.length - 1 - n;
      expect(piece.blocks.flatMap(linesOf).map(lineText)).toContain(
        `Continued in the thread: ${rest} more ${rest === 1 ? 'message' : 'messages'}.`,
      );
    });
  });

  test('no heading stands alone, and a list that goes on has its heading again', () => {
    for (const piece of fit(brief(storyOf(200), { length: 'deep' }), measure(2_000))) {
      piece.blocks.forEach((block, n) => {
        if (block.type === 'heading') expect(piece.blocks[n + 1]?.type).toBe('list');
      });
    }
    const headings = fit(brief(storyOf(200), { length: 'deep' }), measure(2_000)).flatMap((piece) =>
      piece.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : [])),
    );
    expect(headings).toContain('Disputed (continued)');
  });

  test('what follows a list is not under its heading', () => {
    const document: Document = {
      ...brief(storyOf(1), { length: 'flash' }),
      blocks: [
        { type: 'heading', text: 'Next' },
        { type: 'list', items: [line(['quay '.repeat(100)])] },
        { type: 'paragraph', line: line(['crane '.repeat(100)]) },
      ],
    };
    const headings = fit(document, measure(900)).map((piece) =>
      piece.blocks.filter((block) => block.type === 'heading'),
    );
    expect(headings.map((found) => found.length)).toEqual([1, 0]);
  });

  test.each(['title', 'heading'] as const)('a %s that is too long becomes text, whole', (type) => {
    const title = 'Arvel '.repeat(20_000);
    const document: Document = {
      ...brief(storyOf(1), { length: 'flash' }),
      blocks: [{ type, text: title }],
    };
    const pieces = fit(document, measure(3_000));
    expect(words(pieces.flatMap((piece) => piece.blocks))).toBe(title.replace(/\s+/g, ''));
  });
});

describe('a line of 100,000 characters', () => {
  test.each([
    ['in words', 'quay '.repeat(20_000)],
    ['without a space', 'x'.repeat(100_000)],
    ['of pictures', '🚢'.repeat(50_000)],
  ])('%s is cut into parts that carry its claims', (_, long) => {
    const claims = [{ story: 's', claim: 'c' }];
    const by = measure(3_000);
    const parts = cut(line([speaker('The board'), ': ', quote(long)], claims), 3_000, by);
    expect(parts.every((part) => by.line(part) <= 3_000 && part.claims === claims)).toBe(true);
    expect(
      parts
        .map(lineText)
        .join('')
        .replace(/[“”…\s]/g, ''),
    ).toBe(`Theboard:${long.replace(/\s/g, '')}`);
  });
});
