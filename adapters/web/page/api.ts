// What the page asks of the process, and how a failure of it reads.
import type { Channel, Choice, Outcome, Page, Preview, Press, Say, Welcome } from '../wire.ts';

/** A failure with words for the reader; `again` where the same may succeed later. */
export interface Failed {
  readonly type: 'failed';
  readonly message: string;
  readonly again: boolean;
}

export type Answer<Value> = { readonly type: 'done'; readonly value: Value } | Failed;

/** The reader's IANA zone. */
export const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const welcome = (): Promise<Answer<Welcome>> => ask('/api/desk');

export const page = (of: {
  readonly channel: string;
  readonly thread?: string;
  readonly before?: string;
}): Promise<Answer<Page>> => ask(`/api/messages?${new URLSearchParams(of).toString()}`);

export const preview = (message: string, platform: 'slack' | 'discord'): Promise<Answer<Preview>> =>
  ask(`/api/messages/${encodeURIComponent(message)}/${platform}`);

export const complete = (of: {
  readonly channel: string;
  readonly kind: string;
  readonly typed: string;
}): Promise<Answer<readonly Choice[]>> =>
  ask(`/api/complete?${new URLSearchParams({ ...of, zone }).toString()}`);

export const say = (what: Omit<Say, 'zone'>): Promise<Answer<Outcome>> => ask('/api/say', { ...what, zone });

export const press = (what: Omit<Press, 'zone'>): Promise<Answer<Outcome>> =>
  ask('/api/press', { ...what, zone });

export const openChannel = (name: string): Promise<Answer<Channel>> => ask('/api/channels', { name });

const patience = 30_000;

/** The process and its page are of one version: its answers are trusted to have the types of wire.ts. */
async function ask<Value>(path: string, body?: object): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(patience),
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return { type: 'done', value: (await response.json()) as Value };
    return { type: 'failed', message: await reason(response), again: response.status >= 500 };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    const message = late
      ? 'Dateline has not answered in time. Your text is kept; try again.'
      : 'Dateline cannot be reached. Your text is kept; try again when it runs.';
    return { type: 'failed', message, again: true };
  }
}

async function reason(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
    ? body.error
    : `Dateline answered with ${response.status}. Try again.`;
}
