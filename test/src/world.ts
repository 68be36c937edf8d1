// What the tests of the shell share: a clock that they set, a store in a directory of its own, a log that they read.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#adapters/adapter.ts';
import { notice } from '#briefings/compose/notice.ts';
import type { Document } from '#briefings/document.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { scratch } from '../scratch.ts';

export interface TestClock {
  now: Date;
}

export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export function newTestLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = [];
  const write = (level: Logged['level']) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}

export function newDirectory(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(scratch, 'dateline-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What a part says where that does not matter. */
export const piece: Document = notice('notice', 'A part', 'A part', 'place');

/** A dam above an invented town: one claim by the works, one denial by the council. */
export function damStory(id = 'dam'): Story {
  return parseStory({
    id,
    headline: `The ${id} above Upper Plumstone is to be repaired`,
    summary: 'The waterworks want to repair it; the council doubts the date.',
    firstSeen: '2026-03-01T08:00:00Z',
    updatedAt: '2026-03-01T08:00:00Z',
    sources: [{ id: 's1', outlet: 'Plumstone Courier', publishedAt: '2026-03-01T08:00:00Z' }],
    actors: [
      { id: 'works', name: 'Plumstone Waterworks', kind: 'organization' },
      { id: 'council', name: 'Plumstone Council', kind: 'government' },
    ],
    claims: [
      {
        id: 'repair',
        text: 'The dam will be repaired in May',
        kind: 'plan',
        status: 'attributed',
        certainty: 'certain',
        polarity: 'affirmed',
        attribution: [
          { speaker: 'works', name: 'Plumstone Waterworks', sourcing: 'organization', cue: 'said' },
        ],
        sourcing: 'organization',
        about: ['works'],
        evidence: [{ source: 's1' }],
      },
      {
        id: 'safe',
        text: 'The dam is safe until then',
        kind: 'assessment',
        status: 'attributed',
        certainty: 'probable',
        polarity: 'affirmed',
        attribution: [
          { speaker: 'council', name: 'Plumstone Council', sourcing: 'organization', cue: 'said' },
        ],
        sourcing: 'organization',
        about: ['council'],
        evidence: [{ source: 's1' }],
      },
    ],
  });
}
