// A message as Slack or Discord would show it, in a shadow root with that platform's look, and its payload.
import type { PreviewPart } from '../wire.ts';
import * as api from './api.ts';
import { clock } from './dates.ts';
import { drawDiscord } from './discord.ts';
import { make } from './dom.ts';
import { drawSlack } from './slack.ts';

export type PreviewPlatform = 'slack' | 'discord';
const names = { slack: 'Slack', discord: 'Discord' } as const;

/**
 * @param message its id, by which the process draws it
 * @param height  pixels that it keeps until it is drawn, so that the reader stays where they are
 * @returns an element that fills itself when it comes near the reader's sight
 */
export function drawPreview(
  message: string,
  platform: PreviewPlatform,
  at: Date,
  height: number,
): HTMLElement {
  const box = make(
    'div',
    { class: 'previews', 'aria-busy': 'true' },
    make('p', { class: 'small' }, 'Drawing…'),
  );
  box.style.minHeight = `${Math.max(height, 160)}px`;
  new IntersectionObserver(
    ([entry], observer) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      void fill(box, message, platform, at);
    },
    { scrollMargin: '600px' },
  ).observe(box);
  return box;
}

/** It tells what went wrong when it cannot be drawn. */
async function fill(box: HTMLElement, message: string, platform: PreviewPlatform, at: Date): Promise<void> {
  const answer = await api.preview(message, platform);
  box.removeAttribute('aria-busy');
  box.style.minHeight = '';
  if (answer.type === 'failed') {
    box.replaceChildren(make('p', { class: 'problem', role: 'alert' }, answer.message));
    return;
  }
  const { parts } = answer.value;
  box.replaceChildren(...parts.flatMap((part, index) => drawPart(part, platform, at, index, parts.length)));
}

function drawPart(
  part: PreviewPart,
  platform: PreviewPlatform,
  at: Date,
  index: number,
  count: number,
): readonly HTMLElement[] {
  const where = index === 0 ? 'in the channel' : 'in the thread';
  const caption =
    count === 1
      ? `As ${names[platform]} shows it`
      : `${names[platform]}, message ${index + 1} of ${count} – ${where}`;
  return [
    make('p', { class: 'caption' }, caption),
    drawMessage(part, platform, at),
    drawPayload(part.payload),
  ];
}

function drawMessage(part: PreviewPart, platform: PreviewPlatform, at: Date): HTMLElement {
  const host = make('div', { class: 'preview' });
  const inside = host.attachShadow({ mode: 'open' });
  const content = platform === 'slack' ? drawSlack(part.html ?? '') : drawDiscord(part.payload);
  inside.append(
    make('link', { rel: 'stylesheet', href: `/page/${platform}.css` }),
    make(
      'div',
      { class: 'message' },
      make('img', { class: 'face', src: '/page/mark.svg', alt: '', width: 36, height: 36 }),
      make(
        'div',
        { class: 'column' },
        make(
          'p',
          { class: 'by' },
          make('b', {}, 'Dateline'),
          make('span', { class: 'app' }, 'APP'),
          make('span', {}, clock(at)),
        ),
        make('div', { class: 'content' }, content),
      ),
    ),
  );
  return host;
}

/** A disclosure with the JSON, written when it is opened. */
export function drawPayload(payload: unknown): HTMLElement {
  const json = make('pre', { tabindex: 0, role: 'region', 'aria-label': 'JSON of this message' });
  const fill = (): void => {
    json.textContent ||= JSON.stringify(payload, null, 2);
  };
  return make('details', { class: 'payload', ontoggle: fill }, make('summary', {}, 'JSON'), json);
}
