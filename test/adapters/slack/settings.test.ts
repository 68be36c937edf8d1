// The environment, and what Slack is told of the app: its manifest and the usage of its command.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { botScopes, manifest, usage, usageHint } from '#adapters/slack/commands.ts';
import { slack } from '#adapters/slack/index.ts';
import { command } from '#briefings/command.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };

describe('settings', () => {
  it.each([
    { env: {}, config: null },
    { env: { SLACK_API_URL: 'http://127.0.0.1:1/', SLACK_BOT_TOKEN: ' ' }, config: null },
    {
      env: { ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'abc' },
      config: {
        botToken: 'xoxb-1',
        transport: { type: 'socket', appToken: 'xapp-1' },
        apiUrl: 'https://slack.com/api/',
      },
    },
    {
      env: { ...bot, SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: 'http://127.0.0.1:1/api' },
      config: {
        botToken: 'xoxb-1',
        transport: { type: 'http', signingSecret: 'abc' },
        apiUrl: 'http://127.0.0.1:1/api/',
      },
    },
  ])('are read from $env', ({ env, config }) => expect(slack.config(env)).toEqual(config));

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN is missing']],
    [bot, ['SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET']],
    [
      {
        SLACK_BOT_TOKEN: 'xapp-secret',
        SLACK_APP_TOKEN: 'xoxb-secret',
        SLACK_SIGNING_SECRET: 'xoxb-secret',
        SLACK_API_URL: 'secret',
      },
      [
        'SLACK_BOT_TOKEN is not a bot token',
        'SLACK_APP_TOKEN is not an app-level token',
        'SLACK_SIGNING_SECRET is not a signing secret',
        'SLACK_API_URL is not an http or https address',
      ],
    ],
  ])('name every fault of %j, and no secret', (env, faults) => {
    const found = slack.config(env);
    expect(found).toHaveLength(faults.length);
    for (const [index, fault] of faults.entries()) {
      expect((found as readonly string[])[index]).toMatch(new RegExp(`^${fault.replace(/[()]/g, '\\$&')}`));
      expect((found as readonly string[])[index]).not.toContain('-secret');
    }
  });
});

const run = () => Promise.reject(new Error('not run here'));
const commands = [
  command({
    name: 'now',
    summary: 'The briefing of a story',
    example: 'now',
    input: z.object({ story: z.string().optional(), length: z.enum(['flash', 'deep']).default('flash') }),
    access: 'everyone',
    audience: 'place',
    run,
  }),
  command({
    name: 'ask',
    summary: 'Ask a question',
    example: 'ask who?',
    input: z.object({ question: z.string() }),
    rest: 'question',
    access: 'everyone',
    audience: 'place',
    run,
  }),
];

describe('the manifest', () => {
  it('hints at the declared commands', () => {
    expect(commands.map(usage)).toEqual(['now [story] [flash|deep]', 'ask <question>']);
    expect(usageHint(commands)).toBe('now [story] [flash|deep] · ask <question>');
    expect(usageHint(Array.from({ length: 80 }, () => commands).flat())).toBe('now · ask');
    expect(usageHint([])).toBe('help');
  });

  it('is for Socket Mode, or for requests to an address', () => {
    expect(manifest(commands)).toMatchObject({
      features: {
        slash_commands: [{ command: '/brief', usage_hint: 'now [story] [flash|deep] · ask <question>' }],
        app_home: { messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      },
      oauth_config: { scopes: { bot: botScopes } },
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
    });
    const url = 'https://dateline.example/slack/events';
    expect(manifest(commands, { url: 'https://dateline.example/' })).toMatchObject({
      features: { slash_commands: [{ url }] },
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { request_url: url },
        interactivity: { request_url: url },
      },
    });
  });
});
