// The desk's memory: its channels and messages, kept on the shelf, every change numbered.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Document } from '#briefings/document.ts';
import type { Shelf } from '../adapter.ts';
import * as limits from './limits.ts';
import type { Change, Channel, Message, Page } from './wire.ts';

/** A message that is to be added; `key` names the delivery, where there is one. */
export interface Draft {
  readonly channel: string;
  readonly thread: string | null;
  readonly content:
    | { readonly type: 'words'; readonly text: string }
    | { readonly type: 'document'; readonly document: Document };
  readonly key?: string;
}

export interface Room {
  readonly desk: string;
  version(): number;
  channels(): readonly Channel[];
  /** @returns null when there is one of that name, or no room for more */
  open(name: string): Promise<Channel | null>;
  /** The newest messages at the top of a channel, or in a thread, oldest first. */
  page(channel: string, options?: { readonly thread?: string; readonly before?: string }): Page;
  find(id: string): Message | undefined;
  /** The message that was added with this key. */
  keyed(key: string): Message | undefined;
  /** The same key is the same message. @returns null when the channel or the thread is not there */
  add(draft: Draft): Promise<Message | null>;
  /** @returns null when the message is not there */
  edit(id: string, document: Document): Promise<Message | null>;
  /** Everything that changed after this version, in order; null when it is too much to send. */
  since(version: number): readonly Change[] | null;
  /** @returns what ends the watch */
  watch(listener: (change: Change) => void): () => void;
}

interface Entry {
  readonly message: Message;
  readonly key: string | null;
}

const standing = {
  id: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  at: z.string(),
  replies: z.int(),
  version: z.int(),
};
const entrySchema = z.object({
  key: z.string().nullable(),
  message: z.discriminatedUnion('type', [
    z.object({ ...standing, type: z.literal('words'), text: z.string() }),
    z.object({
      ...standing,
      type: z.literal('document'),
      document: z.custom<Document>(
        (value) => z.object({ blocks: z.array(z.unknown()) }).safeParse(value).success,
      ),
      edited: z.string().nullable(),
    }),
  ]),
});
const channelSchema = z.object({ name: z.string(), version: z.int() });

const channelKey = (name: string): string => `channel/${name}`;
/** Ids are `m` and a number that rises; the shelf keeps them in that order. */
const messageKey = (id: string): string => `message/${id.slice(1).padStart(12, '0')}`;

/** Reads the memory from the shelf. An entry that cannot be read is left alone and not shown. */
export async function openRoom(shelf: Shelf, now: () => Date): Promise<Room> {
  const channels = await load(shelf, 'channel/', channelSchema);
  const entries = await load(shelf, 'message/', entrySchema);
  const desk = z.string().safeParse(await shelf.get('desk')).data ?? randomUUID();
  await shelf.put('desk', desk);
  return new Memory(shelf, now, desk, channels, entries);
}

async function load<Value>(
  shelf: Shelf,
  prefix: string,
  schema: z.ZodType<Value>,
): Promise<readonly Value[]> {
  return (await shelf.list(prefix)).flatMap(([, value]) => {
    const result = schema.safeParse(value);
    return result.success ? [result.data] : [];
  });
}

class Memory implements Room {
  readonly desk: string;
  readonly #shelf: Shelf;
  readonly #now: () => Date;
  readonly #channels: Map<string, Channel>;
  readonly #entries: Map<string, Entry>;
  readonly #ids = new Map<string, string>();
  readonly #listeners = new Set<(change: Change) => void>();
  #version: number;
  /** Changes are made one after the other, each on the shelf before anybody hears of it. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    shelf: Shelf,
    now: () => Date,
    desk: string,
    channels: readonly Channel[],
    entries: readonly Entry[],
  ) {
    this.desk = desk;
    this.#shelf = shelf;
    this.#now = now;
    this.#channels = new Map(channels.map((each) => [each.name, each]));
    this.#entries = new Map(entries.map((each) => [each.message.id, each]));
    for (const { key, message } of entries) if (key !== null) this.#ids.set(key, message.id);
    this.#version = [...channels, ...entries.map((each) => each.message)].reduce(
      (highest, each) => Math.max(highest, each.version),
      0,
    );
  }

  version(): number {
    return this.#version;
  }

  channels(): readonly Channel[] {
    return [...this.#channels.values()].sort((a, b) => a.version - b.version);
  }

  open(name: string): Promise<Channel | null> {
    return this.#inTurn(async () => {
      if (this.#channels.has(name) || this.#channels.size >= limits.channels) return null;
      const channel: Channel = { name, version: this.#version + 1 };
      await this.#shelf.put(channelKey(name), channel);
      this.#channels.set(name, channel);
      this.#tell({ type: 'channel', version: channel.version, channel });
      return channel;
    });
  }

  page(channel: string, options: { readonly thread?: string; readonly before?: string } = {}): Page {
    const all = [...this.#entries.values()]
      .map((each) => each.message)
      .filter((each) => each.channel === channel && each.thread === (options.thread ?? null));
    const end =
      options.before === undefined ? all.length : all.findIndex((each) => each.id === options.before);
    const start = Math.max(0, end - limits.pageOfMessages);
    const root = options.thread === undefined ? null : (this.find(options.thread) ?? null);
    return { messages: all.slice(start, Math.max(0, end)), version: this.#version, more: start > 0, root };
  }

  find(id: string): Message | undefined {
    return this.#entries.get(id)?.message;
  }

  keyed(key: string): Message | undefined {
    return this.find(this.#ids.get(key) ?? '');
  }

  add(draft: Draft): Promise<Message | null> {
    return this.#inTurn(async () => {
      const earlier = draft.key === undefined ? undefined : this.#ids.get(draft.key);
      if (earlier !== undefined) return this.find(earlier) ?? null;
      const root = draft.thread === null ? null : this.find(draft.thread);
      if (!this.#channels.has(draft.channel) || root === undefined) return null;
      const message = await this.#put(this.#fresh(draft), draft.key ?? null);
      if (root) await this.#put({ ...root, replies: root.replies + 1, version: this.#version + 1 });
      await this.#prune(draft.channel);
      return message;
    });
  }

  edit(id: string, document: Document): Promise<Message | null> {
    return this.#inTurn(async () => {
      const message = this.find(id);
      if (message?.type !== 'document') return null;
      const edited = this.#now().toISOString();
      return this.#put({ ...message, document, edited, version: this.#version + 1 });
    });
  }

  since(version: number): readonly Change[] | null {
    const changes: readonly Change[] = [
      ...this.channels().map((channel) => ({ type: 'channel', version: channel.version, channel }) as const),
      ...[...this.#entries.values()].map(
        ({ message }) => ({ type: 'message', version: message.version, message }) as const,
      ),
    ].filter((change) => change.version > version);
    return changes.length > limits.catchUp ? null : changes.toSorted((a, b) => a.version - b.version);
  }

  watch(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #fresh({ channel, thread, content }: Draft): Message {
    const version = this.#version + 1;
    const common = { id: `m${version}`, channel, thread, at: this.#now().toISOString(), replies: 0, version };
    return content.type === 'words' ? { ...common, ...content } : { ...common, ...content, edited: null };
  }

  async #put(message: Message, key = this.#entries.get(message.id)?.key ?? null): Promise<Message> {
    const entry: Entry = { key, message };
    await this.#shelf.put(messageKey(message.id), entry);
    this.#entries.set(message.id, entry);
    if (key !== null) this.#ids.set(key, message.id);
    this.#tell({ type: 'message', version: message.version, message });
    return message;
  }

  async #prune(channel: string): Promise<void> {
    const all = [...this.#entries.values()].filter((each) => each.message.channel === channel);
    for (const { key, message } of all.slice(0, Math.max(0, all.length - limits.messagesInChannel))) {
      await this.#shelf.delete(messageKey(message.id));
      this.#entries.delete(message.id);
      if (key !== null) this.#ids.delete(key);
    }
  }

  #tell(change: Change): void {
    this.#version = change.version;
    for (const listener of this.#listeners) listener(change);
  }

  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(change);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
