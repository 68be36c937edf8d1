// A platform on which documents stand as they are, for tests that read what was said.
import type { Adapter, Part, Platform } from '#adapters/adapter.ts';
import { claimsOf, type Document } from '#briefings/document.ts';

/** A platform that keeps documents as they are; `fails` says which post is refused for good. */
export function newPaper() {
  const posted: Document[] = [];
  let fails = false;
  const adapter: Adapter = {
    post: async (where, part, { begin }) => {
      await begin?.();
      if (fails) throw new Error('The connection was lost');
      posted.push(part.body as Document);
      const message = `m${posted.length}`;
      return { place: where, message, thread: `${where}/${message}` };
    },
    find: () => Promise.resolve(null),
    update: () => Promise.resolve(),
    tell: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const platform: Platform = {
    name: 'memory',
    alone: false,
    config: () => null,
    examine: () => Promise.resolve([]),
    connect: () => Promise.resolve(adapter),
    render: (document: Document): readonly Part[] => [{ body: document, claims: claimsOf(document.blocks) }],
  };
  return {
    posted,
    online: { platform, adapter },
    fail: (value: boolean) => {
      fails = value;
    },
  };
}
