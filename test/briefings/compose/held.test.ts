// A promise that another claim's words tell: once in a briefing, with its speaker, and in no document without one.
import { describe, expect, test } from 'vitest';
import { brief } from '#briefings/compose/brief.ts';
import { claimsOf, documentText, linesOf, type Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';

const PROMISE = 'Mayor Ilse Brandt publicly promised a free bridge to the people of Orveld';
const TEXT = `Orveld is set to open a toll gate on its bridge in June, the town council has announced.

The toll will come a month after ${PROMISE}.

Drivers have written letters to the council.`;

const story = (): Story =>
  readLocally({ text: TEXT, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');

const changed = (change: (claim: Claim) => Partial<Claim>): Story => {
  const read = story();
  return { ...read, claims: read.claims.map((claim) => ({ ...claim, ...change(claim) })) };
};

const timesTold = (document: Document): number => documentText(document).split(PROMISE).length - 1;

describe('what is told within other words', () => {
  test.each(['brief', 'deep'] as const)('%s tells it once, and counts both claims as told', (length) => {
    const document = brief(story(), { length });
    const promise = story().claims.find(({ text }) => text === PROMISE);
    expect(timesTold(document)).toBe(1);
    expect(claimsOf(document.blocks).map(({ claim }) => claim)).toContain(promise?.id);
    const speakers = document.blocks.flatMap(linesOf).flatMap(({ inlines }) => inlines);
    expect(speakers).toContainEqual({ type: 'speaker', text: 'Mayor Ilse Brandt' });
    expect(guard(document, [story()]).faults).toEqual([]);
  });

  test.each<[string, (claim: Claim) => Partial<Claim>]>([
    ['is surer than the promise', (claim) => (claim.text === PROMISE ? { certainty: 'possible' } : {})],
    ['holds it as background', (claim) => (claim.text === PROMISE ? {} : { section: 'background' })],
  ])('it has a line of its own where the other claim %s', (_, change) => {
    const read = changed(change);
    const document = brief(read, { length: 'deep' });
    expect(timesTold(document)).toBe(2);
    expect(guard(document, [read]).faults).toEqual([]);
  });
});
