// A document as Slack and Discord would get it: the payloads of their own renderers, Slack's drawn here as markup.
import type { Document } from '#briefings/document.ts';
import type { Platform } from '../adapter.ts';
import type { Preview } from './wire.ts';

export type PreviewPlatform = 'slack' | 'discord';

export const isPreviewPlatform = (name: string): name is PreviewPlatform =>
  name === 'slack' || name === 'discord';

/** Loaded when the first preview is asked for, so that the desk starts without them. */
export async function preview(platform: PreviewPlatform, document: Document): Promise<Preview> {
  if (platform === 'discord') {
    const { render } = await import('../discord/render.ts');
    return previewOf(render, document);
  }
  const [{ render }, { slackMarkup }] = await Promise.all([
    import('../slack/render.ts'),
    import('./slack.ts'),
  ]);
  return previewOf(render, document, slackMarkup);
}

function previewOf(
  render: Platform['render'],
  document: Document,
  markup?: (payload: unknown) => string,
): Preview {
  return {
    parts: render(document).map(({ body }) => ({ payload: body, html: markup?.(body) ?? null })),
  };
}
