// The web desk as a platform: what everybody can use without a token.
import type { Platform } from '../adapter.ts';
import { connect } from './client.ts';
import { config, type WebConfig } from './config.ts';
import { render, type WebBody } from './render.ts';

export const web: Platform<WebConfig, WebBody> = {
  name: 'web',
  alone: true,
  config,
  render,
  examine: ({ hosts }) =>
    Promise.resolve([
      {
        ok: true,
        what: `The web desk answers under ${['localhost', ...hosts].join(', ')} and plain IP addresses.`,
      },
    ]),
  connect,
};
