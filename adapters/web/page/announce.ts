// What has happened, said to a screen reader, and what went wrong shown to everybody.
import { part } from './dom.ts';

/** Says it to a screen reader; what went wrong is shown to everybody. */
export function announce(words: string, wrong = false): void {
  part('announcer', HTMLElement).textContent = words;
  if (!wrong) return;
  const banner = part('banner', HTMLElement);
  banner.textContent = words;
  banner.hidden = false;
}
