// Briefings of the shipped story, as a reader sees them, and of stories with many claims.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { brief } from '#briefings/compose/brief.ts';
import { digest } from '#briefings/compose/digest.ts';
import { countWords, FLASH_WORDS } from '#briefings/compose/flash.ts';
import { quotes } from '#briefings/compose/quotes.ts';
import { sources } from '#briefings/compose/sources.ts';
import { timeline } from '#briefings/compose/timeline.ts';
import { claimsOf, documentText, linesOf, lineText } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import { firstStory, hostileStory, storyOf } from '../sample.ts';

const LENGTHS = ['flash', 'brief', 'deep'] as const;

describe('the first story', () => {
  const story = firstStory();

  test.each(LENGTHS)('%s, read aloud', async (length) => {
    await expect(documentText(brief(story, { length }))).toMatchFileSnapshot(
      `first-story.${length}.recorded.txt`,
    );
  });

  test.each([
    ['timeline', timeline(story)],
    ['sources', sources(story)],
    ['quotes', quotes(story)],
  ])('%s, read aloud', async (name, document) => {
    await expect(documentText(document)).toMatchFileSnapshot(`first-story.${name}.recorded.txt`);
  });

  test.each(LENGTHS)('%s keeps what must not be lost', (length) => {
    const text = documentText(brief(story, { length }));
    expect(text).toMatch(
      /one U\.S\. official; a second source familiar with the matter (?:\[1\] )?\[expected\]/,
    );
    expect(text).toContain('First reported by Bloomberg');
    expect(text).toMatch(/Washington blames .* ↔ Russia denies/);
    expect(text).not.toMatch(/sanctioned|imposed|(?<!would be )(expelled|blacklisted)|told (us|Axios)/i);
  });

  test('every line on the sanctions is marked as expected', () => {
    const expected = new Set(
      story.claims.filter((claim) => claim.status === 'expected').map((claim) => claim.id),
    );
    for (const length of LENGTHS)
      for (const line of brief(story, { length }).blocks.flatMap(linesOf))
        if (line.claims.some((ref) => expected.has(ref.claim)))
          expect(lineText(line)).toContain('[expected]');
  });

  test('Peskov’s words stand as his, through Reuters', () => {
    expect(documentText(brief(story, { length: 'brief' }))).toMatch(
      /Kremlin spokesman Dmitry Peskov \(15 April 2021, via Reuters\): .*“in any case the principle of reciprocity operates in this area”/,
    );
  });

  test('a flash of one source names it once; the others number their sources', () => {
    const [flash, other] = (['flash', 'brief'] as const).map((length) =>
      documentText(brief(story, { length })),
    );
    expect(flash).toMatch(/Axios · \+\d+ more$/);
    expect(flash).not.toContain('[1]');
    expect(other).toContain('[1] Axios, “');
  });

  test('a flash of several sources numbers them', () => {
    const [first] = story.sources;
    const sources = first ? [first, { ...first, id: 's2', outlet: 'Bloomberg' }] : [];
    const text = documentText(brief({ ...story, sources }, { length: 'flash' }));
    expect(text).toContain('[1]');
    expect(text).toMatch(/2 articles · \+\d+ more$/);
    expect(countWords(text)).toBeLessThanOrEqual(FLASH_WORDS);
  });

  test('the timeline dates words by when they were said, and dates nothing twice', () => {
    const text = documentText(timeline(story));
    expect(text).toMatch(/15 April 2021: Kremlin spokesman Dmitry Peskov \(via Reuters\): /);
    expect(text).toMatch(/March 2021: A declassified U\.S\. intelligence document: .* ↔ Russia: /);
    expect(text).not.toMatch(/(\w+ 2021): .*\(\1/);
    expect(text.match(/baseless/g)).toHaveLength(1);
  });

  test('a briefing says once above its sources who had it first', () => {
    const [above] = documentText(brief(story, { length: 'brief' })).split('\nSources');
    expect(above?.match(/first reported by Bloomberg/gi)).toHaveLength(1);
    const untold = story.claims.filter((claim) => claim.id !== 'first-report');
    expect(documentText(brief({ ...story, claims: untold }, { length: 'brief' }))).toMatch(
      /2 unnamed sources · first reported by Bloomberg/,
    );
  });

  test('the flash has at most 60 words and says how many claims it leaves out', () => {
    const document = brief(story, { length: 'flash' });
    expect(countWords(documentText(document))).toBeLessThanOrEqual(FLASH_WORDS);
    expect(documentText(document)).toContain(
      `+${story.claims.length - claimsOf(document.blocks).length} more`,
    );
  });
});

describe('any story', () => {
  test.each([0, 1, 2, 40, 400])('deep tells each of %i claims', (count) => {
    const story = storyOf(count);
    const told = claimsOf(brief(story, { length: 'deep' }).blocks).map((ref) => ref.claim);
    expect(told.toSorted()).toEqual(story.claims.map((claim) => claim.id).toSorted());
  });

  test('flash and brief choose, and say how many more there are', () => {
    const story = storyOf(400);
    for (const length of ['flash', 'brief'] as const) {
      const document = brief(story, { length });
      const told = claimsOf(document.blocks).length;
      expect(told).toBeGreaterThan(0);
      expect(told).toBeLessThan(60);
      expect(documentText(document)).toMatch(new RegExp(`${400 - told} more`));
    }
  });

  test('what rests on a bare source does not lead', () => {
    const story = storyOf(30);
    const bare = {
      ...story,
      claims: story.claims.map((claim, n) =>
        n === 0
          ? {
              ...claim,
              status: 'unverified' as const,
              sourcing: 'unnamed_bare' as const,
              attribution: [
                {
                  speaker: null,
                  name: 'a source',
                  sourcing: 'unnamed_bare' as const,
                  cue: 'said',
                  via: null,
                  at: {},
                },
              ],
            }
          : claim,
      ),
    };
    for (const length of LENGTHS) {
      const [first] = brief(bare, { length }).blocks.flatMap((block) =>
        block.type === 'list' ? block.items : [],
      );
      expect(first?.claims.map((ref) => ref.claim)).not.toContain('claim-0');
    }
  });

  test('every document passes the guard, whatever the words are', () => {
    fc.assert(
      fc.property(fc.oneof(hostileStory, fc.nat(120).map(storyOf)), (story) => {
        const documents = [
          ...LENGTHS.map((length) => brief(story, { length })),
          ...LENGTHS.map((length) => digest([story, storyOf(5)], { length })),
          timeline(story),
          sources(story),
          quotes(story),
        ];
        for (const document of documents) expect(guard(document, [story, storyOf(5)]).faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
