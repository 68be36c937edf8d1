// Which channels have an answer on its way into the ledger, so that a quick reply to it waits until it is known there.

export class Settling {
  readonly #open = new Map<string, Set<Promise<void>>>();

  /** @returns what to call when the answer is posted and noted */
  begin(channel: string): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const open = this.#open.get(channel) ?? new Set();
    this.#open.set(channel, open.add(promise));
    return () => {
      open.delete(promise);
      if (open.size === 0) this.#open.delete(channel);
      resolve(undefined);
    };
  }

  /** Resolves when the answers that are on their way now have settled. */
  async settled(channel: string): Promise<void> {
    await Promise.all([...(this.#open.get(channel) ?? [])]);
  }
}
