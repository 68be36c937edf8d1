// A small platform in memory: three messages a document, with calls, answers and looks that the test decides.
import type { Adapter, Part, Platform, Receipt } from '#adapters/adapter.ts';
import { documentText, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';

export interface Posted {
  readonly place: Place;
  readonly part: Part;
  readonly key: string;
  readonly title: string;
}

/** A platform of three messages a document, whose answers the test decides. */
export function newMemory() {
  const posted: Posted[] = [];
  const keys: string[] = [];
  const told: { readonly user: string; readonly part: Part }[] = [];
  const looked: string[] = [];
  let respond: (place: Place, key: string) => Promise<void> = () => Promise.resolve();
  let answer: (key: string) => Promise<void> = () => Promise.resolve();
  let see: () => Promise<void> = () => Promise.resolve();
  const receiptOf = (place: Place, message: string): Receipt => {
    const channel = place.split('/').slice(0, 2).join('/') as Place;
    return { place, message, thread: place === channel ? `${channel}/${message}` : place };
  };
  const adapter: Adapter = {
    post: async (place, part, { key, title, begin }): Promise<Receipt> => {
      await begin?.();
      keys.push(key);
      await respond(place, key);
      posted.push({ place, part, key, title });
      const message = `m${posted.length}`;
      await answer(key);
      return receiptOf(place, message);
    },
    find: async (place, _, { key }) => {
      looked.push(key);
      await see();
      const at = posted.findIndex((each) => each.key === key);
      return at < 0 ? null : receiptOf(place, `m${at + 1}`);
    },
    tell: (_, user, part) => Promise.resolve(void told.push({ user, part })),
    update: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const platform: Platform = {
    name: 'memory',
    alone: false,
    config: () => null,
    examine: () => Promise.resolve([]),
    connect: () => Promise.resolve(adapter),
    render: (document: Document) =>
      [0, 1, 2].map((part) => ({
        body: { part, text: part === 0 ? documentText(document) : '' },
        claims: part < 2 ? [{ story: 'dam', claim: part === 0 ? 'repair' : 'safe' }] : [],
        piece: document,
      })),
  };
  return {
    posted,
    keys,
    told,
    looked,
    connected: { platform, adapter },
    /** What happens to a call before its message stands. */
    respond: (next: typeof respond) => {
      respond = next;
    },
    /** What happens to the answer when the message stands. */
    answer: (next: typeof answer) => {
      answer = next;
    },
    /** What happens to a look. */
    see: (next: typeof see) => {
      see = next;
    },
  };
}
