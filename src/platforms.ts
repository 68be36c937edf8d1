// The platforms, each loaded only when it is wanted: a start without tokens does not wait for their libraries.
import type { Platform } from '#adapters/adapter.ts';

export type PlatformName = 'slack' | 'discord' | 'web';

export async function loadPlatform(name: PlatformName): Promise<Platform> {
  switch (name) {
    case 'slack':
      return (await import('#adapters/slack/index.ts')).slack;
    case 'discord':
      return (await import('#adapters/discord/index.ts')).discord;
    case 'web':
      return (await import('#adapters/web/index.ts')).web;
  }
}
