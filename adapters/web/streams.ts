// Server-sent events: every change of the room to every open page, with catch-up by the last event's id.
import * as limits from './limits.ts';
import type { Room } from './room.ts';
import type { Change, Hello } from './wire.ts';

export interface Streams {
  /**
   * Opens a stream: a `hello`, then what changed after `since`, then every change as it happens.
   * @returns the answer's body, or null when there are too many readers
   */
  open(since: number): ReadableStream<Uint8Array> | null;
  /** Ends every stream at once. */
  close(): void;
}

const encoder = new TextEncoder();

/** Watches the room for as long as it is open. */
export function openStreams(room: Room): Streams {
  const readers = new Set<Reader>();
  const unwatch = room.watch((change) => {
    for (const reader of readers) reader.send(changeEvent(change));
  });
  const pulse = setInterval(() => {
    for (const reader of readers) reader.send(': still here\n\n');
  }, limits.heartbeat);
  pulse.unref();
  return {
    open(since) {
      if (readers.size >= limits.streams) return null;
      const { stream, reader } = openReader(() => readers.delete(reader));
      readers.add(reader);
      const missed = room.since(since);
      const hello: Hello = { desk: room.desk, stale: missed === null };
      reader.send(`retry: 1000\nevent: hello\ndata: ${JSON.stringify(hello)}\n\n`);
      for (const change of missed ?? []) reader.send(changeEvent(change));
      return stream;
    },
    close() {
      clearInterval(pulse);
      unwatch();
      for (const reader of readers) reader.end();
    },
  };
}

/** JSON has no raw line breaks, so that one data line holds it. */
function changeEvent(change: Change): string {
  return `id: ${change.version}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`;
}

interface Reader {
  send(event: string): void;
  end(): void;
}

/** A reader that does not keep up is cut off: its page connects again and catches up. */
function openReader(left: () => void): { stream: ReadableStream<Uint8Array>; reader: Reader } {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      cancel() {
        controller = null;
        left();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: limits.streamBacklog }),
  );
  const end = (): void => {
    controller?.close();
    controller = null;
    left();
  };
  const send = (event: string): void => {
    controller?.enqueue(encoder.encode(event));
    if (controller && (controller.desiredSize ?? 0) <= 0) end();
  };
  return { stream, reader: { send, end } };
}
