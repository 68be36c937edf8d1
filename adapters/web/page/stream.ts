// The stream of changes: reconnects by itself, catches up, and tells whether it stands.
import type { Change, Hello } from '../wire.ts';

interface Listener {
  hello(hello: Hello): void;
  change(change: Change): void;
  standing(online: boolean): void;
}

const firstPause = 1_000;
const longestPause = 15_000;

/**
 * Follows what changes after a version until it is closed. The browser reconnects on its own where the connection
 * broke; where the process refused, it is tried again here.
 */
export function follow(since: number, listener: Listener): { close(): void } {
  let version = since;
  let pause = firstPause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const receive = ({ data }: MessageEvent<string>): void => {
    const change = JSON.parse(data) as Change;
    version = Math.max(version, change.version);
    listener.change(change);
  };
  const open = (): void => {
    source = new EventSource(`/api/events?since=${version}`);
    source.addEventListener('hello', ({ data }: MessageEvent<string>) => {
      pause = firstPause;
      listener.standing(true);
      listener.hello(JSON.parse(data) as Hello);
    });
    source.addEventListener('message', receive);
    source.addEventListener('channel', receive);
    source.addEventListener('error', () => {
      listener.standing(false);
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    });
  };
  open();
  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}
