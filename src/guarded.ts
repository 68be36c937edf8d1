// The last look at a document before it leaves: faulty lines go, and what the faults were is logged.
import type { Log } from '#adapters/adapter.ts';
import type { Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import type { Story } from '#briefings/story/story.ts';

/** @returns the document without its faulty lines */
export function guarded(document: Document, stories: readonly Story[], log: Log): Document {
  const { document: safe, faults } = guard(document, stories);
  if (faults.length > 0)
    log.error({ document: document.title, faults }, 'lines were held back: they say more than their claims');
  return safe;
}
