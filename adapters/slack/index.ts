// Slack as a platform: settings, rendering, and how to go online.
import type { Platform } from '#adapters/adapter.ts';
import { connect } from './client.ts';
import { config, type SlackConfig } from './config.ts';
import { examine } from './examine.ts';
import { render, type SlackBody } from './render.ts';
import { platform } from './target.ts';

export { manifest, usage } from './commands.ts';
export type { SlackBody, SlackConfig };

export const slack: Platform<SlackConfig, SlackBody> = { name: platform, config, render, examine, connect };
