// Posts each answer once: the same key is the same message, across time-outs and restarts.
import { z } from 'zod';
import { PostError, type Context } from '#adapters/adapter.ts';
import { postError } from './failure.ts';
import type { SlackBody } from './render.ts';
import type { Target } from './target.ts';
import type { WebApi } from './web-api.ts';

/** Kept on the shelf from before a post is sent: with its `ts` once that is known. */
const entrySchema = z.object({ at: z.iso.datetime(), ts: z.string().exactOptional() });
type Entry = z.infer<typeof entrySchema>;

const prefix = 'post/';
const keep = 7 * 24 * 3_600_000;
const pruneEvery = 500;
/** Seconds by which our clock may be ahead of Slack's. */
const skew = 300;

export class Deliveries {
  readonly #api: Pick<WebApi, 'post' | 'find'>;
  readonly #context: Pick<Context, 'shelf' | 'now' | 'log'>;
  readonly #running = new Map<string, Promise<string>>();
  #sincePrune = pruneEvery;

  constructor(api: Pick<WebApi, 'post' | 'find'>, context: Pick<Context, 'shelf' | 'now' | 'log'>) {
    this.#api = api;
    this.#context = context;
  }

  /**
   * Posts, unless this key was posted before. Where an earlier try may have arrived, looks for it first, because
   * Slack has no key of its own for that.
   * @returns the message's `ts`
   * @throws PostError
   */
  post(target: Target, body: SlackBody, key: string): Promise<string> {
    const running = this.#running.get(key);
    if (running) return running;
    const post = this.#once(target, body, key).finally(() => this.#running.delete(key));
    this.#running.set(key, post);
    return post;
  }

  async #once(target: Target, body: SlackBody, key: string): Promise<string> {
    const earlier = await this.#before(() => this.#earlier(key));
    if (earlier?.ts !== undefined) return earlier.ts;
    const at = earlier?.at ?? this.#context.now().toISOString();
    if (earlier) {
      const found = await this.#find(target, key, at);
      if (found !== null) return this.#record(key, { at, ts: found }, found);
    } else await this.#before(() => this.#context.shelf.put(prefix + key, { at }));
    try {
      const { ts } = await this.#api.post(target, body, key);
      return await this.#record(key, { at, ts }, ts);
    } catch (error) {
      if (error instanceof PostError && error.outcome !== 'unknown')
        await this.#context.shelf.delete(prefix + key);
      throw error;
    } finally {
      await this.#prune();
    }
  }

  async #earlier(key: string): Promise<Entry | undefined> {
    return entrySchema.safeParse(await this.#context.shelf.get(prefix + key)).data;
  }

  /** A shelf that fails before the post has cost nothing but the post. */
  async #before<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (cause) {
      throw new PostError('The shelf failed before the post', { outcome: 'refused', cause });
    }
  }

  async #find(target: Target, key: string, at: string): Promise<string | null> {
    try {
      const found = await this.#api.find(target, key, Math.floor(Date.parse(at) / 1_000) - skew);
      return found === null ? null : found.ts;
    } catch (cause) {
      // Not to know whether the earlier try arrived is no ground to send again.
      const { message, retryAfter } = postError(cause);
      throw new PostError(`Could not look for an earlier try: ${message}`, {
        outcome: 'unknown',
        ...(retryAfter === undefined ? {} : { retryAfter }),
        cause,
      });
    }
  }

  /** The message stands: what fails from here on must not make it look lost. */
  async #record(key: string, entry: Entry, ts: string): Promise<string> {
    try {
      await this.#context.shelf.put(prefix + key, entry);
    } catch (error) {
      this.#context.log.error({ err: error, key }, 'slack: a post could not be noted on the shelf');
    }
    return ts;
  }

  /** Forgets old keys, now and then. */
  async #prune(): Promise<void> {
    this.#sincePrune += 1;
    if (this.#sincePrune <= pruneEvery) return;
    this.#sincePrune = 0;
    const { shelf, now, log } = this.#context;
    try {
      const oldest = now().getTime() - keep;
      for (const [key, value] of await shelf.list(prefix)) {
        const entry = entrySchema.safeParse(value).data;
        if (!entry || Date.parse(entry.at) < oldest) await shelf.delete(key);
      }
    } catch (error) {
      log.warn({ err: error }, 'slack: old post keys could not be forgotten');
    }
  }
}
