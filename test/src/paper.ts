// A platform on which documents stand as they are, for tests that read what was said.
import type { Adapter, Log, Part, Platform } from '#adapters/adapter.ts';
import { claimsOf, type Document } from '#briefings/document.ts';
import { newOutbox, type Outbox } from '#src/delivery/outbox.ts';
import type { Store } from '#src/store/store.ts';

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
    /** An outbox that delivers to it; time and chance are the test's. */
    outbox: (store: Store, now: () => Date, log: Log): Outbox =>
      newOutbox({
        store,
        now,
        log,
        random: () => 0.5,
        lease: 20_000,
        online: () => [{ platform, adapter }],
      }),
    fail: (value: boolean) => {
      fails = value;
    },
  };
}
