// What the tests of editions share: a store on one of the engines, and an outbox that delivers to paper.
import type { Log } from '#adapters/adapter.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { newSite } from '../sites.ts';
import { newPaper } from './paper.ts';

export interface Scene {
  readonly store: Store;
  readonly paper: ReturnType<typeof newPaper>;
  readonly outbox: Outbox;
  /** Ends what runs, and removes the data. */
  readonly close: () => Promise<void>;
}

/** A new, empty store on the engine; the time is the test's. */
export async function openScene(
  engine: Parameters<typeof newSite>[0],
  now: () => Date,
  log: Log,
): Promise<Scene> {
  const site = await newSite(engine);
  const store = await openStore(site.address);
  const paper = newPaper();
  const outbox = paper.outbox(store, now, log);
  const close = async (): Promise<void> => {
    await outbox.close();
    await store.close();
    await site.remove();
  };
  return { store, paper, outbox, close };
}
