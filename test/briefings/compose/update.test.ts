// What is new for a place, in words: each claim with its change, held against the guard.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { hasNews, update } from '#briefings/compose/update.ts';
import { claimsOf, documentText, linesOf, type Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import type { Known, Told, ToldStories } from '#briefings/story/news.ts';
import { claimSchema, sourcingSchema, type Claim, type Story } from '#briefings/story/story.ts';
import { versionOf } from '#briefings/story/version.ts';
import { hostileStory, storyOf } from '../sample.ts';

const since = new Date('2026-03-02T08:00:00Z');

/** A place that was told these claims as they stand in the story. */
function toldOf(story: Story, ids: readonly string[], told = true): Told {
  const claims = story.claims
    .filter(({ id }) => ids.includes(id))
    .map((claim): [string, Known] => [claim.id, { version: versionOf(story, claim), told }]);
  return { since, hadEdition: true, claims: new Map(claims) };
}

const all = (story: Story): readonly string[] => story.claims.map(({ id }) => id);

const at = (story: Story, told: Told): ToldStories => new Map([[story.id, told]]);

const edition = { length: 'brief', edition: true } as const;

const withClaim = (story: Story, id: string, change: Partial<Claim>): Story => ({
  ...story,
  claims: story.claims.map((claim) => (claim.id === id ? { ...claim, ...change } : claim)),
});

const { status, certainty } = claimSchema.shape;

/** A story after some of its claims have changed in any way, and some were never told. */
const changed = fc
  .array(
    fc.record({
      known: fc.boolean(),
      told: fc.boolean(),
      text: fc.constantFrom('', ', as a second report has it'),
      status: fc.option(fc.constantFrom(...status.options), { nil: undefined }),
      certainty: fc.option(fc.constantFrom(...certainty.options), { nil: undefined }),
      sourcing: fc.option(fc.constantFrom(...sourcingSchema.options), { nil: undefined }),
    }),
    { minLength: 12, maxLength: 12 },
  )
  .map((changes) => {
    const before = storyOf(12);
    const known = before.claims.flatMap((claim, n): [string, Known][] => {
      const change = changes[n];
      const version = versionOf(before, claim);
      return change?.known === true ? [[claim.id, { version, told: change.told }]] : [];
    });
    const story: Story = {
      ...before,
      claims: before.claims.map((claim, n) => ({
        ...claim,
        text: `${claim.text}${changes[n]?.text ?? ''}`,
        status: changes[n]?.status ?? claim.status,
        certainty: changes[n]?.certainty ?? claim.certainty,
        sourcing: changes[n]?.sourcing ?? claim.sourcing,
      })),
    };
    return { story, told: at(story, { since, hadEdition: true, claims: new Map(known) }) };
  });

test('what came out well before the place was told last is new here, and no news', () => {
  const story = storyOf(3);
  const [first, second, third] = story.claims;
  const old = {
    ...story,
    sources: story.sources.map((each) => ({ ...each, publishedAt: '2026-03-01T08:00:00Z' })),
  };
  const document = update([old], at(old, toldOf(old, [first?.id ?? ''])), edition);
  expect(documentText(document)).toContain(': 2 new here');
  expect(documentText(document)).not.toMatch(/\[new\]/);
  expect(
    [second, third].every((claim) => claimsOf(document.blocks).some((ref) => ref.claim === claim?.id)),
  ).toBe(true);
});

describe('an update', () => {
  test('passes the guard whatever has changed, and has news exactly where it tells some', () => {
    fc.assert(
      fc.property(changed, fc.constantFrom('flash', 'brief', 'deep'), ({ story, told }, length) => {
        const options = { length, edition: true } as const;
        const document = update([story], told, options);
        expect(guard(document, [story]).faults).toEqual([]);
        expect(hasNews([story], told, options)).toBe(claimsOf(document.blocks).length > 0);
      }),
      { numRuns: 200 },
    );
  });

  test('passes the guard with hostile words, and tells all of them', () => {
    fc.assert(
      fc.property(hostileStory, (story) => {
        const document = update([story], at(story, toldOf(story, [])), edition);
        expect(guard(document, [story]).faults).toEqual([]);
        expect(claimsOf(document.blocks)).toHaveLength(story.claims.length);
      }),
      { numRuns: 30 },
    );
  });

  test('a flash tells what fits, says how much is left, and leaves no correction out', () => {
    const story = storyOf(30);
    const before = at(story, toldOf(story, all(story)));
    const now = story.claims.reduce(
      (each, { id }, n) =>
        withClaim(
          each,
          id,
          n === 20 ? { status: 'corrected' } : { text: `Report ${n} on the port of Arvel` },
        ),
      story,
    );
    const document = update([now], before, { length: 'flash', edition: true });
    expect(documentText(document)).toMatch(/\+\d+ more, new or changed/);
    expect(claimsOf(document.blocks)).toContainEqual({ story: story.id, claim: 'claim-20' });
  });

  test('a bare source never leads: alone it waits', () => {
    const story = storyOf(8);
    const told = at(story, toldOf(story, all(story).slice(2)));
    const bare = withClaim(story, 'claim-0', { sourcing: 'unnamed_bare' });
    const both = update([bare], told, edition);
    const [first] = both.blocks.flatMap(linesOf).filter(({ claims }) => claims.length > 0);
    expect(first?.claims).not.toContainEqual({ story: story.id, claim: 'claim-0' });
    expect(claimsOf(both.blocks)).toContainEqual({ story: story.id, claim: 'claim-0' });
    const alone = update([bare], at(story, toldOf(story, all(story).slice(1))), edition);
    expect(documentText(alone)).toContain('Nothing new');
  });

  test('a claim that nobody was told is not taken back; one that was left out for its length comes as new', () => {
    const story = storyOf(6);
    const gone = withClaim(story, 'claim-1', { status: 'withdrawn' });
    const words = (document: Document): string => documentText(document);
    expect(
      words(
        update(
          [gone],
          at(story, toldOf(story, ['claim-0', 'claim-2', 'claim-3', 'claim-4', 'claim-5'])),
          edition,
        ),
      ),
    ).toContain('Nothing new');
    const other = withClaim(story, 'claim-0', { text: 'Other words' });
    expect(words(update([other], at(story, toldOf(story, all(story), false)), edition))).toContain(
      '[new] Other words',
    );
  });

  test('the first edition is the briefing, whatever was asked for before; what is asked for is what is new', () => {
    const story = storyOf(6);
    const told = at(story, { ...toldOf(story, all(story)), hadEdition: false });
    expect(update([story], told, edition).type).toBe('briefing');
    expect(update([story], told, { ...edition, edition: false }).type).toBe('update');
    expect(update([story], new Map(), { ...edition, edition: false }).type).toBe('briefing');
  });
});
