// Slack as a platform: settings, rendering, and how to go online.
import type { Platform } from '#adapters/adapter.ts';
import { config, type SlackConfig } from './config.ts';
import { render, type SlackBody } from './render.ts';
import { platform } from './target.ts';

export type { SlackBody, SlackConfig };

/** Bolt is loaded when it is needed: settings and renderings do without it. */
export const slack: Platform<SlackConfig, SlackBody> = {
  name: platform,
  alone: false,
  config,
  render,
  examine: async (settings) => (await import('./examine.ts')).examine(settings),
  connect: async (settings, newsroom, context) =>
    (await import('./client.ts')).connect(settings, newsroom, context),
};
