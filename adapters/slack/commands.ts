// What Slack must know of the app: its manifest and the usage of `/brief`, made from the declared commands.
import { z } from 'zod';
import type { Command } from '#briefings/command.ts';
import { count } from '#adapters/fit.ts';

export const slashCommand = '/brief';

/** The path that Slack's requests come to, over HTTP: events, commands and interactions alike. */
export const requestPath = '/slack/events';

/** What each scope is for; the adapter uses no other. */
export const botScopes = [
  // To hear mentions, and messages where the app is a member: follow-ups in threads, direct messages.
  // The history scopes also let us look whether a message arrived before it is sent again.
  'app_mentions:read',
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  // To post and to be commanded.
  'chat:write',
  'commands',
  // Who may manage schedules (workspace admins), and the asker's time zone.
  'users:read',
] as const;

const botEvents = [
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
] as const;

export interface ManifestOptions {
  /** At most 35 characters. */
  readonly name?: string;
  /** The public https address of this process, for HTTP; absent for Socket Mode. */
  readonly url?: string;
}

/**
 * The app's manifest, to be pasted at api.slack.com/apps → Create New App → From a manifest.
 * @returns JSON that is valid against Slack's manifest schema
 */
export function manifest(commands: readonly Command[], options: ManifestOptions = {}): unknown {
  const name = options.name ?? 'Dateline';
  const url = options.url === undefined ? null : `${options.url.replace(/\/+$/, '')}${requestPath}`;
  return {
    display_information: {
      name,
      description: 'News briefings that know who said each thing and how sure they were.',
      background_color: '#1d2733',
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: name, always_online: true },
      slash_commands: [
        {
          command: slashCommand,
          description: 'Brief me on a story, ask a question, set a schedule',
          usage_hint: usageHint(commands),
          should_escape: false,
          ...(url === null ? {} : { url }),
        },
      ],
    },
    oauth_config: { scopes: { bot: [...botScopes] } },
    settings: {
      event_subscriptions: { bot_events: [...botEvents], ...(url === null ? {} : { request_url: url }) },
      interactivity: { is_enabled: true, ...(url === null ? {} : { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}

/** How a command is typed after `/brief`: `now [story] [length: flash|brief|deep]`. */
export function usage(command: Command): string {
  return [command.name, ...fieldsOf(command).map(fieldUsage)].join(' ');
}

/** All commands in one line, as Slack shows it while `/brief` is typed (at most 1,000 characters). */
export function usageHint(commands: readonly Command[]): string {
  const full = commands.map(usage).join(' · ');
  if (full !== '' && count(full) <= 1_000) return full;
  const names = [...new Set(commands.map((each) => each.name.split(' ')[0]))].join(' · ');
  return names === '' || count(names) > 1_000 ? 'help' : names;
}

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly choices: readonly string[];
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() })).default({}),
  required: z.array(z.string()).default([]),
});

function fieldsOf(command: Command): readonly Field[] {
  const schema = objectSchema.parse(z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    required: schema.required.includes(name),
    choices: property.enum ?? [],
  }));
}

function fieldUsage({ name, required, choices }: Field): string {
  const words = choices.length > 0 ? choices.join('|') : name;
  return required ? `<${words}>` : `[${words}]`;
}
