// `<time>` elements that know their instant, and keep relative ones true while the page is open.
import { full } from './dates.ts';
import { make } from './dom.ts';

const living = new Map<HTMLTimeElement, () => string>();

/** @param say what to show of the instant; said again every half minute, so that "2 minutes ago" stays true */
export function timeElement(at: Date, say: (at: Date) => string): HTMLElement {
  if (Number.isNaN(at.getTime())) return make('span', {}, 'at an unknown time');
  const element = make('time', { datetime: at.toISOString(), title: full(at) }, say(at));
  living.set(element, () => say(at));
  return element;
}

/** Starts to keep the times true. */
export function keepTimes(): void {
  setInterval(() => {
    for (const [element, say] of living) {
      if (!element.isConnected) living.delete(element);
      else if (element.textContent !== say()) element.textContent = say();
    }
  }, 30_000);
}
