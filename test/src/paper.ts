// A platform on which documents stand as they are, for tests that read what was said.
import type { Adapter, Log, Part, Platform, PostError } from '#adapters/adapter.ts';
import { claimsOf, type Document } from '#briefings/document.ts';
import { segmentsOf, type Place } from '#briefings/place.ts';
import { newEditor, type Editor } from '#src/delivery/edits.ts';
import { newOutbox, type Outbox } from '#src/delivery/outbox.ts';
import type { Store } from '#src/store/store.ts';

/** A message in a thread has no thread of its own. */
const isThread = (where: Place): boolean => segmentsOf(where).length > 2;

/** How long what was begun is left to whoever began it, in milliseconds. */
export const LEASE = 20_000;

/** A platform that keeps documents as they are; `fails` says which post is refused for good. */
export function newPaper() {
  const posted: Document[] = [];
  const edits: { readonly message: string; readonly document: Document }[] = [];
  const places: Place[] = [];
  const told: { readonly user: string; readonly document: Document }[] = [];
  const lost = new Map<Place, PostError>();
  let refuse: (message: string) => Promise<void> = () => Promise.resolve();
  let fails = false;
  const adapter: Adapter = {
    post: async (where, part, { begin }) => {
      await begin?.();
      if (fails) throw new Error('The connection was lost');
      const gone = lost.get(where);
      if (gone !== undefined) throw gone;
      posted.push(part.body as Document);
      places.push(where);
      const message = `m${posted.length}`;
      return { place: where, message, thread: isThread(where) ? where : `${where}/${message}` };
    },
    find: () => Promise.resolve(null),
    update: async ({ message }, part) => {
      await refuse(message);
      edits.push({ message, document: part.body as Document });
    },
    tell: (_place, user, part) => {
      told.push({ user, document: part.body as Document });
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const platform: Platform = {
    name: 'memory',
    alone: false,
    config: () => null,
    examine: () => Promise.resolve([]),
    connect: () => Promise.resolve(adapter),
    render: (document: Document): readonly Part[] => [
      { body: document, claims: claimsOf(document.blocks), piece: document },
    ],
  };
  const partsOf = (store: Store, now: () => Date, log: Log) => ({
    store,
    now,
    log,
    random: () => 0.5,
    lease: LEASE,
    online: () => [{ platform, adapter }],
  });
  return {
    posted,
    /** Where each of them was posted. */
    places,
    edits,
    /** What single people were told. */
    told,
    /** Posts in this place are refused so from now on. */
    lose: (where: Place, error: PostError) => lost.set(where, error),
    connected: { platform, adapter },
    /** What happens to an edit before it is made. */
    refuse: (next: typeof refuse) => {
      refuse = next;
    },
    /** An outbox that delivers to it; time and chance are the test's. */
    outbox: (store: Store, now: () => Date, log: Log): Outbox => newOutbox(partsOf(store, now, log)),
    /** What edits on it, likewise. */
    editor: (store: Store, now: () => Date, log: Log): Editor => newEditor(partsOf(store, now, log)),
    fail: (value: boolean) => {
      fails = value;
    },
  };
}
