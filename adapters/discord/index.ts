// The Discord platform. The library that connects it is loaded only when it is needed: rendering does without.
import type { Platform } from '../adapter.ts';
import { config, type DiscordConfig } from './config.ts';
import { render, type DiscordBody } from './render.ts';

export type { DiscordBody, DiscordConfig };

export const discord: Platform<DiscordConfig, DiscordBody> = {
  name: 'discord',
  alone: true,
  config,
  render,
  examine: async (settings) => (await import('./examine.ts')).examine(settings),
  connect: async (settings, newsroom, context) =>
    (await import('./client.ts')).connect(settings, newsroom, context),
};
